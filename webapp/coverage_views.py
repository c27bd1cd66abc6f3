"""How complete a source is, month by month, as a calendar; gaps are shown as gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.catalog_coverage import Month
from webapp.languages import gettext, month_name, number
from webapp.searches import Search, address

MOST_YEARS = 100  # the newest; a mistaken date must not make a page of two thousand rows


@dataclass(frozen=True)
class MonthView:
    """One month of a source, in words and in numbers."""

    month: str  # "2024-06"; "": documents without a day
    name: str
    state: str  # "full", "part" (listed, not read), "gap" (nothing read) or "outside" of the span
    read: str
    listed: str
    captured: str
    refused: str
    address: str  # of its statements; "" where nothing was read
    told: str  # the cell in words


@dataclass(frozen=True)
class YearView:
    """A year of the calendar: twelve months."""

    name: str
    months: tuple[MonthView, ...]


def calendar(source: str, months: Sequence[Month]) -> list[YearView]:
    """The months of a source by year, the newest first."""
    known = {month.month: month for month in months if month.month}
    years = sorted({month[:4] for month in known}, reverse=True)[:MOST_YEARS]
    return [YearView(year, tuple(_year(source, year, known))) for year in years]


def _year(source: str, year: str, known: dict[str, Month]) -> Iterator[MonthView]:
    for place in range(1, 13):
        name = f"{year}-{place:02}"
        if name in known:
            yield month_view(source, known[name])
        else:
            outside = gettext("outside of what is held")
            yield MonthView(name, month_name(name), "outside", "", "", "", "", "", outside)


def month_view(source: str, month: Month) -> MonthView:
    """A month's figures in words."""
    chosen = {"source": frozenset({source}), "month": frozenset({month.month})}
    return MonthView(
        month=month.month,
        name=month_name(month.month) if month.month else gettext("undated"),
        state=_state(month),
        read=number(month.read),
        listed=number(month.listed),
        captured=number(month.captured),
        refused=number(month.refused),
        address=address(Search(chosen=chosen)) if month.month and month.read else "",
        told=_told(month),
    )


def _state(month: Month) -> str:
    if month.read == 0:
        return "gap"
    return "part" if month.read < month.listed or month.refused else "full"


def _told(month: Month) -> str:
    """What is known of a month, in a sentence."""
    if month.listed > month.read:
        return gettext(
            "%(read)s documents read of %(listed)s listed",
            read=number(month.read),
            listed=number(month.listed),
        )
    if month.read == 0:
        return gettext("no document")
    return gettext("documents read: %(read)s", read=number(month.read))
