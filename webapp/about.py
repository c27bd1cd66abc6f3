"""What the archive holds and lacks; what stance is; whether the page is well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify, render_template

from indexer.engines import Query
from mappings.stances import StanceClass, classes, ladders, lexicon_version
from mappings.vocabulary import LANGUAGES
from scrapers.registry import SOURCES
from webapp.languages import (
    decimal,
    language_here,
    number,
    vocabulary_name,
)
from webapp.searches import Search, address
from webapp.sources import source_rows, source_view
from webapp.stance_example import worked_example
from webapp.stores import stores

pages = Blueprint("about", __name__)
UNSTATED = "neutral"  # the class that says that nothing was stated


@dataclass(frozen=True)
class LadderView:
    """A class of stance with its rungs, from weak to strong."""

    id: str
    name: str
    names: list[tuple[str, str]]  # language, name
    polarity: str
    rungs: list[tuple[str, list[tuple[str, str]]]]  # grade, (language, words)
    address: str  # of the statements that take it


@pages.get("/about")
def about() -> str:
    """What is held, how to read it, what is missing."""
    here = stores()
    holdings = here.holdings()
    held = {holding.source for holding in holdings}
    return render_template(
        "about.html",
        rows=source_rows(holdings, datetime.now(UTC).date()),
        documents=number(sum(one.documents for one in holdings)),
        statements=number(sum(one.statements for one in holdings)),
        missing=[source_view(source.id) for source in SOURCES if source.id not in held],
        contact=here.settings.contact,
    )


@pages.get("/stance")
def stance() -> str:
    """The classes of stance and their ladders."""
    stated = [one for one in classes().values() if one.id != UNSTATED]
    return render_template(
        "stance.html",
        ladders=[_ladder(one) for one in stated],
        languages=[(code, vocabulary_name("languages", code)) for code in LANGUAGES],
        example=worked_example(),
        lexicon=lexicon_version(),
    )


def _ladder(known: StanceClass) -> LadderView:
    rungs = [
        (decimal(rung.grade, "0.00"), [(code, rung.names.get(code, "")) for code in LANGUAGES])
        for rung in ladders().get(known.id, ())
    ]
    return LadderView(
        id=known.id,
        name=known.names[language_here()],
        names=[(code, known.names[code]) for code in LANGUAGES],
        polarity=vocabulary_name("polarities", known.polarity),
        rungs=rungs,
        address=address(Search(chosen={"stance": frozenset({known.id})})),
    )


@pages.get("/healthz")
def health() -> Response:
    """How many statements the engine and the catalog hold; 503 when one isn't there."""
    here = stores()
    held = here.engine.search(Query(limit=0)).total
    return jsonify({"engine": held, "catalog": here.catalog.current_statements()})
