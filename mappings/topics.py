"""The topics and entities that statements are about, from mappings/topics.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from mappings.errors import MappingInvalid
from mappings.files import read_table

LANGUAGES = ("en", "ko", "ja", "ru")
ENTITY_KINDS = ("government", "organisation", "entity", "nonstate", "rhetorical")
DOTS = ("", "·", "ㆍ", "・", "-")  # between short names: 한·미
FIELDS = {"kind", "names", "contested", "names_by_capital", "parties", "weak", "forms"}


@dataclass(frozen=True)
class Topic:
    """A matter or an entity that statements speak of, and the words that name it."""

    id: str
    kind: str  # "topic", or one of ENTITY_KINDS
    names: Mapping[str, str]  # a neutral name by language
    forms: Mapping[str, tuple[str, ...]]  # by language; the notation: head of topics.toml
    parties: tuple[str, ...] = ()  # ids of the entities concerned
    contested: bool = False  # each capital has a name of its own
    names_by_capital: Mapping[str, str] = field(default_factory=dict)  # for searching only
    weak: tuple[str, ...] = ()  # forms that count only beside another form

    @property
    def display(self) -> str:
        """Its neutral name in English."""
        return self.names["en"]


@cache
def topics() -> dict[str, Topic]:
    """Every topic and entity by id; raises MappingInvalid."""
    table = read_table("topics")
    entities = {id: _topic(id, row, row.get("kind", "")) for id, row in table["entities"].items()}
    matters = {id: _topic(id, row, "topic") for id, row in table["topics"].items()}
    for twice in entities.keys() & matters.keys():
        raise _invalid(twice, "names both a topic and an entity")
    found = entities | matters
    for topic in found.values():
        _check(topic, found)
    return found


@cache
def lookalikes(language: str) -> tuple[str, ...]:
    """Longer words of a language that contain a form and mean something else."""
    return tuple(read_table("topics")["lookalikes"].get(language, ()))


@cache
def joint_names(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(name, ids of those it names) of short names in one word, with every dot between them."""
    table = read_table("topics").get("joint", {})
    letters = table.get("letters", {}).get(language, {})
    return tuple(
        (dot.join(name), tuple(letters[letter] for letter in name))
        for name in table.get("names", {}).get(language, ())
        for dot in DOTS
    )


@cache
def seats(language: str) -> tuple[str, ...]:
    """Capitals and buildings of a language that stand for a government only where it acts."""
    return tuple(read_table("topics").get("seats", {}).get(language, ()))


def _topic(id: str, row: Mapping[str, Any], kind: str) -> Topic:
    for unknown in row.keys() - FIELDS:
        raise _invalid(id, f"unknown field {unknown!r}")
    return Topic(
        id=id,
        kind=kind,
        names=row.get("names", {}),
        forms={language: tuple(forms) for language, forms in row.get("forms", {}).items()},
        parties=tuple(row.get("parties", ())),
        contested=row.get("contested", False),
        names_by_capital=row.get("names_by_capital", {}),
        weak=tuple(row.get("weak", ())),
    )


def _check(topic: Topic, known: Mapping[str, Topic]) -> None:
    if topic.kind not in ("topic", *ENTITY_KINDS):
        raise _invalid(topic.id, f"kind {topic.kind!r}: wanted one of {', '.join(ENTITY_KINDS)}")
    for language in LANGUAGES:
        if not topic.names.get(language):
            raise _invalid(topic.id, f"no name in {language!r}")
        if not all(form.strip(" ~*") for form in topic.forms.get(language, ())):
            raise _invalid(topic.id, f"an empty form in {language!r}")
    for form in set(topic.weak) - {one for forms in topic.forms.values() for one in forms}:
        raise _invalid(topic.id, f"weak form {form!r} isn't among its forms")
    if topic.kind == "topic":
        _check_parties(topic, known)


def _check_parties(topic: Topic, known: Mapping[str, Topic]) -> None:
    """Parties are entities, or states that have no entry yet, by their code: "tr"."""
    for party in topic.parties:
        is_entity = party in known and known[party].kind != "topic"
        if not is_entity and len(party) != len("tr"):
            raise _invalid(topic.id, f"party {party!r} isn't an entity")


def _invalid(entry: str, reason: str) -> MappingInvalid:
    return MappingInvalid(f"mappings/topics.toml, {entry}: {reason}")
