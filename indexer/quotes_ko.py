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
    rf"|\s?(?:이?라|다)?는 (?:[가-힣]{{1,6}} )?(?P<view>{any_of('ko', 'views')})(?=[을를이도만])"
)
# A quotation that is a clause and no noun: "…다", "…까", "…자"
CLAUSE_END = re.compile(r"(?:[다요까자라죠네임함음]|[.!?…])[’”'\"]?$")
OBJECT_BEFORE = re.compile(r"[가-힣][을를]\s*(?:두고\s*|향해\s*)?$")
TOPIC = re.compile(
    r"(?P<noun>\S{1,24}?)(?P<particle>께서는|께서|에서는|측은|은|는|이|가|도)(?=[\s,]|$)"
)
CASE_ENDING = re.compile(
    r"(?:을|를|에|에서|에게|으로|로|와|과|며|고|서|면서|다|,|한|된|할|던|의 경우)$"
)
DAY = re.compile(r"(?:\d{1,4}(?:년|월|일)|오전|오후|지난|이날|당시|현지시간).*")
# 다는 집계를 내놨다, 다는 반론을 폈다
ANY_VIEW = re.compile(
    r"[다라]는 (?:\S{1,6} )?\S{1,6}(?:을|를) (?P<cue>(?:내놓|내놨|내비쳤|폈|펼|냈|밝|보였|보이|전했|전하|나타냈|드러냈|제시|되풀이|강조|고수|피력|확인|반복)\S*)"
)
SAID_LINK = re.compile(r"(?:이?라|다|자|냐|으라)고\s(?:[^\s.]{1,12}\s){0,2}?$")
ACCORDING = re.compile(r"\s*(?P<who>\S[^,]{0,60}?)에 따르면,?\s")
RETOLD = re.compile(r"고\s(?:한다|전했다|밝혔다|말했다|알려졌다|전해졌다)$|(?<=다)고$")
# Any verb in the past tells what was said where “…”고 stands before it: its last vowel ends in ㅆ
PAST = "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == 20)
ANY_VERB = re.compile(
    rf"(?:^|\s)(?P<cue>(?:못 |선을 |날을 |목소리를 |말을 )?[가-힣]{{0,6}}[{PAST}](?:다|고|습니다|어요|으며|는데|던|지만|을))"
)
NO_SAYING = re.compile(
    r"\s*(?:[가-힣]+\s)?(?:쓴\s|적은\s|그린\s|든\s|외친\s|불리|불렀|부르|불린|이름|명명|일컫|적힌|적혀|쓰인|쓰여|새긴|새겨)"
)
ANNOUNCES = re.compile(
    r"(?:한마디|이렇게|이같이|짧게|이처럼|이런 말을) ?(?:했|말했|밝혔|적었|답했|남겼|물었)다|다음과 같(?:이|다|습니다)|전문(?:이다|입니다)"
)
SO_CALLED = re.compile(r"(?:이른바|소위|일명|속칭|이름하여)\s*$")
BESIDE_MARK = re.compile(r"(?P<noun>[가-힣A-Za-z]{1,12})(?:께서|은|는|측은)\s*$")
# What a speaker speaks about or does before: 특파원단과 만나, 해법과 관련해, 묻는 질문에
MATTER = re.compile(
    r"(?:[^\s“”]{1,14} ){0,5}?(?:[^\s“”]{0,8}(?:과|와|에|을|를) )?"
    r"(?:만나|만나서|만난 자리에서|관련해|관련하여|관련해서|대해|대하여|대해서는?|관해|관해서는?|두고|놓고|향해|묻자|이어지자|질문에|출연해|참석해|열고|갖고),? "
)
# Behind “…”라면서, “…”고 강조하고
AFTER_QUOTED = re.compile(
    rf"{MASK}[.!?…]?[”’\"'」](?:이?라)?(?:며|면서|고)(?:도)?(?: [가-힣]+(?:하며|하고|면서))?,? "
)
LEAST_REPORTED = 6  # letters
NO_TOPIC = re.compile(r"(?:에|에서|으로|해서|까지|부터|지만|다가|면서|것)$")  # 관해서는, 회의에서는
BRACKETED = re.compile(r"\([^()]{1,30}\)")  # 송지훈 의원(무소속)
# In his words: 그의 말을 빌리면 “…”
IN_WORDS = re.compile(
    r"(?P<who>\S{1,16}(?: \S{1,16}){0,3}?)의 (?:말을 빌리면|표현을 빌리면|말처럼|말대로|표현대로)\s*$"
)
TITLE_END = re.compile(r"(?:장|관|원|자|측|부|청|처|군|당|단|씨|감|국|소|사|인|회)$")
FIRST_TOPIC = re.compile(r"\s*(?:\S{1,12} ){0,4}?(?P<noun>[가-힣A-Za-z]{2,12})(?:은|는)(?= )")
LAST_CLAUSE = re.compile(r"(?<=[고며서만]), ")
LOOKS_BACK = re.compile(
    r"(?P<who>[^\s,.]+(?: [^\s,.]+){0,2}?)의 (?:회고|말|설명|전언|증언|얘기|이야기|고백)(?:다|이다)\.?\s*$"
)
THIS = ("이", "같은", "해당", "이날")  # before a title: 이 당국자
SINCE = re.compile(r"(?:묻|하|되|나오|이어지|지적하|끝나|알려지|밝혀지)자$")  # 묻자 이 당국자는
STANDS_FOR = re.compile(
    r"그(?:녀|들)?|(?:이|같은|해당|또 다른) [가-힣]{1,6}(?:자|관|인|통|처|부|측|차관|장관|대표|의원)"
)
HEADLINE = re.compile(
    rf"\s*(?P<who>[^\s,“\"‘'「{MASK}](?:[^,“\"‘'「{MASK}\n]{{0,28}}[^\s,“\"‘'「{MASK}])?),?\s?[“\"‘']$"
)
# 북한과의 대화는 열려 있다는 것이 정부의 일관된 입장이다
THEIR_VIEW = re.compile(
    rf"[다라]는 (?:것|게)(?:이|은)? (?P<who>(?:\S+ ){{0,3}}?\S+?)(?:의|측) (?:[가-힣]+ ){{0,2}}(?:{any_of('ko', 'views')})"
)
# …돌아가지 않겠다는 입장을 내놨다
VIEW = re.compile(
    rf"[다라]는 (?:[가-힣]{{1,6}} )?(?:{any_of('ko', 'views')})(?:(?:을|를|도|만) (?P<cue>\S.*)|(?P<is>이다|입니다))$"
)
CONTINUES = re.compile(
    r"\s*(?:그러면서도?|이어서?|이어|또한?|아울러|다만|특히|그는|이에 대해|더불어)[\s,]"
)
NAME = re.compile(r"[가-힣]{1,5}")
FIRST_PERSON = ("나", "저", "우리", "저희", "당신", "너")
PRONOUNS = ("그", "그녀", "그들")


