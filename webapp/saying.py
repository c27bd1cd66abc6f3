"""Say a search in a sentence: "12 statements by South Korea condemning, about …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from indexer.ask import Understanding
from indexer.engines import Query
from mappings.vocabulary import doing
from webapp.naming import day_name, field_name, value_name
from webapp.searches import QUESTION


def asked(query: Query, understood: Understanding) -> str:
    """What was searched, in words: "statements by Japan opposing, about Sanctions"."""
    parts = [_kind_of_hits(query), *_parts(query), *_words(understood), *_when(query)]
    return " ".join(parts) + "".join(_left_out(query))


def found(total: int, query: Query, understood: Understanding) -> str:
    """How much was found of what: "1 statement by Japan …"."""
    what = asked(query, understood)
    if total == 1:
        plural, _, rest = what.partition(" ")
        return " ".join(["1", plural.replace("statements", "statement"), rest]).strip()
    return f"{total or 'No'} {what}" if total < 1000 else f"{total:,} {what}"


def counts_questions(query: Query) -> bool:
    """Whether journalists' questions are among what a query finds."""
    types = query.filters.get("type", QUESTION)
    return "question" in types and "question" not in query.excluded.get("type", frozenset())


def _kind_of_hits(query: Query) -> str:
    return "statements" if query.filters.get("type") != QUESTION else "statements (questions asked)"


# field → how its values stand in the sentence; {} takes "A or B"
FORMS = {
    "government": "by {}",
    "speaker": "by {}",
    "publisher": "published by {}",
    "source": "from {}",
    "topic": "about {}",
    "mention": "mentioning {}",
    "kind": "in documents of the kind {}",
    "language": "in {}",
    "year": "from {}",
    "month": "from {}",
}


def _parts(query: Query) -> Iterator[str]:
    for field in ("government", "speaker", "publisher", "source"):
        yield from _part(query, field)
    if codes := query.filters.get("stance"):
        yield either(doing(code) for code in sorted(codes))
    for field in ("topic", "mention", "kind", "language", "year", "month"):
        yield from _part(query, field)


def _part(query: Query, field: str) -> Iterator[str]:
    if values := query.filters.get(field):
        yield FORMS[field].format(either(value_name(field, value) for value in sorted(values)))


def _words(understood: Understanding) -> Iterator[str]:
    if understood.node is not None:
        yield f"matching {understood.said}"


def _when(query: Query) -> Iterator[str]:
    yield from between(query.since, query.until)


def between(since: date | None, until: date | None) -> Iterator[str]:
    """A span of days in words; nothing when it is open on both sides."""
    if since and until:
        yield f"from {day_name(since)} to {day_name(until)}"
    elif since:
        yield f"since {day_name(since)}"
    elif until:
        yield f"until {day_name(until)}"


def _left_out(query: Query) -> Iterator[str]:
    for field, values in query.excluded.items():
        rest = values - QUESTION if field == "type" else values
        if rest:
            names = either(value_name(field, value) for value in sorted(rest))
            yield f", leaving out {field_name(field).lower()} {names}"


def either(names: Iterable[str]) -> str:
    """ "A", "A or B", "A, B or C"."""
    listed: Sequence[str] = list(names)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} or {listed[-1]}"
