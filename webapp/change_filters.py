"""Which changes a reader asks for: from an address and back to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from indexer.catalog import Catalog
from indexer.catalog_change_days import day_of
from indexer.catalog_changes import Change, changes
from indexer.edits import KINDS
from indexer.errors import BadQuery
from scrapers.corpora import CORPORA
from scrapers.registry import SOURCES
from webapp.edit_names import edit_name
from webapp.languages import day_name, either, gettext, number, pgettext
from webapp.naming import source_name
from webapp.searches import read_search

PATH = "/changes"
READ = ("kind", "source", "since", "until", "page")
DEEPEST = 100  # page; filters and the CSV reach further
LONGEST_ID = 500  # characters of a document's id


@dataclass(frozen=True)
class Wanted:
    """Which changes are asked for; every state of the page is one of these."""

    kinds: tuple[str, ...] = ()  # none: all of them
    sources: tuple[str, ...] = ()
    document: str = ""
    since: date | None = None  # days on which a change was seen, inclusive
    until: date | None = None
    page: int = 1


@dataclass(frozen=True)
class FilterChip:
    """A filter that is on, and the address without it."""

    text: str
    address: str


def read_wanted(parameters: Mapping[str, Sequence[str]], held: Sequence[str]) -> Wanted:
    """What an address asks for, over the sources `held`; raises BadQuery in the reader's words."""
    asked = read_search({name: parameters[name] for name in READ if name in parameters})
    kinds, sources = asked.chosen.get("kind", frozenset()), asked.chosen.get("source", frozenset())
    _refuse_unknown(kinds, sources, held)
    if asked.page > DEEPEST:
        raise BadQuery(
            gettext(
                "Pages go up to %(most)s: choose days, or take the table.", most=number(DEEPEST)
            )
        )
    return Wanted(
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        sources=tuple(sorted(sources)),
        document=_document(parameters),
        since=asked.since,
        until=asked.until,
        page=asked.page,
    )


def _refuse_unknown(kinds: frozenset[str], sources: frozenset[str], held: Sequence[str]) -> None:
    known = {*held, *CORPORA, *(one.id for one in SOURCES)}
    for kind in sorted(kinds - set(KINDS)):
        raise BadQuery(
            gettext(
                "“%(value)s” is no class of edit; there are %(names)s.",
                value=kind,
                names=either(KINDS),
            )
        )
    for source in sorted(sources - known):
        raise BadQuery(gettext("“%(value)s” is no source; /sources lists them.", value=source))


def _document(parameters: Mapping[str, Sequence[str]]) -> str:
    given = next(iter(parameters.get("document", ())), "")
    if len(given) > LONGEST_ID:
        raise BadQuery(gettext("The id of a document is no longer than that."))
    return given


def changes_wanted(catalog: Catalog, wanted: Wanted, limit: int | None) -> Iterator[Change]:
    """The changes asked for, newest first, from the first page on."""
    return changes(
        catalog,
        sources=wanted.sources,
        kinds=wanted.kinds,
        since=_since(catalog, wanted, limit),
        until=wanted.until,
        document=wanted.document,
        limit=limit,
    )


def _since(catalog: Catalog, wanted: Wanted, limit: int | None) -> date | None:
    """The first day to look at: that of the last change needed, as all are kept in that order."""
    if limit is None:
        return wanted.since
    last = day_of(
        catalog,
        limit,
        sources=wanted.sources,
        kinds=wanted.kinds,
        until=wanted.until,
        document=wanted.document,
    )
    return max((day for day in (last, wanted.since) if day), default=None)


def address(wanted: Wanted, path: str = PATH) -> str:
    """The address of a page of changes: "/changes?kind=negation&source=us-state"."""
    days = [("since", wanted.since), ("until", wanted.until)]
    parameters = [
        *(("kind", kind) for kind in wanted.kinds),
        *(("source", source) for source in wanted.sources),
        *([("document", wanted.document)] if wanted.document else []),
        *((name, day.isoformat()) for name, day in days if day),
        *([("page", str(wanted.page))] if wanted.page > 1 else []),
    ]
    return f"{path}?{urlencode(parameters)}" if parameters else path


def filter_chips(wanted: Wanted) -> list[FilterChip]:
    """The filters that are on, each with the address that takes it off."""
    first = replace(wanted, page=1)
    return [FilterChip(text, address(less)) for text, less in _less(first)]


def _less(wanted: Wanted) -> Iterator[tuple[str, Wanted]]:
    """(what a filter says, the same without it)."""
    for kind in wanted.kinds:
        rest = tuple(one for one in wanted.kinds if one != kind)
        yield gettext("Class: %(name)s", name=edit_name(kind)), replace(wanted, kinds=rest)
    for source in wanted.sources:
        rest = tuple(one for one in wanted.sources if one != source)
        yield gettext("Source: %(name)s", name=source_name(source)), replace(wanted, sources=rest)
    if wanted.document:
        told = gettext("Document: %(name)s", name=wanted.document)
        yield told, replace(wanted, document="")
    if wanted.since:
        told = pgettext("filter", "Since %(day)s", day=day_name(wanted.since))
        yield told, replace(wanted, since=None)
    if wanted.until:
        told = pgettext("filter", "Until %(day)s", day=day_name(wanted.until))
        yield told, replace(wanted, until=None)
