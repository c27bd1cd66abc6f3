"""Understand what a reader typed: the query language of the search box.

    north korea            both words, in any form       "grave concern"   these words exactly
    missile OR rocket      either, also as |             -drill            not this word
    (a b) OR c             brackets                      sanct*            words that begin so
    arms near/5 ukraine    at most 5 words between       =sanction         this form only
    speaker: stance: topic: mention: government: publisher: source: lang: kind: type:
    date:2024  date:2024-06..2024-07  date:2024-06-20..

OR joins what stands beside it before the silent AND does, as web search engines read it:
`missile launch OR test` asks for missile, and for launch or test (docs/decisions/0004-asking.md).
Filters hold for the whole question wherever they stand. No text is refused: each repair is told.

A caller may put a node in another's place (the same words in other languages) before it asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from indexer.ask_days import days_asked
from indexer.ask_parse import Parse
from indexer.ask_signs import Reading, Sign, begin, signs
from indexer.engines import Node
from indexer.told import Told
from mappings.fields import asked_fields


@dataclass(frozen=True)
class Expansion:
    """Words that are searched beside the reader's own, because they name the same thing."""

    id: str  # "kp.ja"; "kp.named": statements that name it in whatever words
    concept: str  # what it is, in English
    typed: str  # the reader's words for it
    language: str  # of the words; "" where statements are found by a facet
    words: tuple[str, ...]
    node: Node


@dataclass(frozen=True)
class Understanding:
    """What a question means to us, and how we say it back."""

    node: Node | None  # None: no words were asked for
    filters: Mapping[str, frozenset[str]]  # facet field -> values; any of them
    excluded: Mapping[str, frozenset[str]]
    since: date | None  # inclusive
    until: date | None  # inclusive
    repairs: tuple[Told, ...] = ()  # what had to be mended, in words
    match: Node | None = None  # the node to ask: with the words of other languages, where known
    expansions: tuple[Expansion, ...] = ()  # those words, also the ones that were taken off


def understand(words: str) -> Understanding:
    """Any text as a question; never raises."""
    reading = begin(words)
    asked = _Fields(reading)
    parse = Parse(reading)
    for sign in signs(reading):
        if sign.kind == "field":
            asked.add(sign, is_excluded=parse.take_not())
        else:
            parse.add(sign)
    node = parse.node()
    filters, excluded = asked.values(asked.filters), asked.values(asked.excluded)
    return Understanding(
        node, filters, excluded, asked.since, asked.until, tuple(reading.repairs), node
    )


class _Fields:
    """The filters of a question, gathered while it is read."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.filters: dict[str, set[str]] = {}
        self.excluded: dict[str, set[str]] = {}
        self.since: date | None = None
        self.until: date | None = None

    def add(self, sign: Sign, *, is_excluded: bool) -> None:
        """Take speaker:kr-cho, -stance:condemn,demand or date:2024 in."""
        if sign.field == "date":
            self._add_days(sign.text, is_excluded=is_excluded)
            return
        facet = asked_fields()[sign.field]
        into = self.excluded if is_excluded else self.filters
        values = [facet.value(value.strip()) for value in sign.text.split(",")]
        into.setdefault(facet.field, set()).update([value for value in values if value])

    def values(self, gathered: dict[str, set[str]]) -> dict[str, frozenset[str]]:
        """The gathered values as a Query takes them."""
        return {field: frozenset(values) for field, values in gathered.items()}

    def _add_days(self, text: str, *, is_excluded: bool) -> None:
        days = days_asked(text)
        if days is None:
            self.reading.tell(
                "date:{text:.40} is no date like 2024, 2024-06 or 2024-06-20..", text=text
            )
        elif is_excluded:
            self.reading.tell("days can't be excluded; -date: was left out")
        else:
            since, until = days
            self.since = max(self.since or since, since) if since else self.since
            self.until = min(self.until or until, until) if until else self.until
