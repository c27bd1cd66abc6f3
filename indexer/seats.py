"""Capitals and buildings: whether a government is meant, or only the place."""

from __future__ import annotations

import re
from functools import cache

from indexer.forms import fold
from mappings.topics import seats

AROUND = 40  # characters on either side that tell
# What stands before a place: "in Moscow", "a trip to Seoul"; "a message to Pyongyang" doesn't
BEFORE = {
    "en": re.compile(
        r"(?:\b(?:in|at|near|outside|around|into|inside|through|via|downtown|central|throughout)\s(?:central\s|downtown\s)?"
        r"|\b(?:trip|visit|travel\w*|fl[ye]w?|c[ao]me|coming|go|going|went|return\w*|arriv\w*|way|journey|back|invit\w*"
        r"|summit|conference|moved?|here|home|drove|sent)\s(?:\w+\s){0,2}?(?:to|from|in)\s"
        r"|\b(?:visit(?:ed|ing|s)?|left|leav(?:e|ing)|reach(?:ed)?)\s)$"
    ),
    "ru": re.compile(
        r"(?:\b(?:в|во|из|под|над|около|возле|у стен|близ|г\.|город\w*|стены|стен)\s|москва,\s)$"
    ),
}
# What stands behind one: "Washington, D.C.", 서울에서, 東京で
BEHIND = {
    "en": re.compile(
        r"(?:,?\sd\.?c\.?\b|,\s(?:\d|the kremlin|january|february|march|april|may|june|july|august"
        r"|september|october|november|december)|\s(?:olympic\w*|university|airport|time|region|metro\w*|city|street|summit"
        r"|conference|station|office|press briefing|south lawn|rose garden|east room)\b"
        r"|\s?[—–]\s|\s*$)"
    ),
    "ko": re.compile(
        r"(?:에서|에는?(?![가-힣])|에 |으?로 |까지|부터|시내|시장|시 |시민|대학|대 "
        r"|올림픽|특파원|선언|회의|정상회의|시간|한복판|공항|역"
        r"|방문|을 방문|를 방문|을 찾|를 찾|을 떠|를 떠|을 출발|, )"
    ),
    "ja": re.compile(
        r"(?:で|に(?!よる|対)|へ|から|まで|都|電力|大学|大会|オリンピック|五輪|発|市|時間|空港|宣言|・|訪問|を訪|を離れ|を出)"
    ),
    "ru": re.compile(
        r"(?:,\s(?:кремль|\d)|\s(?:\d|[а-яё]+\s(?:встретил|провел|принял|подписал|выступил))|\s(?:олимпиад|университет|аэропорт|област)\w*|\s*$)"
    ),
}
# "В Кремле заявили": a building that speaks in the plural is the government
# "Как полагают в Сеуле": so it is before it
SPOKEN = re.compile(r"\bкак \w{2,20}(?:ли|ют|ят) в\s\Z")
SPEAKS = re.compile(r"\s(?:\w+\s){0,2}?\w{2,20}(?:ли|ют|ят|лись|ются|ятся)\b")


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    forms = [re.escape(fold(form)).replace(r"\*", r"\w{0,12}") for form in seats(language)]
    return re.compile("|".join(forms)) if forms else None


def is_only_a_place(folded: str, start: int, end: int, language: str) -> bool:
    """Whether the words at folded text[start:end] are a capital or a building as a place."""
    pattern = _pattern(language)
    if pattern is None or not pattern.fullmatch(folded, start, end):
        return False
    near = folded[max(0, start - AROUND) : start]
    if language == "ru" and (SPEAKS.match(folded, end) or SPOKEN.search(near)):
        return False
    before, behind = BEFORE.get(language), BEHIND.get(language)
    if before and before.search(near):
        return True
    return behind is not None and behind.match(folded[end : end + AROUND]) is not None
