"""Say a search in a sentence: "12 statements by South Korea condemning, about …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from indexer.ask import Understanding
from indexer.ask_said import sentence
from indexer.engines import Query
from mappings.vocabulary import doing
from webapp.naming import day_name, field_name, value_name
from webapp.searches import QUESTION, Search

SHOWN_WORDS = 80  # characters of the reader's words in a heading


def asked(query: Query, understood: Understanding) -> str:
    """What was searched, in words: "statements by Japan opposing, about Sanctions"."""
    return f"statements {_said(query, [*_parts(query), *_words(understood)])}".strip()


def found(total: int, search: Search, query: Query) -> str:
    """How much was found of what: "1 statement by Japan matching ‘missile’"."""
    words = search.words if query.match is not None else ""
    shown = words if len(words) <= SHOWN_WORDS else f"{words[:SHOWN_WORDS].rstrip()}…"
    what = _said(query, [*_parts(query), *([f"matching ‘{shown}’"] if words else [])])
    return f"{statements(total) if total else 'No statements'} {what}".strip()


def statements(count: int) -> str:
    """ "1 statement", "1,204 statements"."""
    return f"{count:,} statement{'' if count == 1 else 's'}"


def _said(query: Query, parts: Iterable[str]) -> str:
    return " ".join([*parts, *between(query.since, query.until)]) + "".join(_left_out(query))


def counts_questions(query: Query) -> bool:
    """Whether journalists' questions are among what a query finds."""
    types = query.filters.get("type", QUESTION)
    return "question" in types and "question" not in query.excluded.get("type", frozenset())


# field → how its values stand in the sentence; {} takes "A or B"
FORMS = {
    "government": "by {}",
    "speaker": "by {}",
    "publisher": "published by {}",
    "source": "from {}",
    "topic": "about {}",
    "mention": "mentioning {}",
    "type": "of the type {}",
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
    for field in ("topic", "mention", "type", "kind", "language", "year", "month"):
        yield from _part(query, field)


def _part(query: Query, field: str) -> Iterator[str]:
    if values := query.filters.get(field):
        yield FORMS[field].format(either(value_name(field, value) for value in sorted(values)))


def _words(understood: Understanding) -> Iterator[str]:
    if understood.node is not None:
        words = sentence(understood.node, {}, {}, None, None)
        yield words.removeprefix("statements ").replace("; not ", ", but not ")


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
