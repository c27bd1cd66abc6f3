"""One government's statements over time: how many, of how many, and its strongest stance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indexer.shifts import Taken, reopens, strongest
from webapp.hits import StanceView, stance_view, statement_address
from webapp.languages import decimal, gettext, ngettext, number
from webapp.periods import Period, Span, span_of, within
from webapp.searches import address
from webapp.sides import Matter, Side, months_held
from webapp.stores import Stores

MEASURES = ("count", "share")
PER_STATEMENTS = 10_000


@dataclass(frozen=True)
class Cell:
    """One government in one month or year."""

    period: Period
    government: str  # its name
    count: int
    held: int  # its statements in that time on any matter
    address: str  # of the statements
    best: Taken | None  # the strongest stance
    stance: StanceView | None  # the same in words
    is_read: bool  # False: older than the statements that stances were read from
    is_reopened: bool  # a position is opened again

    @property
    def is_held(self) -> bool:
        """Whether the archive holds anything of the government at all in that time."""
        return self.held > 0

    @property
    def share(self) -> float:
        """Statements on the matter in 10,000 of what is held."""
        return self.count * PER_STATEMENTS / self.held if self.held else 0.0

    def value(self, measure: str) -> float:
        """What a measure says of it."""
        return self.share if measure == "share" else float(self.count)

    @property
    def shown_share(self) -> str:
        """The share in the page's language."""
        return decimal(self.share)

    @property
    def statement(self) -> str:
        """The address of the statement that takes it."""
        return statement_address(self.best.held.statement.id) if self.best else ""

    @property
    def said(self) -> str:
        """The count in a sentence, for who listens or points at it."""
        if not self.is_held:
            return gettext(
                "%(period)s: nothing by %(government)s is held",
                period=self.period.name,
                government=self.government,
            )
        return ngettext(
            "%(period)s: %(count)s statement by %(government)s, of %(held)s that are held",
            "%(period)s: %(count)s statements by %(government)s, of %(held)s that are held",
            self.count,
            period=self.period.name,
            count=number(self.count),
            government=self.government,
            held=number(self.held),
        )

    @property
    def said_stance(self) -> str:
        """The stance in a sentence."""
        shown = self.stance
        if shown is None or not self.is_held:
            return self.said
        return gettext(
            "%(period)s, %(government)s: %(stance)s, “%(rung)s”, grade %(grade)s",
            period=self.period.name,
            government=self.government,
            stance=shown.name,
            rung=shown.rung,
            grade=shown.grade,
        )


@dataclass(frozen=True)
class Series:
    """A government's cells, oldest first."""

    side: Side
    cells: tuple[Cell, ...]

    @property
    def has_stance(self) -> bool:
        """Whether any stance is stated."""
        return any(cell.best for cell in self.cells)


def time_of(sides: Iterable[Side], matter: Matter, held: Mapping[str, Mapping[str, int]],
            asked: str = "") -> Span:  # fmt: skip
    """From the first month with a statement on the matter to the last one.

    Where days are asked for, as far as they reach and anything is held."""
    months = {month for side in sides for month in side.months}
    query = matter.query
    edges = sorted({month for counts in held.values() for month in counts} | months)
    if edges and query.since:
        months.add(edges[0])
    if edges and query.until:
        months.add(edges[-1])
    return span_of(months, asked)


def all_held(governments: Sequence[str], matter: Matter, here: Stores) -> dict[str, dict[str, int]]:
    """What is held of each government by month, on any matter, in the time that is asked for."""
    return {code: months_held(code, matter.query, here) for code in governments}


def series_of(side: Side, span: Span, matter: Matter, held: Mapping[str, int]) -> Series:
    """A government's numbers and stances over a time."""
    counts, of = span.summed(side.months), span.summed(held)
    taken: dict[str, list[Taken]] = {}
    for one in side.taken:
        if one.month:
            taken.setdefault(span.key_of(one.month), []).append(one)
    there = matter.search_of(side.government)
    cells = []
    for period in span.periods:
        then = taken.get(period.key, [])
        best = strongest(then)
        cells.append(
            Cell(
                period=period,
                government=side.name,
                count=counts[period.key],
                held=max(of[period.key], counts[period.key]),
                address=address(within(there, period)),
                best=best,
                stance=stance_view(best.stance) if best else None,
                is_read=side.read_since is None or period.last >= side.read_since,
                is_reopened=any(reopens(one.stance) for one in then),
            )
        )
    return Series(side, tuple(cells))
