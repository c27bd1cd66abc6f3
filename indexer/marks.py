"""Mark in a statement's text the words that a search found it by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from indexer.analysis import (
    Phrase,
    Token,
    beginning,
    exact_phrase,
    reach_of,
    stemmed_phrase,
    tokens,
)
from indexer.engines import All, Any, Exact, Near, Node, Not, Prefix, Word

Run = tuple[int, int]  # the first token of a match, and the one after its last


def marks(text: str, language: str, node: Node | None) -> tuple[tuple[int, int], ...]:
    """Character spans of the text that a node matched, in order and without overlaps.

    What is to be absent is never marked. The analysis goes by script, so the language of the text
    makes no difference yet. Time grows with the length of the text, and with that of the node.
    """
    if node is None:
        return ()
    found = _Text(tuple(tokens(text)))
    runs = [run for leaf in leaves(node) for run in found.runs(leaf)]
    spans = [(found.tokens[first].start, found.tokens[end - 1].end) for first, end in runs]
    return tuple(merged(spans))


def leaves(node: Node) -> Iterator[Word | Exact | Prefix | Near]:
    """The words of a node that a statement may have been found by: not those under Not."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, All | Any):
            waiting.extend(each.parts)
        elif not isinstance(each, Not):
            yield each


def merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that overlap made one."""
    start = end = 0
    for first, last in sorted(spans):
        if first >= end:
            if end > start:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end > start:
        yield start, end


class _Text:
    """A text's terms, as one line each way, so that a phrase is found as a piece of the line."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.tokens = found
        self.surfaces = _Line([token.surface for token in found])
        self.stems = _Line([token.stem for token in found])

    def runs(self, leaf: Word | Exact | Prefix | Near) -> list[Run]:
        """Where a leaf matches."""
        match leaf:
            case Word(text):
                return self.stems.runs(stemmed_phrase(text))
            case Exact(text):
                return self.surfaces.runs(exact_phrase(text))
            case Prefix(text):
                return self.surfaces.runs(beginning(text))
            case Near(words, distance):
                return self._near(words, distance)

    def _near(self, words: tuple[str, ...], distance: int) -> list[Run]:
        """The occurrences of each word that have its neighbour's within the distance."""
        phrases = [stemmed_phrase(word) for word in words]
        found = [self.stems.runs(phrase) for phrase in phrases]
        places = [
            [(first, first + phrase.positions) for first, _ in runs]
            for phrase, runs in zip(phrases, found, strict=True)
        ]
        reach = reach_of(words, distance)
        pairs = [(i, j) for i in range(len(words)) for j in (i - 1, i + 1) if 0 <= j < len(words)]
        return [
            found[i][n]
            for i, j in pairs
            for n, place in enumerate(places[i])
            if _has_near(place, places[j], reach)
        ]


def _has_near(place: Run, others: list[Run], reach: int) -> bool:
    """Whether one of these stands before or after a place with at most so many tokens between."""
    first, end = place
    after = bisect_left(others, (end, 0))
    if after < len(others) and others[after][0] - end <= reach:
        return True
    length = others[0][1] - others[0][0] if others else 0  # all of them are one phrase
    before = bisect_left(others, (first - length + 1, 0)) - 1
    return before >= 0 and first - others[before][1] <= reach


class _Line:
    """Terms with a space around each; str.find stays linear on hostile text."""

    def __init__(self, terms: list[str]) -> None:
        self.line = " " + "".join([f"{term} " for term in terms])
        self.starts = list(accumulate([len(term) + 1 for term in terms], initial=0))

    def runs(self, phrase: Phrase) -> list[Run]:
        """Where a phrase stands, each match beginning at a later term."""
        if not phrase.terms:
            return []
        wanted = " " + " ".join(phrase.terms) + ("" if phrase.is_open else " ")
        return [(at, at + len(phrase.terms)) for at in self._places(wanted)]

    def _places(self, wanted: str) -> Iterator[int]:
        at = self.line.find(wanted)
        while at >= 0:
            yield bisect_left(self.starts, at)
            at = self.line.find(wanted, at + 1)
