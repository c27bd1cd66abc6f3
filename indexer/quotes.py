"""Find what people are quoted with in prose, and who is named for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from indexer import quotes_en, quotes_ja, quotes_ko, quotes_ru
from indexer.labels import read_label
from indexer.name_keys import is_cjk
from indexer.quote_context import (
    LONGEST_SENTENCE,
    NEAR,
    Context,
    Rules,
    Said,
    holds_words,
    sentences,
)
from indexer.quote_marks import CONTINUES, MASK, Quoted, masked, quoted_in

GAP = re.compile(r"\n[ \t\u3000]*\n\s*")  # between paragraphs
# A line that is nothing but a name, a colon and words: "Кремль: комментариев не будет"
HEADLINE = re.compile(r"\s*(?P<who>[^:：“”\"«»「」\n]{1,60}?)\s?[:：]\s*(?P<words>[^\n]+?)\s*")
# A line that is nothing but a name and a quotation: 外相「容認できない」
HEADLINE_QUOTED = re.compile(
    r"\s*(?P<who>[^\ufffc“\"「『\n]{1,30}?)[,，、…]?\s?[“\"「『]\ufffc+[.!?。…]?[”\"」』]\s*"
)
LONGEST_HEADLINE = 120  # characters
LONGEST_SURNAME = 12  # letters
PARTICLE_AT_END = re.compile(r"[은는을를의에はがをのにと]$")
SENTENCE_SIGNS = ".!?。…"


@dataclass(frozen=True)
class Quotation:
    """Somebody's words as a text gives them, and the words that name the speaker."""

    start: int  # in characters, in the passage; without the marks
    end: int
    text: str
    attribution: str | None  # as printed; None: nobody is named
    manner: str  # "direct", "mixed" (a few quoted words) or "indirect"
    cue: str  # the verb: "said", "밝혔다"; "" where a quotation only goes on


@dataclass
class Course:
    """What the last quotations were attributed to, while a passage is read."""

    speaker: str | None = None  # of the last direct quotation in this or the last paragraph
    # Paragraphs of a quotation whose speaker is named later
    waiting: list[Quotation] = field(default_factory=list)
    open_mark: str = ""  # the mark that the last paragraph left open


@cache
def _rules(language: str) -> Rules | None:
    makers = {
        "en": quotes_en.rules,
        "ja": quotes_ja.rules,
        "ko": quotes_ko.rules,
        "ru": quotes_ru.rules,
    }
    return makers[language]() if language in makers else None


def quotations_in(text: str, language: str) -> tuple[Quotation, ...]:
    """Every quotation of a prose passage in English, Korean, Japanese or Russian, in order.

    Terms, titles and words in scare quotes aren't anybody's and give nothing."""
    rules = _rules(language)
    if rules is None:
        return ()
    course = Course()
    found: list[Quotation] = []
    for start, end in _paragraphs(text):
        inside = _in_paragraph(text[start:end], start, rules, course)
        found.extend(inside)
    return tuple(sorted(found, key=lambda one: one.start))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in GAP.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _in_paragraph(text: str, offset: int, rules: Rules, course: Course) -> list[Quotation]:
    """A paragraph's quotations, at their places in the passage; the course goes on with them."""
    passages = quoted_in(text)
    outside = masked(text, passages)
    if headline := _headline(text, outside, passages):
        return [replace(headline, start=headline.start + offset, end=headline.end + offset)]
    if parts := rules.dashed(outside):
        course.speaker = parts[0][2].attribution
        sentence = Sentence(text, outside, 0, len(text), offset)
        return [sentence.quotation(start, end, said) for start, end, said in parts]
    if not text.lstrip().startswith(course.open_mark):
        course.waiting.clear()
    course.speaker = course.speaker if _begins_quoted(text) else None
    found: list[Quotation] = []
    starts = [one.start for one in passages]
    for start, end in sentences(outside, rules):
        inside = passages[bisect_left(starts, start) : bisect_left(starts, end)]
        sentence = Sentence(text, outside, start, end, offset)
        found.extend(_in_sentence(sentence, inside, rules, course))
    course.open_mark = passages[-1].mark if passages and passages[-1].is_open else "\0"
    return found


def _begins_quoted(text: str) -> bool:
    return text.lstrip()[:1] in CONTINUES


@dataclass(frozen=True)
class Sentence:
    """A sentence, where it stands in its paragraph, and the paragraph in its passage."""

    text: str  # of the paragraph
    outside: str  # the same with quoted letters masked
    start: int
    end: int
    offset: int

    def quotation(self, start: int, end: int, said: Said) -> Quotation:
        """The quotation at a place of the paragraph."""
        place = (self.offset + start, self.offset + end)
        words = self.text[start:end]
        return Quotation(*place, words, said.attribution, said.manner, said.cue)


