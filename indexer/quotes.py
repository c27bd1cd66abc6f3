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
    Course,
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
WHOLE_SENTENCE = "Words that say it all."  # stands for a quotation that is still to come
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
    # As printed; behind a pronoun the name that it stands for: "he (Orlov)". None: nobody is named
    attribution: str | None
    manner: str  # "direct", "mixed" (a few quoted words) or "indirect"
    cue: str  # the verb: "said", "밝혔다"; "" where a quotation only goes on
    named: str | None = None  # the name alone


@dataclass
class Reading(Course):
    """A course, with the paragraphs of a quotation whose speaker may be named later."""

    waiting: list[Quotation] = field(default_factory=list)
    open_mark: str = "\0"  # the mark that the last paragraph left open
    announced: str | None = None  # who the next paragraph's quotation is to be given to

    def no_longer_waiting(self, said: Said | None) -> list[Quotation]:
        """What waited: said by whom the last paragraph names, else by whoever spoke before."""
        left, self.waiting = self.waiting, []
        if said is None or said.named is None:
            return [one for one in left if one.attribution]
        return [replace(one, attribution=said.attribution, named=said.named) for one in left]


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
    course = Reading()
    found: list[Quotation] = []
    for start, end in _paragraphs(text):
        found += _in_paragraph(text[start:end], start, rules, course)
    found += course.no_longer_waiting(None)
    return tuple(sorted(found, key=lambda one: one.start))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in GAP.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _in_paragraph(text: str, offset: int, rules: Rules, course: Reading) -> list[Quotation]:
    """A paragraph's quotations, at their places in the passage; the course goes on with them."""
    passages = quoted_in(text)
    outside = masked(text, passages)
    if headline := _headline(text, outside, passages):
        return [replace(headline, start=headline.start + offset, end=headline.end + offset)]
    whole = Sentence(text, outside, 0, len(text), offset)
    found: list[Quotation] = []
    begin = 0
    if parts := rules.dashed(outside):
        found += _parts(whole, 0, parts, rules, course)
        behind = rules.sentence_end.search(outside, parts[-1][1])
        begin = behind.end() if behind else len(text)
    is_left = bool(course.waiting) and not text.lstrip().startswith(course.open_mark)
    course.speaker = (course.announced or course.speaker) if _begins_quoted(text) else None
    course.announced = None
    starts = [one.start for one in passages]
    for start, end in sentences(outside, rules, begin):
        inside = passages[bisect_left(starts, start) : bisect_left(starts, end)]
        sentence = Sentence(text, outside, start, end, offset)
        found.extend(_in_sentence(sentence, inside, rules, course))
        course.name(rules.subject(outside[start : min(end, start + NEAR)]))
        back = rules.looks_back.search(outside, start, end) if course.waiting else None
        if back:
            who = back.groupdict().get("who") or rules.subject(outside[start : start + NEAR])
            found += course.no_longer_waiting(course.whole(Said(who, "…"), rules))
        elif is_left and start == begin:
            found += course.no_longer_waiting(None)
        course.announced = None if inside else _announced(outside[start:end], rules, course)
        course.speaker = course.announced or course.speaker
    course.open_mark = passages[-1].mark if passages and passages[-1].is_open else "\0"
    return found


def _announced(sentence: str, rules: Rules, course: Reading) -> str | None:
    """Who is about to be quoted, by a sentence in front of a paragraph in marks: X said: ¶ "…"."""
    if len(sentence) > NEAR:
        return None
    if rules.announces.search(sentence):
        return rules.subject(sentence) or course.last()
    if not sentence.rstrip().endswith((":", "：")):
        return None
    said = rules.said(Context(sentence, WHOLE_SENTENCE, "", ""))
    return said.attribution if said else None


