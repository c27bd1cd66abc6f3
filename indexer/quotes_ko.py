"""Who said it, in Korean: X는 "…"고 말했다; "…"라며; 이를 "…"로 규정했다."""

from __future__ import annotations

import re
from functools import cache

from indexer.quote_context import Context, Rules, Said, any_of
from indexer.quote_marks import MASK
from indexer.quotes_ko_names import (
    STANDS_FOR,
    TOPIC,
    name_ending,
    person_of,
    subject_of,
    topic_beside,
)
from indexer.quotes_ko_reported import reported, verb_of_saying

SENTENCE_END = re.compile(r"[.!?…][\"”’)]?\s+(?=\S)|(?<=[다요까])[.?](?=[가-힣])")

# "…"고, 라고, 이라며, 면서도 …
LINK = re.compile(
    r"\s?(?:이?라|다)?(?P<link>고(?:만|는|도|까지)?|며|면서(?:도)?)(?=[\s,.])"
    rf"|\s?(?:이?라|다)?는 (?:[가-힣]{{1,6}} )?(?P<view>{any_of('ko', 'views')})(?=[을를이도만])"
)

# A quotation that is a clause and no noun: "…다", "…까", "…자"
CLAUSE_END = re.compile(r"(?:[다요까자라죠네임함음]|[.!?…])[’”'\"]?$")

OBJECT_BEFORE = re.compile(r"[가-힣][을를]\s*(?:두고\s*|향해\s*)?$")

# Any verb in the past tells what was said where “…”고 stands before it: its last vowel ends in ㅆ
PAST = "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == 20)

ANY_VERB = re.compile(
    rf"(?:^|\s)(?P<cue>(?:못 |선을 |날을 |목소리를 |말을 )?[가-힣]{{0,6}}[{PAST}](?:다"
    rf"|고|습니다|어요|으며|는데|던|지만|을))"
)

NO_SAYING = re.compile(
    r"\s*(?:[가-힣]+\s)?(?:쓴\s|적은\s|그린\s|든\s|외친\s|불리|불렀|부르|불린|이름|명명|일컫|적힌|적혀|쓰인|쓰여|새긴|새겨)"
)

ANNOUNCES = re.compile(
    r"(?:한마디|이렇게|이같이|짧게|이처럼|이런 말을) ?(?:했|말했|밝혔|적었|답했|남겼"
    r"|물었)다|다음과 같(?:이|다|습니다)|전문(?:이다|입니다)"
)

SO_CALLED = re.compile(r"(?:이른바|소위|일명|속칭|이름하여)\s*$")

# In his words: 그의 말을 빌리면 “…”
IN_WORDS = re.compile(
    r"(?P<who>\S{1,16}(?: \S{1,16}){0,3}?)의 (?:말을 빌리면|표현을 빌리면|말처럼|말대로"
    r"|표현대로)\s*$"
)

LAST_CLAUSE = re.compile(r"(?<=[고며서만]), ")

HEADLINE = re.compile(
    rf"\s*(?P<who>[^\s,“\"‘'「{MASK}](?:[^,“\"‘'「{MASK}\n]{{0,28}}[^\s,“\"‘'「{MASK}])?),?\s?[“\"‘']$"
)


def rules() -> Rules:
    """How Korean attributes quotations."""
    return Rules(
        SENTENCE_END,
        _ends_sentence,
        _said,
        reported,
        stands_for=STANDS_FOR,
        subject=person_of,
        announces=ANNOUNCES,
    )


def _ends_sentence(text: str, place: int) -> bool:
    """Not after a number: "12.29 브리핑"."""
    return not (text[place] == "." and text[max(0, place - 1) : place].isdecimal())


@cache
def _voiced() -> re.Pattern[str]:
    cue = rf"(?P<cue>(?:{any_of('ko', 'voiced')})[가-힣]{{0,6}})"
    return re.compile(rf"\s?[을를]\s(?:[^\s.]{{1,12}}\s){{0,2}}?{cue}")


def _said(context: Context) -> Said | None:
    link = LINK.match(context.after)
    if named := IN_WORDS.search(context.before):
        return Said(named["who"], "말")
    if link is None:
        return _voicing(context) or _headline(context)
    rest = context.after[link.end() :]
    if NO_SAYING.match(rest):
        return None
    verb = verb_of_saying().search(rest) or ANY_VERB.search(rest)
    cue = verb[0].strip() if verb else (link["link"] or "")
    if verb is None and not cue.startswith(("며", "면서")):
        return None
    if SO_CALLED.search(context.before):
        return None
    who = topic_beside(context.before) or subject_of(context.before)
    who = who or subject_of(rest[: verb.start()] if verb else rest)
    return Said(who, cue, _manner(context))


def _manner(context: Context) -> str:
    """A noun that is said of something is a part of what was said: 이를 "쇼"라고 비난했다."""
    is_noun = not CLAUSE_END.search(context.quote.rstrip())
    return "mixed" if is_noun and OBJECT_BEFORE.search(context.before) else "direct"


def _voicing(context: Context) -> Said | None:
    """정부는 "깊은 유감"을 표명했다; 이를 "자해 행위"로 규정했다."""
    found = _voiced().match(context.after) or _judged().match(context.after)
    clause = LAST_CLAUSE.split(context.before)[-1]
    who = (subject_of(clause) or subject_of(context.before)) if found else None
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
    if found is None or TOPIC.search(found["who"]) or not name_ending(found["who"]):
        return None
    manner = (
        "direct" if CLAUSE_END.search(context.quote) or len(context.quote.split()) > 3 else "mixed"
    )
    return Said(found["who"], "", manner)
