"""What On Record calls its own kinds of things, in four languages: mappings/vocabulary.toml."""

from __future__ import annotations

from collections.abc import Mapping

from mappings.errors import MappingInvalid
from mappings.files import read_table

LANGUAGES = ("en", "ko", "ja", "ru")


def name(vocabulary: str, value: str, language: str = "en") -> str:
    """The display name of a value: name("kinds", "release") is "press release".

    A value without an entry keeps its own spelling, so that nothing new is hidden."""
    entry = entries(vocabulary).get(value, {})
    return entry.get(language, value)


def entries(vocabulary: str) -> Mapping[str, Mapping[str, str]]:
    """Every value of a vocabulary, each with its names by language; raises MappingInvalid."""
    table = read_table("vocabulary").get(vocabulary)
    if not isinstance(table, dict):
        raise MappingInvalid(f"mappings/vocabulary.toml: wanted a table [{vocabulary}]")
    return table
