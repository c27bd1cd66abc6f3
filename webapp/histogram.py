"""The months of a search as bars to pick from, for the page's filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from webapp.languages import gettext, ngettext, number
from webapp.periods import Period, span_of
from webapp.searches import Search, address

WIDTH, HEIGHT = 280, 64  # of the drawing; the page scales it to the room that there is
MOST = 36  # bars; what has more months is shown by years, each of which leads to its months
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
