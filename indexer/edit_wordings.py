"""Two wordings of a passage, cut into tokens, and the stretches in which they differ."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from indexer.edit_names import names_in
from mappings.edits import edit_words

NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|\w+(?:['’]\w+)*|[^\w\s]")
# Without spaces between words, runs of one script stand for them, hiragana letter by letter
TOKEN_JA = re.compile(r"\d+(?:[.,:/]\d+)*|[A-Za-z]+|[ァ-ヺー・]+|[一-鿿々〇]|[ぁ-ゖ]|\w|[^\w\s]")
THOUSANDS = re.compile(r"(?<=\d)[, \u00a0\u202f](?=\d{3}(?!\d))")
MEETING = 10  # what one meeting of alike tokens costs, against one step of the lengths' product
MOST_COMPARED = 2000 * 2000  # tokens by tokens: a fraction of a second


@dataclass(frozen=True)
class Wording:
    """A passage, cut into tokens."""

    text: str
    language: str

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """(start, end) of each token, in characters."""
        pattern = TOKEN_JA if self.language in ("ja", "zh") else TOKEN
        return [found.span() for found in pattern.finditer(self.text)]

    @cached_property
    def tokens(self) -> list[str]:
        """The tokens' words, in one width."""
        return [unicodedata.normalize("NFKC", self.text[start:end]) for start, end in self.spans]

    @cached_property
    def names(self) -> list[tuple[int, int]]:
        """(start, end) of names, in characters."""
        return names_in(self.text, self.language)

    @cached_property
    def numbers(self) -> list[tuple[int, int]]:
        """(start, end) of numbers, days and months, in digits or in words."""
        lower = self.text.lower() if len(self.text.lower()) == len(self.text) else self.text
        numerals = edit_words(self.language).numerals
        return [found.span() for pattern in (NUMBER, numerals) for found in pattern.finditer(lower)]

    def part(self, first: int, last: int) -> Part:
        """Tokens first to last, the last excluded."""
        if first == last:
            return Part(self, first, last, "")
        return Part(self, first, last, self.text[self.spans[first][0] : self.spans[last - 1][1]])


@dataclass(frozen=True)
class Part:
    """A stretch of a wording that the other wording has otherwise."""

    of: Wording
    first: int
    last: int
    text: str

    @property
    def tokens(self) -> list[str]:
        """Its tokens' words."""
        return self.of.tokens[self.first : self.last]

    @property
    def words(self) -> list[str]:
        """Its tokens that aren't punctuation, in lower case."""
        return [token.casefold() for token in self.tokens if token[0].isalnum()]

    @property
    def names(self) -> list[str]:
        """The names that it touches, whole."""
        return [self.of.text[slice(*span)] for span in self._touched(self.of.names)]

    @property
    def numbers(self) -> list[str]:
        """The numbers that it touches, whole, without thousands' separators."""
        spans = sorted(self._touched(self.of.numbers))
        whole = (unicodedata.normalize("NFKC", self.of.text[slice(*span)]) for span in spans)
        return [THOUSANDS.sub("", number).casefold() for number in whole]

    @property
    def words_beside_numbers(self) -> int:
        """How many of its weighty words are in no number."""
        taken = self._touched(self.of.numbers)
        light = edit_words(self.of.language).light
        spans = self.of.spans[self.first : self.last]
        return sum(
            token[0].isalnum()
            and token.casefold() not in light
            and not any(start < span[1] and span[0] < end for start, end in taken)
            for token, span in zip(self.tokens, spans, strict=True)
        )

    def _touched(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        if not self.text:
            return []
        start, end = self.of.spans[self.first][0], self.of.spans[self.last - 1][1]
        return [span for span in spans if span[0] < end and start < span[1]]


def hunks(old: Wording, new: Wording) -> Iterator[tuple[Part, Part]]:
    """The stretches that differ; those with only small matter between them are one."""
    before = [fold(token) for token in old.tokens]
    after = [fold(token) for token in new.tokens]
    codes = opcodes(before, after)
    held: tuple[int, int, int, int] | None = None
    gap = 2 if old.language in ("ja", "zh") else 0
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal":
            continue
        if held and i1 - held[1] <= gap and j1 - held[3] <= gap:
            held = (held[0], i2, held[2], j2)
            continue
        if held:
            yield old.part(*held[:2]), new.part(*held[2:])
        held = (i1, i2, j1, j2)
    if held:
        yield old.part(*held[:2]), new.part(*held[2:])


def opcodes(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    """difflib's opcodes; a stretch that is too long to compare word by word is one difference.

    Its work grows with the product of the lengths, which a hostile page chooses."""
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    old_end, new_end = len(before) - tail, len(after) - tail
    before_it = [("equal", 0, head, 0, head)] if head else []
    behind_it = [("equal", old_end, len(before), new_end, len(after))] if tail else []
    if _work(before[head:old_end], after[head:new_end]) > MOST_COMPARED:
        return [*before_it, ("replace", head, old_end, head, new_end), *behind_it]
    matcher = SequenceMatcher(None, before[head:old_end], after[head:new_end], autojunk=False)
    between = [
        (tag, i1 + head, i2 + head, j1 + head, j2 + head)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
    ]
    return [*before_it, *between, *behind_it]


def _work(before: list[str], after: list[str]) -> int:
    """How long comparing takes: with the lengths, and with how often alike tokens meet."""
    counts, others = Counter(before), Counter(after)
    meetings = sum(count * others[token] for token, count in counts.items())
    return max(len(before) * len(after), meetings * MEETING)


def _alike(before: list[str], after: list[str]) -> int:
    """How many tokens two lists begin with in common."""
    pairs = enumerate(zip(before, after, strict=False))
    shorter = min(len(before), len(after))
    return next((place for place, (a, b) in pairs if a != b), shorter)


def fold(token: str) -> str:
    """A token without what is only writing: case, accents, ё for е, kinds of quotes and dashes."""
    plain = unicodedata.normalize("NFD", token.casefold()).replace("’", "'")
    kept = "".join(one for one in plain if unicodedata.category(one) != "Mn")
    return unicodedata.normalize("NFC", kept)
