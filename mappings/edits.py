"""The words that make an edit grave, and what its classes are called: mappings/edits.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mappings.errors import MappingInvalid
from mappings.files import read_table
from mappings.vocabulary import LANGUAGES

FIELDS = ("negators", "modals", "light", "prefixes", "numerals", "honorifics")


@dataclass(frozen=True)
class EditWords:
    """One language's words; docs/changes.md says what each decides."""

    negators: re.Pattern[str]
    modals: re.Pattern[str]
    numerals: re.Pattern[str]
    light: frozenset[str]
    prefixes: tuple[str, ...]
    honorifics: tuple[str, ...]


@dataclass(frozen=True)
class EditKind:
    """A class of edit: what it is called and what it means, by language."""

    id: str  # one of indexer/edits.py: KINDS
    names: Mapping[str, str]
    means: Mapping[str, str]


@cache
def edit_kinds() -> dict[str, EditKind]:
    """Every class of edit by id, gravest first; raises MappingInvalid."""
    table = read_table("edits")["kinds"]
    return {
        id: EditKind(id, _told(id, row, "names"), _told(id, row, "means"))
        for id, row in table.items()
    }


@cache
def withdrawal_reasons() -> dict[str, Mapping[str, str]]:
    """How a withdrawal showed itself → its names by language; raises MappingInvalid."""
    table = read_table("edits")["reasons"]
    return {id: _told(id, row, "names") for id, row in table.items()}


def _told(id: str, row: Mapping[str, Any], key: str) -> Mapping[str, str]:
    """A text in each language."""
    told: Mapping[str, str] = row.get(key, {})
    for language in LANGUAGES:
        if not told.get(language):
            raise MappingInvalid(f"mappings/edits.toml, {id}: no {key} in {language!r}")
    return told


@cache
def edit_words(language: str) -> EditWords:
    """The words of a language; those of English where the file has none for it."""
    table = read_table("edits")
    row = table.get(language, table["en"])
    if set(row) != set(FIELDS):
        raise MappingInvalid(f"mappings/edits.toml, {language}: wanted {FIELDS}, came {set(row)}")
    return EditWords(
        negators=_any(row["negators"], language),
        modals=_any(row["modals"], language),
        numerals=_any(row["numerals"], language),
        light=frozenset(row["light"]),
        prefixes=tuple(row["prefixes"]),
        honorifics=tuple(row["honorifics"]),
    )


def _any(patterns: Iterable[str], language: str) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{one})" for one in patterns))
    except re.error as error:
        raise MappingInvalid(f"mappings/edits.toml, {language}: {error}") from error