def _in_sentence(
    sentence: Sentence, passages: list[Quoted], rules: Rules, course: Course
) -> Iterator[Quotation]:
    found = list(_quoted(sentence, passages, rules, course))
    yield from found
    yield from _reported(sentence, found, rules, course)


def _quoted(
    sentence: Sentence, passages: list[Quoted], rules: Rules, course: Course
) -> Iterator[Quotation]:
    """The quotations between marks: with words that say who, or going on from the last one."""
    for place, one in enumerate(passages):
        until = passages[place + 1].start - 1 if place + 1 < len(passages) else sentence.end
        if not holds_words(sentence.text[one.start : one.start + NEAR]):
            continue
        if parts := rules.inside(sentence.text[one.start : one.end]):
            course.speaker = parts[0][2].attribution
            for start, end, part in parts:
                yield sentence.quotation(one.start + start, one.start + end, part)
            continue
        said = _said(sentence, one, until, rules) or _goes_on(sentence, one, course)
        if said is None:
            continue
        said = said if said.attribution else replace(said, attribution=course.speaker)
        course.speaker = said.attribution
        quotation = sentence.quotation(one.start, one.end, said)
        if said.attribution is None and one.is_open:
            course.waiting.append(quotation)
            continue
        yield from _no_longer_waiting(course, said)
        yield quotation


def _no_longer_waiting(course: Course, said: Said) -> Iterator[Quotation]:
    for one in course.waiting:
        yield replace(one, attribution=said.attribution)
    course.waiting.clear()


def _said(sentence: Sentence, one: Quoted, until: int, rules: Rules) -> Said | None:
    outside = sentence.outside
    before = outside[max(sentence.start, one.start - 1 - NEAR) : one.start - 1]
    after = outside[one.end + 1 : min(sentence.end, one.end + 1 + NEAR)]
    quote = sentence.text[one.start : one.end]
    return rules.said(Context(before, quote, after, after[: max(0, until - one.end - 1)]))


def _goes_on(sentence: Sentence, one: Quoted, course: Course) -> Said | None:
    """A whole sentence in marks continues the last quotation, or waits for the name after it."""
    before = sentence.outside[max(sentence.start, one.start - 1 - NEAR) : one.start - 1]
    after = sentence.outside[one.end + 1 : min(sentence.end, one.end + 1 + NEAR)]
    if before.strip() or after.strip(SENTENCE_SIGNS + " \n"):
        return None
    return Said(course.speaker, "") if one.is_open or course.speaker else None


def _reported(
    sentence: Sentence, quoted: list[Quotation], rules: Rules, course: Course
) -> Iterator[Quotation]:
    """What is reported without marks, in the parts of a sentence that aren't quoted directly."""
    if sentence.end - sentence.start > LONGEST_SENTENCE:
        return
    for one in rules.reported(sentence.outside[sentence.start : sentence.end]):
        start, end = sentence.start + one.start, sentence.start + one.end
        speaker = one.attribution or course.speaker
        if speaker is None or _overlaps(sentence.offset + start, sentence.offset + end, quoted):
            continue
        if not sentence.outside[start:end].strip(MASK + '"“”‘’«»「」『』 '):
            continue
        yield sentence.quotation(start, end, Said(speaker, one.cue, "indirect"))


def _overlaps(start: int, end: int, quoted: list[Quotation]) -> bool:
    return any(one.start < end and start < one.end for one in quoted)


def _headline(text: str, outside: str, passages: list[Quoted]) -> Quotation | None:
    """The words of a line that is nothing but a speaker and what he says, without a verb."""
    if len(text) > LONGEST_HEADLINE:
        return None
    if (found := HEADLINE_QUOTED.fullmatch(outside)) and is_cjk(found["who"]):
        one = passages[-1]
        place = (one.start, one.end)
    elif (found := HEADLINE.fullmatch(outside)) and not _is_sentence(found["words"]):
        place = found.span("words")
    else:
        return None
    who = found["who"]
    if not _heads_a_line(who):
        return None
    return Quotation(*place, text[place[0] : place[1]], who, "direct", "")


def _heads_a_line(who: str) -> bool:
    """Whether words are nothing but a speaker's: a body, a post, a person, not a country alone."""
    reading = read_label(who)
    if reading.marks & {"questioners", "answers"} or PARTICLE_AT_END.search(who):
        return False
    is_known = bool(reading.organizations or reading.roles or reading.people or reading.namesakes)
    return is_known and (bool(reading.people) or len(reading.rest) <= LONGEST_SURNAME)


def _is_sentence(words: str) -> bool:
    return words.endswith(tuple(".。"))
