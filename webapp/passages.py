"""A statement's words as pieces to show: what matched, what is a cue, and which part to show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.model import Stance

Span = tuple[int, int]  # where something begins and ends in a text, in characters

# How much of a statement a list shows, in characters; East Asian writing says more in one
LENGTHS = {"ja": 200, "ko": 240, "zh": 200}
LENGTH = 420
LEAD = 0.35  # the share of a passage that stands before its first mark
BREAK = re.compile(r"[\s。、！？．，]")
KINDS = 4  # of spans that a text is cut by
REACH = 30  # how far from its ideal place a cut may move to find the end of a word


@dataclass(frozen=True)
class Piece:
    """Some words of a text, and what they are."""

    text: str
    is_match: bool = False  # a reader's words were found here
    is_cue: bool = False  # these words show a stance
    is_added: bool = False  # the same in another language was found here
    is_linked: bool = False  # the link that led here names these words

    @property
    def classes(self) -> str:
        """What the page marks these words as: "match cue"; "" for plain words."""
        kinds = {
            "match": self.is_match,
            "added": self.is_added,
            "cue": self.is_cue,
            "linked": self.is_linked,
        }
        return " ".join(kind for kind, is_so in kinds.items() if is_so)


def pieces(
    text: str,
    matches: Sequence[Span],
    cues: Sequence[Span],
    within: Span | None = None,
    added: Sequence[Span] = (),
    linked: Sequence[Span] = (),
) -> tuple[Piece, ...]:
    """A text (or its part `within`) cut where a match or a cue begins or ends; in linear time.

    `added` are matches of words that the reader didn't type, `linked` the words of a link."""
    first, last = within or (0, len(text))
    changes: dict[int, list[int]] = {first: [0] * KINDS, last: [0] * KINDS}
    for kind, spans in enumerate((matches, cues, added, linked)):
        for start, end in spans:
            start, end = max(start, first), min(end, last)
            if start < end:
                changes.setdefault(start, [0] * KINDS)[kind] += 1
                changes.setdefault(end, [0] * KINDS)[kind] -= 1
    return tuple(_cut(text, changes))


def _cut(text: str, changes: dict[int, list[int]]) -> Iterator[Piece]:
    """A piece from each change to the next, with how many spans of each kind are open there."""
    open_spans = [0] * KINDS
    for start, end in pairwise(sorted(changes)):
        open_spans = [a + b for a, b in zip(open_spans, changes[start], strict=True)]
        is_match, is_cue, is_added, is_linked = (count > 0 for count in open_spans)
        yield Piece(text[start:end], is_match, is_cue, is_added and not is_match, is_linked)


def passage(text: str, language: str, marks: Sequence[Span]) -> Span:
    """The part of a long text to show in a list: around its first mark, else its beginning."""
    length = LENGTHS.get(language, LENGTH)
    if len(text) <= length * 1.2:
        return 0, len(text)
    first = min((start for start, _ in marks), default=0)
    start = min(max(0, first - int(length * LEAD)), len(text) - length)
    return _after_a_break(text, start), _before_a_break(text, min(len(text), start + length))


def _after_a_break(text: str, place: int) -> int:
    if place == 0:
        return 0
    found = BREAK.search(text, place, place + REACH)
    return found.end() if found else place


def _before_a_break(text: str, place: int) -> int:
    if place == len(text):
        return place
    breaks = list(BREAK.finditer(text, max(0, place - REACH), place))
    return breaks[-1].end() if breaks else place


def cue_spans(text: str, stances: Sequence[Stance]) -> list[Span]:
    """Where the cues of stances stand; an older wording may hold one elsewhere."""
    places = ((stance.start, stance.end, stance.cue) for stance in stances)
    return [(start, end) for start, end, cue in places if text[start:end] == cue]