def rules() -> Rules:
    """How Korean attributes quotations."""
    return Rules(
        SENTENCE_END,
        _ends_sentence,
        _said,
        _reported,
        stands_for=STANDS_FOR,
        subject=_person,
        announces=ANNOUNCES,
    )


def _person(sentence: str) -> str | None:
    """The topic of a sentence, where it can speak and bears a name or a body."""
    who = _subject(sentence)
    return None if who is None or STANDS_FOR.fullmatch(who) else who


def _ends_sentence(text: str, place: int) -> bool:
    """Not after a number: "12.29 브리핑"."""
    return not (text[place] == "." and text[max(0, place - 1) : place].isdecimal())


@cache
def _verb() -> re.Pattern[str]:
    forms = any_of("ko", "said").replace("했", "(?:했|한다|합니다|하며|하면서|하고|하였)")
    return re.compile(rf"(?<![가-힣])(?:{forms})[가-힣]{{0,5}}")


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
    event = rf"[^\s]{{0,12}}(?:{any_of('ko', 'events')})(?:장|자리|중)?{place}"
    occasion = rf"(?:[^\s]{{1,12}}\s){{0,2}}?{event}"
    day = r"\d{1,2}일(?:\([^)]{1,8}\))?(?: (?:새벽|아침|오전|오후|저녁|밤))?"
    met = r"(?:[^\s]{1,12}\s){0,3}?[^\s]{1,12}(?:에|에게|을|를|와|과)\s(?:나와|만나|출연해|참석해|건네며|가리키며|앞두고|마치고)"
    return re.compile(rf"(?:(?:{any_of('ko', 'openers')}|{day}|{met}|{occasion}),?\s)")


def _said(context: Context) -> Said | None:
    link = LINK.match(context.after)
    if named := IN_WORDS.search(context.before):
        return Said(named["who"], "말")
    if link is None:
        return _voicing(context) or _headline(context)
    rest = context.after[link.end() :]
    if NO_SAYING.match(rest):
        return None
    verb = _verb().search(rest) or ANY_VERB.search(rest)
    cue = verb[0].strip() if verb else (link["link"] or "")
    if verb is None and not cue.startswith(("며", "면서")):
        return None
    if SO_CALLED.search(context.before):
        return None
    who = _beside(context.before) or _subject(context.before)
    who = who or _subject(rest[: verb.start()] if verb else rest)
    return Said(who, cue, _manner(context))


