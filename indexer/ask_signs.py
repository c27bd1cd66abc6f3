"""Read a reader's search box sign by sign: words, quotes, brackets, operators, fields.

Nothing is refused here: what can't be read as it stands is mended, and each mending is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from indexer.analysis import has_terms
from indexer.told import Told
from mappings.fields import asked_fields

LONGEST = 10_000  # characters of a question that are read
MOST_REPAIRS = 20  # that are told
MOST_WORDS = 64  # words and phrases of a question that are searched for

# What closes a phrase that one of these opened, so that "a “b” c" is one phrase
CLOSING = {'"': '"', "“": "”", "”": "”", "„": "“”", "‟": "”", "«": "»", "「": "」", "『": "』"}
# and what closes it where that is missing: phones and word processors put one for another
CLOSING_TOO = dict.fromkeys('"“”„‟', '"“”„‟')
OPENING = "".join(CLOSING)
MARKS = OPENING + "»」』"
# Full-width letters and signs as Japanese and Korean keyboards type them
NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {ord("−"): "-"}
WIDE_SIGNS = frozenset("（）｜：－＊＝／＂＋−")
SIGN = re.compile(
    rf"""
    (?P<space>[\s+]+ | =(?=[{OPENING}]))
    | (?P<open>\() | (?P<close>\))
    | (?P<either>\|+ | OR(?![^\s()|{MARKS}]))
    | (?P<both>AND(?![^\s()|{MARKS}]) | &&)
    | (?P<not>(?<![^\s(|])-(?=[^\s\-|)]) | NOT\s(?=\s*[^\s)]))
    | (?P<quote>[{OPENING}]) | (?P<stray>[»」』])
    | (?P<near>(?i:near)/[0-9]{{1,4}}(?![^\s()|{MARKS}]))
    | (?P<field>[A-Za-z]{{1,12}}:)
    | (?P<word>[^\s()|{MARKS}]+)
    """,
    re.VERBOSE,
)
UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # controls, half surrogate pairs
VALUE = re.compile(rf"[^\s()|{MARKS}]*")


@dataclass(frozen=True)
class Sign:
    """One part of a question."""

    kind: str  # word, exact, prefix, near, field, open, close, either, not
    text: str = ""  # its words; the number of words for near
    field: str = ""  # the asked name, for kind field


@dataclass
class Reading:
    """How far a question has been read, and what had to be mended."""

    text: str
    at: int = 0  # in characters
    words: int = 0
    repairs: list[Told] = field(default_factory=list)

    def tell(self, template: str, **values: Any) -> None:
        """Note a repair, once, in words for the reader."""
        repair = Told(template, **values)
        if repair not in self.repairs and len(self.repairs) < MOST_REPAIRS:
            self.repairs.append(repair)


def begin(words: str) -> Reading:
    """A reading of the question, cut to what is read at all, wide signs made narrow."""
    readable = UNREADABLE.sub(" ", words[:LONGEST])
    reading = Reading(readable.translate(NARROW))
    if len(words) > LONGEST:
        reading.tell("only the first {most:,} characters were read", most=LONGEST)
    if WIDE_SIGNS.intersection(readable):
        reading.tell("full-width signs were read as ordinary ones")
    return reading


def signs(reading: Reading) -> Iterator[Sign]:
    """The parts of a question, in order."""
    while match := SIGN.match(reading.text, reading.at):
        reading.at = match.end()
        yield from _sign(reading, str(match.lastgroup), match[0])


def _sign(reading: Reading, kind: str, text: str) -> Iterator[Sign]:
    match kind:
        case "quote":
            yield from _counted(reading, Sign("exact", _quoted(reading, text)))
        case "stray":
            reading.tell("{mark} closes nothing and was left out", mark=text)
        case "field":
            yield from _field(reading, text)
        case "word":
            yield from _counted(reading, _word(reading, text))
        case "near":
            yield Sign("near", text.partition("/")[2])
        case "open" | "close" | "either" | "not":
            yield Sign(kind)


def _counted(reading: Reading, sign: Sign) -> Iterator[Sign]:
    """A sign that holds something to search for, as long as there aren't too many."""
    if not has_terms(sign.text):
        if sign.text.strip():
            text = sign.text.strip()
            reading.tell("“{text:.40}” holds no letters or digits and was left out", text=text)
        return
    reading.words += 1
    if reading.words <= MOST_WORDS:
        yield sign
    else:
        reading.tell("only the first {most} words and phrases were searched for", most=MOST_WORDS)


def _quoted(reading: Reading, mark: str) -> str:
    """What stands up to the closing mark, or up to the end when there is none."""
    start = reading.at
    closing = _closing(reading, CLOSING[mark]) or _closing(reading, CLOSING_TOO.get(mark, ""))
    if closing is None:
        reading.at = len(reading.text)
        if has_terms(reading.text[start:]):
            reading.tell(
                "the quotation mark {mark} isn't closed; everything after it was quoted", mark=mark
            )
        return reading.text[start:]
    reading.at = closing.end()
    return reading.text[start : closing.start()]


def _closing(reading: Reading, marks: str) -> re.Match[str] | None:
    return re.compile(f"[{marks}]").search(reading.text, reading.at) if marks else None


def _word(reading: Reading, text: str) -> Sign:
    if text.startswith("="):
        return Sign("exact", text.lstrip("="))
    if text.endswith("*"):
        return Sign("prefix", text.rstrip("*"))
    if "*" in text:
        reading.tell(
            "in “{text:.40}”, * was left out: it is read at the end of a word only", text=text
        )
    return Sign("word", text)


def _field(reading: Reading, text: str) -> Iterator[Sign]:
    """A field with its value; a colon after anything else is plain text: "Re: nuclear"."""
    name = text[:-1].lower()
    if name != "date" and name not in asked_fields():
        rest = _value_text(reading)
        yield from _counted(reading, _word(reading, text + rest))
        return
    quote = reading.text[reading.at : reading.at + 1]
    if quote and quote in OPENING:
        reading.at += 1
        value = _quoted(reading, quote)
    else:
        value = _value_text(reading)
    if value.strip(" ,"):
        yield Sign("field", value.strip(" ,"), name)
    else:
        reading.tell("{name}: names no value and was left out", name=name)


def _value_text(reading: Reading) -> str:
    match = VALUE.match(reading.text, reading.at)
    reading.at = match.end() if match else reading.at
    return match[0] if match else ""
