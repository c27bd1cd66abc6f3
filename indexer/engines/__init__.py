"""The seam to a search engine: Query in, Results out, no engine's own words across."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from indexer.errors import BadQuery


@dataclass(frozen=True)
class Record:
    """What an engine holds of one statement: ids and words to find it by, not its page."""

    id: str
    document: str
    text: str
    title: str
    names: tuple[str, ...]  # the speaker's names in every language, and the attribution as printed
    language: str
    date: date | None
    position: int  # in its document, for a stable order within one day
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # keywords: facet field -> values, e.g. {"government": ("JP",), "stance": ("oppose", "demand")};
    # the fields are those of mappings/fields.toml


@dataclass(frozen=True)
class Word:
    """Matches a word by its stem (English, Russian) or as written within longer words (CJK)."""

    text: str


@dataclass(frozen=True)
class Exact:
    """Matches these surface forms in this order, with quotes, dashes, widths and case folded."""

    text: str


@dataclass(frozen=True)
class Prefix:
    """Matches every word that begins with these letters."""

    text: str


@dataclass(frozen=True)
class Near:
    """Matches when each word stands within a distance of the next, counted in words between."""

    words: tuple[str, ...]
    distance: int


@dataclass(frozen=True)
class Fuzzy:
    """Matches words of letters that are at most two letters away: for the nearest spelling."""

    text: str


@dataclass(frozen=True)
class Has:
    """Matches a value of a facet: what a statement is about, whatever its words are."""

    field: str
    value: str


@dataclass(frozen=True)
class All:
    """Matches what every part matches."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Any:
    """Matches what at least one part matches."""

    parts: tuple[Node, ...]
    is_one_thing: bool = False  # the parts say the same: the best of them scores, by mean of terms


@dataclass(frozen=True)
class Not:
    """Matches what its part doesn't."""

    part: Node


Node = Word | Exact | Prefix | Near | Fuzzy | Has | All | Any | Not

SORTS = ("relevance", "newest", "oldest")


@dataclass(frozen=True)
class Query:
    """A question to an engine; an empty one asks for everything."""

    match: Node | None = None
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)  # OR within, AND between
    excluded: Mapping[str, frozenset[str]] = field(default_factory=dict)
    since: date | None = None  # inclusive
    until: date | None = None  # inclusive
    sort: str = "relevance"  # without words: newest
    facets: tuple[str, ...] = ()  # fields to count by; a facet's counts ignore its own filter
    facet_size: int = 100  # the most values that one facet counts
    offset: int = 0  # hits to pass over
    limit: int = 10  # the most hits to give; 0 asks for counts alone


@dataclass(frozen=True)
class Hit:
    """One statement found."""

    id: str
    score: float


@dataclass(frozen=True)
class Results:
    """The answer to a Query."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # most frequent first


class SearchEngine(Protocol):
    """Four verbs, and every engine passes tests/indexer/engines/test_contract.py."""

    def add(self, records: Iterable[Record]) -> int:
        """Hold these records, replacing those with the same id; visible on return. Gives how many.

        Raises RecordRefused before anything is held when a record can't be."""

    def delete(self, ids: Iterable[str]) -> None:
        """Forget these ids; unknown ones are ignored; visible on return."""

    def replace_all(self, records: Iterable[Record]) -> int:
        """Build an index of just these beside the old one and switch at once. Gives how many."""

    def search(self, query: Query) -> Results:
        """Answer a query; raises BadQuery, EngineUnavailable or IndexOutdated."""


def open_engine(url: str) -> SearchEngine:
    """The engine at an address (docs/settings.md); raises BadQuery.

    embedded:PATH, http(s)://… and elasticsearch+http(s)://…, opensearch+http(s)://…"""
    scheme, _, rest = url.partition(":")
    if scheme == "embedded" and rest:
        from indexer.engines.embedded import EmbeddedEngine

        return EmbeddedEngine(rest)
    from indexer.engines.addresses import FORM, address_of, masked

    client, _, protocol = scheme.rpartition("+")
    if protocol in ("http", "https") and rest.startswith("//"):
        address = address_of(f"{protocol}:{rest}")
        if client in ("", "elasticsearch"):
            from indexer.engines import elasticsearch

            return elasticsearch.engine_at(address)
        if client == "opensearch":
            from indexer.engines import opensearch

            return opensearch.engine_at(address)
    raise BadQuery(f"engine address {masked(url)!r}: wanted embedded:PATH or {FORM}")
