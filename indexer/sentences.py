"""Cut a text into sentences, with the place of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

CLOSERS = "\"'”’»)\\]）」』】"
ENDS = {
    "ja": re.compile(rf"[。！？!?]+[{CLOSERS}]*|\n\s*\n"),
    "ko": re.compile(rf"[.!?…。]+(?:[{CLOSERS}]*(?=\s|$)|(?<=[다요까][.!?])(?=[가-힣“‘]))|\n\s*\n"),
    "": re.compile(rf"[.!?…。]+[{CLOSERS}]*(?=\s|$)|\n\s*\n"),
}
# Words whose full stop doesn't end a sentence
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt maj sgt capt adm amb gov sen rep hon st jr sr inc ltd co corp vs"
    " etc e.g i.e u.s u.n u.k a.m p.m d.c no vol pp jan feb mar apr jun jul aug sep sept oct nov"
    " dec"
    " т.е т.д т.п т.к т.н и.о г гг в вв д им ул стр рис руб коп млн млрд тыс тов проф акад ген"
    " полк св с п пп ст см др пр н.э".split()
)
# ... unless the next word begins like a new sentence: "in the U.S. We"
ALSO_LAST = frozenset(
    "u.s u.n u.k a.m p.m d.c etc inc ltd co corp jr sr г гг т.д т.п млн млрд руб др".split()
)
BEFORE_STOP = re.compile(r"([\w.]*\w)\.[\"'”’»)\]]*$")
BEGINS = re.compile(r"\s*[\"'“‘«(\[]*(\w)(\w*)")
NEW_SENTENCE_WORDS = frozenset(
    "We I The It This That They He She In And But So As On At You Our"
    " Мы Я Это В И Но Он Она Они На Мне".split()
)
LONGER = 1 + max(map(len, ABBREVIATIONS))
# A Japanese quotation goes on after its full stop: 「…。」と述べた
GOES_ON = re.compile(r"[とってのやをはがに、]")
OPEN, CLOSE = "「", "」"
LONGEST_QUOTED = 400  # characters; beyond it an unclosed quotation no longer holds a sentence open


def sentences_in(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence, in characters, without the white space around it."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text, language):
        found += _trimmed(text, start, end)
        start = end
    return (*found, *_trimmed(text, start, len(text)))


def _ends(text: str, language: str) -> Iterator[int]:
    begin = 0
    is_japanese = language == "ja"
    for match in ENDS.get(language, ENDS[""]).finditer(text):
        if is_japanese and _is_within_quotation(text, begin, match):
            continue
        if not is_japanese and _is_abbreviation(text, match):
            continue
        begin = match.end()
        yield begin


def _is_within_quotation(text: str, begin: int, match: re.Match[str]) -> bool:
    end = match.end()
    if match[0].isspace() or end - begin > LONGEST_QUOTED:
        return False
    if match[0][-1] in CLOSERS:
        return GOES_ON.match(text, end) is not None
    return text.count(OPEN, begin, end) > text.count(CLOSE, begin, end)


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop belongs to its word: "Mr.", "U.S.", "т.е.", an initial, a list's "1."."""
    start = match.start()
    if match[0] != "." and (match[0][0] != "." or match[0].startswith("..")):
        return False
    # No abbreviation is as long as that, nor does one end in an eastern letter
    if text[start - 1 : start] > "\u1100" or text[start - LONGER : start].isalpha():
        first = text[match.end() : match.end() + 2].lstrip()[:1]
        if first.isalnum() and not first.islower():
            return False
    word = BEFORE_STOP.search(text[max(0, match.start() - 20) : match.start() + 1])
    following = BEGINS.match(text, match.end())
    if word is None or following is None:
        return False
    if following[1].islower():
        return True
    return _keeps_its_stop(word[1], following[1] + following[2])


def _keeps_its_stop(word: str, following: str) -> bool:
    small = word.lower()
    if small in ALSO_LAST and following in NEW_SENTENCE_WORDS:
        return False
    is_initial = len(word.split(".")[-1]) == 1 and word[-1].isupper()
    is_number = word.isdigit() and len(word) < 3
    return small in ABBREVIATIONS or is_initial or is_number


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    if not piece.strip():
        return []
    start += len(piece) - len(piece.lstrip())
    return [(start, start + len(piece.strip()))]
