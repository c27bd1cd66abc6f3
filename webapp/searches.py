"""A reader's search: from an address to a Search and back, and the Query that it asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from indexer.ask import Understanding, understand
from indexer.engines import SORTS, Query
from indexer.errors import BadQuery
from indexer.expand import widened
from webapp.languages import day_name, gettext, number

# Fields that an address may filter by; those of FACETS are counted on the page
FACETS = (
    "government", "stance", "speaker", "topic", "publisher", "kind", "language", "year", "type",
)  # fmt: skip
FIELDS = (*FACETS, "mention", "source", "month")
NOT = "not-"  # not-government=JP leaves Japan out
ANY = "any"  # type=any counts journalists' questions too
QUESTION = frozenset({"question"})

MOST_WORDS = 2_000  # characters in the box
MOST_VALUES = 200  # of one filter
DEEPEST = 1_000_000  # page

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True)
class Search:
    """What a reader asks for; every state of the page is one of these and has an address."""

    words: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    excluded: Mapping[str, frozenset[str]] = field(default_factory=dict)
    since: date | None = None  # inclusive
    until: date | None = None  # inclusive
    without: frozenset[str] = frozenset()  # ids of expansions that were taken off, or "all"
    sort: str = ""  # one of SORTS; "": relevance for words, newest without
    page: int = 1


def read_search(parameters: Mapping[str, Iterable[str]]) -> Search:
    """The search in an address's parameters; raises BadQuery in the reader's words."""
    words = _one(parameters, "q").strip()
    if len(words) > MOST_WORDS:
        raise BadQuery(
            gettext(
                "These are %(count)s characters; the box takes %(most)s.",
                count=number(len(words)),
                most=number(MOST_WORDS),
            )
        )
    since, until = _day(parameters, "since"), _day(parameters, "until")
    if since and until and since > until:
        raise BadQuery(
            gettext(
                "The first day, %(since)s, comes after the last, %(until)s.",
                since=day_name(since),
                until=day_name(until),
            )
        )
    return Search(
        words=words,
        chosen=_filters(parameters, ""),
        excluded=_filters(parameters, NOT),
        since=since,
        until=until,
        without=_without(parameters),
        sort=_sort(_one(parameters, "sort")),
        page=_page(_one(parameters, "page")),
    )


def _one(parameters: Mapping[str, Iterable[str]], name: str) -> str:
    return next(iter(parameters.get(name, ())), "")


def _filters(parameters: Mapping[str, Iterable[str]], prefix: str) -> dict[str, frozenset[str]]:
    found = {}
    for name in FIELDS:
        values = frozenset(value for value in parameters.get(prefix + name, ()) if value)
        if len(values) > MOST_VALUES:
            raise BadQuery(_too_many(prefix + name, len(values)))
        if values:
            found[name] = values
    return found


def _without(parameters: Mapping[str, Iterable[str]]) -> frozenset[str]:
    values = frozenset(value for value in parameters.get("without", ()) if value)
    if len(values) > MOST_VALUES:
        raise BadQuery(_too_many("without", len(values)))
    return values


def _too_many(parameter: str, count: int) -> str:
    return gettext(
        "%(parameter)s: %(count)s values; %(most)s can be chosen.",
        parameter=parameter,
        count=count,
        most=MOST_VALUES,
    )


def understood_of(search: Search) -> Understanding:
    """What a search's words were understood to say, in all the languages that it asks."""
    return widened(understand(search.words), search.without)


def _day(parameters: Mapping[str, Iterable[str]], name: str) -> date | None:
    value = _one(parameters, name).strip()
    if not value:
        return None
    try:
        if DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError as error:
        told = gettext("“%(value)s” is no day of the calendar (%(name)s).", value=value, name=name)
        raise BadQuery(told) from error
    raise BadQuery(
        gettext("“%(value)s” is no day as 2024-06-20 (%(name)s).", value=value, name=name)
    )


def _sort(value: str) -> str:
    if value and value not in SORTS:
        orders = ", ".join(SORTS)
        raise BadQuery(
            gettext(
                "“%(value)s” is no order; wanted one of %(orders)s.", value=value, orders=orders
            )
        )
    return value


def _page(value: str) -> int:
    if not value:
        return 1
    if value.isascii() and value.isdecimal() and 1 <= int(value[:9]) <= DEEPEST:
        return int(value[:9])
    raise BadQuery(
        gettext(
            "“%(value)s” is no page; wanted a number from 1 to %(most)s.",
            value=value,
            most=number(DEEPEST),
        )
    )


def query_of(search: Search, understood: Understanding, size: int, *, facets: bool = True) -> Query:
    """The Query that a search asks, with what its words were understood to say."""
    chosen = _joined(understood.filters, search.chosen)
    excluded = _joined(understood.excluded, search.excluded)
    types = chosen.pop("type", frozenset()) - {ANY}
    if types:
        chosen["type"] = types
    elif "type" not in excluded and not search.chosen.get("type"):
        excluded["type"] = QUESTION
    return Query(
        match=understood.match,
        filters=chosen,
        excluded=excluded,
        since=max((day for day in (search.since, understood.since) if day), default=None),
        until=min((day for day in (search.until, understood.until) if day), default=None),
        sort=search.sort or ("relevance" if understood.node else "newest"),
        facets=FACETS if facets else (),
        offset=(search.page - 1) * size,
        limit=size,
    )


def _joined(
    one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Both filters' values; within a field either will do."""
    names = [*one, *(name for name in other if name not in one)]
    return {name: one.get(name, frozenset()) | other.get(name, frozenset()) for name in names}


def parameters_of(search: Search) -> list[tuple[str, str]]:
    """A search as an address's parameters, in a fixed order, without what is the default."""
    dates = [("since", search.since), ("until", search.until)]
    return [
        *([("q", search.words)] if search.words else []),
        *_listed("", search.chosen),
        *_listed(NOT, search.excluded),
        *((name, day.isoformat()) for name, day in dates if day),
        *(("without", id) for id in sorted(search.without)),
        *([("sort", search.sort)] if search.sort else []),
        *([("page", str(search.page))] if search.page > 1 else []),
    ]


def _listed(prefix: str, filters: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    return (
        (prefix + name, value)
        for name in FIELDS
        for value in sorted(filters.get(name, frozenset()))
    )


def address(search: Search, path: str = "/") -> str:
    """The address of a search's page: "/?q=treaty&government=KR"."""
    parameters = urlencode(parameters_of(search))
    return f"{path}?{parameters}" if parameters else path


def with_value(search: Search, name: str, value: str, *, excluded: bool = False) -> Search:
    """The search with one more value chosen, or left out; from its first page."""
    old = search.excluded if excluded else search.chosen
    new = {**old, name: old.get(name, frozenset()) | {value}}
    cleared = without_value(search, name, value)
    return replace(cleared, excluded=new) if excluded else replace(cleared, chosen=new)


def without_value(search: Search, name: str, value: str) -> Search:
    """The search with a value neither chosen nor left out; from its first page."""
    chosen, excluded = (
        {**filters, name: filters.get(name, frozenset()) - {value}}
        for filters in (search.chosen, search.excluded)
    )
    return replace(search, chosen=_given(chosen), excluded=_given(excluded), page=1)


def without_field(search: Search, name: str) -> Search:
    """The search without any filter on a field; from its first page."""
    chosen, excluded = (
        {other: values for other, values in filters.items() if other != name}
        for filters in (search.chosen, search.excluded)
    )
    return replace(search, chosen=chosen, excluded=excluded, page=1)


def _given(filters: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {name: values for name, values in filters.items() if values}
