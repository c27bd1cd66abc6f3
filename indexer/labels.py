"""Read a speaker's label into its parts: names, posts, bodies, governments, honorifics."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.label_words import (
    LONGEST_WORD,
    Sense,
    full_names,
    initialled,
    senses,
    surnames,
)
from indexer.name_keys import TOKEN, fold, is_cjk, korean_keys, korean_surname, stem

LONGEST_LABEL = 300  # characters; a longer one is no label, and isn't read further
MOST_NAME_WORDS = 6  # "Lloyd J. Austin III", "Ursula von der Leyen"
HANGUL = re.compile(r"[\uac00-\ud7a3]")
KATAKANA_NAME = re.compile(r"[\u30a0-\u30ffー・]{2,}")
LINKS = "の側의측"  # after a known word: "ロシアの", "미국 측"
HONORIFIC_AFTER = re.compile(r"(?<=.)(?:さん|氏|君|様|씨|님)$")


@dataclass(frozen=True)
class Reading:
    """What a label says, before it is asked who that was on a certain day."""

    people: frozenset[str] = frozenset()  # ids of those whose full name it prints
    namesakes: frozenset[str] = frozenset()  # ids of those with the surname that it prints
    rest: str = ""  # the words that are no known word, as one key
    last: str = ""  # the last of them: a surname, as far as one can tell
    roles: tuple[frozenset[tuple[str, str | None]], ...] = ()  # (role, government or None)
    governments: tuple[str, ...] = ()
    organizations: tuple[frozenset[str], ...] = ()
    marks: frozenset[str] = frozenset()  # "questioners", "answers", "former", … (labels.toml)
    gender: str | None = None  # of its honorific or pronoun
    is_initialled: bool = False  # initials and a surname: "С.В.Лавров"
    is_foreign_name: bool = False  # written as Japanese writes names from abroad

    @property
    def is_named(self) -> bool:
        """Whether it prints a name, known or not."""
        return bool(self.rest or self.people)


@lru_cache(maxsize=65_536)
def read_label(label: str) -> Reading:
    """The parts of a label or of the words that an article names a speaker with."""
    label = unicodedata.normalize("NFKC", label[:LONGEST_LABEL])
    pieces = _cjk_pieces(label) if is_cjk(label) else _word_pieces(label)
    found = [sense for piece in pieces for sense in piece.senses]
    rest = [piece for piece in pieces if not piece.senses]
    names = tuple(piece.name for piece in rest)
    last = names[-1] if names else ""
    people = _full(label, names)
    return Reading(
        people=people,
        namesakes=_namesakes(names),
        rest="".join(names),
        last=last,
        roles=_roles(pieces),
        governments=tuple(one.value for one in found if one.kind == "governments"),
        organizations=tuple(
            frozenset(one.value for one in piece.senses if one.kind == "organizations")
            for piece in pieces
            if any(one.kind == "organizations" for one in piece.senses)
        ),
        marks=frozenset(one.kind for one in found),
        gender=next((one.gender for one in found if one.gender), None),
        is_initialled=bool(names) and bool(initialled("".join(names))),
        is_foreign_name=not HANGUL.search(label) and bool(KATAKANA_NAME.search(last)),
    )


@dataclass(frozen=True)
class Piece:
    """A known word of a label with its senses, or a run of others."""

    name: str  # its key
    senses: tuple[Sense, ...] = ()


def _word_pieces(label: str) -> list[Piece]:
    """The pieces of a label in Latin or Cyrillic letters: at every word, the longest known one."""
    folded = fold(label)
    words = [stem(word) for word in TOKEN.findall(folded)]
    initials = [
        found.end() < len(folded) and folded[found.end()] == "." and len(found[0]) == 1
        for found in TOKEN.finditer(folded)
    ]
    pieces: list[Piece] = []
    place = 0
    while place < len(words):
        length, found = _longest(words, place)
        is_last = place + length == len(words)
        if length == 1 and (initials[place] or _is_surname(found, pieces, is_last)):
            found = ()
        pieces.append(Piece("".join(words[place : place + length]), found))
        place += length
    return pieces


def _is_surname(found: Sequence[Sense], before: Sequence[Piece], is_last: bool) -> bool:
    """ "MR JORDAN" isn't the country, "MS KING" isn't a post."""
    is_honorific = bool(before) and any(one.kind == "honorifics" for one in before[-1].senses)
    return is_last and is_honorific and all(one.kind == "governments" for one in found)


def _longest(words: Sequence[str], place: int) -> tuple[int, tuple[Sense, ...]]:
    for length in range(min(LONGEST_WORD, len(words) - place), 0, -1):
        if found := senses().get("".join(words[place : place + length]), ()):
            is_letter = length == len(words[place]) == 1 < len(words)
            return length, _fillers(found) if is_letter else found
    return 1, ()


def _fillers(found: Sequence[Sense]) -> tuple[Sense, ...]:
    """A single letter within a longer label is a filler or nothing: "a", "в"."""
    return tuple(one for one in found if one.kind == "fillers")


def _cjk_pieces(label: str) -> list[Piece]:
    """The pieces of a Korean or Japanese label: at every letter, the longest known word."""
    chunks = [fold(chunk) for chunk in TOKEN.findall(label)]
    letters = "".join(chunks)
    pieces: list[Piece] = []
    run = place = 0
    while place < len(letters):
        length, found = _longest_within(letters, place)
        if run == place > 0 and letters[place] in LINKS:
            length, found = 1, senses()[letters[place]]
        if not found:
            place += 1
            continue
        pieces.extend(_run(letters[run:place]))
        pieces.append(Piece(letters[place : place + length], found))
        place = run = place + length
    pieces.extend(_run(letters[run:]))
    return pieces


def _run(letters: str) -> Iterator[Piece]:
    """A run of unknown letters, without the honorific at its end."""
    name = HONORIFIC_AFTER.sub("", letters)
    if name != letters:
        yield Piece(letters[len(name) :], senses().get(letters[len(name) :], ()))
    if name:
        yield Piece(name)


def _longest_within(letters: str, place: int) -> tuple[int, tuple[Sense, ...]]:
    longest = min(LONGEST_WORD * 4, len(letters) - place)
    for length in range(longest, 1, -1):
        if found := senses().get(letters[place : place + length]):
            return length, found
    found = senses().get(letters[place], ())
    return (1, found) if found and _stands_alone(letters, place, found) else (0, ())


def _stands_alone(letters: str, place: int, found: Sequence[Sense]) -> bool:
    """Whether one letter is a word: "問" alone, "米" or "前" at the start and before a post."""
    kinds = {one.kind for one in found}
    if len(letters) == 1:
        return True
    if kinds & {"fillers", "honorifics"}:
        return False
    if kinds & {"governments", "former"}:
        return place == 0 and _longest_within(letters, 1)[0] > 1
    return False


def _roles(pieces: Sequence[Piece]) -> tuple[frozenset[tuple[str, str | None]], ...]:
    """For each word for a post: the posts that it may mean."""
    found = (
        frozenset((one.value, one.government) for one in piece.senses if one.kind == "roles")
        for piece in pieces
    )
    return tuple(one for one in found if one)


def _full(label: str, names: Sequence[str]) -> frozenset[str]:
    """People whose full name stands in a label; a longer name wins over one within it."""
    if is_cjk(label):
        known = (full_names().get(name) for name in (*names, "".join(names)))
        return frozenset().union(*(one for one in known if one))
    words = [stem(word) for word in TOKEN.findall(fold(label))]
    for length in range(min(MOST_NAME_WORDS, len(words)), 1, -1):
        found = [_named(words[at : at + length]) for at in range(len(words) - length + 1)]
        if any(found):
            return frozenset().union(*found)
    return frozenset()


def _named(words: list[str]) -> frozenset[str]:
    if found := full_names().get("".join(words)):
        return found
    known = (full_names().get(one) for one in korean_keys(words))
    return next((one for one in known if one), frozenset())


def _namesakes(names: Sequence[str]) -> frozenset[str]:
    """People with the surname that is all that a label prints of a name."""
    name = "".join(names)
    if found := surnames().get(name) or initialled(name):
        return found
    return (
        surnames().get(f"~{korean_surname(name)}", frozenset()) if len(names) == 1 else frozenset()
    )