def _beside(before: str) -> str | None:
    """The topic just before the mark, whatever it is called: 인질 가족 모임은 “…”고 호소했다."""
    found = BESIDE_MARK.search(before)
    if found is None or found["noun"] in FIRST_PERSON or NO_TOPIC.search(found["noun"]):
        return None
    words = before[: found.end("noun")].split()
    return _name_ending(before[: found.end("noun")]) or _run_of_names(words)


def _run_of_names(words: list[str]) -> str:
    """The last word, with the words before it that may be of its name."""
    first = len(words) - 1
    while first > 0 and len(words) - first < MOST_NAME_WORDS and _is_of_name(words[first - 1]):
        first -= 1
        if words[first] in THIS:
            break
    return " ".join(words[first:])


def _manner(context: Context) -> str:
    """A noun that is said of something is a part of what was said: 이를 "쇼"라고 비난했다."""
    is_noun = not CLAUSE_END.search(context.quote.rstrip())
    return "mixed" if is_noun and OBJECT_BEFORE.search(context.before) else "direct"


def _voicing(context: Context) -> Said | None:
    """정부는 "깊은 유감"을 표명했다; 이를 "자해 행위"로 규정했다."""
    found = _voiced().match(context.after) or _judged().match(context.after)
    clause = LAST_CLAUSE.split(context.before)[-1]
    who = (_subject(clause) or _subject(context.before)) if found else None
    return Said(who, found["cue"], "mixed") if found and who else None


@cache
def _judged() -> re.Pattern[str]:
    cue = rf"(?P<cue>(?:{any_of('ko', 'judged')})[가-힣]{{0,6}})"
    return re.compile(rf"\s?(?:으로|로|이라며|라며)\s(?:[^\s.]{{1,12}}\s){{0,2}}?{cue}")


def _headline(context: Context) -> Said | None:
    """정부 “강한 유감”…총괄공사 초치: a line that begins with a speaker and a quotation."""
    is_line = not context.after.rstrip().endswith(("다", "요", "."))
    is_headline = not context.after.strip() or (is_line and context.after[:1] in "…, ")
    found = HEADLINE.fullmatch(f"{context.before}“") if is_headline else None
    if found is None or TOPIC.search(found["who"]) or not _name_ending(found["who"]):
        return None
    manner = (
        "direct" if CLAUSE_END.search(context.quote) or len(context.quote.split()) > 3 else "mixed"
    )
    return Said(found["who"], "", manner)


def _reported(sentence: str) -> Iterator[Reported]:
    end = trimmed(sentence, 0, len(sentence), " \n.!?…")[1]
    if found := ACCORDING.match(sentence):
        content = RETOLD.sub("", sentence[found.end() : end])
        yield Reported(found.end(), found.end() + len(content), found["who"].strip(), "에 따르면")
        return
    begin = 0
    for verb in _verb().finditer(sentence):
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
    """The subject of a clause, else the sentence's; else the topic that the sentence begins with."""
    if begin and (own := _subject_span(sentence[begin:until])):
        return own[0], own[1] + begin
    if found := _subject_span(sentence[:until]):
        return found
    topic = FIRST_TOPIC.match(sentence, 0, until)
    if topic is None or NO_TOPIC.search(topic["noun"]) or topic["noun"] in FIRST_PERSON:
        return None
    return _run_of_names(sentence[: topic.end("noun")].split()), topic.end()


def _views(sentence: str, end: int) -> Iterator[Reported]:
    """…다는 것이 정부의 입장이다; X는 …다는 입장을 내놨다."""
    if found := THEIR_VIEW.search(sentence):
        if _name_ending(found["who"]):
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
    last = BRACKETED.sub("", words[-1])
    if last in FIRST_PERSON or not last:
        return None
    is_titled = len(words) > 1 and len(last) > 1 and TITLE_END.search(last)
    is_speaker = _speaker().search(last) or last in PRONOUNS or names_a_speaker(last) or is_titled
    if not is_speaker and not _is_behind_title(words):
        return None
    return _run_of_names(words)


def _is_behind_title(words: list[str]) -> bool:
    """대변인 속 피룬: a foreign name behind its title."""
    before = [bool(_speaker().search(word)) for word in words[-4:-1]]
    return (
        any(before) and NAME.fullmatch(words[-1]) is not None and not CASE_ENDING.search(words[-1])
    )


def _is_of_name(word: str) -> bool:
    """Whether a word before a title belongs to it: a name, a body, "고위"."""
    word = BRACKETED.sub("", word)
    if word in THIS[:3]:
        return True
    if (
        DAY.match(word)
        or SINCE.search(word)
        or MASK in word
        or word in any_of("ko", "openers").split("|")
    ):
        return False
    if names_a_speaker(word) or word in ("고위", "신임", "전", "현"):
        return True
    return NAME.fullmatch(word) is not None and not CASE_ENDING.search(word)
