"""What must stand in a text for a regular expression to match, so that most need not be tried."""

from __future__ import annotations

import re

# One step through the source of an expression; a set and an escape are one unit each
UNIT = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[=!]|<[=!])|\(\?(?::|P<\w+>)|.", re.DOTALL
)
REPEAT = re.compile(r"[?*+]\??|\{\d*,?\d*\}\??")
LOOK = ("(?=", "(?!", "(?<=", "(?<!")

Words = frozenset[str]


def required_words(source: str) -> Words | None:
    """Words of which each match of an expression holds at least one; None: no such words."""
    words, _ = _choice(source, 0)
    return words


def _choice(source: str, at: int) -> tuple[Words | None, int]:
    """The words of an expression or a group: those of all its alternatives together."""
    words: Words | None = frozenset()
    while True:
        found, at = _sequence(source, at)
        words = None if words is None or not found else words | found
        if at >= len(source) or source[at] == ")":
            return words, at
        at += 1  # past the "|"


def _sequence(source: str, at: int) -> tuple[Words | None, int]:
    """The best words of one alternative: the longest that all its matches must hold."""
    found: list[Words] = []
    run = ""
    while at < len(source) and source[at] not in "|)":
        letters, group, at = _unit(source, at)
        least, at = _repeat(source, at)
        if letters and least:
            run += letters
        if not (letters and least == ONCE):
            found, run = [*found, frozenset({run})] if run else found, ""
        if group and least:
            found.append(group)
    if run:
        found.append(frozenset({run}))
    return max(found, key=_worth, default=None), at


ONCE = 1
MANY = 2


def _repeat(source: str, at: int) -> tuple[int, int]:
    """How often the unit before must stand: 0, ONCE, or MANY (once or more), and what follows."""
    match = REPEAT.match(source, at)
    if match is None:
        return ONCE, at
    is_optional = match[0][0] in "?*" or match[0].startswith(("{0", "{,"))
    return (0 if is_optional else MANY), match.end()


def _unit(source: str, at: int) -> tuple[str, Words | None, int]:
    """(the letter that stands here, the words of a group that stands here, what follows)."""
    match = UNIT.match(source, at)
    if match is None:
        return "", None, at + 1
    unit = match[0]
    if unit.startswith("("):
        words, end = _choice(source, match.end())
        return "", None if unit.startswith(LOOK) else words, end + 1
    if unit.startswith("\\") and not unit[1].isalnum():
        return unit[1], None, match.end()
    if len(unit) > 1 or unit in ".^$":
        return "", None, match.end()
    return unit, None, match.end()


def _worth(words: Words) -> tuple[int, int]:
    return min(len(word.strip()) for word in words), -len(words)
