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
REACH = 30  # how far from its ideal place a cut may move to find the end of a word


@dataclass(frozen=True)
class Piece:
    """Some words of a text, and what they are."""

    text: str
    is_match: bool = False  # a reader's words were found here
    is_cue: bool = False  # these words show a stance
    is_added: bool = False  # the same in another language was found here


def pieces(
    text: str,
    matches: Sequence[Span],
    cues: Sequence[Span],
    within: Span | None = None,
    added: Sequence[Span] = (),
) -> tuple[Piece, ...]:
    """A text (or its part `within`) cut where a match or a cue begins or ends; in linear time.

    `added` are matches of words that the reader didn't type."""
    first, last = within or (0, len(text))
    changes: dict[int, list[int]] = {first: [0, 0, 0], last: [0, 0, 0]}
    for kind, spans in enumerate((matches, cues, added)):
        for start, end in spans:
            start, end = max(start, first), min(end, last)
            if start < end:
                changes.setdefault(start, [0, 0, 0])[kind] += 1
                changes.setdefault(end, [0, 0, 0])[kind] -= 1
    return tuple(_cut(text, changes))


def _cut(text: str, changes: dict[int, list[int]]) -> Iterator[Piece]:
    """A piece from each change to the next, with how many matches and cues are open there."""
    places = sorted(changes)
    open_matches = open_cues = open_added = 0
    for start, end in pairwise(places):
        open_matches += changes[start][0]
        open_cues += changes[start][1]
        open_added += changes[start][2]
        is_added = open_added > 0 and open_matches == 0
        yield Piece(text[start:end], open_matches > 0, open_cues > 0, is_added)


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
