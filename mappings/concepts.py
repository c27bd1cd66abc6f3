"""What is one thing in four languages: topics, entities, people, organizations, terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mappings.errors import MappingInvalid
from mappings.files import read_table
from mappings.people import organizations, people
from mappings.topics import LANGUAGES, Topic, seats, topics

PATTERN = frozenset("*~")  # signs of a form that is a pattern (head of topics.toml)
NOT_A_NAME = frozenset("()（）/")  # signs of a heading, which nobody says


@dataclass(frozen=True)
class Concept:
    """One thing, and what it is called in each language, the usual word first."""

    id: str  # "kp", "term-ceasefire", "person-sergei-lavrov"
    name: str  # in English
    forms: Mapping[str, tuple[str, ...]]  # by language
    field: str = ""  # the facet that statements about it are found by: "topic", "mention"
    value: str = ""


@cache
def concepts() -> tuple[Concept, ...]:
    """Every concept: what has a facet of its own first, then the glossary's terms."""
    return (*_matters(), *_people(), *_organizations(), *_terms())


def _matters() -> Iterator[Concept]:
    for id, topic in topics().items():
        facet = "topic" if topic.kind == "topic" else "mention"
        forms = {language: _usual(topic, language) for language in LANGUAGES}
        yield Concept(id, topic.display, forms, facet, id)


def _usual(topic: Topic, language: str) -> tuple[str, ...]:
    """The names and forms of a topic that mean it alone, without patterns and capitals."""
    apart = {*topic.weak, *seats(language)}
    every = [topic.names[language], *topic.forms.get(language, ())]
    plain = (one for one in every if not (PATTERN | NOT_A_NAME) & set(one) and one not in apart)
    return tuple(dict.fromkeys(plain))


def _people() -> Iterator[Concept]:
    for id, person in people().items():
        forms = {language: tuple(person.names.get(language, ())) for language in LANGUAGES}
        yield Concept(f"person-{id}", person.names["en"][0], forms)


def _organizations() -> Iterator[Concept]:
    for id, one in organizations().items():
        forms = {language: (one.names[language],) for language in LANGUAGES}
        yield Concept(f"body-{id}", one.names["en"], forms)


def _terms() -> Iterator[Concept]:
    rows = read_table("glossary")["terms"]
    _check_apart(rows)
    for row in rows:
        yield Concept(f"term-{row['id']}", row["en"][0], _forms(row))


def _forms(row: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The words of a term in each language; raises MappingInvalid."""
    if set(row) != {"id", *LANGUAGES} or not all(row[language] for language in LANGUAGES):
        raise MappingInvalid(
            f"mappings/glossary.toml: {row.get('id')}: wanted id and words in {LANGUAGES}"
        )
    return {language: tuple(row[language]) for language in LANGUAGES}


def _check_apart(rows: Iterable[Mapping[str, Any]]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row["id"] in seen:
            raise MappingInvalid(f"mappings/glossary.toml: {row['id']} stands twice")
        seen.add(row["id"])
