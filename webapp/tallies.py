"""How often values stand among some statements, each with a link to those statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.languages import number
from webapp.naming import field_name, value_name
from webapp.searches import Search, address, with_value

MOST = 12  # values of a facet on a page
IN_ORDER = ("year",)  # shown from the newest, not from the most frequent


@dataclass(frozen=True)
class CountView:
    """How many statements have a value, and where they are."""

    value: str
    name: str
    count: int
    count_name: str  # "1,204"
    address: str
    page: str  # of the value itself: "/speaker/vladimir-putin"; "" where it has none


@dataclass(frozen=True)
class TallyView:
    """The most frequent values of one field."""

    field: str
    name: str
    counts: tuple[CountView, ...]


def tallies(
    search: Search,
    facets: Mapping[str, Mapping[str, int]],
    fields: Iterable[str],
    *,
    without: str = "",
) -> list[TallyView]:
    """The most frequent values of each field among a search's statements.

    `without` is a value that goes without saying: that of the page itself."""
    found = (_tally(search, field, facets.get(field, {}), without) for field in fields)
    return [one for one in found if one.counts]


def _tally(search: Search, field: str, counts: Mapping[str, int], without: str) -> TallyView:
    shown = [(value, count) for value, count in counts.items() if count and value != without]
    if field in IN_ORDER:
        shown.sort(reverse=True)
    is_own = bool(search.chosen.get(field))  # the field twice would ask for either value
    views = (
        CountView(
            value=value,
            name=value_name(field, value),
            count=count,
            count_name=number(count),
            address="" if is_own else address(with_value(search, field, value)),
            page=page_of(field, value),
        )
        for value, count in shown[:MOST]
    )
    return TallyView(field, field_name(field), tuple(views))


def page_of(field: str, value: str) -> str:
    """The page of a value, where it has one."""
    match field:
        case "speaker" | "government" | "topic" | "source":
            return f"/{field}/{value}"
        case "mention":
            return f"/topic/{value}"
        case _:
            return ""
