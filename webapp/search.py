"""The search page: words, facets, results; and the same as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import Blueprint, Response, jsonify, render_template, request

from indexer.ask_said import words_said
from indexer.engines import SORTS
from webapp.expansions import ExpansionView, expansion_views, literal_address
from webapp.facets import (
    Chip,
    FacetView,
    PageView,
    chips,
    facet_views,
    hidden_filters,
    page_views,
)
from webapp.feeds import atom, table
from webapp.histogram import Histogram, histogram_view, months_around
from webapp.hits import HitView, hit_view
from webapp.languages import gettext, in_english, say
from webapp.meaning import Unknown, unknown_values
from webapp.present import Answer, answer, as_json
from webapp.relaxing import (
    Coverage,
    Relaxed,
    asked_time,
    coverage,
    nearest_spelling,
    relaxed,
)
from webapp.saying import counts_questions, found
from webapp.searches import ANY, Search, address, read_search, with_value, without_field
from webapp.stores import Stores, stores

pages = Blueprint("search", __name__)


@dataclass(frozen=True)
class Order:
    """A way to sort the results."""

    name: str
    address: str
    is_on: bool


@dataclass(frozen=True)
class Together:
    """The hits of a page that stand in one document, the best first."""

    first: HitView
    more: tuple[HitView, ...]


@dataclass(frozen=True)
class ResultsPage:
    """Everything that the search page shows."""

    search: Search
    said: str  # "12 statements by South Korea condemning, about …"
    understood: str  # the reader's words as they were understood; "" without any
    repairs: list[str]
    total: int
    first: int  # number of the first hit on the page, from 1
    last: int
    hits: list[Together]
    expansions: list[ExpansionView]
    widened: str  # the address of the same search with the words of other languages
    literal: str  # the address of the same search for the words alone; "" where they are
    chips: list[Chip]
    facets: list[FacetView]
    hidden: list[tuple[str, str]]
    orders: list[Order]
    pages: list[PageView]
    previous: str
    next: str
    questions_counted: bool
    questions_address: str  # the same search with questions, or without them
    formats: dict[str, str]
    compare: str
    trends: str
    unknown: list[Unknown]
    nearest: tuple[str, str] | None  # (words in a spelling that finds something, address)
    relaxed: list[Relaxed]
    coverage: list[Coverage]
    asked_time: str
    histogram: Histogram | None  # the months to pick from


@pages.get("/")
def search() -> str | Response:
    """The search page; `format` asks for the same as json, csv or atom."""
    asked = read_search(dict(request.args.lists()))
    form = request.args.get("format", "html")
    if form in FORMATS:
        return FORMATS[form](asked, stores())
    here = stores()
    came = answer(asked, here.engine, here.catalog, here.settings.page_size)
    return render_template("search.html", page=results_page(came, here))


@pages.get("/search.json")
def search_json() -> Response:
    """The object of `search --json`."""
    return as_answer(read_search(dict(request.args.lists())), stores())


@pages.get("/search.csv")
def search_csv() -> Response:
    """All results as a table."""
    return table(read_search(dict(request.args.lists())), stores())


@pages.get("/search.atom")
def search_atom() -> Response:
    """The newest results as a feed."""
    return atom(read_search(dict(request.args.lists())), stores())


def as_answer(asked: Search, here: Stores) -> Response:
    """A page of results as JSON."""
    with in_english():
        return jsonify(as_json(answer(asked, here.engine, here.catalog, here.settings.page_size)))


FORMATS = {"json": as_answer, "csv": table, "atom": atom}


def results_page(came: Answer, here: Stores) -> ResultsPage:
    """The search page for what a search came to."""
    asked, size, total = came.search, here.settings.page_size, came.results.total
    counted = counts_questions(came.query)
    is_empty = total == 0
    wanted = came.query.filters.get("stance", frozenset())
    return ResultsPage(
        search=asked,
        said=found(total, asked, came.query),
        understood=looked_for(came),
        repairs=[one.said(say) for one in came.understood.repairs],
        total=total,
        first=came.query.offset + 1,
        last=came.query.offset + len(came.results.hits),
        hits=together(hit_view(held, came.understood, wanted, asked.words) for held in came.held),
        expansions=expansion_views(came, here.engine),
        literal=literal_address(came),
        widened=address(replace(asked, without=frozenset(), page=1)),
        chips=chips(asked),
        facets=facet_views(asked, came.query, came.results.facets),
        hidden=hidden_filters(asked),
        orders=_orders(came),
        pages=page_views(asked, total, size),
        previous=_turned(asked, -1) if asked.page > 1 else "",
        next=_turned(asked, 1) if asked.page * size < total else "",
        questions_counted=counted,
        questions_address=_questions(asked, counted),
        formats={form: address(replace(asked, page=1), f"/search.{form}") for form in FORMATS},
        compare=_compare(asked),
        trends=address(replace(asked, page=1, sort=""), "/trends"),
        unknown=list(unknown_values(asked, came.query, here.engine)) if is_empty else [],
        nearest=nearest_spelling(asked, came.understood, here) if is_empty else None,
        relaxed=relaxed(asked, came.understood, here.engine) if is_empty else [],
        coverage=coverage(here.holdings(), came.query) if is_empty else [],
        asked_time=asked_time(came.query),
        histogram=None if is_empty else histogram_view(asked, months_around(came, here.engine)),
    )


def together(hits: Iterable[HitView]) -> list[Together]:
    """Hits by their documents, each document in the place of its first."""
    documents: dict[str, list[HitView]] = {}
    for hit in hits:
        documents.setdefault(hit.document_address.partition("#")[0], []).append(hit)
    return [Together(first, tuple(more)) for first, *more in documents.values()]


def looked_for(came: Answer) -> str:
    """The reader's words as they were understood: "statements with missile (any form)"."""
    node = came.understood.node
    return gettext("statements %(words)s", words=words_said(node, say)) if node else ""


def _turned(asked: Search, pages: int) -> str:
    return address(replace(asked, page=asked.page + pages))


def _orders(came: Answer) -> list[Order]:
    """The orders that make sense: relevance only where there are words."""
    offered = SORTS if came.understood.node else tuple(one for one in SORTS if one != "relevance")
    names = {
        "relevance": gettext("relevance"),
        "newest": gettext("newest"),
        "oldest": gettext("oldest"),
    }
    return [
        Order(names[one], address(replace(came.search, sort=one, page=1)), one == came.query.sort)
        for one in offered
    ]


def _questions(asked: Search, counted: bool) -> str:
    without = without_field(asked, "type")
    return address(without if counted else with_value(without, "type", ANY))


def _compare(asked: Search) -> str:
    """The comparison of governments on the same search; only where it has a subject."""
    if not (asked.words or asked.chosen.get("topic")):
        return ""
    return address(replace(asked, page=1, sort=""), "/compare")
