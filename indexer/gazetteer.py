"""The forms of mappings/topics.toml, made ready for finding them in one language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from indexer.forms import Finder, fold
from mappings.topics import Topic, lookalikes, topics

LOOKALIKE = ""  # the id of words that only look like a form
# What may stand before a two-syllable Korean name within one word: 대북한, 주일본, 친러시아
KOREAN_PREFIXES = "대주재친반방한미중일러북남"
KOREAN_AFTER_ONE = re.compile(
    "(?:은|는|이|가|을|를|의|에|과|도|만|측|에게|에서|으로)(?![가-힣])|(?![가-힣])"
)
KATAKANA = re.compile("[ァ-ヺー]+")
KANJI = re.compile("[一-鿿]")


@dataclass(frozen=True)
class Part:
    """One of the "~" parts of a form; most forms have just one."""

    id: str  # the topic's, or LOOKALIKE
    form: int  # number of its form
    position: int  # among the parts of its form
    parts: int  # how many its form has
    is_weak: bool
    pattern: re.Pattern[str] | None  # Russian with "*": the whole part, from the found word on
    begins_capital: bool
    is_capitals: bool


@dataclass(frozen=True)
class Gazetteer:
    """All forms of a language; parts[n] are those that begin with the finder's word n."""

    language: str
    finder: Finder
    parts: tuple[tuple[Part, ...], ...]


@cache
def gazetteer(language: str) -> Gazetteer | None:
    """The forms of a language, or None when topics.toml has none in it."""
    words: dict[str, list[Part]] = defaultdict(list)
    for number, (topic, form) in enumerate(_forms(language)):
        pieces = form.split("~")
        for position, piece in enumerate(pieces):
            part = _part(topic, form, piece, number, position, language)
            for word in _words(piece, language):
                words[word].append(part)
    if not words:
        return None
    return Gazetteer(language, Finder(list(words)), tuple(tuple(one) for one in words.values()))


def _forms(language: str) -> Iterator[tuple[Topic | None, str]]:
    for topic in topics().values():
        for form in topic.forms.get(language, ()):
            yield topic, form
    for form in lookalikes(language):
        yield None, form


def _part(
    topic: Topic | None, form: str, piece: str, number: int, position: int, language: str
) -> Part:
    letters = [letter for letter in piece if letter.isalpha()]
    has_case = language in ("en", "ru") or piece.isascii()
    return Part(
        id=topic.id if topic else LOOKALIKE,
        form=number,
        position=position,
        parts=form.count("~") + 1,
        is_weak=topic is not None and form in topic.weak,
        pattern=_with_endings(piece) if "*" in piece else None,
        begins_capital=has_case and piece[0].isupper(),
        is_capitals=has_case and bool(letters) and all(letter.isupper() for letter in letters),
    )


def _words(piece: str, language: str) -> set[str]:
    """What to look for: the part itself, or what stands before its first "*".

    Korean spacing varies: 군사 협력 is also written 군사협력."""
    folded = fold(piece).split("*")[0].strip()
    return {folded, folded.replace(" ", "")} if language == "ko" else {folded}


def _with_endings(piece: str) -> re.Pattern[str]:
    source = re.escape(fold(piece)).replace(r"\*", r"\w{0,12}").replace(r"\ ", r"\s{1,2}")
    return re.compile(source + r"(?!\w)")


def stands_alone(text: str, start: int, end: int, language: str) -> bool:
    """Whether the words at folded text[start:end] aren't just a piece of another word."""
    if language == "ko" and "가" <= text[start] <= "힣":
        return _is_korean_word(text, start, end)
    if language == "ja" and not text[start].isascii():
        return _is_japanese_word(text, start, end)
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if language in ("ko", "ja"):  # Latin letters among others: NATO는, ＮＡＴＯと
        return not _is_latin(before) and not _is_latin(after)
    return not (before.isalnum() or (after.isalnum() and text[end - 1].isalnum()) or after == "$")


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _is_korean_word(text: str, start: int, end: int) -> bool:
    if end - start == 1 and not KOREAN_AFTER_ONE.match(text, end):
        return False
    if end - start > 2 or not _is_hangul(text, start - 1):
        return True
    if end - start == 1 or _is_hangul(text, start - 2):
        return False
    return text[start - 1] in KOREAN_PREFIXES


def _is_hangul(text: str, place: int) -> bool:
    return place >= 0 and "가" <= text[place] <= "힣"


def _is_japanese_word(text: str, start: int, end: int) -> bool:
    """A word in katakana ends where the katakana does: テロ isn't part of ステロイド."""
    if text[start:end] == "政府":  # 米国政府, ロシア政府 are others' governments
        return not (start and (KANJI.match(text[start - 1]) or KATAKANA.match(text[start - 1])))
    if KATAKANA.match(text[start]) and start and KATAKANA.match(text[start - 1]):
        return False
    return not (KATAKANA.match(text[end - 1]) and KATAKANA.match(text[end : end + 1]))
