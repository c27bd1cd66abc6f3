"""Cut text into terms: the one analysis that every index and every question goes through.

A word of an alphabet is one term. Runs of Han, kana and Hangul are cut into overlapping pairs of
characters, and the run's last character once more alone, so that every character begins exactly
one term: a phrase in a text is a phrase of terms in a row, and one character is found as the
beginning of a term (docs/decisions/0003-one-analysis.md). What is folded stands in
mappings/analysis.toml.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from operator import add
from typing import Literal, NamedTuple

import Stemmer

from mappings.files import read_table

CACHED_WORDS = 50_000  # about 15 MB; a language's usual words, and more
FARTHEST = 50  # words that may stand between the words of Near
CACHED_LENGTH = 16  # longer runs hardly come twice


class Place(NamedTuple):
    """Where a term stands in the text as it was given, in characters."""

    start: int
    end: int
    first_end: int  # where its first character ends


@dataclass(frozen=True)
class Phrase:
    """Terms in a row, as a question asks for them."""

    terms: tuple[str, ...]
    is_open: bool  # the last term is only the beginning of one
    positions: int  # how many terms its words take up in a text; a pair's second counts too
    begins_within: bool = False  # the first term may be but the end of one

    @property
    def ends_in_character(self) -> bool:
        """Whether its last term is one character of those that are cut in pairs."""
        return self.is_open and is_cut_in_pairs(self.terms[-1])


class _Forms(dict[str, tuple[str, str]]):
    """From a piece of text to its terms, as written and by stems; remembers short pieces."""

    def __init__(self, cut: Callable[[str], tuple[str, str]]) -> None:
        super().__init__()
        self.cut = cut

    def __missing__(self, piece: str) -> tuple[str, str]:
        terms = self.cut(piece)
        if len(piece) <= CACHED_LENGTH:
            if len(self) >= CACHED_WORDS:
                self.clear()
            self[piece] = terms
        return terms


@dataclass(frozen=True)
class Analysis:
    """The tables of mappings/analysis.toml, compiled."""

    rare: re.Pattern[str]  # a text without any of these is composed already
    composed: re.Pattern[str]  # what is brought to the Unicode form before cutting
    pieces: re.Pattern[str]  # a run that is cut into pairs, or a word
    ascii_pieces: re.Pattern[str]  # the same of a text in ASCII, twice as fast
    is_run: re.Pattern[str]  # a piece is the former
    passed_over: re.Pattern[str]  # what stands within a run without being part of it
    rewrite: dict[int, str]  # letters and apostrophes written in two ways
    form: Literal["NFC", "NFD", "NFKC", "NFKD"]
    stemmers: dict[str, Stemmer.Stemmer]  # by script

    def fold(self, piece: str) -> str:
        """A word's form without regard to case, width and spelling habits."""
        same = unicodedata.normalize(self.form, piece).casefold().translate(self.rewrite)
        return re.sub(r"[^\w']+", "", same) or piece

    def compose(self, sign: re.Match[str]) -> str:
        """What a sign made of several characters stands for; nothing for an invisible one."""
        if sign.lastgroup == "invisible":
            return ""
        one = unicodedata.normalize(self.form, sign[0])
        return "".join([character for character in one if not unicodedata.combining(character)])

    def stem(self, word: str) -> str:
        """The stem of a folded word by its script; words of other scripts stay as they are."""
        stemmer = self.stemmers.get(_script(word))
        return stemmer.stemWord(word) or word if stemmer else word

    def run(self, piece: str) -> str:
        """A run's own characters, without dots and line breaks within."""
        return self.passed_over.sub("", piece)

    def forms(self, piece: str) -> tuple[str, str]:
        """A piece's terms as written and by their stems, with one space between."""
        if self.is_run.match(piece):
            pairs = _pairs(self.run(piece))
            return pairs, pairs
        word = self.fold(piece)
        return word, self.stem(word)


