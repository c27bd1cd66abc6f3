"""Values of filters that nothing here has, and those that may have been meant: speaker:putin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.engines import Query, SearchEngine
from indexer.forms import fold
from mappings.fields import facets
from webapp.choosing import is_like
from webapp.naming import field_name, value_name
from webapp.searches import Search, address, with_value, without_value

FIELDS = ("speaker", "government", "topic", "mention", "publisher", "stance")
MOST = 3  # values that are offered
MOST_COUNTED = 10_000
SHORTEST = 4  # letters that a known name must have to be seen in a longer word: condemn(s)


@dataclass(frozen=True)
class Unknown:
    """A value that no statement has, and the searches that may have been meant."""

    field: str  # its name
    value: str
    meant: tuple[tuple[str, str], ...]  # (name, address)


def unknown_values(asked: Search, query: Query, engine: SearchEngine) -> Iterator[Unknown]:
    """The values of a query's filters that no statement has, whatever else is asked."""
    wanted = [field for field in FIELDS if query.filters.get(field)]
    if not wanted:
        return
    counted = Query(facets=tuple(wanted), facet_size=MOST_COUNTED, limit=0)
    held = engine.search(counted).facets
    for field in wanted:
        for value in sorted(query.filters[field] - held[field].keys()):
            meant = [one for one in held[field] if _may_be(field, one, fold(value))]
            found = ((one, _instead(asked, field, value, one)) for one in meant[:MOST])
            links = tuple((value_name(field, one), where) for one, where in found if where)
            yield Unknown(field_name(field), value, links)


def _may_be(field: str, known: str, wanted: str) -> bool:
    name = fold(known)
    return is_like(field, known, wanted) or (len(name) >= SHORTEST and wanted.startswith(name))


def _instead(asked: Search, field: str, value: str, meant: str) -> str:
    """The same search with another value; "" where it isn't told how the reader gave the first."""
    if value in asked.chosen.get(field, frozenset()):
        return address(with_value(without_value(asked, field, value), field, meant))
    written = rf'\b{facets()[field].asked}:"?{re.escape(value)}"?'
    words = re.sub(written, f"{facets()[field].asked}:{meant}", asked.words, flags=re.IGNORECASE)
    return address(replace(asked, words=words, page=1)) if words != asked.words else ""
