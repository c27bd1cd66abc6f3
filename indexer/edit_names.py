"""Which words of a text are names: of people, countries, bodies, as mappings/ knows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import ahocorasick_rs

from mappings.edits import edit_words
from mappings.people import governments, organizations, people
from mappings.topics import topics

# A Korean or Japanese name before its title: 조태열 장관, 上川外務大臣
BEFORE_TITLE = {"ko": "[가-힣]{2,8} ?(?={})", "ja": "[一-鿿ァ-ヶー・]{1,10}(?={})"}
CAPITALISED = re.compile(r"[A-ZА-ЯЁ][\w'’.-]*")
SENTENCE_START = re.compile(r"(?:^|[.!?:;…»”\"]\s+|[«“\"(\[—–-]\s?)$")

ABBREVIATED = re.compile(r"(?i)\b(?:mr|ms|mrs|dr|gen|sen|adm|col|maj|st|г|им)\. $")


def names_in(text: str, language: str) -> list[tuple[int, int]]:
    """(start, end) of what is a name in a text, in characters, in no order."""
    return [*_known(text, language), *_titled(text, language), *_capitalised(text, language)]


def _known(text: str, language: str) -> Iterator[tuple[int, int]]:
    for _, start, end in _finder(language).find_matches_as_indexes(text, overlapping=True):
        is_spaced = language in ("en", "ru") or text[start:end].isascii()
        may_end = language == "ru" and end - start >= 4  # России, Россией
        if is_spaced and (_is_letter(text, start - 1) or (not may_end and _is_letter(text, end))):
            continue
        yield start, end


def _is_letter(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalpha()


@cache
def _finder(language: str) -> ahocorasick_rs.AhoCorasick:
    """An automaton of all names in a language; Russian ones also without their last letters."""
    named = [name for person in people().values() for name in person.names.get(language, ())]
    named += [one.surname[language] for one in people().values() if language in one.surname]
    named += [one.names[language] for one in organizations().values() if language in one.names]
    named += [one.names[language] for one in governments().values() if language in one.names]
    for topic in topics().values():
        if topic.kind != "topic":
            named += [form for form in topic.forms.get(language, ()) if "*" not in form]
    if language == "ru":
        named += [name[:-1] for name in named if len(name) > 5 and name[-1] in "аяьий"]
    shortest = 2 if language in ("ko", "ja") else 3
    return ahocorasick_rs.AhoCorasick(sorted({one for one in named if len(one) >= shortest}))


def _titled(text: str, language: str) -> Iterator[tuple[int, int]]:
    if language in BEFORE_TITLE:
        for found in _before_title(language).finditer(text):
            yield found.span()


@cache
def _before_title(language: str) -> re.Pattern[str]:
    titles = "|".join(sorted(edit_words(language).honorifics, key=len, reverse=True))
    return re.compile(BEFORE_TITLE[language].replace("{}", titles))


def _capitalised(text: str, language: str) -> Iterable[tuple[int, int]]:
    """Words with a capital that no sentence's beginning gives them."""
    if language not in ("en", "ru"):
        return
    for found in CAPITALISED.finditer(text):
        before = text[max(0, found.start() - 6) : found.start()]
        begins = SENTENCE_START.search(before) and not ABBREVIATED.search(before)
        if found.start() and not begins:
            yield found.span()
