"""What to offer when nothing was found: each filter taken off, and what is held for that time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer.ask import Understanding, understand
from indexer.catalog import Holding
from indexer.engines import Query, SearchEngine
from indexer.spelling import nearest
from webapp.languages import day_name, either, gettext
from webapp.naming import field_name, source_name, value_name
from webapp.saying import between, statements
from webapp.searches import ANY, FIELDS, Search, address, query_of, with_value, without_field
from webapp.stores import Stores


@dataclass(frozen=True)
class Relaxed:
    """A wider search: what is given up, how much it finds, where it is."""

    text: str
    total: int
    address: str


@dataclass(frozen=True)
class Coverage:
    """What the archive holds of a source for the time that was asked about."""

    source: str
    text: str
    is_covered: bool


def relaxed(search: Search, understood: Understanding, engine: SearchEngine) -> list[Relaxed]:
    """Every search that is wider by one filter and finds something, most hits first.

    Where none does: each filter by itself."""
    return _found(_wider(search), understood, engine) or _found(_alone(search), understood, engine)


def nearest_spelling(
    search: Search, understood: Understanding, here: Stores
) -> tuple[str, str] | None:
    """The words in the nearest spelling that the archive holds, and where they lead; or None."""

    def texts(ids: Sequence[str]) -> list[str]:
        return [held.statement.text for held in here.catalog.statements(ids)]

    words = nearest(search.words, understood, here.engine, texts)
    return (words, address(replace(search, words=words, page=1))) if words else None


def _found(
    searches: Iterable[tuple[str, Search]], understood: Understanding, engine: SearchEngine
) -> list[Relaxed]:
    found = [
        Relaxed(text, engine.search(_count_of(wider, understood)).total, address(wider))
        for text, wider in searches
    ]
    return sorted((one for one in found if one.total), key=lambda one: -one.total)


def _count_of(search: Search, understood: Understanding) -> Query:
    words = understood if search.words else understand("")
    return replace(query_of(search, words, 1, facets=False), limit=0, offset=0)


def _wider(search: Search) -> Iterator[tuple[str, Search]]:
    first = replace(search, page=1)
    for field in FIELDS:
        values = search.chosen.get(field, frozenset()) | search.excluded.get(field, frozenset())
        if values - {ANY}:
            names = either(value_name(field, value) for value in sorted(values - {ANY}))
            told = gettext(
                "without the filter %(field)s: %(names)s", field=field_name(field), names=names
            )
            yield told, without_field(first, field)
    if search.since or search.until:
        yield gettext("any date"), replace(first, since=None, until=None)
    if search.words and (search.chosen or search.excluded or search.since or search.until):
        yield gettext("without the words"), replace(first, words="")
    if "type" not in search.chosen:
        yield gettext("journalists’ questions too"), with_value(first, "type", ANY)


def _alone(search: Search) -> Iterator[tuple[str, Search]]:
    """Each part of a search by itself."""
    if search.words:
        yield gettext("the words alone"), Search(words=search.words)
    for field, values in search.chosen.items():
        if values - {ANY}:
            names = either(value_name(field, value) for value in sorted(values - {ANY}))
            told = gettext(
                "%(field)s: %(names)s, and nothing else", field=field_name(field), names=names
            )
            yield told, Search(chosen={field: values})
    if search.since or search.until:
        yield gettext("the dates alone"), Search(since=search.since, until=search.until)


def coverage(holdings: Sequence[Holding], query: Query) -> list[Coverage]:
    """What is held of each source, and whether that reaches the time that was asked about."""
    return [_coverage(holding, query.since, query.until) for holding in holdings]


def _coverage(holding: Holding, since: date | None, until: date | None) -> Coverage:
    name = source_name(holding.source)
    if holding.first is None or holding.last is None:
        return Coverage(name, gettext("nothing dated"), False)
    is_covered = not (since and holding.last < since) and not (until and holding.first > until)
    held = gettext(
        "%(statements)s, %(first)s to %(last)s",
        statements=statements(holding.statements),
        first=day_name(holding.first),
        last=day_name(holding.last),
    )
    return Coverage(name, held, is_covered)


def asked_time(query: Query) -> str:
    """The time that a query is about, in words; "" for all time."""
    return " ".join(between(query.since, query.until))
