"""The pages of one topic or entity and of one government."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template

from indexer.engines import Has, Query
from indexer.errors import NotHeld
from mappings.people import governments
from mappings.topics import Topic, topics
from mappings.vocabulary import LANGUAGES
from webapp.hits import HitView, hit_view
from webapp.languages import gettext, number, vocabulary_name
from webapp.naming import government_name, topic_name
from webapp.searches import QUESTION, Search, address
from webapp.stores import stores
from webapp.tallies import TallyView, tallies

pages = Blueprint("subjects", __name__)
LATEST = 10  # statements on the page
OF_TOPIC = ("government", "speaker", "topic", "stance", "year")
OF_GOVERNMENT = ("speaker", "topic", "stance", "source", "year")
# Which language a capital's own name for a matter is in; those left out are English
WRITES = {"kr": "ko", "kp": "ko", "jp": "ja", "ru": "ru"}


@dataclass(frozen=True)
class SubjectPage:
    """What the page of a topic or a government shows."""

    heading: str
    names: list[tuple[str, str, str]]  # language, what it is called, the name there
    total: int
    total_name: str  # "1,204"
    tallies: list[TallyView]
    hits: list[HitView]
    all_address: str
    feed_address: str
    table_address: str


@pages.get("/topic/<id>")
def topic(id: str) -> str:
    """A topic or an entity: its names, who speaks of it, the latest statements."""
    known = topics().get(id)
    if known is None:
        raise NotHeld(gettext("no topic %(id)s is known", id=id))
    field = "topic" if known.kind == "topic" else "mention"
    search = Search(chosen={field: frozenset({id})})
    code = id.upper()
    return render_template(
        "topic.html",
        page=_page(topic_name(id), dict(known.names), search, Has(field, id), OF_TOPIC, id),
        is_topic=known.kind == "topic",
        capitals=_names_by_capital(known),
        is_contested=known.contested,
        parties=[(topic_name(one), f"/topic/{one}") for one in known.parties if one in topics()],
        compare_address=address(search, "/compare"),
        trends_address=address(search, "/trends"),
        government=(government_name(code), f"/government/{code}")
        if known.kind == "government" and code in governments()
        else None,
    )


def _names_by_capital(known: Topic) -> list[tuple[str, str, str]]:
    """(government, language of the words, what it writes) of a matter that has several names."""
    return [
        (government_name(capital.upper()), WRITES.get(capital, "en"), name)
        for capital, name in known.names_by_capital.items()
    ]


@pages.get("/government/<code>")
def government(code: str) -> str:
    """A government: its names, who speaks for it and of what, the latest statements."""
    known = governments().get(code)
    if known is None:
        raise NotHeld(gettext("no government %(code)s is known", code=code))
    search = Search(chosen={"government": frozenset({code})})
    names, match = dict(known.names), Has("government", code)
    page = _page(government_name(code), names, search, match, OF_GOVERNMENT, code)
    spoken_of = code.lower()
    return render_template(
        "government.html",
        page=page,
        code=code,
        trends_address=address(search, "/trends"),
        matters=_compared(page),
        as_topic=f"/topic/{spoken_of}" if spoken_of in topics() else "",
    )


def _compared(page: SubjectPage) -> list[tuple[str, str]]:
    """(name, address) of comparisons on the topics that a government speaks of most."""
    return [
        (one.name, address(Search(chosen={"topic": frozenset({one.value})}), "/compare"))
        for tally in page.tallies
        if tally.field == "topic"
        for one in tally.counts[:6]
    ]


def _page(
    heading: str,
    names: dict[str, str],
    search: Search,
    match: Has,
    fields: tuple[str, ...],
    own: str,
) -> SubjectPage:
    """One question to the engine; the subject is asked as a match, since facets ignore filters."""
    here = stores()
    query = Query(
        match=match, excluded={"type": QUESTION}, sort="newest", facets=fields, limit=LATEST
    )
    came = here.engine.search(query)
    held = here.catalog.statements([hit.id for hit in came.hits])
    return SubjectPage(
        heading=heading,
        names=[(one, vocabulary_name("languages", one), names[one]) for one in LANGUAGES],
        total=came.total,
        total_name=number(came.total),
        tallies=tallies(search, came.facets, fields, without=own),
        hits=[hit_view(one, None) for one in held],
        all_address=address(search),
        feed_address=address(search, "/search.atom"),
        table_address=address(search, "/search.csv"),
    )
