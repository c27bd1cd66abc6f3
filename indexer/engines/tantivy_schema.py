"""What the embedded index holds: its schema, and the document made of one record."""

from __future__ import annotations

from functools import lru_cache

import tantivy

from indexer.analysis import written_terms
from indexer.engines import Record
from indexer.engines.records import check, newest_and_oldest, recency
from mappings.fields import facets

STEMS = {"text": "stems", "title": "title", "names": "names"}  # text field -> field of its stems
SURFACES = "surfaces"  # the statement's text as written


def schema() -> tantivy.Schema:
    """The fields of the index, from mappings/fields.toml.

    Terms are cut by indexer.analysis and only parted at spaces by tantivy. `newest` and `oldest`
    are one total order each (day, document, position), since tantivy sorts by one field alone.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in (SURFACES, *STEMS.values()):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for field in facets():
        builder.add_text_field(field, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", fast=True, indexed=True)
    builder.add_unsigned_field("newest", fast=True)
    builder.add_unsigned_field("oldest", fast=True)
    builder.add_float_field("recency", fast=True)
    return builder.build()


def document(record: Record, made_by: tantivy.Schema) -> tantivy.Document:
    """What is indexed of a record; raises RecordRefused."""
    check(record)
    surfaces, stems = written_terms(record.text)
    fields: dict[str, object] = {
        "id": record.id,
        SURFACES: surfaces,
        STEMS["text"]: stems,
        STEMS["title"]: _stems(record.title),
        STEMS["names"]: [_stems(name) for name in record.names],
        **{field: [*values] for field, values in record.keywords.items()},
        **_order(record),
    }
    return tantivy.Document.from_dict(fields, made_by)


@lru_cache(maxsize=10_000)
def _stems(line: str) -> str:
    """The stems of a title or a name: the same for each statement of a document."""
    return written_terms(line)[1]


def _order(record: Record) -> dict[str, int | float]:
    newest, oldest = newest_and_oldest(record)
    order: dict[str, int | float] = {
        "newest": newest,
        "oldest": oldest,
        # tantivy multiplies a score by log2(2 + weight)
        "recency": float(2 ** recency(record.date) - 2),
    }
    return order | {"day": record.date.toordinal()} if record.date else order
