"""Mark in a statement's text the words that a search found it by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import assert_never

from indexer.analysis import (
    Cut,
    Phrase,
    beginning,
    exact_phrase,
    reach_of,
    stemmed_phrase,
)
from indexer.engines import All, Any, Exact, Fuzzy, Has, Near, Node, Not, Prefix, Word
from indexer.model import Mention
from indexer.topics import mentions_in

Leaf = Word | Exact | Prefix | Near | Fuzzy | Has
LONG_PHRASE = 20  # terms; matches of longer ones aren't looked for within each other


def marks(text: str, language: str, node: Node | None) -> tuple[tuple[int, int], ...]:
    """Character spans of the text that a node matched, in order and without overlaps.

    What is to be absent is never marked. The analysis goes by script, so the language of the text
    makes no difference yet. Time grows with the length of the text, and with that of the node.
    """
    if node is None:
        return ()
    found = _Text(text, language)
    return tuple(merged(span for leaf in leaves(node) for span in found.spans(leaf)))


def leaves(node: Node) -> Iterator[Leaf]:
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
    """A text being marked."""

    def __init__(self, text: str, language: str) -> None:
        self.cut = Cut(text)
        self.language = language

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """What the text names."""
        return mentions_in(self.cut.given, self.language)

    def spans(self, leaf: Leaf) -> list[tuple[int, int]]:
        """Where a leaf matches, in characters."""
        match leaf:
            case Word(text):
                return self._all(self.cut.stems, stemmed_phrase(text))
            case Exact(text):
                return self._all(self.cut.surfaces, exact_phrase(text))
            case Prefix(text):
                return self._all(self.cut.surfaces, beginning(text))
            case Near(words, distance):
                return self._near(words, distance)
            case Fuzzy():
                return []
            case Has(_, value):
                return [(one.start, one.end) for one in self.mentions if one.id == value]
        assert_never(leaf)

    def _all(self, line: str, phrase: Phrase) -> list[tuple[int, int]]:
        return [self._span(phrase, first) for first in found_in(line, phrase)]

    def _span(self, phrase: Phrase, first: int) -> tuple[int, int]:
        """The characters of a phrase whose first term is the text's so-manieth."""
        last = self.cut.place(first + len(phrase.terms) - 1)
        end = last.first_end if phrase.ends_in_character else last.end
        return self.cut.place(first).start, end

    def _near(self, words: tuple[str, ...], distance: int) -> list[tuple[int, int]]:
        """The occurrences of each pair of neighbours that stand within the distance."""
        phrases = [stemmed_phrase(word) for word in words]
        if len(phrases) == 1:
            return self._all(self.cut.stems, phrases[0])
        found = [list(found_in(self.cut.stems, phrase)) for phrase in phrases]
        reach = reach_of(words, distance)
        return [
            self._span(phrases[i], first)
            for left in range(len(phrases) - 1)
            for i, j in ((left, left + 1), (left + 1, left))
            for first in found[i]
            if _has_near(first, phrases[i].positions, found[j], phrases[j].positions, reach)
        ]


def _has_near(first: int, length: int, others: list[int], other_length: int, reach: int) -> bool:
    """Whether one of the others stands before or after, with at most `reach` terms between."""
    after = bisect_left(others, first + length)
    if after < len(others) and others[after] - (first + length) <= reach:
        return True
    before = bisect_right(others, first - other_length) - 1
    return before >= 0 and first - (others[before] + other_length) <= reach


def found_in(line: str, phrase: Phrase) -> Iterator[int]:
    """The terms of a line at which a phrase begins; str.find stays linear on hostile text."""
    before_it, after_it = "" if phrase.begins_within else " ", "" if phrase.is_open else " "
    wanted = before_it + " ".join(phrase.terms) + after_it
    # A long phrase that repeats itself would be compared again at each of its words
    step = 1 if len(phrase.terms) <= LONG_PHRASE else len(wanted) - 1
    term, before = -1, 0
    at = line.find(wanted) if phrase.terms else -1
    while at >= 0:
        term += line.count(" ", before, at + 1)
        yield term
        before = at + 1
        at = line.find(wanted, at + step)
