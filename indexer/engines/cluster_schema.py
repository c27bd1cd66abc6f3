"""What an index of Elasticsearch or OpenSearch holds: mappings, settings, one record's document.

Our own terms (`terms.*`, not in `_source`) answer our queries; a pair of characters is held with
its first character beside it, so that one character is found as a term too. `text`, `text_en` and
its siblings hold the words under the cluster's analysers, for Kibana and other clients.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from indexer.analysis import written_terms
from indexer.engines import Record
from indexer.engines.records import check, newest_and_oldest, recency
from mappings.fields import facets, fingerprint, text_fields
from mappings.files import read_table

STEMS = {field: f"terms.{field}" for field in text_fields()}
SURFACES = "terms.surfaces"  # the statement's text as written
ANY = "*"  # after a first character: what our analysis never leaves in a term
LONGEST_ID = 512  # bytes of a document's id on a cluster
# Analysers for other clients, by language: the first that the cluster has
ANALYSERS = {
    "en": ("english",),
    "ko": ("nori", "cjk"),
    "ja": ("kuromoji", "cjk"),
    "ru": ("russian",),
}


def index_body(
    has_analyser: Callable[[str], bool], *, shards: int, replicas: int
) -> dict[str, Any]:
    """Settings and mappings of an index."""
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": replicas,
            "analysis": _analysis(),
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {"made_by": "on-record", "fingerprint": fingerprint()},
            "_source": {"excludes": ["terms", "text_*"]},
            "properties": _fields(has_analyser),
        },
    }


def _analysis() -> dict[str, Any]:
    unspaced, hangul = read_table("analysis")["pairs"].values()
    characters = f"[{_in_java(unspaced)}{_in_java(hangul)}]"
    return {
        "analyzer": {"terms": {"tokenizer": "whitespace", "filter": ["and_first_character"]}},
        "filter": {
            "and_first_character": {"type": "multiplexer", "filters": ["first_character"]},
            "first_character": {
                "type": "pattern_replace",
                "pattern": f"^({characters}).*$",
                "replacement": f"$1{ANY}",
            },
        },
    }


def _in_java(characters: str) -> str:
    r"""The inside of a character class of Python in Java's spelling: \U00020000 is \x{20000}."""
    parts = characters.split("\\U")
    return parts[0] + "".join(f"\\x{{{part[:8].lstrip('0')}}}{part[8:]}" for part in parts[1:])


def _fields(has_analyser: Callable[[str], bool]) -> dict[str, Any]:
    keyword: dict[str, Any] = {"type": "keyword"}
    spoken = {
        f"text_{language}": {"type": "text", "analyzer": next(filter(has_analyser, names))}
        for language, names in ANALYSERS.items()
    }
    return {
        "id": keyword,
        "document": keyword,
        "text": {"type": "text"},
        "title": {"type": "text"},
        "names": {"type": "text"},
        "date": {"type": "date", "format": "strict_date"},
        "position": {"type": "integer"},
        "newest": {"type": "long"},
        "oldest": {"type": "long"},
        "recency": {"type": "double"},
        **spoken,
        **dict.fromkeys(facets(), keyword),
        "terms": {
            "properties": {name: _terms() for name in ("surfaces", *text_fields())},
        },
    }


def _terms() -> dict[str, Any]:
    return {"type": "text", "analyzer": "terms", "search_analyzer": "whitespace"}


def document(record: Record) -> tuple[str, dict[str, Any]]:
    """A record's id on the cluster, and what is held of it; raises RecordRefused."""
    check(record)
    surfaces, stems = written_terms(record.text)
    newest, oldest = newest_and_oldest(record)
    body: dict[str, Any] = {
        "id": record.id,
        "document": record.document,
        "text": record.text,
        "title": record.title,
        "names": [*record.names],
        "position": record.position,
        "newest": newest,
        "oldest": oldest,
        "recency": recency(record.date),
        "terms": {
            "surfaces": surfaces,
            "text": stems,
            "title": _stems(record.title),
            "names": [_stems(name) for name in record.names],
        },
        **_single(record.keywords),
    }
    if record.date:
        body["date"] = record.date.isoformat()
    if record.language in ANALYSERS:
        body[f"text_{record.language}"] = record.text
    return key_of(record.id), body


def key_of(id: str) -> str:
    """What a record is called on the cluster: its id, or a digest of one that is too long."""
    if len(id.encode()) <= LONGEST_ID:
        return id
    return f"sha256:{hashlib.sha256(id.encode()).hexdigest()}"


@cache
def _many() -> frozenset[str]:
    return frozenset(field for field, facet in facets().items() if facet.many)


def _single(keywords: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    return {
        field: [*values] if field in _many() or len(values) != 1 else values[0]
        for field, values in keywords.items()
    }


def _stems(line: str) -> str:
    return written_terms(line)[1]
