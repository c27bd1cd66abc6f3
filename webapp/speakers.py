"""The page of one speaker: offices, stances over time, topics, the latest statements."""

from __future__ import annotations

from flask import Blueprint, render_template

from indexer.engines import Query
from indexer.errors import NotHeld
from mappings.people import Person, people
from mappings.vocabulary import LANGUAGES
from webapp.hits import hit_view
from webapp.languages import gettext, number, vocabulary_name
from webapp.naming import government_name, person_name
from webapp.offices import post_views
from webapp.searches import QUESTION, Search, address
from webapp.stance_years import stance_years
from webapp.stores import stores
from webapp.tallies import tallies

pages = Blueprint("speakers", __name__)
FIELDS = ("topic", "stance", "source", "year")
LATEST = 10  # statements on the page
# Where an identifier leads; others are shown as they are
REGISTERS = {"wikidata": ("Wikidata", "https://www.wikidata.org/wiki/")}


@pages.get("/speaker/<id>")
def speaker(id: str) -> str:
    """A person's page."""
    here, person = stores(), people().get(id)
    if person is None:
        raise NotHeld(gettext("no speaker %(id)s is known", id=id))
    search = Search(chosen={"speaker": frozenset({id})})
    came = here.engine.search(_statements_of(id))
    held = here.catalog.statements([hit.id for hit in came.hits])
    return render_template(
        "speaker.html",
        id=id,
        heading=person_name(id),
        names=_names(person),
        government=(government_name(person.government), f"/government/{person.government}"),
        identifiers=_identifiers(person),
        posts=post_views(person),
        total=came.total,
        total_name=number(came.total),
        years=stance_years(here.engine, search, came.total, came.facets.get("stance", {})),
        tallies=tallies(search, came.facets, FIELDS),
        hits=[hit_view(one, None) for one in held],
        all_address=address(search),
        feed_address=address(search, "/search.atom"),
        table_address=address(search, "/search.csv"),
    )


def _statements_of(id: str) -> Query:
    return Query(
        filters={"speaker": frozenset({id})},
        excluded={"type": QUESTION},
        sort="newest",
        facets=FIELDS,
        limit=LATEST,
    )


def _names(person: Person) -> list[tuple[str, str, str]]:
    """(language, what it is called, every name there) of each of the four languages."""
    return [
        (code, vocabulary_name("languages", code), ", ".join(person.names.get(code, ())))
        for code in LANGUAGES
    ]


def _identifiers(person: Person) -> list[tuple[str, str, str]]:
    """(register, id there, address) of a person; no address where the register isn't known."""
    return [
        (REGISTERS[name][0], value, REGISTERS[name][1] + value)
        if name in REGISTERS
        else (name, value, "")
        for name, value in person.identifiers.items()
    ]
