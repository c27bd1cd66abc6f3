"""People whom a sentence names, as those who speak for their states: Putin, 기시다 총리."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from indexer.forms import Finder, fold
from mappings.people import Person, people
from mappings.topics import topics

EASTERN = ("ko", "ja")
TITLE_AFTER = {
    "ko": re.compile(
        r"\s?(?:[가-힣]{2,6}\s)?[가-힣]{0,3}(?:대통령|총리|장관|외무상|외상|대변인|국무위원장)"
    ),
    "ja": re.compile(r"(?:[一-鿿]{0,6}(?:大統領|首相|総理|大臣|外相|国防相|長官|報道官))"),
}
CASE_AFTER = re.compile(r"(?:а|у|ом|ым|е|ой|ого|ому|им)?(?!\w)")  # of Russian surnames
HEADS = frozenset({"PRES", "PM"})  # known by their surname alone
SHORTEST = 5  # letters of a surname that stands alone: Abe, Bush and Park are words or places too


def people_in(text: str, folded: str, language: str) -> Iterator[tuple[str, int, int]]:
    """(id of their state in topics.toml, start, end) of the known people whom a sentence names.

    A title after a name belongs to it. English and Russian surnames count alone where a head of
    state or government bears them, Korean and Japanese ones beside a title."""
    finder, states, is_full = _names(language)
    for number, start, end in finder.places(folded):
        after = _after(folded, end, language)
        begins = start == 0 or not folded[start - 1].isalnum() or language == "ja"
        if not begins or (after is None and (language in EASTERN) > is_full[number]):
            continue
        if language not in EASTERN and (after is None or not text[start].isupper()):
            continue
        yield states[number], start, after or end


def _after(folded: str, end: int, language: str) -> int | None:
    """Where a name ends with its title or its case; None: nothing of the kind follows."""
    if language in EASTERN:
        title = TITLE_AFTER[language].match(folded, end)
        return title.end() if title else None
    if language == "ru":
        case = CASE_AFTER.match(folded, end)
        return case.end() if case else None
    return None if folded[end : end + 1].isalnum() else end


@cache
def _names(language: str) -> tuple[Finder, list[str], list[bool]]:
    """Their finder; the state and whether it's a full name by number of the finder's word."""
    states: dict[str, set[str]] = {}
    full: set[str] = set()
    for person in people().values():
        state = person.government.lower()
        if state not in topics():
            continue
        names = {fold(one) for one in person.names.get(language, ())}
        full |= names
        for word in names | set(_surnames(person, language)):
            states.setdefault(word, set()).add(state)
    sure = {word: of.copy().pop() for word, of in states.items() if len(of) == 1}
    return Finder(list(sure)), list(sure.values()), [word in full for word in sure]


def _surnames(person: Person, language: str) -> Iterator[str]:
    surname = fold(person.surname.get(language, ""))
    is_head = any(post.role in HEADS for post in person.posts)
    if language in EASTERN:
        if len(surname) > 1:
            yield surname
    elif is_head and len(surname) >= SHORTEST:
        yield surname
