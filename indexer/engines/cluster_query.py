"""From our Query to the queries of Elasticsearch and OpenSearch: words, phrases, filters, dates.

Terms are cut by our analysis, so a question holds no text that the cluster would analyse, and no
query syntax of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any as Json
from typing import assert_never

from indexer.analysis import Phrase, beginning, exact_phrase, reach_of, stemmed_phrase
from indexer.engines import All, Any, Exact, Fuzzy, Has, Near, Node, Not, Prefix, Query, Word
from indexer.engines.cluster_schema import ANY, STEMS, SURFACES
from indexer.engines.records import near_phrases, terms_in
from mappings.fields import text_fields

Body = dict[str, Json]

MOST_SPANS = 500  # terms of a phrase as spans; a cluster refuses 1,024 clauses
EDITS = 2  # letters that a fuzzy word may be away
NOTHING: Body = {"match_none": {}}
LONGEST_VALUE = 10_000  # characters of a value to filter by; none that is held is as long


def asked(query: Query, but: frozenset[str] = frozenset()) -> Body:
    """The whole question, without what it says of the fields `but`."""
    parts: Body = {"filter": [], "must": [], "must_not": []}
    if query.match is not None:
        parts["must"].append(node_query(query.match))
    parts["filter"] += [one for field, one in filters(query.filters) if field not in but]
    parts["must_not"] += [one for field, one in filters(query.excluded) if field not in but]
    if query.since or query.until:
        parts["filter"].append(_days(query))
    return {"bool": {name: part for name, part in parts.items() if part}}


def filters(wanted: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, Body]]:
    """Each field that a value is asked of, with the query for any of its values."""
    for field, values in sorted(wanted.items()):
        if values:
            yield field, {"terms": {field: [v for v in sorted(values) if len(v) < LONGEST_VALUE]}}


def _days(query: Query) -> Body:
    days = {"gte": query.since, "lte": query.until}
    return {"range": {"date": {name: f"{day:%Y-%m-%d}" for name, day in days.items() if day}}}


def node_query(node: Node) -> Body:
    """What a node matches. Nodes are as deep as ask.understand lets them be: a few levels."""
    match node:
        case Word(text):
            return _word(stemmed_phrase(text))
        case Exact(text):
            return _phrase(SURFACES, exact_phrase(text))
        case Prefix(text):
            return _phrase(SURFACES, beginning(text))
        case Near(words, distance):
            return _near(words, distance)
        case Fuzzy(text):
            return _fuzzy(exact_phrase(text))
        case Has(field, value):
            return {"bool": {"filter": [{"term": {field: {"value": value}}}]}}
        case All(parts):
            return {"bool": _all(parts)}
        case Any(parts, is_one_thing=True):
            every = [_weighted(node_query(part), 1 / terms_in(part)) for part in parts]
            return {"dis_max": {"queries": every}}
        case Any(parts):
            return {
                "bool": {"should": [node_query(one) for one in parts], "minimum_should_match": 1}
            }
        case Not(part):
            return {"bool": {"must_not": [node_query(part)]}}
    assert_never(node)


def _fuzzy(phrase: Phrase) -> Body:
    if len(phrase.terms) != 1:
        return NOTHING
    return {"fuzzy": {SURFACES: {"value": phrase.terms[0], "fuzziness": EDITS}}}


def _all(parts: tuple[Node, ...]) -> Body:
    wanted = [node_query(part) for part in parts if not isinstance(part, Not)]
    unwanted = [node_query(part.part) for part in parts if isinstance(part, Not)]
    return {"must": wanted, "must_not": unwanted}


def _word(phrase: Phrase) -> Body:
    """A word in the statement, its title or its speaker's names, each with its weight."""
    every = [
        _weighted(_phrase(STEMS[name], phrase), field.weight)
        for name, field in text_fields().items()
    ]
    return {"bool": {"should": every, "minimum_should_match": 1}}


def _weighted(query: Body, weight: float) -> Body:
    if weight == 1.0 or query is NOTHING:
        return query
    return {"bool": {"must": [query], "boost": weight}}


def _phrase(field: str, phrase: Phrase) -> Body:
    """Terms in a row."""
    terms = phrase.terms
    if not terms:
        return NOTHING
    if len(terms) > 1 and not (_goes_on(phrase) or phrase.begins_within):
        return {
            "match_phrase": {field: {"query": " ".join(_held(phrase)), "analyzer": "whitespace"}}
        }
    if len(terms) > MOST_SPANS:
        # What begins the last term is asked for with the terms before it that a cluster takes
        head = replace(phrase, terms=terms[:-1], is_open=False)
        tail = replace(phrase, terms=terms[-MOST_SPANS:])
        return {"bool": {"must": [_phrase(field, head), _spans(field, tail)]}}
    if len(terms) > 1:
        return _spans(field, phrase)
    kind = "prefix" if _goes_on(phrase) else "term"
    return {kind: {field: {"value": _held(phrase)[0]}}}


def _held(phrase: Phrase) -> list[str]:
    """The terms as the cluster holds them: one character that may go on has a sign of its own."""
    if phrase.ends_in_character:
        return [*phrase.terms[:-1], phrase.terms[-1] + ANY]
    return [*phrase.terms]


def _goes_on(phrase: Phrase) -> bool:
    """Whether the last term is the beginning of a longer word of letters."""
    return phrase.is_open and not phrase.ends_in_character


def _spans(field: str, phrase: Phrase) -> Body:
    """A phrase as what can stand near another."""
    terms = phrase.terms
    clauses: list[Body] = [{"span_term": {field: {"value": term}}} for term in _held(phrase)]
    if _goes_on(phrase):
        clauses[-1] = {"span_multi": {"match": {"prefix": {field: {"value": phrase.terms[-1]}}}}}
    if phrase.begins_within:
        clauses[0] = {"span_multi": {"match": {"wildcard": {field: {"value": f"*{terms[0]}"}}}}}
    if len(clauses) == 1:
        return clauses[0]
    return {"span_near": {"clauses": clauses, "slop": 0, "in_order": True}}


def _near(words: tuple[str, ...], distance: int) -> Body:
    """Each word within the distance of the next, on either side of it."""
    phrases = near_phrases(words)
    if not phrases:
        return NOTHING
    if len(phrases) == 1:
        return _phrase(STEMS["text"], phrases[0])
    reach = reach_of(words, distance)
    return {"bool": {"must": [_near_pair(a, b, reach) for a, b in pairwise(phrases)]}}


def _near_pair(a: Phrase, b: Phrase, reach: int) -> Body:
    either = [_in_order(x, y, reach) for x, y in ((a, b), (b, a))]
    return {"bool": {"should": either, "minimum_should_match": 1}}


def _in_order(first: Phrase, second: Phrase, reach: int) -> Body:
    """One phrase, then the other, with at most so many terms between."""
    clauses = [_spans(STEMS["text"], _whole(one)) for one in (first, second)]
    return {"span_near": {"clauses": clauses, "slop": reach, "in_order": True}}


def _whole(phrase: Phrase) -> Phrase:
    """A phrase with a term for each of its places: that of a last pair's second character too."""
    if phrase.positions == len(phrase.terms):
        return phrase
    return replace(phrase, terms=(*phrase.terms, phrase.terms[-1][1:]), is_open=True)
