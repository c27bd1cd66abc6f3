"""Find many words at once in a text, in time that doesn't depend on how many there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

import ahocorasick_rs

# Letters and marks that are one and the same for a reader; each replaces one character by one,
# so that offsets in the folded text are offsets in the text
ALIKE = {
    "ё": "е",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "\u00a0": " ",
    "\u202f": " ",
    "\u3000": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2013": "-",
    "\u00ad": "-",
}
WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
WIDE_TO_NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B))}


def fold(text: str) -> str:
    """A text in small letters, with look-alike marks and widths made one; of the same length."""
    if WIDE.search(text):
        text = text.translate(WIDE_TO_NARROW)
    folded = text.lower()
    if len(folded) != len(text):  # "İ" becomes two characters
        folded = "".join(_small(letter) for letter in text)
    if folded.isascii():
        return folded
    for letter, plain in ALIKE.items():
        folded = folded.replace(letter, plain)
    return folded


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


class Finder:
    """Finds where any of its words stands in a folded text, within longer words too."""

    def __init__(self, words: Sequence[str]) -> None:
        self._automaton = ahocorasick_rs.AhoCorasick(list(words))

    def places(self, folded: str) -> list[tuple[int, int, int]]:
        """(number of the word, start, end) of every occurrence, overlapping ones too."""
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(
            folded, overlapping=True
        )
        return found
