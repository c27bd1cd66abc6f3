"""The verbs of saying in Russian, in every form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from indexer.quote_context import (
    any_of,
    words,
)

# Verbs with "что" that report no speech: узнал, что …
NO_SPEECH = re.compile(
    r"(?:зна|узна|виде|увиде|реши|поня|дума|добива|доби|показа|доказа|означа|вы(?:я|ясни)|чувствова|помни|вспоми"
    r"|наде|привы|случи|оказа|привел|стара|каза|сдела|слыша|услыша|установи|обнаружи|убеди)\w*"
)

PAST = r"[а-яё]{2,20}(?:л|ла|ло|ли|лся|лась|лось|лись)"

ANY_PAST = re.compile(PAST)


@cache
def saying() -> str:
    """A pattern for any verb of saying, in the present and in every form of the past."""
    past = (form for word in words("ru", "said_past") for form in _past_forms(word))
    return "|".join([any_of("ru", "said"), *(re.escape(one) for one in sorted(past, reverse=True))])


def _past_forms(masculine: str) -> Iterator[str]:
    """ "заявил", "заявила", "заявило", "заявили"; "признался", "призналась", …; "предостерёг", …"""
    verb, _, rest = masculine.partition(" ")
    behind = f" {rest}" if rest else ""
    if verb.endswith("лся"):
        endings = ("лся", "лась", "лось", "лись")
        yield from (f"{verb[:-3]}{ending}{behind}" for ending in endings)
    elif verb.endswith("л"):
        stem = verb.replace("ё", "е") if verb.endswith("ёл") else verb
        yield verb + behind
        yield from (f"{stem}{ending}{behind}" for ending in "аои")
    else:
        yield from (verb + behind, verb.replace("ё", "е") + behind)
        yield from (f"{verb.replace('ё', 'е')}л{ending}{behind}" for ending in "аои")


@dataclass(frozen=True)
class Verb:
    """A verb of saying in a text."""

    start: int
    end: int
    text: str


WORD = re.compile(r"[А-Яа-яЁё]+")


@cache
def _saying_words() -> dict[str, tuple[str, ...]]:
    """First word of each verb of saying → what follows it: "сделал" → ("", " вывод")."""
    found: dict[str, tuple[str, ...]] = {}
    past = [form for word in words("ru", "said_past") for form in _past_forms(word)]
    for verb in sorted([*words("ru", "said"), *past], key=len, reverse=True):
        first, gap, rest = verb.partition(" ")
        found[first] = (*found.get(first, ()), gap + rest)
    return found


def verbs_in(text: str, *, any_past: bool = False) -> Iterator[Verb]:
    """The verbs of saying of a text, or any verb in the past, in order.

    Word by word, since seven hundred alternatives at every letter would be slow."""
    known = _saying_words()
    for found in WORD.finditer(text):
        word = found[0].lower()
        for rest in known.get(word, ()):
            if text.startswith(rest, found.end()):
                end = found.end() + len(rest)
                yield Verb(found.start(), end, text[found.start() : end])
                break
        else:
            if any_past and ANY_PAST.fullmatch(word) and not NO_SPEECH.fullmatch(word):
                yield Verb(found.start(), found.end(), found[0])
