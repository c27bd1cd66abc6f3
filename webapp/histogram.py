"""The months of a search as bars to pick from, for the page's filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from indexer.engines import Query, SearchEngine
from webapp.languages import gettext, ngettext, number
from webapp.periods import Period, asked_months, span_of
from webapp.present import Answer
from webapp.searches import Search, address

WIDTH, HEIGHT = 280, 64  # of the drawing; the page scales it to the room that there is
MOST = 36  # bars; what has more months is shown by years, each of which leads to its months
FEW_YEARS = 3  # up to so many are surely drawn by month
MOST_MONTHS = 2_000  # that are counted
LEAST = 3  # pixels that a bar has, however few its statements


@dataclass(frozen=True)
class HistogramBar:
    """A month or a year: a link that narrows the search to it."""

    key: str
    label: str  # "June 2024: 12 statements"
    address: str  # "" where there is nothing
    is_chosen: bool  # within the days that are asked for
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Histogram:
    """What the macro of histogram.html shows."""

    bars: tuple[HistogramBar, ...]
    per: str  # "month" or "year"
    first: str  # what stands at the ends of the axis
    last: str
    label: str  # what it is, for who listens
    all_address: str  # the search for all time; "" where no days are asked for
    width: int = WIDTH
    height: int = HEIGHT


def months_around(came: Answer, engine: SearchEngine) -> Mapping[str, int]:
    """How many statements each month has: of all time, or of the whole years asked about.

    Of many years, which are drawn by year, the counts that the page has already do."""
    asked, told = came.search, came.understood
    since = _last(asked.since and date(asked.since.year, 1, 1), told.since)
    until = _first(asked.until and date(asked.until.year, 12, 31), told.until)
    years = came.results.facets.get("year", {})
    if len(years) > FEW_YEARS and not (since or until or _names_months(came.query)):
        return {f"{year}-01": count for year, count in years.items()}
    query = replace(
        came.query,
        since=since,
        until=until,
        facets=("month",),
        facet_size=MOST_MONTHS,
        offset=0,
        limit=0,
    )
    return asked_months(came.query, engine.search(query).facets["month"])


def _names_months(query: Query) -> bool:
    """Whether a query's filters say something of months or years."""
    filters = (*query.filters, *query.excluded)
    return "month" in filters or "year" in filters


def _last(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def histogram_view(search: Search, counts: Mapping[str, int]) -> Histogram | None:
    """A search's months, from its "month" facet; None where there is nothing to pick from."""
    span = span_of(counts, most=MOST)
    if not span.periods:
        return None
    summed = span.summed(counts)
    most = max(summed[period.key] for period in span.periods) or 1
    wide = WIDTH / len(span.periods)
    bars = tuple(
        _bar(search, period, summed[period.key], place * wide, wide, most)
        for place, period in enumerate(span.periods)
    )
    is_narrowed = bool(search.since or search.until)
    return Histogram(
        bars=bars,
        per=span.per,
        first=span.periods[0].name,
        last=span.periods[-1].name,
        label=_label(span.per),
        all_address=address(replace(search, since=None, until=None, page=1)) if is_narrowed else "",
    )


def _label(per: str) -> str:
    if per == "year":
        return gettext("Statements in each year; a year leads to its months")
    return gettext("Statements in each month; a month narrows the search to it")


def _bar(
    search: Search, period: Period, count: int, x: float, wide: float, most: int
) -> HistogramBar:
    height = max(LEAST, round(HEIGHT * count / most, 1)) if count else 0
    space = min(2.0, wide / 5)
    picked = replace(search, since=period.first, until=period.last, page=1)
    return HistogramBar(
        key=period.key,
        label=ngettext(
            "%(period)s: %(count)s statement",
            "%(period)s: %(count)s statements",
            count,
            period=period.name,
            count=number(count),
        ),
        address=address(picked) if count else "",
        is_chosen=_is_chosen(search, period),
        x=round(x, 1),
        y=round(HEIGHT - height, 1),
        width=round(wide - space, 1),
        height=height,
    )


def _is_chosen(search: Search, period: Period) -> bool:
    """Whether a period touches the days that are asked for."""
    is_after = search.since is None or period.last >= search.since
    return is_after and (search.until is None or period.first <= search.until)
