"""Who said it, in Korean: X는 "…"고 말했다; "…"라며; X는 …다고 밝혔다; X에 따르면."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from indexer.quote_context import Context, Reported, Rules, Said, any_of, names_a_speaker, trimmed
from indexer.quote_marks import MASK

MOST_NAME_WORDS = 5  # "주유엔 대한민국 대표부 한도윤 대사"
SENTENCE_END = re.compile(r"[.!?…][\"”’)]?\s+(?=\S)|(?<=[다요까])[.?](?=[가-힣])")
# "…"고, 라고, 이라며, 면서도 …
LINK = re.compile(
    r"\s?(?:이?라|다)?(?P<link>고(?:만|는|도|까지)?|며|면서(?:도)?)(?=[\s,.])"
    r"|\s?(?:이?라|다)?는 (?P<view>입장|뜻|취지|방침|의견|견해|점|말)(?=[을를이도만])"
)
TOPIC = re.compile(
    r"(?P<noun>\S{1,24}?)(?P<particle>께서는|께서|에서는|측은|은|는|이|가|도)(?=[\s,]|$)"
)
CASE_ENDING = re.compile(
    r"(?:을|를|에|에서|에게|으로|로|와|과|며|고|서|면서|다|,|한|된|할|던|의 경우)$"
)
DAY = re.compile(r"(?:\d{1,4}(?:년|월|일)|오전|오후|지난|이날|당시|현지시간).*")
SAID_LINK = re.compile(r"(?:이?라|다|자|냐|으라)고\s(?:[^\s.]{1,12}\s){0,2}?$")
ACCORDING = re.compile(r"\s*(?P<who>\S[^,]{0,60}?)에 따르면,?\s")
RETOLD = re.compile(r"고\s(?:한다|전했다|밝혔다|말했다|알려졌다|전해졌다)$|(?<=다)고$")
NAME = re.compile(r"[가-힣]{1,5}")
FIRST_PERSON = ("나", "저", "우리", "저희", "당신", "너")
PRONOUNS = ("그", "그녀", "그들")


def rules() -> Rules:
    """How Korean attributes quotations."""
    return Rules(SENTENCE_END, _ends_sentence, _said, _reported)


def _ends_sentence(text: str, place: int) -> bool:
    """Not after a number: "12.29 브리핑"."""
    return not (text[place] == "." and text[max(0, place - 1) : place].isdecimal())


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<![가-힣])(?:{any_of('ko', 'said')})[가-힣]{{0,5}}")


@cache
def _voiced() -> re.Pattern[str]:
    cue = rf"(?P<cue>(?:{any_of('ko', 'voiced')})[가-힣]{{0,6}})"
    return re.compile(rf"\s?[을를]\s(?:[^\s.]{{1,12}}\s){{0,2}}?{cue}")


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('ko', 'speakers')})$")


@cache
def _skipped() -> re.Pattern[str]:
    """What stands between a speaker and the words reported: an opener, a day, an occasion."""
    place = r"(?:에서|에게|에|과|와|을 통해|를 통해)"
    event = rf"[^\s]{{0,12}}(?:{any_of('ko', 'events')})[^\s]{{0,3}}{place}"
    occasion = rf"(?:[^\s]{{1,12}}\s){{0,2}}?{event}"
    day = r"\d{1,2}일(?:\([^)]{1,8}\))?"
    return re.compile(rf"(?:(?:{any_of('ko', 'openers')}|{day}|{occasion}),?\s)")


def _said(context: Context) -> Said | None:
    link = LINK.match(context.after)
    if link is None:
        return _voicing(context)
    rest = context.after[link.end() :]
    verb = _verb().search(rest)
    cue = verb[0] if verb else (link["link"] or "")
    if verb is None and not cue.startswith(("며", "면서")):
        return None
    who = _subject(context.before) or _subject(rest[: verb.start()] if verb else rest)
    return Said(who, cue)


def _voicing(context: Context) -> Said | None:
    """정부는 "깊은 유감"을 표명했다."""
    found = _voiced().match(context.after)
    who = _subject(context.before) if found else None
    return Said(who, found["cue"], "mixed") if found and who else None


def _reported(sentence: str) -> Iterator[Reported]:
    end = trimmed(sentence, 0, len(sentence), " \n.!?…")[1]
    if found := ACCORDING.match(sentence):
        content = RETOLD.sub("", sentence[found.end() : end])
        yield Reported(found.end(), found.end() + len(content), found["who"].strip(), "에 따르면")
        return
    for verb in _verb().finditer(sentence):
        link = SAID_LINK.search(sentence, max(0, verb.start() - 40), verb.start())
        subject = _subject_span(sentence[: link.start()]) if link else None
        if link and subject:
            start = _content_start(sentence, subject[1])
            yield Reported(*trimmed(sentence, start, link.start()), subject[0], verb[0])
            return


def _content_start(sentence: str, start: int) -> int:
    """Past the openers, days and occasions that follow a speaker."""
    start = trimmed(sentence, start, len(sentence), " ,")[0]
    while found := _skipped().match(sentence, start):
        start = found.end()
    return start


def _subject(text: str) -> str | None:
    found = _subject_span(text)
    return found[0] if found else None


def _subject_span(text: str) -> tuple[str, int] | None:
    """The first topic of a sentence that can speak, else its first subject, and where it ends."""
    found = [topic for topic in TOPIC.finditer(text) if MASK not in topic[0]]
    found.sort(key=lambda topic: not topic["particle"].endswith(("은", "는")))
    for topic in found:
        who = _name_ending(text[: topic.end("noun")])
        if who is not None:
            return who, topic.end()
    return None


def _name_ending(text: str) -> str | None:
    """The words at a text's end that name a speaker, from the name to the title."""
    words = text.split()
    last = words[-1]
    if last in FIRST_PERSON:
        return None
    if not (_speaker().search(last) or last in PRONOUNS or names_a_speaker(last)):
        return None
    first = len(words) - 1
    while first > 0 and len(words) - first < MOST_NAME_WORDS and _is_of_name(words[first - 1]):
        first -= 1
    return " ".join(words[first:])


def _is_of_name(word: str) -> bool:
    """Whether a word before a title belongs to it: a name, a body, "고위"."""
    if DAY.match(word) or MASK in word or word in any_of("ko", "openers").split("|"):
        return False
    if names_a_speaker(word) or word in ("고위", "신임", "전", "현"):
        return True
    return NAME.fullmatch(word) is not None and not CASE_ENDING.search(word)
