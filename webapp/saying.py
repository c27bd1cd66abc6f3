"""Say a search in a sentence: "12 statements by South Korea condemning, about …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from indexer.ask import Understanding
from indexer.ask_said import words_said
from indexer.engines import Query
from webapp.languages import (
    day_name,
    either,
    gettext,
    ngettext,
    number,
    pgettext,
    say,
    vocabulary_name,
)
from webapp.naming import field_name, value_name
from webapp.searches import QUESTION, Search

SHOWN_WORDS = 80  # characters of the reader's words in a heading


def asked(query: Query, understood: Understanding) -> str:
    """What was searched, in words: "statements by Japan opposing, about Sanctions"."""
    words = [words_said(understood.node, say, gettext(", but "))] if understood.node else []
    return _sentence(gettext("statements"), query, [*_parts(query), *words])


def found(total: int, search: Search, query: Query) -> str:
    """How much was found of what: "1 statement by Japan matching ‘missile’"."""
    words = search.words if query.match is not None else ""
    shown = words if len(words) <= SHOWN_WORDS else f"{words[:SHOWN_WORDS].rstrip()}…"
    matching = [gettext("matching ‘%(words)s’", words=shown)] if words else []
    what = statements(total) if total else gettext("No statements")
    return _sentence(what, query, [*_parts(query), *matching])


def statements(count: int) -> str:
    """ "1 statement", "1,204 statements"."""
    return ngettext("%(count)s statement", "%(count)s statements", count, count=number(count))


def _sentence(what: str, query: Query, parts: Iterable[str]) -> str:
    """The parts around what is spoken of, in the order of the page's language."""
    told = [*parts, *between(query.since, query.until)]
    if not told:
        return what + "".join(_left_out(query))
    joined = pgettext("between the parts of a search", " ").join(told)
    said = gettext("%(statements)s %(parts)s", statements=what, parts=joined)
    return said + "".join(_left_out(query))


def counts_questions(query: Query) -> bool:
    """Whether journalists' questions are among what a query finds."""
    types = query.filters.get("type", QUESTION)
    return "question" in types and "question" not in query.excluded.get("type", frozenset())


def _said(field: str, names: str) -> str:
    """A filter's part of the sentence: "by Japan or Russia"."""
    match field:
        case "government" | "speaker":
            return gettext("by %(names)s", names=names)
        case "publisher":
            return gettext("published by %(names)s", names=names)
        case "topic":
            return gettext("about %(names)s", names=names)
        case "mention":
            return gettext("mentioning %(names)s", names=names)
        case "type":
            return gettext("of the type %(names)s", names=names)
        case "kind":
            return gettext("in documents of the kind %(names)s", names=names)
        case "language":
            return gettext("in %(names)s", names=names)
        case _:
            return gettext("from %(names)s", names=names)


def _parts(query: Query) -> Iterator[str]:
    for field in ("government", "speaker", "publisher", "source"):
        yield from _part(query, field)
    if codes := query.filters.get("stance"):
        yield either(vocabulary_name("doing", code) for code in sorted(codes))
    for field in ("topic", "mention", "type", "kind", "language", "year", "month"):
        yield from _part(query, field)


def _part(query: Query, field: str) -> Iterator[str]:
    if values := query.filters.get(field):
        yield _said(field, either(value_name(field, value) for value in sorted(values)))


def between(since: date | None, until: date | None) -> Iterator[str]:
    """A span of days in words; nothing when it is open on both sides."""
    if since and until:
        yield gettext("from %(since)s to %(until)s", since=day_name(since), until=day_name(until))
    elif since:
        yield gettext("since %(since)s", since=day_name(since))
    elif until:
        yield gettext("until %(until)s", until=day_name(until))


def _left_out(query: Query) -> Iterator[str]:
    for field, values in query.excluded.items():
        rest = values - QUESTION if field == "type" else values
        if rest:
            names = either(value_name(field, value) for value in sorted(rest))
            yield gettext(
                ", leaving out %(field)s %(names)s", field=field_name(field).lower(), names=names
            )
