"""The words that name a speaker in Japanese: a topic before its particle."""

from __future__ import annotations

import re
from functools import cache

from indexer.quote_context import any_of, names_a_speaker
from indexer.quote_marks import MASK

LONGEST_NAME = 40  # characters in the words that name a speaker

SUBJECT = re.compile(
    rf"(?P<who>[^、。{MASK}「」『』]{{1,{LONGEST_NAME}}}?)(?:は|が|も)(?=$|[、\s]|[^はがもっ])"
)

RELATIVE = re.compile(
    r".*(?:えば|れば|たら|なら|ため|した|する|された|している|った|いた|んだ|、)(?=\S)"
)

AND_THEN = re.compile(
    r"(?:また|さらに|一方|その上で|これに対し|これについて|このほか|同日|\d+日|きょう|昨日)、?"
)

BESIDE_MARK = re.compile(r"(?:^|[。、\s])(?P<who>[^、。「」『』\s]{1,40})は$")

STANDS_FOR = re.compile(r"同[^\s、の]{1,6}|彼(?:女|ら)?|両[^\s、]{1,4}")

TITLE_END = re.compile(r"[長官相員氏者筋使省庁府軍党委団側家隊署社方局部課院室銀佐将尉]$")

BESIDE = re.compile(r"（[^（）]{1,20}）$")  # 小川真帆さん（21）

PRONOUNS = ("彼", "彼女", "同氏", "私")


def person_of(sentence: str) -> str | None:
    """The topic of a sentence, where it can speak and isn't a pronoun."""
    who = subject_of(sentence)
    return None if who is None or STANDS_FOR.fullmatch(who) else who


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('ja', 'speakers')}|ら)$")


def topic_beside(before: str) -> str | None:
    """The topic just before the mark, whatever it is called: 人質家族の会は「…」と訴えた."""
    found = BESIDE_MARK.search(before)
    if found is None:
        return None
    who = cleaned(found["who"])
    return who if who and who not in ("私", "我々", "これ", "それ") else None


def cleaned(who: str) -> str:
    """Words before a particle without what isn't of the name."""
    who = RELATIVE.sub("", AND_THEN.sub("", who.strip("\u3000 \n"), count=1))
    return BESIDE.sub("", who)


def subject_of(text: str) -> str | None:
    """The first topic of a text that can speak."""
    found = subject_span(text)
    return found[0] if found else None


def subject_span(text: str) -> tuple[str, int] | None:
    """The first topic of a sentence that can speak, and where its particle ends."""
    for found in SUBJECT.finditer(text):
        who = cleaned(found["who"])
        if who and is_speaker(who):
            return who, found.end()
    return None


def is_speaker(who: str) -> bool:
    """Whether words can name a speaker: by a title at their end, or by a known name."""
    who = BESIDE.sub("", who)
    is_titled = len(who) > 1 and TITLE_END.search(who) is not None
    return bool(_speaker().search(who)) or is_titled or who in PRONOUNS or names_a_speaker(who)