def _pairs(run: str) -> str:
    """核兵器 -> "核兵 兵器 器"."""
    return " ".join([*map(add, run, run[1:]), run[-1]])


def _script(word: str) -> str:
    if "a" <= word[:1] <= "ɏ":
        return "latin"
    return "cyrillic" if "Ѐ" <= word[:1] <= "ӿ" else ""


@cache
def analysis() -> Analysis:
    """The analysis that mappings/analysis.toml describes."""
    table = read_table("analysis")
    hangul, unspaced = table["pairs"]["hangul"], table["pairs"]["unspaced"]
    dots, apostrophes = table["middle_dots"], table["apostrophes"]
    gap = rf"(?<=[{unspaced}])\s{{1,3}}(?=[{unspaced}])"
    run = f"[{hangul}{unspaced}]+(?:(?:[{dots}]|{gap})[{hangul}{unspaced}]+)*"
    longest = f"{{1,{table['longest_word']}}}"
    letters = rf"[^\W_{hangul}{unspaced}{dots}{apostrophes}]{longest}"
    word = f"{letters}(?:[{apostrophes}]{letters}){{0,3}}"
    composed = [f"(?P<invisible>[{table['invisible']}]+)", *table["composed"]["signs"].values()]
    return Analysis(
        rare=re.compile(f"[{table['invisible']}{table['composed']['rare']}]"),
        composed=re.compile("|".join(composed)),
        pieces=re.compile(f"{run}|{word}"),
        ascii_pieces=_ascii_words(apostrophes, longest),
        is_run=re.compile(f"[{hangul}{unspaced}]"),
        passed_over=re.compile(rf"[{dots}\s]+"),
        rewrite=str.maketrans(dict.fromkeys(apostrophes, "'") | table["letters"]),
        form=table["unicode_form"],
        stemmers={name: Stemmer.Stemmer(which) for name, which in table["stemmers"].items()},
    )


def _ascii_words(apostrophes: str, longest: str) -> re.Pattern[str]:
    within = "".join([sign for sign in apostrophes if sign.isascii()])
    return re.compile(f"[A-Za-z0-9]{longest}(?:[{within}][A-Za-z0-9]{longest}){{0,3}}")


@cache
def _forms() -> _Forms:
    return _Forms(analysis().forms)


def _composed(text: str) -> str:
    how = analysis()
    return how.composed.sub(how.compose, text) if how.rare.search(text) else text


def _pieces(text: str) -> list[str]:
    if text.isascii():
        return analysis().ascii_pieces.findall(text)
    return analysis().pieces.findall(_composed(text))


def written_terms(text: str) -> tuple[str, str]:
    """A text's terms as written and by their stems, each with one space between: for an index."""
    forms = [*map(_forms().__getitem__, _pieces(text))]
    return " ".join([surface for surface, _ in forms]), " ".join([stem for _, stem in forms])


@lru_cache(maxsize=1_000)
def exact_phrase(text: str) -> Phrase:
    """The terms of words to be found as written, in this order.

    A run of Korean or Japanese may have been cut out of a text anywhere, also within a number
    that stands at its end: 988년 of 1988년."""
    phrase = _phrase(text, written_terms(text)[0].split())
    if len(phrase.terms) < 2 or not is_cut_in_pairs(text):
        return phrase
    first, last = (not is_cut_in_pairs(phrase.terms[place]) for place in (0, -1))
    return replace(phrase, is_open=phrase.is_open or last, begins_within=first)


@lru_cache(maxsize=1_000)
def stemmed_phrase(text: str) -> Phrase:
    """The terms of words to be found by their stems; several when a hyphen parts them."""
    return _phrase(text, written_terms(text)[1].split())


@lru_cache(maxsize=1_000)
def beginning(text: str) -> Phrase:
    """The terms of words of which the last may go on."""
    return replace(exact_phrase(text), is_open=True) if _ends_in_word(text) else exact_phrase(text)


