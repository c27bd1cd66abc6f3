"""Any search or topic over time: how often each government spoke of it, and how strongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from indexer.errors import BadQuery
from webapp.compare import subjects
from webapp.languages import gettext, in_english, ngettext, number, say, together
from webapp.naming import government_name
from webapp.periods import MOST, PER, Span, read_per
from webapp.saying import asked as in_words
from webapp.searches import Search, address, parameters_of, query_of, read_search
from webapp.series import MEASURES, Series, all_held, series_of, time_of
from webapp.series_charts import count_charts, stance_charts
from webapp.series_csv import csv_of
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

pages = Blueprint("trends", __name__)
HIDDEN = frozenset({"q", "since", "until"})  # these have fields of their own in the form


@dataclass(frozen=True)
class Asked:
    """What an address asks for."""

    matter: Matter
    measure: str  # one of MEASURES
    per: str  # one of PER; "": as suits the time


@dataclass(frozen=True)
class Trends:
    """The numbers of the page and of its table to take away."""

    asked: Asked
    governments: tuple[str, ...]
    span: Span
    series: list[Series]
    speaking: dict[str, int]  # statements on the matter by government


@pages.get("/trends")
def trends() -> str:
    """Charts and tables of a search over time."""
    search, here = replace(read_search(dict(request.args.lists())), page=1, sort=""), stores()
    asked = _asked(search)
    if not parameters_of(search):
        return render_template("trends.html", topics=subjects(search, here), page=None)
    return render_template("trends.html", page=_page(_trends(asked, here), here))


@pages.get("/trends.csv")
def trends_csv() -> Response:
    """The same numbers as a table to take away."""
    search, root = read_search(dict(request.args.lists())), request.url_root.rstrip("/")
    with in_english():
        found = _trends(_asked(search), stores())
        matter = found.asked.matter
        told = in_words(query_of(matter.search, matter.understood, 1), matter.understood)
        return csv_of(found.series, found.span, told, root + _address(found.asked), root)


def _asked(search: Search) -> Asked:
    measure = request.args.get("measure", "") or MEASURES[0]
    if measure not in MEASURES:
        raise BadQuery(gettext("“%(value)s” is no measure; wanted count or share.", value=measure))
    return Asked(matter_of(search), measure, read_per(request.args.getlist("per")))


def _trends(asked: Asked, here: Stores) -> Trends:
    matter = asked.matter
    counts = speaking(matter, here)
    governments = _governments(matter, list(counts))
    sides = [side_of(code, matter, here) for code in governments]
    held = all_held(governments, matter, here)
    span = time_of(sides, matter, held, asked.per)
    series = [series_of(side, span, matter, held[side.government]) for side in sides]
    return Trends(asked, governments, span, series, counts)


def _governments(matter: Matter, speaking: Sequence[str]) -> tuple[str, ...]:
    """Those that are chosen; else the usual four where they speak, and who speaks most."""
    if matter.chosen:
        return usual_first(matter.chosen)
    usual = [code for code in USUAL if code in speaking]
    return tuple(dict.fromkeys((*usual, *speaking)))[:MOST_COLUMNS]


def _address(asked: Asked, path: str = "/trends", **changed: str) -> str:
    """The address of these trends, or of the same in another measure or by other periods."""
    matter = asked.matter
    chosen = matter.chosen - matter.named
    search = matter.search
    if chosen:
        search = replace(search, chosen={**search.chosen, "government": chosen})
    options = {"per": asked.per, "measure": asked.measure if asked.measure != "count" else ""}
    told = {name: value for name, value in {**options, **changed}.items() if value}
    parameters = urlencode([*parameters_of(search), *told.items()])
    return f"{path}?{parameters}" if parameters else path


def _page(found: Trends, here: Stores) -> dict[str, Any]:
    asked, matter, series = found.asked, found.asked.matter, found.series
    held = held_governments(here)
    first, others = choices(found.governments, found.speaking, held)
    return {
        "said": in_words(query_of(matter.search, matter.understood, 1), matter.understood),
        "names": together(government_name(code) for code in found.governments),
        "search": matter.search,
        "measure": asked.measure,
        "asked_per": asked.per,
        "per": found.span.per,
        "pers": PER,
        "series": series,
        "counts": count_charts(series, asked.measure) if found.span.periods else [],
        "stances": stance_charts(series),
        "rows": list(zip(*(one.cells for one in series), strict=True)),
        "notes": list(_notes(found)),
        "first": first,
        "others": others,
        "hidden": [one for one in hidden_of(matter) if one[0] not in HIDDEN],
        "totals": [(one.side, address(matter.search_of(one.side.government))) for one in series],
        "all": address(matter.search),
        "compare": address(replace(matter.search, page=1), "/compare"),
        "csv": _address(asked, "/trends.csv"),
        "repairs": [one.said(say) for one in matter.understood.repairs],
    }


def _notes(found: Trends) -> list[str]:
    """What a reader must know of how far the numbers reach."""
    notes = []
    if found.span.is_forced:
        notes.append(
            gettext(
                "There are more than %(most)s months: years are shown. Choose days to see months.",
                most=number(MOST),
            )
        )
    if found.span.is_cut:
        notes.append(gettext("Only the newest %(most)s years are shown.", most=number(MOST)))
    for one in found.series:
        notes.extend(_side_notes(one.side))
    return notes


def _side_notes(side: Side) -> Iterator[str]:
    if not side.is_all_read:
        yield gettext(
            "%(government)s: stances are read from the newest %(read)s of the %(stated)s "
            "statements that state one.",
            government=side.name,
            read=number(side.read),
            stated=number(side.stated),
        )
    if not side.is_on_target:
        yield gettext(
            "%(government)s: no stance names the matter itself; these stand in statements "
            "about it.",
            government=side.name,
        )
    if side.undated:
        yield ngettext(
            "%(government)s: %(count)s statement without a day is in no month.",
            "%(government)s: %(count)s statements without a day are in no month.",
            side.undated,
            government=side.name,
            count=number(side.undated),
        )
