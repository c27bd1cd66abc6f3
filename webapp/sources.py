"""The sources of the archive, and the page of each: how complete it is, and how it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from flask import Blueprint, render_template

from indexer.catalog import Catalog, Holding
from indexer.catalog_coverage import Month, coverage
from indexer.catalog_health import Health, health
from indexer.catalog_sources import Figures, figures, held_sources, newest_documents
from indexer.engines import Query
from indexer.errors import NotHeld
from scrapers.corpora import CORPORA
from scrapers.model import Document, Source
from scrapers.registry import SOURCES
from webapp.coverage_views import calendar, month_view
from webapp.health_views import HealthView, health_view
from webapp.hits import document_address, web_address
from webapp.languages import day_name, gettext, moment_name, number, vocabulary_name
from webapp.naming import organization_name, source_name
from webapp.searches import ANY, QUESTION, Search, address
from webapp.stores import stores

pages = Blueprint("sources", __name__)
NEWEST = 10  # documents on the page
MOST_MONTHS = 1_200  # in the table of figures
REMEMBERED = 64  # sources whose coverage is kept until something new is captured


@dataclass(frozen=True)
class SourceView:
    """What is known of a source without asking the catalog."""

    id: str
    name: str
    publisher: str  # "": its texts have many
    language: str
    licence: str
    site: str  # "": it isn't read from a site
    is_imported: bool
    page: str


@dataclass(frozen=True)
class SourceRow:
    """A source in the list of all."""

    source: SourceView
    documents: str
    statements: str
    first: str
    last: str
    last_capture: str
    is_quiet: bool  # its newest text is older than its rhythm lets expect
    address: str  # of its statements, questions included, as they are counted here


def source_view(id: str) -> SourceView:
    """A source of the registry, an imported collection, or what a catalog holds beside them."""
    known = registered(id) or CORPORA.get(id)
    language = known.language if known else None
    site = registered(id)
    return SourceView(
        id=id,
        name=source_name(id),
        publisher=organization_name(known.publisher) if known and known.publisher else "",
        language=vocabulary_name("languages", language) if language else gettext("several"),
        licence=known.licence if known else "",
        site=web_address(site.start[0]) if site else "",
        is_imported=site is None,
        page=f"/source/{id}",
    )


def registered(id: str) -> Source | None:
    """A source of the registry."""
    return next((one for one in SOURCES if one.id == id), None)


@pages.get("/sources")
def sources() -> str:
    """Every source: what is held of each, and those of which nothing is held yet."""
    holdings, today = stores().holdings(), datetime.now(UTC).date()
    held = {holding.source for holding in holdings}
    return render_template(
        "sources.html",
        rows=source_rows(holdings, today),
        missing=[source_view(one.id) for one in SOURCES if one.id not in held],
        collections=[source_view(id) for id in CORPORA if id not in held],
    )


def source_rows(holdings: Sequence[Holding], today: date) -> list[SourceRow]:
    """What is held of each source, for the table of all."""
    return [_row(one, today) for one in holdings]


def _row(holding: Holding, today: date) -> SourceRow:
    source = registered(holding.source)
    rhythm = source.quiet_after if source else timedelta.max
    is_quiet = holding.last is not None and today - holding.last > rhythm
    return SourceRow(
        source=source_view(holding.source),
        documents=number(holding.documents),
        statements=number(holding.statements),
        first=day_name(holding.first),
        last=day_name(holding.last),
        last_capture=moment_name(holding.last_capture),
        is_quiet=is_quiet,
        address=address(
            Search(chosen={"source": frozenset({holding.source}), "type": frozenset({ANY})})
        ),
    )


@pages.get("/source/<id>")
def source(id: str) -> str:
    """One source: calendar, health, terms, figures, the newest documents."""
    here = stores()
    known = registered(id)
    if known is None and id not in CORPORA and id not in held_sources(here.catalog):
        raise NotHeld(gettext("no source %(id)s is known", id=id))
    today = datetime.now(UTC).date()
    held = figures(here.catalog, id)
    months, told = _months(here.catalog, id, held, today)
    search = Search(chosen={"source": frozenset({id})})
    counted = here.engine.search(Query(filters=search.chosen, excluded={"type": QUESTION}, limit=0))
    return render_template(
        "source.html",
        source=source_view(id),
        held=held,
        documents=number(held.documents),
        statements=number(counted.total),
        first=day_name(held.first),
        last=day_name(held.last),
        last_capture=moment_name(held.last_capture),
        health=told,
        years=calendar(id, months),
        months=[month_view(id, month) for month in months[::-1][:MOST_MONTHS]],
        month_names=[f"{place:02}" for place in range(1, 13)],
        newest=[_document(one) for one in newest_documents(here.catalog, id, NEWEST)],
        address=address(search),
        feed_address=address(search, "/search.atom"),
        table_address=address(search, "/search.csv"),
        changes_address=f"/changes?source={id}",
    )


def _months(
    catalog: Catalog, id: str, held: Figures, today: date
) -> tuple[tuple[Month, ...], HealthView | None]:
    """A source's months, and its health where it is one that is collected."""
    if registered(id) is None:
        return _coverage(catalog, id, held, catalog.revision()), None
    found = _health(catalog, id, held, catalog.revision(), today)
    return found.months, health_view(found, today)


# Both read every document of a source; what they say holds until something new is captured
@lru_cache(REMEMBERED)
def _coverage(catalog: Catalog, id: str, _held: Figures, _revision: int) -> tuple[Month, ...]:
    return coverage(catalog, id).months


@lru_cache(REMEMBERED)
def _health(catalog: Catalog, id: str, _held: Figures, _revision: int, today: date) -> Health:
    known = registered(id)
    if known is None:
        raise NotHeld(gettext("no source %(id)s is known", id=id))
    return health(catalog, known, datetime(today.year, today.month, today.day, tzinfo=UTC))


def _document(one: Document) -> tuple[str, str, str, str]:
    """(address, title, language, day) of a document in a list."""
    return document_address(one.id), one.title, one.language, day_name(one.date)
