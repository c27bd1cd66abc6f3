"""What is reported in Korean without quotation marks: X는 …다고 밝혔다; X에 따르면."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from indexer.quote_context import Reported, any_of, trimmed
from indexer.quote_marks import MASK
from indexer.quotes_ko_names import FIRST_PERSON, NO_TOPIC, name_ending, run_of_names, subject_span

# 다는 집계를 내놨다, 다는 반론을 폈다
ANY_VIEW = re.compile(
    r"[다라]는 (?:\S{1,6} )?\S{1,6}(?:을|를) (?P<cue>(?:내놓|내놨|내비쳤|폈|펼|냈"
    r"|밝|보였|보이|전했|전하|나타냈|드러냈|제시|되풀이|강조|고수|피력|확인|반복)\S*)"
)

SAID_LINK = re.compile(r"(?:이?라|다|자|냐|으라)고\s(?:[^\s.]{1,12}\s){0,2}?$")

ACCORDING = re.compile(r"\s*(?P<who>\S[^,]{0,60}?)에 따르면,?\s")

RETOLD = re.compile(r"고\s(?:한다|전했다|밝혔다|말했다|알려졌다|전해졌다)$|(?<=다)고$")

# What a speaker speaks about or does before: 특파원단과 만나, 해법과 관련해, 묻는 질문에
MATTER = re.compile(
    r"(?:[^\s“”]{1,14} ){0,5}?(?:[^\s“”]{0,8}(?:과|와|에|을|를) )?"
    r"(?:만나|만나서|만난 자리에서|관련해|관련하여|관련해서|대해|대하여|대해서는?"
    r"|관해|관해서는?|두고|놓고|향해|묻자|이어지자|질문에|출연해|참석해|열고|갖고),? "
)

# Behind “…”라면서, “…”고 강조하고
AFTER_QUOTED = re.compile(
    rf"{MASK}[.!?…]?[”’\"'」](?:이?라)?(?:며|면서|고)(?:도)?(?: [가-힣]+(?:하며|하고|면서))?,? "
)

LEAST_REPORTED = 6  # letters

FIRST_TOPIC = re.compile(r"\s*(?:\S{1,12} ){0,4}?(?P<noun>[가-힣A-Za-z]{2,12})(?:은|는)(?= )")

# 북한과의 대화는 열려 있다는 것이 정부의 일관된 입장이다
THEIR_VIEW = re.compile(
    rf"[다라]는 (?:것|게)(?:이|은)? (?P<who>(?:\S+ ){{0,3}}?\S+?)(?:의|측) (?:[가-힣]+ ){{0,2}}"
    rf"(?:{any_of('ko', 'views')})"
)

# …돌아가지 않겠다는 입장을 내놨다
VIEW = re.compile(
    rf"[다라]는 (?:[가-힣]{{1,6}} )?(?:{any_of('ko', 'views')})(?:(?:을|를|도|만) (?P<cue>\S.*)"
    rf"|(?P<is>이다|입니다))$"
)

CONTINUES = re.compile(
    r"\s*(?:그러면서도?|이어서?|이어|또한?|아울러|다만|특히|그는|이에 대해|더불어)[\s,]"
)


@cache
def verb_of_saying() -> re.Pattern[str]:
    """A verb of saying, in its past, its present and its joined forms: 했, 한다, 하며."""
    forms = any_of("ko", "said").replace("했", "(?:했|한다|합니다|하며|하면서|하고|하였)")
    return re.compile(rf"(?<![가-힣])(?:{forms})[가-힣]{{0,5}}")


@cache
def _skipped() -> re.Pattern[str]:
    """What stands between a speaker and the words reported: an opener, a day, an occasion."""
    place = r"(?:에서|에게|에|과|와|을 통해|를 통해)"
    event = rf"[^\s]{{0,12}}(?:{any_of('ko', 'events')})(?:장|자리|중)?{place}"
    occasion = rf"(?:[^\s]{{1,12}}\s){{0,2}}?{event}"
    day = r"\d{1,2}일(?:\([^)]{1,8}\))?(?: (?:새벽|아침|오전|오후|저녁|밤))?"
    met = (
        r"(?:[^\s]{1,12}\s){0,3}?[^\s]{1,12}(?:에|에게|을|를|와|과)\s(?:나와|만나"
        r"|출연해|참석해|건네며|가리키며|앞두고|마치고)"
    )
    return re.compile(rf"(?:(?:{any_of('ko', 'openers')}|{day}|{met}|{occasion}),?\s)")


def reported(sentence: str) -> Iterator[Reported]:
    """What a sentence reports without marks, in the order of the sentence."""
    end = trimmed(sentence, 0, len(sentence), " \n.!?…")[1]
    if found := ACCORDING.match(sentence):
        content = RETOLD.sub("", sentence[found.end() : end])
        yield Reported(found.end(), found.end() + len(content), found["who"].strip(), "에 따르면")
        return
    begin = 0
    for verb in verb_of_saying().finditer(sentence):
        link = SAID_LINK.search(sentence, max(begin, verb.start() - 40), verb.start())
        reported = _from(sentence, link.start(), verb[0], begin) if link else None
        if reported:
            yield reported
            begin = verb.end()
    if not begin:
        yield from _views(sentence, end)


def _from(sentence: str, until: int, cue: str, begin: int = 0) -> Reported | None:
    """What is reported up to a place, by the subject before it, or by whoever spoke last.

    It begins behind what was quoted or reported before in the same sentence."""
    subject = _subject_from(sentence, begin, until)
    is_same = CONTINUES.match(sentence) is not None  # 또 현지 공관이 …고 부연했다
    if subject and is_same and sentence[subject[1] - 1] in "이가":
        subject = None
    if subject is None and not is_same:
        return None
    quoted = [found.end() for found in AFTER_QUOTED.finditer(sentence, 0, until)]
    after = max([begin, subject[1] if subject else 0, *quoted[-1:]])
    start = _content_start(sentence, after)
    if until - start < LEAST_REPORTED:
        return None
    return Reported(*trimmed(sentence, start, until, " ,"), subject[0] if subject else None, cue)


def _subject_from(sentence: str, begin: int, until: int) -> tuple[str, int] | None:
    """The subject of a clause, else the sentence's, else the topic that it begins with."""
    if begin and (own := subject_span(sentence[begin:until])):
        return own[0], own[1] + begin
    if found := subject_span(sentence[:until]):
        return found
    topic = FIRST_TOPIC.match(sentence, 0, until)
    if topic is None or NO_TOPIC.search(topic["noun"]) or topic["noun"] in FIRST_PERSON:
        return None
    return run_of_names(sentence[: topic.end("noun")].split()), topic.end()


def _views(sentence: str, end: int) -> Iterator[Reported]:
    """…다는 것이 정부의 입장이다; X는 …다는 입장을 내놨다."""
    if found := THEIR_VIEW.search(sentence):
        if name_ending(found["who"]):
            yield Reported(*trimmed(sentence, 0, found.start()), found["who"], "입장")
    elif (found := VIEW.search(sentence, 0, end) or ANY_VIEW.search(sentence, 0, end)) and (
        reported := _from(sentence, found.start(), found.groupdict().get("cue") or "입장")
    ):
        yield reported


def _content_start(sentence: str, start: int) -> int:
    """Past the openers, days and occasions that follow a speaker."""
    start = trimmed(sentence, start, len(sentence), " ,")[0]
    while found := _skipped().match(sentence, start) or MATTER.match(sentence, start):
        start = found.end()
    return start
