"""Governments side by side on one matter: strongest and latest stance, and a timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, render_template, request

from indexer.ask import Understanding, understand
from indexer.engines import Query
from indexer.errors import BadQuery
from indexer.shifts import (
    Shift,
    Taken,
    is_about,
    is_mainly_about,
    own_stances,
    reopens,
    shifts_in,
    strongest,
)
from webapp.facets import ValueView, facet_views
from webapp.hits import HitView, StanceView, quote_view, stance_view
from webapp.languages import gettext, month_name, say
from webapp.naming import government_name
from webapp.saying import asked as in_words
from webapp.searches import (
    Search,
    address,
    parameters_of,
    query_of,
    read_search,
    understood_of,
    with_value,
    without_field,
)
from webapp.stores import Stores, stores

pages = Blueprint("compare", __name__)
USUAL = ("KR", "US", "JP", "RU")
MOST_COLUMNS = 6
MOST_SHIFTS = 20  # shown; onrecord shifts lists them all
MOST_READ = 500  # statements of one government that stances are looked for in, the newest first


@dataclass(frozen=True)
class Side:
    """One government on the matter."""

    government: str
    total: int
    read: int  # how many of them stances were looked for in
    months: dict[str, int]
    taken: tuple[Taken, ...]  # newest first
    is_on_target: bool  # False: no stance names the matter itself; these stand beside it


@dataclass(frozen=True)
class Column:
    """One government as the page shows it."""

    government: str
    name: str
    total: int
    read: int
    is_all_read: bool
    is_on_target: bool
    strongest: HitView | None
    latest: HitView | None
    address: str


@dataclass(frozen=True)
class ShiftView:
    """A change of one government's stance, with both statements."""

    kind: str  # reopened, class, grade: indexer/shifts.py
    government: str
    before: HitView | None
    after: HitView
    is_signalled: bool


@dataclass(frozen=True)
class Cell:
    """One government in one month."""

    name: str
    count: int
    stance: StanceView | None
    is_reopened: bool
    address: str


@dataclass(frozen=True)
class Row:
    """One month."""

    month: str
    name: str
    cells: tuple[Cell, ...]


@pages.get("/compare")
def compare() -> str:
    """The governments that the address names, or the usual four, on a topic or any search."""
    search, here = replace(read_search(dict(request.args.lists())), page=1), stores()
    understood = understood_of(search)
    if not (search.words or search.chosen.get("topic") or search.chosen.get("mention")):
        return render_template("compare.html", topics=_subjects(search, here), page=None)
    governments = _governments(search)
    matter = without_field(search, "government")
    sides = [_side(code, matter, understood, here) for code in governments]
    return render_template(
        "compare.html",
        page={
            "said": in_words(query_of(matter, understood, 1), understood),
            "governments": [(code, government_name(code)) for code in governments],
            "columns": [_column(side, matter, understood) for side in sides],
            "rows": list(_rows(sides, matter)),
            "shifts": list(_shifts(sides, matter, understood)),
            "others": _others(matter, governments, understood, here),
            "hidden": parameters_of(matter),
            "address": address(matter),
            "repairs": [one.said(say) for one in understood.repairs],
        },
    )


def _governments(search: Search) -> tuple[str, ...]:
    chosen = search.chosen.get("government")
    if not chosen:
        return USUAL
    if len(chosen) > MOST_COLUMNS:
        raise BadQuery(
            gettext(
                "%(count)s governments; up to %(most)s stand side by side.",
                count=len(chosen),
                most=MOST_COLUMNS,
            )
        )
    usual = [code for code in USUAL if code in chosen]
    return (*usual, *sorted(chosen - set(usual)))


def _subjects(search: Search, here: Stores) -> Sequence[ValueView]:
    """The topics that are held, most frequent first."""
    query = replace(query_of(search, understand(""), 1), facets=("topic",), limit=0, offset=0)
    views = facet_views(search, query, here.engine.search(query).facets)
    return [value for view in views for value in (*view.shown, *view.more)]


def _others(
    matter: Search, governments: Sequence[str], understood: Understanding, here: Stores
) -> list[tuple[str, str, bool]]:
    """(code, name, is shown) of every government with a statement on the matter."""
    query = replace(query_of(matter, understood, 1), facets=("government",), limit=0, offset=0)
    counted = here.engine.search(query).facets.get("government", {})
    codes = dict.fromkeys((*governments, *counted))
    return [(code, government_name(code), code in governments) for code in codes]


def _side(government: str, matter: Search, understood: Understanding, here: Stores) -> Side:
    query = _query(with_value(matter, "government", government), understood)
    came = here.engine.search(query)
    held = here.catalog.statements([hit.id for hit in came.hits])
    topics = query.filters.get("topic", frozenset()) | query.filters.get("mention", frozenset())
    taken = tuple(own_stances(held))
    on_target = tuple(one for one in taken if not topics or is_about(one.stance, topics))
    months = dict(came.facets.get("month", {}))
    return Side(
        government, came.total, len(held), months, on_target or taken, bool(on_target or not taken)
    )


def _query(search: Search, understood: Understanding) -> Query:
    query = query_of(search, understood, MOST_READ)
    return replace(query, sort="newest", facets=("month",), facet_size=1_000)


def _column(side: Side, matter: Search, understood: Understanding) -> Column:
    newest = [one for one in side.taken if one.held == side.taken[0].held]
    return Column(
        government=side.government,
        name=government_name(side.government),
        total=side.total,
        read=side.read,
        is_all_read=side.read >= side.total,
        is_on_target=side.is_on_target,
        strongest=_quote(strongest(side.taken), understood, matter),
        latest=_quote(strongest(newest), understood, matter),
        address=address(with_value(matter, "government", side.government)),
    )


def _quote(taken: Taken | None, understood: Understanding, matter: Search) -> HitView | None:
    if taken is None:
        return None
    return quote_view(taken.held, taken.stance, understood, matter.words)


def _shifts(
    sides: Sequence[Side], matter: Search, understood: Understanding
) -> Iterator[ShiftView]:
    """The changes of each government's stances that name the matter, the newest first."""
    chosen = matter.chosen.get("topic", frozenset()) | matter.chosen.get("mention", frozenset())
    found = [
        (side.government, shift)
        for side in sides
        for id in sorted(chosen)
        for shift in shifts_in(one for one in side.taken if is_mainly_about(one.stance, id))
    ]
    found.sort(key=lambda one: str(one[1].after.day), reverse=True)
    return (_shift(code, one, understood, matter) for code, one in found[:MOST_SHIFTS])


def _shift(code: str, shift: Shift, understood: Understanding, matter: Search) -> ShiftView:
    after = shift.after
    return ShiftView(
        kind=shift.kind,
        government=government_name(code),
        before=_quote(shift.before, understood, matter),
        after=quote_view(after.held, after.stance, understood, matter.words),
        is_signalled=shift.is_signalled,
    )


def _rows(sides: Sequence[Side], matter: Search) -> Iterator[Row]:
    """Every month in which one of the governments spoke, oldest first."""
    for month in sorted({month for side in sides for month in side.months}):
        yield Row(month, month_name(month), tuple(_cell(side, month, matter) for side in sides))


def _cell(side: Side, month: str, matter: Search) -> Cell:
    then = [one for one in side.taken if one.month == month]
    best = strongest(then)
    there = with_value(with_value(matter, "government", side.government), "month", month)
    return Cell(
        name=government_name(side.government),
        count=side.months.get(month, 0),
        stance=stance_view(best.stance) if best else None,
        is_reopened=any(reopens(one.stance) for one in then),
        address=address(there),
    )
