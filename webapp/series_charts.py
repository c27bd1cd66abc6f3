"""The charts of statements over time, one for each government, and of stances in one time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from indexer.shifts import Shift, Taken
from webapp.charts import GRADES, Bar, Lane, Point, bar_chart, scale_to, timeline
from webapp.drawing import Frame
from webapp.hits import TONES, stance_view, statement_address
from webapp.languages import day_name, decimal, gettext, number
from webapp.series import Cell, Series

WIDE = 900  # of a timeline on a wide page; a narrow one has its own


@dataclass(frozen=True)
class Chart:
    """A chart under its heading."""

    id: str
    name: str
    picture: Markup


def count_charts(series: Sequence[Series], measure: str) -> list[Chart]:
    """How much each government said in each month or year; all on one scale."""
    scale = scale_to(max((cell.value(measure) for one in series for cell in one.cells), default=0))
    return [
        Chart(
            f"count-{place}",
            one.side.name,
            bar_chart(
                Frame(f"count-{place}", one.side.name, _described(one, measure)),
                [_count(cell, measure) for cell in one.cells],
                scale,
            ),
        )
        for place, one in enumerate(series)
    ]


def _count(cell: Cell, measure: str) -> Bar:
    said = cell.said
    if measure == "share" and cell.is_held:
        said = gettext("%(said)s: %(share)s per 10,000", said=said, share=cell.shown_share)
    value = cell.value(measure) if cell.is_held else None
    return Bar(cell.period.key, value, said, cell.address if cell.count else "")


def _described(series: Series, measure: str) -> str:
    """What a chart shows, for who doesn't see it."""
    shown = max(series.cells, key=lambda cell: cell.value(measure), default=None)
    if shown is None or not shown.count:
        return gettext("No statements in this time.")
    gaps = sum(not cell.is_held for cell in series.cells)
    most = decimal(shown.share) if measure == "share" else number(shown.count)
    return gettext(
        "Bars over time; the highest, %(most)s, stands for %(period)s. "
        "Hatched, as nothing is held: %(gaps)s of %(all)s.",
        most=most,
        period=shown.period.name,
        gaps=number(gaps),
        all=number(len(series.cells)),
    )


def stance_charts(series: Sequence[Series]) -> list[Chart]:
    """The strongest stance of each government in each month or year, by its grade."""
    return [
        Chart(
            f"stance-{place}",
            one.side.name,
            bar_chart(
                Frame(f"stance-{place}", one.side.name, _stances_described(one)),
                [_stance(cell) for cell in one.cells],
                GRADES,
            ),
        )
        for place, one in enumerate(series)
        if one.has_stance
    ]


def _stance(cell: Cell) -> Bar:
    if not cell.is_held:
        return Bar(cell.period.key, None, cell.said)
    if cell.best is None:
        return Bar(cell.period.key, 0, cell.said)
    tone = TONES.get(cell.best.stance.polarity, "neither")
    return Bar(cell.period.key, cell.best.stance.grade, cell.said_stance, cell.statement, tone)


def _stances_described(series: Series) -> str:
    best = max((cell for cell in series.cells if cell.best), key=_grade)
    return gettext(
        "Grades from 0 to 1 over time, the strongest of each month or year. "
        "The highest: %(stance)s.",
        stance=best.said_stance,
    )


def _grade(cell: Cell) -> float:
    return cell.best.stance.grade if cell.best else 0


def shared_timeline(
    series: Sequence[Series], shifts: Iterable[tuple[str, Shift]], what: str
) -> list[Markup]:
    """One time for all governments, wide and narrow; nothing where no dated stance is stated.

    `what` says in words what is compared."""
    changes = list(shifts)
    title = gettext("Stances over time: %(what)s", what=what)
    lanes = [_lane(one, [shift for code, shift in changes if code == one.side.government])
             for one in series]  # fmt: skip
    if not any(lane.points or lane.shifts for lane in lanes):
        return []
    description = gettext(
        "A lane for each government. In it stands the strongest stance of each month or year, "
        "the higher the stronger; rings joined by a line are shifts.",
    )
    return [
        timeline(Frame(f"timeline-{name}", title, description, name), lanes, width)
        for name, width in (("wide", WIDE), ("narrow", 360))
    ]


def _lane(series: Series, shifts: Sequence[Shift]) -> Lane:
    name = series.side.name
    return Lane(
        name,
        tuple(_point(cell.best, name) for cell in series.cells if cell.best and cell.best.day),
        tuple(_ends(shift, name) for shift in shifts),
    )


def _ends(shift: Shift, government: str) -> tuple[Point, ...]:
    before = gettext("Shift, before: %(said)s")
    after = gettext("Shift, after: %(said)s")
    ends = [(before, shift.before), (after, shift.after)]
    return tuple(_point(one, government, form) for form, one in ends if one and one.day)


def _point(taken: Taken, government: str, form: str = "%(said)s") -> Point:
    shown = stance_view(taken.stance)
    said = gettext(
        "%(day)s, %(government)s: %(stance)s, “%(rung)s”, grade %(grade)s",
        day=day_name(taken.day),
        government=government,
        stance=shown.name,
        rung=shown.rung,
        grade=shown.grade,
    )
    if taken.day is None:
        raise ValueError(
            f"{taken.held.statement.id}: a statement without a day has no place in time"
        )
    return Point(taken.day, taken.stance.grade, shown.tone, form % {"said": said},
                 statement_address(taken.held.statement.id))  # fmt: skip
