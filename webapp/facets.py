"""The facets, chips and page numbers around a list of results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from indexer.engines import Query
from webapp.languages import day_name, gettext, pgettext
from webapp.naming import field_name, value_name
from webapp.searches import (
    ANY,
    FACETS,
    FIELDS,
    NOT,
    Search,
    address,
    with_value,
    without_value,
)

SHOWN = 6  # values of a facet that stand open
UNFOLDED = 14  # more that unfold; where there are others, all stand on a page of their own


@dataclass(frozen=True)
class ValueView:
    """One value of a facet: a checkbox with its count, and a way to leave it out."""

    value: str
    name: str
    count: int
    is_chosen: bool
    is_excluded: bool
    exclude_address: str


@dataclass(frozen=True)
class FacetView:
    """One facet."""

    field: str
    name: str
    shown: tuple[ValueView, ...]
    more: tuple[ValueView, ...]  # behind "more"
    all_address: str  # of the page with all values; "" where they all stand here


@dataclass(frozen=True)
class Chip:
    """A filter that is on, and the address without it."""

    text: str
    address: str


@dataclass(frozen=True)
class PageView:
    """A way to another page of the results; `address` is empty for the page one is on."""

    number: int
    address: str


def facet_views(
    search: Search, query: Query, counts: Mapping[str, Mapping[str, int]]
) -> list[FacetView]:
    """Every facet that has a value."""
    views = (_facet(field, search, query, counts.get(field, {})) for field in FACETS)
    return [view for view in views if view.shown]


def _facet(field: str, search: Search, query: Query, counts: Mapping[str, int]) -> FacetView:
    chosen = query.filters.get(field, frozenset())
    excluded = search.excluded.get(field, frozenset())
    ordered = list(_ordered(field, chosen | excluded, counts))
    held = max(SHOWN, len(chosen | excluded))
    is_all = held + UNFOLDED >= len(ordered)
    here = address(replace(search, page=1))
    views = [
        ValueView(
            value=value,
            name=value_name(field, value),
            count=counts.get(value, 0),
            is_chosen=value in chosen,
            is_excluded=value in excluded,
            exclude_address=_leaving_out(here, search, field, value),
        )
        for value in ordered[: held + UNFOLDED]
    ]
    return FacetView(
        field,
        field_name(field),
        tuple(views[:held]),
        tuple(views[held:]),
        "" if is_all else address(replace(search, page=1), f"/values/{field}"),
    )


def _ordered(field: str, ticked: frozenset[str], counts: Mapping[str, int]) -> Iterator[str]:
    """What is ticked; then years from the newest, all else as counted: most frequent first."""
    yield from sorted(ticked, key=lambda value: (-counts.get(value, 0), value))
    rest = (value for value in counts if value not in ticked)
    yield from sorted(rest, key=lambda value: -_number(value)) if field == "year" else rest


def _leaving_out(here: str, search: Search, field: str, value: str) -> str:
    """The address without a value; `here` is the search's own, as there are hundreds of values."""
    if value in search.chosen.get(field, frozenset()):
        return address(with_value(search, field, value, excluded=True))
    sign = "&" if "?" in here else "?"
    return f"{here}{sign}{urlencode({NOT + field: value})}"


def chips(search: Search) -> list[Chip]:
    """The filters that are on, each with the address that takes it off."""
    return [*_value_chips(search), *_day_chips(search)]


def _value_chips(search: Search) -> Iterator[Chip]:
    for field in FIELDS:
        for is_out, filters in enumerate((search.chosen, search.excluded)):
            for value in sorted(filters.get(field, frozenset()) - {ANY}):
                name = value_name(field, value)
                told = gettext("not %(name)s", name=name) if is_out else name
                text = f"{field_name(field)}: {told}"
                yield Chip(text, address(without_value(search, field, value)))


def _day_chips(search: Search) -> Iterator[Chip]:
    if search.since:
        chip = replace(search, since=None, page=1)
        yield Chip(pgettext("filter", "Since %(day)s", day=day_name(search.since)), address(chip))
    if search.until:
        chip = replace(search, until=None, page=1)
        yield Chip(pgettext("filter", "Until %(day)s", day=day_name(search.until)), address(chip))


def hidden_filters(search: Search) -> list[tuple[str, str]]:
    """What is on without a checkbox of its own: goes along in the form."""
    return [
        (prefix + field, value)
        for prefix, filters in (("", search.chosen), (NOT, search.excluded))
        for field in FIELDS
        for value in sorted(filters.get(field, frozenset()))
        if field not in FACETS or value == ANY
    ]


def page_views(search: Search, total: int, size: int) -> list[PageView]:
    """The first, the last and the pages around the one that one is on."""
    last = max(1, -(-total // size))
    near = range(max(1, search.page - 2), min(last, search.page + 2) + 1)
    numbers = sorted({1, *near, last})
    return [
        PageView(n, "" if n == search.page else address(replace(search, page=n))) for n in numbers
    ]


def _number(year: str) -> int:
    return int(year) if year.isascii() and year.isdecimal() else 0
