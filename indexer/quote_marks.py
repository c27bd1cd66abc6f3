"""Find what stands between quotation marks, however they are nested or left open."""

from __future__ import annotations

import re
from dataclasses import dataclass

CLOSERS = {"“": "”", "‘": "’", "«": "»", "「": "」", "『": "』", "„": "“", "‚": "‘", "〝": "〟"}
OPENERS = {closer: opener for opener, closer in CLOSERS.items() if closer not in CLOSERS}
OPENERS["“"] = "„"
MARK = re.compile("[“”‘’«»「」『』„‚〝〟\"']")
EITHER = "\"'"  # opens and closes alike; the letters beside it tell which
CONTINUES = frozenset('“«「"')  # marks that a paragraph repeats to continue a quotation
SENTENCE_SIGNS = frozenset(".!?。…")
MASK = "\ufffc"  # stands for quoted letters where only the words around them are looked at


@dataclass(frozen=True)
class Quoted:
    """A passage between marks, without them."""

    start: int  # in characters, in the paragraph
    end: int
    mark: str  # the opening one
    is_open: bool = False  # its paragraph ends before its closing mark


def quoted_in(paragraph: str) -> list[Quoted]:
    """The outermost quoted passages of a paragraph, in order; linear in its length.

    A mark that is opened and never closed holds nothing, except when it is the last thing opened:
    then the passage is given as open, since the next paragraph may continue it."""
    open_marks: list[tuple[str, int]] = []
    closed: list[Quoted] = []
    counts = dict.fromkeys([*CLOSERS, *EITHER], 0)
    for found in MARK.finditer(paragraph):
        mark, place = found[0], found.start()
        opener = _closes(mark, paragraph, place, counts)
        if opener is not None:
            closed.append(_close(opener, open_marks, counts, place))
        elif _opens(mark, paragraph, place):
            open_marks.append((mark, place))
            counts[mark] += 1
    return _with_last_open(_outermost(closed), open_marks, len(paragraph))


def _closes(mark: str, text: str, place: int, counts: dict[str, int]) -> str | None:
    """The opening mark that a mark closes here, or None."""
    opener = mark if mark in EITHER else OPENERS.get(mark)
    if mark == "”" and not counts["“"]:
        opener = "„"  # „…”: as Poles, and some Russians, close it
    if opener is None or not counts[opener] or _is_apostrophe(mark, text, place):
        return None
    if mark in EITHER and _is_before_word(text, place) and not _is_after_word(text, place):
        return None  # opens another one within
    return opener


def _opens(mark: str, text: str, place: int) -> bool:
    if mark in "\"'‘":
        return not _is_after_word(text, place) and place + 1 < len(text)
    return mark in CLOSERS


def _is_apostrophe(mark: str, text: str, place: int) -> bool:
    """ "don’t": between letters of a script that has apostrophes."""
    if mark not in "'’" or not 0 < place < len(text) - 1:
        return False
    return text[place - 1].isalnum() and text[place + 1].isalpha() and text[place + 1].isascii()


def _is_after_word(text: str, place: int) -> bool:
    return place > 0 and not text[place - 1].isspace() and text[place - 1] not in '([{“«「『"—–-'


def _is_before_word(text: str, place: int) -> bool:
    return place + 1 < len(text) and text[place + 1].isalnum()


def _close(
    opener: str, open_marks: list[tuple[str, int]], counts: dict[str, int], place: int
) -> Quoted:
    """Close the nearest such mark; those opened within it were never closed."""
    while True:
        mark, start = open_marks.pop()
        counts[mark] -= 1
        if mark == opener:
            return Quoted(start + 1, place, mark)


def _outermost(closed: list[Quoted]) -> list[Quoted]:
    kept: list[Quoted] = []
    for one in sorted(closed, key=lambda one: one.start):
        if not kept or one.start > kept[-1].end:
            kept.append(one)
    return [one for one in kept if one.start < one.end]


def _with_last_open(
    kept: list[Quoted], open_marks: list[tuple[str, int]], length: int
) -> list[Quoted]:
    """The last mark that may continue in the next paragraph holds the rest of this one."""
    waiting = [place for mark, place in open_marks if mark in CONTINUES]
    if not waiting:
        return kept
    start = waiting[0]
    mark = next(mark for mark, place in open_marks if place == start)
    before = [one for one in kept if one.end < start]
    return [*before, Quoted(start + 1, length, mark, is_open=True)]


def masked(paragraph: str, passages: list[Quoted]) -> str:
    """The paragraph with every quoted letter replaced, so that rules look around quotations.

    A sign that ends a quoted sentence stays: a sentence may end there."""
    pieces: list[str] = []
    place = 0
    for one in passages:
        last = one.end - (paragraph[one.end - 1] in SENTENCE_SIGNS)
        pieces += [paragraph[place : one.start], MASK * (last - one.start)]
        place = last
    return "".join([*pieces, paragraph[place:]])
