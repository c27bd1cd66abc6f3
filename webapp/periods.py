"""Months and years of a search: which are shown, what is counted in each, and where each leads."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer.engines import Query
from indexer.errors import BadQuery
from webapp.languages import gettext, when_name
from webapp.searches import Search

PER = ("month", "year")
MOST = 60  # periods side by side; what has more months is shown by years
MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True)
class Period:
    """A month or a year."""

    key: str  # "2024-06" or "2024"

    @property
    def name(self) -> str:
        """What it is called in the page's language: "June 2024", "2024"."""
        return when_name(self.key)

    @property
    def first(self) -> date:
        """Its first day."""
        year, _, month = self.key.partition("-")
        return date(int(year), int(month or 1), 1)

    @property
    def last(self) -> date:
        """Its last day."""
        year, _, month = self.key.partition("-")
        number = int(month or 12)
        return date(int(year), number, monthrange(int(year), number)[1])


@dataclass(frozen=True)
class Span:
    """The periods of a page, oldest first, without holes."""

    per: str  # one of PER
    periods: tuple[Period, ...]
    is_forced: bool = False  # months were asked for, but there are too many of them
    is_cut: bool = False  # only the newest MOST are shown

    def key_of(self, month: str) -> str:
        """The key of the period that a month belongs to."""
        return month if self.per == "month" else month[:4]

    def summed(self, months: Mapping[str, int]) -> Counter[str]:
        """Counts by month as counts by period."""
        found: Counter[str] = Counter()
        for month, count in months.items():
            found[self.key_of(month)] += count
        return found


def read_per(values: Sequence[str]) -> str:
    """What an address asks for: month, year, or "" for what suits; raises BadQuery."""
    asked = next(iter(values), "")
    if asked and asked not in PER:
        raise BadQuery(
            gettext("“%(value)s” is no period; wanted month or year (per).", value=asked)
        )
    return asked


def span_of(months: Iterable[str], asked: str = "", most: int = MOST) -> Span:
    """The periods from the first to the last of some months; by years where there are too many."""
    known = sorted(month for month in months if MONTH.fullmatch(month) and month >= "0001")
    if not known:
        return Span(asked or "month", ())
    between = _months(known[0], known[-1]) if asked != "year" else []
    is_long = len(between) > most
    if between and not is_long:
        return Span("month", tuple(map(Period, between)))
    years = [f"{year:04}" for year in range(int(known[0][:4]), int(known[-1][:4]) + 1)]
    periods = tuple(map(Period, years[-most:]))
    return Span("year", periods, asked == "month" and is_long, len(years) > most)


def _months(first: str, last: str) -> list[str]:
    """Every month from one to another."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def asked_months(query: Query, months: Mapping[str, int]) -> dict[str, int]:
    """The counts of the months that a query asks for: a facet's counts ignore its own filter."""
    return {month: count for month, count in months.items() if is_asked(query, month)}


def is_asked(query: Query, month: str) -> bool:
    """Whether a query's filters on months and years let a month through."""
    return all(
        (not query.filters.get(field) or value in query.filters[field])
        and value not in query.excluded.get(field, frozenset())
        for field, value in (("month", month), ("year", month[:4]))
    )


def within(search: Search, period: Period) -> Search:
    """The search in one period alone, from its first page."""
    since = max(period.first, search.since or period.first)
    until = min(period.last, search.until or period.last)
    return replace(search, since=since, until=until, page=1)