def _parts(
    sentence: Sentence,
    offset: int,
    parts: list[tuple[int, int, Said]],
    rules: Rules,
    course: Reading,
) -> Iterator[Quotation]:
    """The parts of a quotation that names its speaker within."""
    for start, end, said in parts:
        whole = course.whole(said, rules)
        course.speaker = whole.named
        yield sentence.quotation(offset + start, offset + end, whole)


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
        return Quotation(*place, words, said.attribution, said.manner, said.cue, said.named)


def _in_sentence(
    sentence: Sentence, passages: list[Quoted], rules: Rules, course: Reading
) -> Iterator[Quotation]:
    found = list(_quoted(sentence, passages, rules, course))
    yield from found
    yield from _reported(sentence, found, rules, course)


def _quoted(
    sentence: Sentence, passages: list[Quoted], rules: Rules, course: Reading
) -> Iterator[Quotation]:
    """The quotations between marks: with words that say who, or going on from the last one."""
    last: Quoted | None = None  # that was somebody's words
    for place, one in enumerate(passages):
        until = passages[place + 1].start - 1 if place + 1 < len(passages) else sentence.end
        if not holds_words(sentence.text[one.start : one.start + NEAR]):
            continue
        if parts := rules.inside(sentence.text[one.start : one.end]):
            yield from _parts(sentence, one.start, parts, rules, course)
            continue
        said = _said(sentence, one, until, rules) or _goes_on(sentence, one, course)
        if said is None and place and last is passages[place - 1]:
            said = _split(sentence, last, one)
        if said is None:
            continue
        said = course.whole(said, rules)
        course.speaker = said.named
        quotation = sentence.quotation(one.start, one.end, said)
        if not said.cue and (one.is_open or said.attribution is None):
            course.waiting.append(quotation)
            continue
        yield from course.no_longer_waiting(said)
        yield quotation
        last = one


def _said(sentence: Sentence, one: Quoted, until: int, rules: Rules) -> Said | None:
    outside = sentence.outside
    before = outside[max(sentence.start, one.start - 1 - NEAR) : one.start - 1]
    after = outside[one.end + 1 : min(sentence.end, one.end + 1 + NEAR)]
    quote = sentence.text[one.start : one.end]
    return rules.said(Context(before, quote, after, after[: max(0, until - one.end - 1)]))


def _split(sentence: Sentence, last: Quoted, one: Quoted) -> Said | None:
    """The second part of a sentence that its speaker's name divides: "…," X said, "…"."""
    between = sentence.outside[last.end + 1 : one.start - 1].rstrip()
    return Said(None, "") if between.endswith((",", "–", "—", " -")) else None


def _goes_on(sentence: Sentence, one: Quoted, course: Reading) -> Said | None:
    """A whole sentence in marks continues the last quotation, or waits for the name after it."""
    before = sentence.outside[max(sentence.start, one.start - 1 - NEAR) : one.start - 1]
    after = sentence.outside[one.end + 1 : min(sentence.end, one.end + 1 + NEAR)]
    if before.strip(" –—-") or after.strip(SENTENCE_SIGNS + " \n"):
        return None
    return Said(course.speaker, "")


def _reported(
    sentence: Sentence, quoted: list[Quotation], rules: Rules, course: Reading
) -> Iterator[Quotation]:
    """What is reported without marks, in the parts of a sentence that aren't quoted directly."""
    if sentence.end - sentence.start > LONGEST_SENTENCE:
        return
    for one in rules.reported(sentence.outside[sentence.start : sentence.end]):
        start, end = sentence.start + one.start, sentence.start + one.end
        if not (one.attribution or course.speaker or course.recent) or _overlaps(
            sentence.offset + start, sentence.offset + end, quoted
        ):
            continue
        if not sentence.outside[start:end].strip(MASK + '"“”‘’«»「」『』 '):
            continue
        said = course.whole(Said(one.attribution, one.cue, "indirect"), rules)
        course.speaker = course.speaker or said.named
        yield sentence.quotation(start, end, said)


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
