"""The words that make an edit grave, from mappings/edits.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from mappings.errors import MappingInvalid
from mappings.files import read_table

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
