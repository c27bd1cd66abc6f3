"""The schema of mappings/fields.toml, and the fingerprint that an index is known by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mappings.errors import MappingInvalid
from mappings.files import read_table

LANGUAGES = ("en", "ko", "ja", "ru")
VALUE_FORMS = ("as given", "upper", "lower")


@dataclass(frozen=True)
class Facet:
    """A field of whole values that results are counted and filtered by."""

    field: str
    names: Mapping[str, str]  # by language
    many: bool  # whether one statement may have several values
    asked: str  # its name in the query language; "" where it can't be asked for
    values: str  # how asked values are written, one of VALUE_FORMS

    def value(self, text: str) -> str:
        """A reader's value in the form that the index holds: government:jp -> "JP"."""
        if self.values == "upper":
            return text.upper()
        return text.lower() if self.values == "lower" else text


@dataclass(frozen=True)
class TextField:
    """A field of words, and what a match in it counts for."""

    field: str
    names: Mapping[str, str]
    weight: float


@cache
def facets() -> dict[str, Facet]:
    """Every facet by its field, in the order of the page; raises MappingInvalid."""
    rows = read_table("fields")["facets"]
    return {field: _facet(field, row) for field, row in rows.items()}


@cache
def text_fields() -> dict[str, TextField]:
    """The fields of words by name; raises MappingInvalid."""
    rows = read_table("fields")["text"]
    return {field: _text_field(field, row) for field, row in rows.items()}


@cache
def asked_fields() -> dict[str, Facet]:
    """Facets by their name in the query language."""
    return {facet.asked: facet for facet in facets().values() if facet.asked}


@cache
def fingerprint() -> str:
    """What an index made from this schema and this analysis is known by: 16 hexadecimal digits.

    Names, weights and the query language aren't in it: they don't change what an index holds.
    """
    shape = {
        "facets": {field: facet.many for field, facet in sorted(facets().items())},
        "text": sorted(text_fields()),
        "analysis": read_table("analysis"),
    }
    written = json.dumps(shape, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _facet(field: str, row: Mapping[str, Any]) -> Facet:
    facet = Facet(field, **_checked(field, row, {"names", "many", "asked", "values"}))
    if facet.values not in VALUE_FORMS:
        raise MappingInvalid(f"mappings/fields.toml: {field}: values {facet.values!r}")
    return facet


def _text_field(field: str, row: Mapping[str, Any]) -> TextField:
    return TextField(field, **_checked(field, row, {"names", "weight"}))


def _checked(field: str, row: Mapping[str, Any], wanted: set[str]) -> dict[str, Any]:
    """A row that has exactly these keys and a name in every language."""
    if set(row) != wanted or set(row["names"]) != set(LANGUAGES):
        raise MappingInvalid(
            f"mappings/fields.toml: {field}: wanted {sorted(wanted)} with names in {LANGUAGES}, "
            f"came {sorted(row)}"
        )
    return dict(row)
