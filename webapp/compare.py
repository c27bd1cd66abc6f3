"""Governments side by side on one matter: strongest and latest stance, shifts, a timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, render_template, request

from indexer.ask import understand
from indexer.errors import BadQuery
from indexer.shifts import Shift, Taken, is_mainly_about, shifts_in, strongest
from webapp.hits import HitView, quote_view
from webapp.languages import gettext, say, together
from webapp.naming import government_name, topic_name
from webapp.readouts import readout_pairs
from webapp.saying import asked as in_words
from webapp.searches import Search, address, query_of, read_search
from webapp.series import Cell, Series, all_held, series_of, time_of
from webapp.series_charts import count_charts, shared_timeline
from webapp.sides import (
    MOST_COLUMNS,
    USUAL,
    Matter,
    Side,
    choices,
    held_governments,
    hidden_of,
    matter_of,
    side_of,
    speaking,
    usual_first,
)
from webapp.stores import Stores, stores

pages = Blueprint("compare", __name__)
MOST_SHIFTS = 20  # shown; onrecord shifts lists them all
MOST_SUBJECTS = 1_000  # topics that are offered


@dataclass(frozen=True)
class Subject:
    """A topic that governments can be compared on, and how many statements are about it."""

    value: str  # its id
    name: str
    count: int


@dataclass(frozen=True)
class Column:
    """One government as the page shows it."""

    side: Side
    strongest: HitView | None
    latest: HitView | None
    is_one: bool  # the latest is the strongest
    address: str


@dataclass(frozen=True)
class ShiftView:
    """A change of one government's stance, with both statements."""

    kind: str  # reopened, class, grade: indexer/shifts.py
    government: str
    before: HitView | None
    after: HitView | None
    is_signalled: bool


@pages.get("/compare")
def compare() -> str:
    """The governments that the address names, or the usual four, on a topic or any search."""
    search, here = replace(read_search(dict(request.args.lists())), page=1), stores()
    if not has_subject(search):
        return render_template("compare.html", topics=subjects(search, here), page=None)
    return render_template("compare.html", page=_page(matter_of(search), here))


def has_subject(search: Search) -> bool:
    """Whether a search says what governments are to be compared on."""
    return bool(search.words or search.chosen.get("topic") or search.chosen.get("mention"))


def subjects(search: Search, here: Stores) -> list[Subject]:
    """The topics that are held, most frequent first."""
    query = replace(query_of(search, understand(""), 1), facets=("topic",), limit=0, offset=0)
    query = replace(query, facet_size=MOST_SUBJECTS)
    counts = here.engine.search(query).facets["topic"]
    return [Subject(id, topic_name(id), count) for id, count in counts.items() if count]


def _page(matter: Matter, here: Stores) -> dict[str, Any]:
    governments = _governments(matter)
    if not governments:
        raise BadQuery(gettext("Every government is left out; choose some to compare."))
    sides = [side_of(code, matter, here) for code in governments]
    held = all_held(governments, matter, here)
    span = time_of(sides, matter, held)
    series = [series_of(side, span, matter, held[side.government]) for side in sides]
    shifts = _shifts(sides, matter)[:MOST_SHIFTS]
    said = in_words(query_of(matter.search, matter.understood, 1), matter.understood)
    first, others = choices(governments, speaking(matter, here), held_governments(here))
    return {
        "said": said,
        "search": matter.search,
        "names": together(government_name(code) for code in governments),
        "columns": [_column(side, matter) for side in sides],
        "counts": count_charts(series, "count"),
        "per": span.per,
        "span": span,
        "rows": list(_rows(series)),
        "series": series,
        "shifts": [_shift(code, one, matter, at) for at, (code, one) in enumerate(shifts)],
        "timeline": shared_timeline(series, shifts, said),
        "readouts": readout_pairs(matter, governments, here),
        "first": first,
        "others": others,
        "hidden": hidden_of(matter),
        "address": address(matter.search),
        "trends": address(_with(matter, governments), "/trends"),
        "repairs": [one.said(say) for one in matter.understood.repairs],
    }


def _governments(matter: Matter) -> tuple[str, ...]:
    """Two to six of them: one alone stands beside the usual four."""
    if len(matter.chosen) > 1:
        return usual_first(matter.chosen)
    usual = (code for code in USUAL if code not in matter.left_out)
    return usual_first(frozenset(list(dict.fromkeys((*matter.chosen, *usual)))[:MOST_COLUMNS]))


def _with(matter: Matter, governments: Sequence[str]) -> Search:
    chosen = {**matter.search.chosen, "government": frozenset(governments)}
    return replace(matter.search, chosen=chosen)


def _column(side: Side, matter: Matter) -> Column:
    newest = [one for one in side.taken if one.held == side.taken[0].held]
    best, latest = strongest(side.taken), strongest(newest)
    return Column(
        side=side,
        strongest=_quote(best, matter, f"strongest-{side.government}"),
        latest=_quote(latest, matter, f"latest-{side.government}"),
        is_one=best is not None and latest is not None and best.held == latest.held,
        address=address(matter.search_of(side.government)),
    )


def _quote(taken: Taken | None, matter: Matter, place: str) -> HitView | None:
    """A statement under an anchor of its own, as one page may quote it in several places."""
    if taken is None:
        return None
    view = quote_view(taken.held, taken.stance, matter.understood, matter.search.words)
    return replace(view, anchor=place)


def _shifts(sides: Sequence[Side], matter: Matter) -> list[tuple[str, Shift]]:
    """The changes of each government's stances that name the matter, the newest first."""
    filters = matter.query.filters
    chosen = filters.get("topic", frozenset()) | filters.get("mention", frozenset())
    found = [
        (side.government, shift)
        for side in sides
        for id in sorted(chosen)
        for shift in shifts_in(one for one in side.taken if is_mainly_about(one.stance, id))
    ]
    return sorted(found, key=lambda one: str(one[1].after.day), reverse=True)


def _shift(code: str, shift: Shift, matter: Matter, number: int) -> ShiftView:
    return ShiftView(
        kind=shift.kind,
        government=government_name(code),
        before=_quote(shift.before, matter, f"before-{number}"),
        after=_quote(shift.after, matter, f"after-{number}"),
        is_signalled=shift.is_signalled,
    )


def _rows(series: Sequence[Series]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Every month or year in which one of the governments spoke, oldest first."""
    for cells in zip(*(one.cells for one in series), strict=True):
        if any(cell.count for cell in cells):
            yield cells[0].period.name, cells
