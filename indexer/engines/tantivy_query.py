"""From our Query to tantivy's: words, phrases, filters and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple, assert_never

import tantivy
from tantivy import FieldType, Occur

from indexer.analysis import Phrase, beginning, exact_phrase, reach_of, stemmed_phrase
from indexer.engines import All, Any, Exact, Fuzzy, Has, Near, Node, Not, Prefix, Query, Word
from indexer.engines.records import near_phrases, terms_in
from indexer.engines.tantivy_schema import STEMS, SURFACES
from mappings.fields import text_fields

EDITS = 2  # letters that a fuzzy word may be away


class Place(NamedTuple):
    """A term and its distance from the first of its phrase, in terms."""

    at: int
    term: str
    is_open: bool  # only the beginning of a term
    is_end: bool = False  # or the end of one


Words = list[str | tuple[int, str]]
Parts = list[tuple[Occur, tantivy.Query]]


class Compiler:
    """Makes tantivy's queries for one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema

    def query(self, query: Query, *, but: str = "") -> tantivy.Query:
        """The whole question, without what it says of the field `but`."""
        parts: Parts = [(Occur.Must, self.node(query.match))] if query.match else []
        parts += [(Occur.Must, _unscored(q)) for q in self._filters(query.filters, but)]
        parts += [(Occur.MustNot, q) for q in self._filters(query.excluded, but)]
        if query.since or query.until:
            parts.append((Occur.Must, _unscored(self._days(query))))
        return _together(parts)

    def node(self, node: Node) -> tantivy.Query:
        """What a node matches. Nodes are as deep as ask.understand lets them be: a few levels."""
        match node:
            case Word(text):
                return self._word(text)
            case Exact(text):
                return self._phrase(SURFACES, exact_phrase(text))
            case Prefix(text):
                return self._phrase(SURFACES, beginning(text))
            case Near(words, distance):
                return self._near(words, distance)
            case Fuzzy(text):
                return self._fuzzy(exact_phrase(text))
            case Has(field, value):
                return _unscored(tantivy.Query.term_query(self.schema, field, value))
            case All(parts):
                return _together([self._occurring(part) for part in parts])
            case Any(parts, is_one_thing=True):
                return self._best(parts)
            case Any(parts):
                return tantivy.Query.boolean_query([(Occur.Should, self.node(p)) for p in parts])
            case Not(part):
                return _together([(Occur.MustNot, self.node(part))])
        assert_never(node)

    def _fuzzy(self, phrase: Phrase) -> tantivy.Query:
        if len(phrase.terms) != 1:
            return tantivy.Query.empty_query()
        return tantivy.Query.fuzzy_term_query(
            self.schema, SURFACES, phrase.terms[0], EDITS, transposition_cost_one=True
        )

    def _best(self, parts: tuple[Node, ...]) -> tantivy.Query:
        """The same in several words: a long name for it counts no more than a short one."""
        every = [_boosted(self.node(part), 1 / terms_in(part)) for part in parts]
        return tantivy.Query.disjunction_max_query(every)

    def _occurring(self, part: Node) -> tuple[Occur, tantivy.Query]:
        if isinstance(part, Not):
            return Occur.MustNot, self.node(part.part)
        return Occur.Must, self.node(part)

    def _word(self, text: str) -> tantivy.Query:
        """A word in the statement, its title or its speaker's names, each with its weight."""
        phrase = stemmed_phrase(text)
        return tantivy.Query.boolean_query(
            [
                (Occur.Should, _boosted(self._phrase(STEMS[name], phrase), field.weight))
                for name, field in text_fields().items()
            ]
        )

    def _phrase(self, field: str, phrase: Phrase) -> tantivy.Query:
        """Terms in a row; tantivy panics at a phrase of one."""
        if not phrase.terms:
            return tantivy.Query.empty_query()
        if len(phrase.terms) > 1:
            return self._placed(field, _places(phrase, 0))
        if phrase.is_open:
            return tantivy.Query.regex_query(self.schema, field, _beginning(phrase.terms[0]))
        return tantivy.Query.term_query(self.schema, field, phrase.terms[0])

    def _placed(self, field: str, places: list[Place], slop: int = 0) -> tantivy.Query:
        """Terms at these distances from each other, some of them only beginnings."""
        if not any(place.is_open or place.is_end for place in places):
            exact: Words = [(place.at, place.term) for place in places]
            return tantivy.Query.phrase_query(self.schema, field, exact, slop)
        patterns: Words = [(place.at, _pattern(place)) for place in places]
        return tantivy.Query.regex_phrase_query(self.schema, field, patterns, slop)

    def _near(self, words: tuple[str, ...], distance: int) -> tantivy.Query:
        """Each word within the distance of the next, on either side of it."""
        phrases = near_phrases(words)
        if not phrases:
            return tantivy.Query.empty_query()
        if len(phrases) == 1:
            return self._phrase(STEMS["text"], phrases[0])
        reach = reach_of(words, distance)
        pairs = pairwise(phrases)
        return _together([(Occur.Must, self._near_pair(a, b, reach)) for a, b in pairs])

    def _near_pair(self, a: Phrase, b: Phrase, reach: int) -> tantivy.Query:
        """Two phrases in either order. tantivy's slop would let longer ones drift apart within,
        and one word be near itself, so there every gap is asked for."""
        is_simple = a.positions == b.positions == 1 and a != b
        gaps = (0,) if is_simple else range(reach + 1)
        slop = reach if is_simple else 0
        return tantivy.Query.boolean_query(
            [
                (Occur.Should, self._placed(STEMS["text"], _apart(x, y, gap), slop))
                for x, y in ((a, b), (b, a))
                for gap in gaps
            ]
        )

    def _filters(self, wanted: Mapping[str, frozenset[str]], but: str) -> Iterable[tantivy.Query]:
        """One query for each field: any of its values; a field without values asks nothing."""
        for field, values in sorted(wanted.items()):
            if values and field != but:
                yield tantivy.Query.term_set_query(self.schema, field, sorted(values))

    def _days(self, query: Query) -> tantivy.Query:
        """Days from since to until, both included."""
        return tantivy.Query.range_query(
            self.schema,
            "day",
            FieldType.Unsigned,
            query.since.toordinal() if query.since else None,
            query.until.toordinal() if query.until else None,
        )


def _places(phrase: Phrase, start: int) -> list[Place]:
    last = len(phrase.terms) - 1
    return [
        Place(start + i, term, phrase.is_open and i == last, phrase.begins_within and i == 0)
        for i, term in enumerate(phrase.terms)
    ]


def _apart(first: Phrase, second: Phrase, gap: int) -> list[Place]:
    return _places(first, 0) + _places(second, first.positions + gap)


def _pattern(place: Place) -> str:
    written = re.escape(place.term)
    return f"{'.*' if place.is_end else ''}{written}{'.*' if place.is_open else ''}"


def _beginning(term: str) -> str:
    return re.escape(term) + ".*"


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def _boosted(query: tantivy.Query, weight: float) -> tantivy.Query:
    return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)


def _together(parts: Parts) -> tantivy.Query:
    """All of these; tantivy finds nothing by exclusions alone, so they start from everything."""
    if any(occur == Occur.Must for occur, _ in parts):
        return parts[0][1] if len(parts) == 1 else tantivy.Query.boolean_query(parts)
    everything = _unscored(tantivy.Query.all_query())
    return tantivy.Query.boolean_query([(Occur.Must, everything), *parts])
