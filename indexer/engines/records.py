"""What every engine asks of a record and of a query, and the order that it gives statements."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from zlib import crc32

from indexer.analysis import Phrase, stemmed_phrase
from indexer.engines import SORTS, All, Any, Node, Query, Record, Word
from indexer.errors import BadQuery, RecordRefused
from indexer.told import Told
from mappings.fields import facets

SURROGATE = re.compile(r"[\ud800-\udfff]")
LONGEST_NEAR = 200  # terms of a phrase that stands near another
LONGEST_KEY = 1_000  # characters; tantivy drops terms over 65,530 bytes without a word
FIRST_DAY = date(1800, 1, 1).toordinal()
LAST_DAY = 0x1FFFFE  # in 21 bits, so that an order is a signed number of 64; the year 5741
NO_DAY = LAST_DAY + 1  # after every day
LAST_POSITION = 0xFFFF  # statements beyond it in one document share one place in the order
PER_DAY = 5e-7  # of a score: the newer of two equal ones first, no more than 0.5 % in 27 years


def newest_and_oldest(record: Record) -> tuple[int, int]:
    """Day, document and position as one number of 21, 26 and 16 bits, for each of two orders.

    Documents of one day stand in the order of a hash of their ids, and each of them from its
    beginning; what has no date comes last either way."""
    position = min(record.position, LAST_POSITION)
    place = crc32(record.document.encode()) >> 6 << 16
    day = min(record.date.toordinal(), LAST_DAY) if record.date else 0
    newest = (day << 42) + place + LAST_POSITION - position
    return newest, ((day or NO_DAY) << 42) + place + position


def recency(on: date | None) -> float:
    """What a score is multiplied by: 1, and a little more for each day since 1800."""
    return 1 + max((on.toordinal() if on else 0) - FIRST_DAY, 0) * PER_DAY


def check(record: Record) -> None:
    """Raises RecordRefused for what an engine would drop silently, or lose a whole batch by."""
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


def near_phrases(words: tuple[str, ...]) -> list[Phrase]:
    """The phrases of words to be found near each other; none where one of them holds no word.

    Raises BadQuery for one that is too long."""
    phrases = [stemmed_phrase(word) for word in words]
    if not all(phrase.terms for phrase in phrases):
        return []
    if max((phrase.positions for phrase in phrases), default=0) > LONGEST_NEAR and len(words) > 1:
        raise BadQuery(
            Told("near/ takes phrases of at most {most} words or characters", most=LONGEST_NEAR)
        )
    return phrases


def terms_in(node: Node) -> int:
    """How many terms the words of a node are cut into, at least 1."""
    match node:
        case Word(text):
            return max(1, len(stemmed_phrase(text).terms))
        case All(parts) | Any(parts):
            return sum(map(terms_in, parts)) or 1
        case _:
            return 1


def check_query(query: Query) -> None:
    """Raises BadQuery for what no engine can be asked."""
    for field in (*query.facets, *query.filters, *query.excluded):
        if field not in facets():
            raise BadQuery(f"{field!r} is no field to filter by; there are {', '.join(facets())}")
    for field, values in (*query.filters.items(), *query.excluded.items()):
        if SURROGATE.search("".join(values)):
            raise BadQuery(f"{field}: holds half a character, which no value has")
    if query.sort not in SORTS:
        raise BadQuery(f"results can't be sorted by {query.sort!r}; try {', '.join(SORTS)}")
    if min(query.offset, query.limit, query.facet_size) < 0:
        raise BadQuery("the number of results to pass over or to give can't be below 0")
