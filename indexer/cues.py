"""Find the words that show a stance, sentence by sentence, before any guard looks at them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from indexer.forms import Finder, fold
from indexer.leaders import people_in
from indexer.literals import required_words
from indexer.model import Mention
from indexer.sentences import sentences_in
from mappings.stances import Cue, classes, cues, guards

LONGEST = 600  # characters of one sentence that are read together; hostile texts have no full stop
MOST = 60  # matches of cues in one sentence; no speaker comes near
BREAK = re.compile(r"[,;:、，\s]")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a statement; places of cues and targets are counted from its own start."""

    text: str
    folded: str  # of the same length
    start: int  # in the statement's text
    mentions: tuple[Mention, ...]  # with places in the sentence
    language: str

    @cached_property
    def people(self) -> tuple[Mention, ...]:
        """Known people whom it names, each as a mention of the state that they speak for."""
        found = people_in(self.text, self.folded, self.language)
        return tuple(Mention(id, start, end) for id, start, end in found)


@dataclass(frozen=True)
class Found:
    """A cue at sentence.text[start:end]."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True)
class Place:
    """A cue among those of its sentence."""

    found: Found
    sentence: Sentence
    preceding: Found | None
    following: Found | None

    @property
    def left(self) -> str:
        """The folded words before the cue."""
        return self.sentence.folded[: self.found.start]

    def of(self, other: Found) -> Place:
        """The same place for another cue, which shares nothing further on."""
        return Place(other, self.sentence, None, None)


Span = tuple[int, int]


OVERLAPPED, EXCLUDED = "overlapped", "excluded"


@dataclass(frozen=True)
class SentenceCues:
    """The cues of one sentence in the order of its text: without overlaps, and those left out."""

    sentence: Sentence
    found: tuple[Found, ...]
    left_out: tuple[tuple[Found, str], ...]  # with OVERLAPPED or EXCLUDED


def last_clause(pattern: re.Pattern[str], left: str, first: int) -> int:
    """Where the last clause of some words begins, not before `first`."""
    ends = [match.end() for match in pattern.finditer(left, first) if match.end() < len(left) - 2]
    return ends[-1] if ends else first


@dataclass(frozen=True)
class _Scanner:
    """The cues of a language, and the words that tell which of them are worth trying."""

    finder: Finder
    tried_for: tuple[tuple[Cue, ...], ...]  # by number of the finder's word
    always_tried: tuple[Cue, ...]


def cues_in(text: str, language: str, mentions: Sequence[Mention]) -> Iterator[SentenceCues]:
    """Each sentence, with the cues that it holds, whether or not any is left of them."""
    folded = fold(text).replace("\n", " ")
    scanner = _scanner(language)
    places = scanner.finder.places(folded)
    spans = [part for span in sentences_in(text, language) for part in _windows(folded, *span)]
    worth_trying = _worth_trying(scanner, places, [start for start, _ in spans])
    for number, (start, end) in enumerate(spans):
        sentence = _sentence(text, folded, start, end, mentions, language)
        matches = _matches(sentence.folded, worth_trying.get(number, ()))[:MOST]
        yield _sentence_cues(sentence, matches)


def _sentence_cues(sentence: Sentence, matches: Sequence[Found]) -> SentenceCues:
    if not matches:
        return SentenceCues(sentence, (), ())
    exclusions = _exclusions(sentence.folded, sentence.language)
    excluded = [one for one in matches if _is_excluded(one, sentence, exclusions)]
    left = [one for one in matches if one not in excluded]
    found = _apart(left)
    left_out = [(one, EXCLUDED) for one in excluded]
    left_out += [(one, OVERLAPPED) for one in left if one not in found]
    return SentenceCues(sentence, tuple(found), tuple(left_out))


@cache
def _scanner(language: str) -> _Scanner:
    tried: dict[str, list[Cue]] = {}
    always: list[Cue] = []
    for cue in cues(language):
        if cue.code == "neutral":  # named in the lexicon to say that it is no stance
            continue
        words = required_words(cue.pattern.pattern)
        if words is None:
            always.append(cue)
        for word in words or ():
            tried.setdefault(word, []).append(cue)
    return _Scanner(Finder(list(tried)), tuple(tuple(one) for one in tried.values()), tuple(always))


def _windows(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        breaks = [
            match.end() for match in BREAK.finditer(folded, start + LONGEST // 2, start + LONGEST)
        ]
        middle = breaks[-1] if breaks else start + LONGEST
        yield start, middle
        start = middle
    yield start, end


def _worth_trying(
    scanner: _Scanner, places: Iterable[tuple[int, int, int]], starts: Sequence[int]
) -> dict[int, set[Cue]]:
    found: dict[int, set[Cue]] = {}
    if scanner.always_tried:
        found = {number: set(scanner.always_tried) for number in range(len(starts))}
    for word, start, _ in places:
        number = max(0, bisect_right(starts, start) - 1)
        found.setdefault(number, set()).update(scanner.tried_for[word])
    return found


def _sentence(
    text: str, folded: str, start: int, end: int, mentions: Sequence[Mention], language: str
) -> Sentence:
    first = bisect_left(mentions, start, key=_start)
    last = bisect_left(mentions, end, key=_start)
    inside = tuple(
        Mention(one.id, one.start - start, one.end - start)
        for one in mentions[first:last]
        if one.end <= end
    )
    return Sentence(text[start:end], folded[start:end], start, inside, language)


def _start(mention: Mention) -> int:
    return mention.start


def _matches(folded: str, tried: Iterable[Cue]) -> list[Found]:
    return [
        Found(cue, end - len(folded[start:end].lstrip()), end)
        for cue in tried
        for match in cue.pattern.finditer(folded)
        for start, end in [_span(match)]
        if folded[start:end].strip()
    ]


def _span(match: re.Match[str]) -> Span:
    """Where a cue stands in what its expression matches: in its group "cue", if it has one.

    The words before that only say of whom it is true: 일본은 … (?P<cue>해야 합니다)."""
    return match.span("cue" if "cue" in match.re.groupindex else 0)


def _apart(found: Iterable[Found]) -> list[Found]:
    """Of cues that overlap: the highest of one class, then the longest of several.

    An accusation gives way, being a stance only where no other is taken (docs/stance.md)."""
    of_class: dict[str, list[Found]] = {}
    for one in sorted(found, key=lambda one: (-one.cue.grade, -(one.end - one.start), one.cue.id)):
        same = of_class.setdefault(one.cue.code, [])
        if not any(_overlap(one, other) for other in same):
            same.append(one)
    kept: list[Found] = []
    every = [one for same in of_class.values() for one in same]
    for one in sorted(every, key=_weight):
        if not any(_overlap(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _weight(one: Found) -> tuple[bool, int, int]:
    return one.cue.code == "accuse", one.start - one.end, classes()[one.cue.code].rank


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _exclusions(folded: str, language: str) -> list[Span]:
    """Where longer wordings stand in which a cue is none: the parties concerned."""
    known = guards(language)
    patterns = known.exclusions if known else ()
    return [match.span() for pattern in patterns for match in pattern.finditer(folded)]


def is_excluded(found: Found, sentence: Sentence) -> bool:
    """Whether words that seem a cue are but a part of other words, or of a name."""
    return _is_excluded(found, sentence, _exclusions(sentence.folded, sentence.language))


def _is_excluded(found: Found, sentence: Sentence, exclusions: Sequence[Span]) -> bool:
    """Whether the cue is but a part of other words, or of a name."""
    is_part = any(start < found.end and found.start < end for start, end in exclusions)
    return is_part or _is_in_name(found, sentence)


# 「…を非難する決議」法, 《…》, “Stop … Act”: what follows the closing mark says that it is a title
TITLE_AFTER = re.compile(
    r"[」』》〉”\"»’']\s?(?:법|法|조약|条約|위원회|委員会|決議|결의|시위|집회|운동|会議|포럼|Act\b|Bill\b)"
)
NAME_NEAR = re.compile(r"\b[A-Z][\w-]+$")
NAME_AFTER = re.compile(r"^(?: (?:of|on|for|the|and|to|against))? [A-Z][a-z]+")
# A cue that begins with its subject is no name: the Soviet [Government demands]
SUBJECT_FIRST = re.compile(
    r"(?:Governments?|Presidents?|(?:Prime )?Ministers?|Ministry|Leaders?|Delegations?|Advis[eo]rs?"
    r"|Secretary|States|Union|Republic|Kingdom|Department|Administration|Principals|Sides|Parties"
    r"|We|I|They|He|She) (?!of|for|on|against|to|and)[a-z]"
)
MOST_CAPITALS = 0.6  # a headline begins most of its words with one


def _is_in_name(found: Found, sentence: Sentence) -> bool:
    """Committee on …, Stop … Act: a cue with a capital among words with capitals."""
    text = sentence.text
    closing = TITLE_AFTER.search(text, found.end, found.end + 60)
    if closing and not re.search(r"[“「『《〈«。.]", text[found.end : closing.start()]):
        return True
    if sentence.language != "en" or not text[found.start].isupper() or not found.start:
        return False
    if SUBJECT_FIRST.match(text, found.start):
        return False
    words = text.split()
    if sum(word[0].isupper() for word in words) > MOST_CAPITALS * len(words):
        return False
    before = text[max(0, found.start - 30) : found.start].rstrip()
    return bool(NAME_NEAR.search(before) or NAME_AFTER.match(text[found.end : found.end + 40]))
