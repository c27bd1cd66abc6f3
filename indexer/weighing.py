"""Weigh the words of a sentence: which stance sentences in such words take, and which words tell.

A linear model over pieces of words, one for each language, that knows wordings which the lexicon
doesn't. It is learned by `make weights` (tests/training/), and kept beside this file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

LANGUAGES = ("en", "ko", "ja", "ru")
WORDED = ("en", "ru")  # languages that write spaces between words, and inflect within them
NONE = "neutral"  # the class of sentences without a stance of the speaker
WORD = re.compile(r"[\w'-]+|[,;:.!?]")
STEM = 5  # letters; enough to tell "oppos-" from "oppor-"
PIECES = (3, 4, 5)  # letters, within a word and its ends
RUNS = (1, 2, 3, 4)  # characters of Korean and Japanese, across words
TAILS = (2, 3, 4, 6, 8)  # characters at the end of a sentence, where its verb stands
CLOSING = re.compile(r"[。.\s」』”\"]+$")

Span = tuple[int, int]
Piece = tuple[str, int, int]  # a feature, and where it stands in the sentence


def pieces(folded: str, language: str) -> Iterator[Piece]:
    """What a sentence in small letters is weighed by; a feature comes as often as it stands there.

    Of English and Russian: words, their stems, runs of letters within them, two and three stems in
    a row. Of Korean and Japanese: runs of characters, and the sentence's end."""
    return _of_words(folded) if language in WORDED else _of_characters(folded)


def _of_words(folded: str) -> Iterator[Piece]:
    words = [(match[0], match.start(), match.end()) for match in WORD.finditer(folded)]
    for word, start, end in words:
        for feature in _of_word(word):
            yield feature, start, end
    for first, feature in _in_a_row([word for word, _, _ in words]):
        yield feature, words[first][1], words[first + feature.count(" ")][2]


def _of_word(word: str) -> Iterator[str]:
    yield "w=" + word
    yield "s=" + word[:STEM]
    within = f"<{word}>"
    for length in PIECES:
        for at in range(len(within) - length + 1):
            yield within[at : at + length]


