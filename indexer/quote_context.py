"""What the rules of every language share in finding a quotation's speaker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from indexer.labels import read_label
from indexer.quote_marks import MASK
from mappings.files import read_table

NEAR = 300  # characters on either side of a quotation that may name its speaker
LONGEST_SENTENCE = 2_000  # characters; a longer one isn't searched for reported speech
NOTHING = re.compile(r"(?!)")
MOST_RECENT = 6  # names that a pronoun or a title may mean
OFFICIAL_MARKS = frozenset({"unnamed", "pronouns"})


@dataclass(frozen=True)
class Context:
    """A quotation within its sentence; other quotations in it are masked."""

    before: str  # from the sentence's start to the opening mark
    quote: str  # the words between the marks
    after: str  # from the closing mark to the sentence's end
    until_next: str = ""  # of that, what stands before the next quotation


@dataclass(frozen=True)
class Said:
    """Who said something, as printed, and by which word."""

    attribution: str | None  # None: nobody is named in the sentence
    cue: str
    manner: str = "direct"
    named: str | None = None  # the name alone, where the attribution is a pronoun's


@dataclass
class Course:
    """Whom the last quotations were given to, while a passage is read."""

    speaker: str | None = None  # of the last direct quotation in this or the last paragraph
    recent: list[str] = field(default_factory=list)  # who was named, the last one last

    def name(self, who: str | None) -> None:
        """Note somebody who was named, as speaker or as subject of a sentence."""
        if who:
            self.recent = [*self.recent[1 - MOST_RECENT :], who]

    def whole(self, said: Said, rules: Rules) -> Said:
        """Who said something, with the name that a pronoun stands for behind it: "he (Orlov)"."""
        who = said.attribution or self.speaker or (self.last() if said.cue else None)
        if who is None:
            return said
        if rules.stands_for.fullmatch(who):
            name = self._meant(who)
            behind = f"{who} ({name})" if name else who
            return replace(said, attribution=behind, named=name or who)
        self.name(who)
        return replace(said, attribution=who, named=who)

    def last(self) -> str | None:
        """The last who was named."""
        return self.recent[-1] if self.recent else None

    def _meant(self, who: str) -> str | None:
        """Whom a pronoun or a title means: the last one with that title, else the last one."""
        noun = who.split()[-1].lstrip("同").lower()
        titled = (name for name in reversed(self.recent) if noun in name.lower())
        return next(titled, None) or self.last()


@dataclass(frozen=True)
class Reported:
    """A passage of a sentence that reports what somebody said, without quotation marks."""

    start: int  # in characters, in the sentence
    end: int
    attribution: str | None
    cue: str


@dataclass(frozen=True)
class Rules:
    """How one language attributes quotations."""

    sentence_end: re.Pattern[str]
    is_sentence_end: Callable[[str, int], bool]
    said: Callable[[Context], Said | None]
    reported: Callable[[str], Iterable[Reported]]
    # Words that stand for somebody who was named before: "he", "同氏", "이 관계자"
    stands_for: re.Pattern[str] = NOTHING
    # The person whom a sentence begins with, or None
    subject: Callable[[str], str | None] = lambda sentence: None
    # A sentence that announces the words of the next paragraph: "次の通り", "다음과 같이 밝혔다"
    announces: re.Pattern[str] = NOTHING
    # A sentence that tells who said the words in marks before it: …はこう語った
    looks_back: re.Pattern[str] = NOTHING
    # The parts of a quotation that names its speaker within: «…, – сказал X. – …»
    inside: Callable[[str], list[tuple[int, int, Said]]] = lambda text: []
    # The same for a paragraph that marks speech by a dash at its beginning
    dashed: Callable[[str], list[tuple[int, int, Said]]] = lambda text: []


@cache
def words(language: str, kind: str) -> tuple[str, ...]:
    """The words of a list of mappings/reporting.toml, longest first."""
    found = read_table("reporting")[language][kind]
    return tuple(sorted(found, key=len, reverse=True))


def any_of(language: str, kind: str) -> str:
    """A pattern for any word of a list of mappings/reporting.toml."""
    return "|".join(re.escape(word) for word in words(language, kind))


def names_a_speaker(phrase: str) -> bool:
    """Whether words hold a known name, post, body or government, or mean an unnamed official."""
    reading = read_label(phrase)
    return bool(
        reading.people
        or reading.namesakes
        or reading.roles
        or reading.organizations
        or reading.governments
        or reading.marks & OFFICIAL_MARKS
    )


def sentences(text: str, rules: Rules, start: int = 0) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of a masked paragraph, from a place on."""
    for end in rules.sentence_end.finditer(text, start):
        if rules.is_sentence_end(text, end.start()):
            yield start, end.end()
            start = end.end()
    if start < len(text):
        yield start, len(text)


def trimmed(text: str, start: int, end: int, cut: str = " \t\n\u3000") -> tuple[int, int]:
    """A passage without the given signs at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(cut))
    return start, start + len(piece.strip(cut))


def holds_words(text: str) -> bool:
    """Whether something but quotations, signs and white space is left of a masked text."""
    return any(letter.isalnum() for letter in text.replace(MASK, ""))
