"""The page of one speaker: names, posts, stances and topics, the latest statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Blueprint, render_template

from indexer.engines import Query
from indexer.errors import NotHeld
from mappings.people import Person, Post, people, roles
from mappings.vocabulary import LANGUAGES
from webapp.hits import hit_view
from webapp.languages import gettext, language_here, pgettext, vocabulary_name, when_name
from webapp.naming import field_name, government_name, organization_name, value_name
from webapp.searches import QUESTION, Search, address, with_value
from webapp.stores import stores

pages = Blueprint("speakers", __name__)
FIELDS = ("stance", "topic", "year")
LATEST = 10  # statements on the page
MOST = 12  # values of a facet on the page


@dataclass(frozen=True)
class PostView:
    """An office, and when it was held."""

    title: str
    span: str  # "28 December 2023 to 12 August 2024"


@dataclass(frozen=True)
class CountView:
    """How many statements have a value, and where they are."""

    name: str
    count: int
    address: str


@pages.get("/speaker/<id>")
def speaker(id: str) -> str:
    """A person's page."""
    here, person = stores(), people().get(id)
    if person is None:
        raise NotHeld(gettext("no speaker %(id)s is known", id=id))
    came = here.engine.search(_statements_of(id))
    held = here.catalog.statements([hit.id for hit in came.hits])
    search = Search(chosen={"speaker": frozenset({id})})
    return render_template(
        "speaker.html",
        person=person,
        names=[
            (code, vocabulary_name("languages", code), _names(person, code)) for code in LANGUAGES
        ],
        government=government_name(person.government),
        posts=[_post(person, post) for post in reversed(person.posts)],
        total=came.total,
        counts=[
            (field_name(field), _counts(search, field, came.facets.get(field, {})))
            for field in FIELDS
        ],
        hits=[hit_view(one, None) for one in held],
        all_address=address(search),
        feed_address=address(search, "/search.atom"),
    )


def _statements_of(id: str) -> Query:
    return replace(
        Query(filters={"speaker": frozenset({id})}, excluded={"type": QUESTION}),
        sort="newest",
        facets=FIELDS,
        limit=LATEST,
    )


def _names(person: Person, language: str) -> str:
    return ", ".join(person.names.get(language, ()))


def _post(person: Person, post: Post) -> PostView:
    title = roles()[post.role].title(person.government, language_here())
    where = organization_name(post.organization)
    return PostView(f"{title}, {where}", _span(post.start, post.end))


def _span(start: str, end: str | None) -> str:
    """When a post was held, as precisely as it is known: days, months or years."""
    if end:
        return gettext("%(start)s to %(end)s", start=when_name(start), end=when_name(end))
    return pgettext("a post", "since %(since)s", since=when_name(start))


def _counts(search: Search, field: str, counts: Mapping[str, int]) -> list[CountView]:
    return [
        CountView(value_name(field, value), count, address(with_value(search, field, value)))
        for value, count in list(counts.items())[:MOST]
    ]