def _in_a_row(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Two and three stems in a row, with the number of the first."""
    stems = [word[:STEM] for word in words]
    for length in (2, 3):
        for at in range(len(stems) - length + 1):
            yield at, "+" + " ".join(stems[at : at + length])


def _of_characters(folded: str) -> Iterator[Piece]:
    for length in RUNS:
        for at in range(len(folded) - length + 1):
            yield folded[at : at + length], at, at + length
    for tail in _tails(folded):
        end = len(CLOSING.sub("", folded))
        yield tail, max(0, end - len(tail) + len("-2=")), end


def _tails(folded: str) -> list[str]:
    whole = CLOSING.sub("", folded)
    return [f"-{length}={whole[-length:]}" for length in TAILS]


@dataclass(frozen=True)
class Weights:
    """What a language's model has learned."""

    classes: tuple[str, ...]  # NONE among them
    index: Mapping[str, int]  # feature → its row
    values: NDArray[np.float32]  # row → how much it speaks for each class
    rarity: NDArray[np.float32]  # row → its inverse document frequency
    carries: NDArray[np.float32]  # row → log-odds that it stands within a cue rather than outside
    start: NDArray[np.float32]  # what speaks for each class before anything is read
    grades: Mapping[str, float]  # class → its usual rung

    @cached_property
    def none(self) -> int:
        """The place of NONE among the classes."""
        return self.classes.index(NONE)

    def rows(self, features: Iterable[str]) -> list[int]:
        """The rows of those features that the model knows, each once."""
        known = {self.index.get(feature) for feature in features}
        return [row for row in known if row is not None]

    def rows_in(self, folded: str, language: str) -> list[int]:
        """The rows of what a sentence in small letters is weighed by: its `pieces`, faster."""
        if language not in WORDED:
            runs = [
                folded[at : at + length]
                for length in RUNS
                for at in range(len(folded) - length + 1)
            ]
            return self.rows(runs + _tails(folded))
        words = WORD.findall(folded)
        found = {row for word in set(words) for row in _rows_of(language, word)}
        found.update(self.rows(feature for _, feature in _in_a_row(words)))
        return list(found)


@lru_cache(maxsize=20_000)  # words; a language's usual ones, whatever a reader types
def _rows_of(language: str, word: str) -> tuple[int, ...]:
    known = weights(language)
    return tuple(known.rows(_of_word(word))) if known else ()


@dataclass(frozen=True)
class Weighed:
    """What speaks for each class in one sentence."""

    weights: Weights
    scores: NDArray[np.float32]  # by class, before they are made chances

    @cached_property
    def chances(self) -> dict[str, float]:
        """Class → how likely it is that a sentence in such words has it as its headline."""
        powers = np.exp(self.scores - self.scores.max())
        shares = powers / powers.sum()
        return dict(zip(self.weights.classes, map(float, shares), strict=True))


@cache
def weights(language: str) -> Weights | None:
    """The model of a language, or None where there is none."""
    if language not in LANGUAGES:
        return None
    folder = files("indexer").joinpath("weights")
    with folder.joinpath(f"{language}.npz").open("rb") as stream:
        held = np.load(stream, allow_pickle=False)
        told = json.loads(bytes(held["told"]).decode())
        values = held["values"].astype(np.float32) * held["scale"]
        rarity, carries, start = (
            held[name].astype(np.float32) for name in ("rarity", "carries", "start")
        )
    index = {feature: row for row, feature in enumerate(told["features"])}
    return Weights(tuple(told["classes"]), index, values, rarity, carries, start, told["grades"])


def weigh(folded: str, language: str, noted: Iterable[str] = ()) -> Weighed | None:
    """What speaks for each class in a sentence in small letters; None in a language without model.

    `noted` are features that aren't words: what the rules made of the sentence."""
    known = weights(language)
    if known is None:
        return None
    scores = known.start + known.values[known.rows(noted)].sum(axis=0)
    rows = known.rows_in(folded, language)
    if rows:
        rarity = known.rarity[rows]
        length = float(np.sqrt(np.square(rarity).sum()))
        scores = scores + (rarity / length) @ known.values[rows]
    return Weighed(known, scores)


# What may stand in a cue of words that the lexicon hasn't: whole words, or runs of one script
CUT = {
    "ja": re.compile(r"[一-龠々〆]+[ぁ-ん]*|[ァ-ヴー]+|[ぁ-ん]+|[\w]+"),
    "": re.compile(r"[\w'’-]+"),
}
MOST_WORDS = 8  # of such a cue
DRAG = 0.25  # of what the most telling word says: a weaker word isn't worth the length


def telling_words(weighed: Weighed, folded: str, language: str, code: str) -> Span | None:
    """Where the words in a row stand that carry a class, which the sentence is taken to have.

    A word is worth what it says for the class, against no stance, as a share of what the most
    telling word says, and the log-odds that such words stand within a cue. None where no word
    speaks for the class."""
    known = weighed.weights
    against = known.values[:, known.classes.index(code)] - known.values[:, known.none]
    held = [
        (row, start, end)
        for feature, start, end in pieces(folded, language)
        if (row := known.index.get(feature)) is not None and end > start
    ]
    if not held:
        return None
    rows, starts, ends = (np.array(one) for one in zip(*held, strict=True))
    places = (starts, ends, len(folded))
    says = _spread(known.rarity[rows] * against[rows] / (ends - starts), *places)
    carries = _spread(known.carries[rows], *places)
    carries /= np.maximum(_spread(np.ones(len(rows)), *places), 1)
    words = [match.span() for match in CUT.get(language, CUT[""]).finditer(folded)]
    told = [float(says[start:end].sum()) for start, end in words]
    most = max(told, default=0)
    if most <= 0:
        return None
    shares = [
        one / most + float(carries[slice(*word)].mean())
        for one, word in zip(told, words, strict=True)
    ]
    first, last = _heaviest([one - DRAG for one in shares])
    return words[first][0], words[last][1]


def _spread(
    values: NDArray[Any], starts: NDArray[np.int64], ends: NDArray[np.int64], length: int
) -> NDArray[np.float64]:
    """By character, the sum of the values of what stands there."""
    steps = np.zeros(length + 1)
    np.add.at(steps, starts, values)
    np.add.at(steps, ends, -values)
    return np.cumsum(steps[:-1])


def _heaviest(values: Sequence[float]) -> tuple[int, int]:
    """First and last place of the run, of at most MOST_WORDS, whose sum is the highest."""
    runs = (
        (first, last)
        for first in range(len(values))
        for last in range(first, min(len(values), first + MOST_WORDS))
    )
    return max(runs, key=lambda run: sum(values[run[0] : run[1] + 1]))
