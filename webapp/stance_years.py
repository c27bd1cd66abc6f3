"""A speaker's stances year by year: how often each class, with the way to the statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from indexer.engines import Query, Results, SearchEngine
from webapp.languages import gettext, number
from webapp.naming import stance_name
from webapp.searches import QUESTION, Search, address, with_value

MOST_YEARS = 12  # each is one question to the engine; older ones share a row
EVERY = 200  # years that are told apart before they are folded


@dataclass(frozen=True)
class YearCell:
    """How many statements of one span take a class of stance; `address` is "" for none."""

    name: str
    count: str
    address: str


@dataclass(frozen=True)
class YearRow:
    """One year, or all the years before those that are shown."""

    name: str
    total: str
    address: str
    cells: tuple[YearCell, ...]


@dataclass(frozen=True)
class StanceYears:
    """The table: classes across, years down from the newest."""

    classes: tuple[tuple[str, str], ...]  # id, name
    rows: tuple[YearRow, ...]
    undated: str  # how many statements have no day; "" where all have one


def stance_years(
    engine: SearchEngine, search: Search, total: int, stances: Mapping[str, int]
) -> StanceYears | None:
    """The table of a search's statements; None where none of them takes a stance.

    `total` and `stances` are the counts of the whole search, which the page has already."""
    if not stances:
        return None
    counted = _asked(engine, search, ("year",)).facets.get("year", {})
    years = sorted((year for year, count in counted.items() if count), reverse=True)
    shown, older = years[:MOST_YEARS], years[MOST_YEARS:]
    rows = [_row(engine, with_value(search, "year", year), year, stances) for year in shown]
    if older:
        before = date(int(shown[-1]) - 1, 12, 31)
        name = gettext("%(year)s and earlier", year=before.year)
        rows.append(_row(engine, replace(search, until=before), name, stances))
    left = total - sum(counted.values())
    classes = tuple((code, stance_name(code)) for code in stances)
    return StanceYears(classes, tuple(rows), number(left) if left > 0 else "")


def _asked(engine: SearchEngine, search: Search, facets: tuple[str, ...]) -> Results:
    """Counts of a search's statements; journalists' questions aside."""
    query = Query(
        filters=search.chosen,
        excluded={"type": QUESTION},
        until=search.until,
        facets=facets,
        facet_size=EVERY,
        limit=0,
    )
    return engine.search(query)


def _row(engine: SearchEngine, search: Search, name: str, classes: Iterable[str]) -> YearRow:
    came = _asked(engine, search, ("stance",))
    counts = came.facets.get("stance", {})
    cells = (_cell(search, code, counts.get(code, 0)) for code in classes)
    return YearRow(name, number(came.total), address(search), tuple(cells))


def _cell(search: Search, code: str, count: int) -> YearCell:
    where = address(with_value(search, "stance", code)) if count else ""
    return YearCell(stance_name(code), number(count), where)
