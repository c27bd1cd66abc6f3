"""The forms of mappings/topics.toml, made ready for finding them in one language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from indexer.forms import Finder, fold
from mappings.topics import joint_names, lookalikes, topics

LOOKALIKE = ""  # the id of words that only look like a form
# What may stand before a two-syllable Korean name within one word: 대북한, 반일본, 주한일본대사관
KOREAN_PREFIX = re.compile("(?<![가-힣])[대주재친반방한미중일러북남]{1,2}$")
KOREAN_AFTER_ONE = re.compile(
    "(?:은|는|이|가|을|를|의|에|과|도|만|측|에게|에서|으로)(?![가-힣])|(?![가-힣])"
)
KOREAN_LANGUAGE = re.compile("어(?:로|로도|로는|를|는|와|의|판|권|과)?(?![가-힣])")
KATAKANA = re.compile("[ァ-ヺー]+")
KANJI = re.compile("[一-鿿]")


@dataclass(frozen=True)
class Part:
    """Words that are a form, or one of the "~" parts of some forms."""

    names: tuple[tuple[str, bool], ...]  # (id, is weak) of what they name by themselves
    roles: tuple[tuple[int, int], ...]  # (number of a form of several parts, place among them)
    pattern: re.Pattern[str] | None  # Russian with "*": all of it, from the found word on
    begins_capital: bool
    is_capitals: bool


@dataclass(frozen=True)
class Gazetteer:
    """All forms of a language; parts[n] are those that begin with the finder's word n."""

    language: str
    finder: Finder
    parts: tuple[tuple[Part, ...], ...]
    several: tuple[tuple[str, int], ...]  # (id, how many parts) by number of a form of several


@cache
def gazetteer(language: str) -> Gazetteer | None:
    """The forms of a language, or None when topics.toml has none in it."""
    names: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    roles: dict[str, list[tuple[int, int]]] = defaultdict(list)
    several: list[tuple[str, int]] = []
    for id, form, is_weak in _forms(language):
        pieces = form.split("~")
        if len(pieces) == 1:
            names[form].append((id, is_weak))
            continue
        for position, piece in enumerate(pieces):
            roles[piece].append((len(several), position))
        several.append((id, len(pieces)))
    words: dict[str, list[Part]] = defaultdict(list)
    for piece in sorted(names.keys() | roles.keys()):
        part = _part(piece, tuple(names[piece]), tuple(roles[piece]), language)
        for word in _words(piece, language):
            words[word].append(part)
    if not words:
        return None
    parts = tuple(tuple(one) for one in words.values())
    return Gazetteer(language, Finder(list(words)), parts, tuple(several))


def _forms(language: str) -> Iterator[tuple[str, str, bool]]:
    """(id, form, is weak) of every form of a language."""
    for topic in topics().values():
        for form in topic.forms.get(language, ()):
            yield topic.id, form, form in topic.weak
    for form, ids in joint_names(language):
        yield from ((id, form, False) for id in ids)
    for form in lookalikes(language):
        yield LOOKALIKE, form, False


def _part(
    piece: str,
    names: tuple[tuple[str, bool], ...],
    roles: tuple[tuple[int, int], ...],
    language: str,
) -> Part:
    letters = [letter for letter in piece if letter.isalpha()]
    has_case = language in ("en", "ru") or piece.isascii()
    return Part(
        names=names,
        roles=roles,
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
    if KOREAN_LANGUAGE.match(text, end):  # 독일어, 한국어
        return False
    if end - start > 2 or not _is_hangul(text, start - 1):
        return True
    return end - start == 2 and KOREAN_PREFIX.search(text, max(0, start - 4), start) is not None


def _is_hangul(text: str, place: int) -> bool:
    return place >= 0 and "가" <= text[place] <= "힣"


def _is_japanese_word(text: str, start: int, end: int) -> bool:
    """A word in katakana ends where the katakana does: テロ isn't part of ステロイド."""
    if text[start:end] == "政府":  # 米国政府, ロシア政府 are others' governments
        return not (start and (KANJI.match(text[start - 1]) or KATAKANA.match(text[start - 1])))
    if KATAKANA.match(text[start]) and start and KATAKANA.match(text[start - 1]):
        return False
    return not (KATAKANA.match(text[end - 1]) and KATAKANA.match(text[end : end + 1]))
