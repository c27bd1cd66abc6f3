"""Charts are drawings of our own: without styles and scripts, with names and links."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from webapp.charts import GRADES, Bar, Lane, Point, bar_chart, scale_to, timeline
from webapp.drawing import Frame

EVIL = '"><script>alert(1)</script>\u202e\x00'
FRAME = Frame("one", "Japan", "Bars over time.")
NS = "{http://www.w3.org/2000/svg}"


def bars() -> list[Bar]:
    return [
        Bar("2024-01", 3, "January: 3", "/?since=2024-01-01&until=2024-01-31"),
        Bar("2024-02", 0, "February: 0"),
        Bar("2024-03", None, "March: not held"),
    ]


def test_nothing_that_the_policy_forbids_or_the_library_adds_is_left() -> None:
    drawing = str(bar_chart(FRAME, bars(), scale_to(3)))
    for foreign in ("style", "script", "xlink", "pygal", "tooltip", "<!--", "target="):
        assert foreign not in drawing.lower()
    ET.fromstring(drawing)


def test_every_bar_is_a_named_link_and_a_gap_is_hatched() -> None:
    tree = ET.fromstring(str(bar_chart(FRAME, bars(), scale_to(3))))
    [link] = tree.iter("a")
    assert link.attrib["aria-label"] == "January: 3"
    assert link.attrib["href"] == "/?since=2024-01-01&until=2024-01-31"
    [gap] = [rect for rect in tree.iter("rect") if rect.get("class") == "gap"]
    assert gap.attrib["fill"] == "url(#one-held)"
    assert [one.attrib["id"] for one in tree.iter("pattern")] == ["one-held"]
    [bar] = [rect for rect in tree.iter("rect") if rect.get("class") == "count"]
    assert 0 < float(bar.attrib["height"]) < float(gap.attrib["height"])


def test_a_chart_has_title_and_description_and_is_an_image_only_without_links() -> None:
    tree = ET.fromstring(str(bar_chart(FRAME, bars(), scale_to(3))))
    assert tree.attrib["role"] == "group"
    named = {one.get("id"): one.text for one in tree if one.get("id")}
    assert named[tree.attrib["aria-labelledby"]] == "Japan"
    assert named[tree.attrib["aria-describedby"]] == "Bars over time."
    alone = ET.fromstring(str(bar_chart(FRAME, bars()[1:], scale_to(3))))
    assert alone.attrib["role"] == "img"


def test_stances_are_told_apart_by_shape() -> None:
    tones = ("against", "for", "neither")
    row = [Bar(f"2024-0{n}", 0.5, "x", "/x", tone) for n, tone in enumerate(tones, 1)]
    drawing = str(bar_chart(FRAME, row, GRADES))
    shapes = dict(re.findall(r'class="mark (\w+)" d="M[^a-z]+([^"]+)"', drawing))
    assert set(shapes) == set(tones)
    assert len(set(shapes.values())) == 3


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (1, 1), (2, 2), (7, 8), (10, 10), (11, 20), (99, 100), (6667, 8000)]
)
def test_a_scale_ends_on_a_round_number(most: float, top: float) -> None:
    scale = scale_to(most)
    assert scale.top == top
    assert scale.ticks[-1][0] == top


def test_a_timeline_links_marks_and_both_ends_of_a_shift() -> None:
    before = Point(date(2024, 5, 1), 0.3, "against", "before", "/statement/1")
    after = Point(date(2024, 6, 20), 0.4, "neither", "after", "/statement/2")
    lanes = [Lane("Korea", (before,), ((before, after),)), Lane(EVIL, (), ())]
    drawing = str(timeline(FRAME, lanes))
    assert re.findall(r'href="([^"]+)"', drawing).count("/statement/1") == 2
    assert drawing.count('class="shift"') == 2
    assert re.search(r'<g class="series"><path d="M[^"]+" class="line"', drawing)
    assert "<script" not in drawing
    assert ">Korea</text>" in drawing


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_timeline_at_the_edge_of_the_calendar_is_drawn(day: date) -> None:
    point = Point(day, 0.5, "for", "x", "/x")
    assert 'class="mark for"' in str(timeline(FRAME, [Lane("X", (point,), ())], 900))


def test_hostile_words_are_inert() -> None:
    row = [Bar("2024-01", 1, EVIL, f"/?q={EVIL}")]
    drawing = str(bar_chart(Frame("one", EVIL, EVIL), row, scale_to(1)))
    assert "<script" not in drawing
    assert drawing.count("&lt;script&gt;") >= 4
