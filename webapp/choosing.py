"""/values/<field>: every value of a facet under a search, to look through and choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from flask import Blueprint, render_template, request

from indexer.errors import NotHeld
from indexer.forms import fold
from mappings.people import governments, organizations, people
from mappings.stances import classes
from mappings.topics import topics
from webapp.languages import gettext
from webapp.naming import field_name, value_name
from webapp.searches import (
    FACETS,
    Search,
    address,
    parameters_of,
    query_of,
    read_search,
    understood_of,
    without_field,
)
from webapp.stores import stores

pages = Blueprint("choosing", __name__)
MOST = 300  # values on a page; the others are found by typing part of their name
MOST_COUNTED = 10_000
LONGEST = 80  # characters typed that are looked at


class Named(Protocol):
    """Something with a name in each language."""

    @property
    def names(self) -> Mapping[str, str]:
        """Language → name."""


TABLES: Mapping[str, Callable[[], Mapping[str, Named]]] = {
    "government": governments,
    "publisher": organizations,
    "topic": topics,
    "stance": classes,
}


@dataclass(frozen=True)
class Choice:
    """A value that can be ticked."""

    value: str
    name: str
    count: int
    is_chosen: bool


@pages.get("/values/<field>")
def values(field: str) -> str:
    """The values of a facet, those whose name holds `find` in any language."""
    if field not in FACETS:
        raise NotHeld(gettext("there is no filter %(field)s", field=field))
    search, find = read_search(dict(request.args.lists())), request.args.get("find", "")[:LONGEST]
    counts = _counts(search, field)
    chosen = search.chosen.get(field, frozenset())
    found = [
        Choice(value, value_name(field, value), counts.get(value, 0), value in chosen)
        for value in dict.fromkeys((*sorted(chosen), *counts))
        if value in chosen or is_like(field, value, fold(find).strip())
    ]
    return render_template(
        "values.html",
        field=field,
        name=field_name(field),
        find=find,
        choices=found[:MOST],
        is_cut=len(found) > MOST,
        kept=parameters_of(replace(without_field(search, field), page=1)),
        back=address(search),
    )


def _counts(search: Search, field: str) -> dict[str, int]:
    query = query_of(search, understood_of(search), 1, facets=False)
    query = replace(query, facets=(field,), facet_size=MOST_COUNTED, limit=0, offset=0)
    return dict(stores().engine.search(query).facets.get(field, {}))


def is_like(field: str, value: str, wanted: str) -> bool:
    """Whether a value's id, or its name in any language, holds folded words; "" is in all."""
    return not wanted or any(wanted in fold(name) for name in _names(field, value))


def _names(field: str, value: str) -> Iterator[str]:
    """What a value is called in all four languages, and its id."""
    yield value
    yield value_name(field, value)
    if field == "speaker" and value in people():
        for written in people()[value].names.values():
            yield from written
    named = TABLES[field]().get(value) if field in TABLES else None
    if named is not None:
        yield from named.names.values()
