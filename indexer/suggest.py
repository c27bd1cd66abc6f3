"""What a reader may be typing: speakers, topics, states and organizations, in any script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from indexer.engines import Query, SearchEngine
from indexer.forms import fold
from mappings.concepts import Concept, concepts

FIELDS = ("speaker", "topic", "mention", "publisher")  # what is suggested, and how it is filtered
MOST = 8  # suggestions
LONGEST = 80  # characters typed that are looked at
WORD_BEGINS = re.compile(r"(?<![\w'])\w")


@dataclass(frozen=True)
class Suggestion:
    """Something that the archive has statements of, or about."""

    field: str  # one of FIELDS
    value: str
    words: str  # the name or form that begins as typed
    count: int  # statements


def suggestions(typed: str, counts: Mapping[str, Mapping[str, int]]) -> list[Suggestion]:
    """What begins as typed, at its start or at one of its words; the most frequent first.

    `counts` are those of FIELDS in the archive: what it has nothing of isn't suggested."""
    wanted = fold(typed[:LONGEST]).strip()
    if not wanted:
        return []
    found: dict[tuple[str, str], tuple[bool, Suggestion]] = {}
    for field, value, form, key in _names():
        count = counts.get(field, {}).get(value, 0)
        place = _begins(key, wanted) if count else None
        if place is None or ((field, value) in found and found[field, value][0] <= (place > 0)):
            continue
        found[field, value] = (place > 0, Suggestion(field, value, form, count))
    ordered = sorted(found.values(), key=lambda one: (one[0], -one[1].count, one[1].words))
    return [suggestion for _, suggestion in ordered[:MOST]]


def held(engine: SearchEngine) -> Mapping[str, Mapping[str, int]]:
    """How many statements an engine holds by each value that can be suggested."""
    return engine.search(Query(facets=FIELDS, facet_size=10_000, limit=0)).facets


def _begins(key: str, wanted: str) -> int | None:
    """Where a name has a word that begins as typed; in a script without spaces, anywhere."""
    if key.startswith(wanted):
        return 0
    place = key.find(wanted, 1)
    while place > 0:
        if not wanted[0].isascii() and key[place] > "ᄀ":
            return place
        if WORD_BEGINS.match(key, place):
            return place
        place = key.find(wanted, place + 1)
    return None


@cache
def _names() -> tuple[tuple[str, str, str, str], ...]:
    """(field, value, form, its folded form) of everything that may be suggested."""
    return tuple(
        (*where, form, fold(form))
        for concept in concepts()
        if (where := _where(concept))
        for form in _forms(concept)
    )


def _forms(concept: Concept) -> Iterator[str]:
    seen: Iterable[str] = dict.fromkeys(form for forms in concept.forms.values() for form in forms)
    yield from seen


def _where(concept: Concept) -> tuple[str, str] | None:
    """The facet and the value that a concept's statements are found by."""
    if concept.field:
        return concept.field, concept.value
    for prefix, field in (("person-", "speaker"), ("body-", "publisher")):
        if concept.id.startswith(prefix):
            return field, concept.id.removeprefix(prefix)
    return None
