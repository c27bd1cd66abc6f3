"""The words that name a speaker in Korean: a topic or subject, from the name to the title."""

from __future__ import annotations

import re
from functools import cache

from indexer.quote_context import any_of, names_a_speaker
from indexer.quote_marks import MASK

MOST_NAME_WORDS = 5  # "주유엔 대한민국 대표부 한도윤 대사"

TOPIC = re.compile(
    r"(?P<noun>\S{1,24}?)(?P<particle>께서는|께서|에서는|측은|은|는|이|가|도)(?=[\s,]|$)"
)

CASE_ENDING = re.compile(
    r"(?:을|를|에|에서|에게|으로|로|와|과|며|고|서|면서|다|,|한|된|할|던|의 경우|[대관위향인]해)$"
)

DAY = re.compile(r"(?:\d{1,4}(?:년|월|일)|오전|오후|지난|이날|당시|현지시간).*")

BESIDE_MARK = re.compile(r"(?P<noun>[가-힣A-Za-z]{1,12})(?:께서|은|는|측은)\s*$")

NO_TOPIC = re.compile(r"(?:에|에서|으로|해서|까지|부터|지만|다가|면서|것)$")  # 관해서는, 회의에서는

BRACKETED = re.compile(r"\([^()]{1,30}\)")  # 송지훈 의원(무소속)

TITLE_END = re.compile(r"(?:장|관|원|자|측|부|청|처|군|당|단|씨|감|국|소|사|인|회)$")

THIS = ("이", "같은", "해당", "이날")  # before a title: 이 당국자

SINCE = re.compile(r"(?:묻|하|되|나오|이어지|지적하|끝나|알려지|밝혀지)자$")  # 묻자 이 당국자는

STANDS_FOR = re.compile(
    r"그(?:녀|들)?|(?:이|같은|해당|또 다른) [가-힣]{1,6}(?:자|관|인|통|처|부|측|차관"
    r"|장관|대표|의원)"
)

NAME = re.compile(r"[가-힣]{1,5}")

FIRST_PERSON = ("나", "저", "우리", "저희", "당신", "너")

PRONOUNS = ("그", "그녀", "그들")


def person_of(sentence: str) -> str | None:
    """The topic of a sentence, where it can speak and bears a name or a body."""
    who = subject_of(sentence)
    return None if who is None or STANDS_FOR.fullmatch(who) else who


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('ko', 'speakers')})$")


def topic_beside(before: str) -> str | None:
    """The topic just before the mark, whatever it is called: 인질 가족 모임은 “…”고 호소했다."""
    found = BESIDE_MARK.search(before)
    if found is None or found["noun"] in FIRST_PERSON or NO_TOPIC.search(found["noun"]):
        return None
    words = before[: found.end("noun")].split()
    return name_ending(before[: found.end("noun")]) or run_of_names(words)


def run_of_names(words: list[str]) -> str:
    """The last word, with the words before it that may be of its name."""
    first = len(words) - 1
    while first > 0 and len(words) - first < MOST_NAME_WORDS and _is_of_name(words[first - 1]):
        first -= 1
        if words[first] in THIS:
            break
    return " ".join(words[first:])


def subject_of(text: str) -> str | None:
    """The first topic, else the first subject, of a text that can speak."""
    found = subject_span(text)
    return found[0] if found else None


def subject_span(text: str) -> tuple[str, int] | None:
    """The first topic of a sentence that can speak, else its first subject, and where it ends."""
    found = [topic for topic in TOPIC.finditer(text) if MASK not in topic[0]]
    found.sort(key=lambda topic: not topic["particle"].endswith(("은", "는")))
    for topic in found:
        who = name_ending(text[: topic.end("noun")])
        if who is not None:
            return who, topic.end()
    return None


def name_ending(text: str) -> str | None:
    """The words at a text's end that name a speaker, from the name to the title."""
    words = text.split()
    last = BRACKETED.sub("", words[-1])
    if last in FIRST_PERSON or not last:
        return None
    is_titled = len(words) > 1 and len(last) > 1 and TITLE_END.search(last)
    is_speaker = _speaker().search(last) or last in PRONOUNS or names_a_speaker(last) or is_titled
    if not is_speaker and not _is_behind_title(words):
        return None
    return run_of_names(words)


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
