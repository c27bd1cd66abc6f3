"""Charts, drawn on the server by pygal and put into the page: bars over time, and a timeline.

Colours come from the style sheet by class, so that a chart follows light and dark. Beside its
colour every mark has a shape, a pattern or a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, log10
from typing import Any

import pygal
from markupsafe import Markup
from pygal.style import Style

from webapp.drawing import Frame, Linked, drawn, hatching
from webapp.languages import number

GAP, COUNT = "gap", "count"
LABELS = 5  # along an axis of time
WIDTH, HEIGHT = 360, 150
FEW_DAYS = 150
LANE = 62  # height of a government's lane on a timeline
MARGIN = 15  # days before the first and after the last statement of a timeline
FLOOR, REACH = 0.1, 0.66  # where grade 0 stands in its lane, and how far above it grade 1
STYLE = Style(label_font_size=10, major_label_font_size=10)


@dataclass(frozen=True)
class Bar:
    """A month or a year of a chart."""

    key: str  # on the axis: "2024-06"
    value: float | None  # None: nothing is held of it, so that nothing can be counted
    label: str
    address: str = ""  # "": leads nowhere
    mark: str = COUNT  # or the tone of a stance: "against", "for", "neither"


@dataclass(frozen=True)
class Scale:
    """The vertical axis, from 0; charts that are to be compared share one."""

    top: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Point:
    """A statement on a timeline."""

    day: date
    grade: float
    tone: str  # "against", "for" or "neither"
    label: str
    address: str


@dataclass(frozen=True)
class Lane:
    """One government's part of a timeline."""

    name: str
    points: tuple[Point, ...]
    shifts: tuple[tuple[Point, ...], ...]  # of each the statement before, where held, and after


GRADES = Scale(1.0, ((0.0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1.0, "1")))


def scale_to(most: float) -> Scale:
    """A scale that reaches a value: from 0 by one half to a round number."""
    if most <= 1:
        return Scale(1.0, ((0.0, "0"), (1.0, "1")))
    unit: float = 10 ** (ceil(log10(most)) - 1)
    step = next(one for one in (1, 2, 4, 6, 8, 10) if one * unit >= most)
    top = round(step * unit)
    half = () if top % 2 else ((top / 2, number(top // 2)),)
    return Scale(float(top), ((0.0, "0"), *half, (float(top), number(top))))


def bar_chart(frame: Frame, bars: Sequence[Bar], scale: Scale) -> Markup:
    """Bars over time, each a link; what isn't held is hatched from top to bottom."""
    chart = pygal.Bar(
        **_usual(WIDTH, HEIGHT), range=(0, scale.top), show_minor_x_labels=False, spacing=0
    )
    chart.y_labels = [{"value": value, "label": text} for value, text in scale.ticks]
    chart.x_labels = [bar.key for bar in bars]
    chart.x_labels_major = _labelled([bar.key for bar in bars])
    chart.add("", [_bar(place, bar, scale) for place, bar in enumerate(bars)])
    links = [Linked(bar.label, bar.address) for bar in bars]
    picture = drawn(chart.render_tree(), frame, links)
    return picture.replace(Markup("</desc>"), Markup("</desc>") + hatching(frame.id), 1)


def _usual(width: int, height: int) -> dict[str, Any]:
    """Options of every chart: nothing but the drawing itself."""
    return {
        "width": width,
        "height": height,
        "style": STYLE,
        "js": [],
        "css": [],
        "no_prefix": True,
        "show_legend": False,
        "print_values": False,
        "margin": 2,
        "margin_right": 8,
        "margin_top": 8,
        "truncate_label": -1,
    }


def _bar(place: int, bar: Bar, scale: Scale) -> dict[str, Any]:
    mark = bar.mark if bar.value is not None else GAP
    value = bar.value if bar.value is not None else scale.top
    return {"value": value, "xlink": {"href": str(place)}, "node": {"class": mark}}


def _labelled(keys: Sequence[str]) -> list[str]:
    """The keys that stand on the axis: a few, evenly apart."""
    step = max(1, ceil(len(keys) / LABELS))
    return list(keys[step // 2 :: step])


def timeline(frame: Frame, lanes: Sequence[Lane], width: int = WIDTH) -> Markup:
    """Every government's stances over one time, each in a lane of its own, with its shifts."""
    points = [point for lane in lanes for point in (*lane.points, *_ends(lane))]
    days = [point.day.toordinal() for point in points]
    first, last = max(min(days) - MARGIN, 1), min(max(days) + MARGIN, date.max.toordinal())
    chart = pygal.XY(
        **_usual(width, LANE * len(lanes) + 30),
        range=(0, len(lanes)),
        xrange=(first, last),
        dots_size=8,
    )
    chart.y_labels = [{"value": len(lanes) - n, "label": str(n)} for n in range(len(lanes))]
    chart.x_labels = _days(first, last, 3 if width == WIDTH else 6)
    links: list[Linked] = []
    for row, lane in enumerate(lanes):
        base = len(lanes) - 1 - row + FLOOR
        for shift in lane.shifts:
            chart.add("", [_point(one, base, "shift", links) for one in shift])
        chart.add("", [_point(one, base, one.tone, links) for one in lane.points], stroke=False)
    return drawn(chart.render_tree(), frame, links, [lane.name for lane in lanes])


def _ends(lane: Lane) -> list[Point]:
    return [point for shift in lane.shifts for point in shift]


def _point(point: Point, base: float, mark: str, links: list[Linked]) -> dict[str, Any]:
    """A point as pygal takes it; its address goes to `links`, so that no text passes through it."""
    links.append(Linked(point.label, point.address))
    return {
        "value": (point.day.toordinal(), base + point.grade * REACH),
        "xlink": {"href": str(len(links) - 1)},
        "node": {"class": mark},
    }


def _days(first: int, last: int, count: int) -> list[dict[str, Any]]:
    """What stands on the axis of a timeline, evenly apart: months, or days where there are few.

    Days are counted by their ordinal numbers."""
    places = [first + (last - first) * place // (count + 1) for place in range(1, count + 1)]
    if last - first < FEW_DAYS:
        return [{"value": place, "label": f"{date.fromordinal(place)}"} for place in places]
    months = {date.fromordinal(place).replace(day=1) for place in places}
    shown = sorted(month for month in months if month.toordinal() >= first)
    return [{"value": month.toordinal(), "label": f"{month:%Y-%m}"} for month in shown]