def _phrase(text: str, terms: list[str]) -> Phrase:
    if not terms or _ends_in_word(text):
        return Phrase(tuple(terms), is_open=False, positions=len(terms))
    # 核兵器 goes on as it likes: its last character alone would only be found at a run's end
    is_pair = len(terms) > 1 and len(terms[-2]) > 1 and terms[-2].endswith(terms[-1])
    return Phrase(tuple(terms[:-1] if is_pair else terms), not is_pair, len(terms))


def reach_of(words: tuple[str, ...], distance: int) -> int:
    """How many terms may stand between words that are `distance` words apart, at most.

    A word of Han, kana or Hangul is taken as two characters, and each of them begins a term.
    """
    within = min(max(distance, 0), FARTHEST)
    return within * 2 if any(map(is_cut_in_pairs, words)) else within


def is_cut_in_pairs(text: str) -> bool:
    """Whether a text holds Han, kana or Hangul."""
    return analysis().is_run.search(_composed(text)) is not None


def has_terms(text: str) -> bool:
    """Whether there is anything in a text to search for."""
    return bool(_pieces(text))


def _ends_in_word(text: str) -> bool:
    pieces = _pieces(text)
    return bool(pieces) and analysis().is_run.match(pieces[-1]) is None


class Cut:
    """A text cut into terms that know where they stand."""

    def __init__(self, text: str) -> None:
        self.given = text
        self._own: dict[int, Sequence[int]] = {}  # of pieces that were asked for: their characters
        self._text, self._starts, self._ends = _placed(text)
        self._pieces = [*analysis().pieces.finditer(self._text)]
        known = _forms()
        self._forms = [known[piece[0]] for piece in self._pieces]

    @cached_property
    def surfaces(self) -> str:
        """The terms as written, with a space before and after each."""
        return f" {' '.join([surface for surface, _ in self._forms])} "

    @cached_property
    def stems(self) -> str:
        """The terms by their stems, in the same manner; as many as there are surfaces."""
        return f" {' '.join([stem for _, stem in self._forms])} "

    def place(self, term: int) -> Place:
        """Where the text's so-manieth term stands; raises IndexError behind the last."""
        if not 0 <= term < self._first_terms[-1]:
            raise IndexError(term)
        piece = bisect_right(self._first_terms, term) - 1
        start, end = self._pieces[piece].span()
        starts, ends = self._starts, self._ends
        first, count = self._first_terms[piece], self._first_terms[piece + 1]
        if analysis().is_run.match(self._forms[piece][0]) is None:
            return Place(starts[start], ends[end - 1], ends[start])
        if piece not in self._own:
            self._own[piece] = self._own_characters(start, end, count - first)
        own = self._own[piece]
        here = own[term - first]
        after = own[min(term - first + 1, len(own) - 1)]
        return Place(starts[here], ends[after], ends[here])

    @cached_property
    def _first_terms(self) -> list[int]:
        """The number of each piece's first term, and how many terms there are in all."""
        counts = (surface.count(" ") + 1 for surface, _ in self._forms)
        return [*accumulate(counts, initial=0)]

    def _own_characters(self, start: int, end: int, count: int) -> Sequence[int]:
        """Those of a run that aren't passed over."""
        if end - start == count:
            return range(start, end)
        passed_over = analysis().passed_over
        return [i for i in range(start, end) if not passed_over.match(self._text, i)]


def _placed(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """A composed text, and where each of its characters begins and ends in the given one."""
    how = analysis()
    if text.isascii() or how.rare.search(text) is None:
        return text, range(len(text)), range(1, len(text) + 1)
    parts: list[tuple[str, int, int]] = []
    at = 0
    for sign in how.composed.finditer(text):
        parts += [(text[i], i, i + 1) for i in range(at, sign.start())]
        parts += [(character, *sign.span()) for character in how.compose(sign)]
        at = sign.end()
    parts += [(text[i], i, i + 1) for i in range(at, len(text))]
    characters, starts, ends = zip(*parts, strict=True) if parts else ((), (), ())
    return "".join(characters), starts, ends
