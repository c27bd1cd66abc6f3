"""What the embedded index holds: its schema, and the document made of one record."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import chain
from zlib import crc32

import tantivy

from indexer.analysis import written_terms
from indexer.engines import Record
from indexer.errors import RecordRefused
from mappings.fields import facets

STEMS = {"text": "stems", "title": "title", "names": "names"}  # text field -> field of its stems
SURFACES = "surfaces"  # the statement's text as written
LONGEST_KEY = 1_000  # characters; tantivy drops terms over 65,530 bytes without a word
FIRST_DAY = date(1800, 1, 1).toordinal()
NO_DAY = 0x3FFFFF  # after every day that a date can be
LAST_POSITION = 0xFFFF  # statements beyond it in one document share one place in the order


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
    """Day, document and position as one number: 22, 26 and 16 bits.

    Documents of one day stand in the order of a hash of their ids, and each of them from its
    beginning; what has no date comes last either way.
    """
    position = min(record.position, LAST_POSITION)
    place = crc32(record.document.encode()) >> 6 << 16
    day = record.date.toordinal() if record.date else 0
    order: dict[str, int | float] = {
        "newest": (day << 42) + place + LAST_POSITION - position,
        "oldest": ((day or NO_DAY) << 42) + place + position,
        "recency": recency(day),
    }
    return order | {"day": day} if day else order


def recency(day: int) -> float:
    """A weight that tantivy (log2(2 + weight) × score) turns into 1 + days × 5e-7.

    It puts the newer of two equal scores first, and moves no score by more than 0.5 % in 27 years.
    """
    return float(2 ** (1 + max(day - FIRST_DAY, 0) * 5e-7) - 2)


def check(record: Record) -> None:
    """Raises RecordRefused for what tantivy would drop silently, or lose a whole batch by."""
    for field, values in record.keywords.items():
        if field not in facets():
            raise _refused(record, "keywords", f"one of {', '.join(facets())}", field)
        if not isinstance(values, tuple):
            raise _refused(record, field, "a tuple of texts", values)
    keys = [record.id, *chain.from_iterable(record.keywords.values())]
    words = [record.document, record.text, record.title, *record.names]
    try:
        "".join([*keys, *words]).encode()
    except (TypeError, UnicodeEncodeError) as error:
        raise _refused(record, "its texts", "whole characters", error) from error
    for key in keys:
        if not 0 < len(key) <= LONGEST_KEY:
            raise _refused(record, "a key", f"1 to {LONGEST_KEY} characters", key)
    _check_order(record)


def _check_order(record: Record) -> None:
    if not isinstance(record.position, int) or record.position < 0:
        raise _refused(record, "position", "a number from 0", record.position)
    if record.date is not None and not isinstance(record.date, date):
        raise _refused(record, "date", "a date or None", record.date)


def _refused(record: Record, field: str, wanted: str, came: object) -> RecordRefused:
    return RecordRefused(f"record {record.id!r:.100}: {field}: wanted {wanted}, came {came!r:.100}")
