"""Endings that melt into the last syllable of a Korean stem, so that cues need not spell them."""

from __future__ import annotations

import re

# A syllable at the end of an alternative, after two others: a shorter word leaves too little
LAST = re.compile(r"(?<=[가-힣]{2})([가-힣])(?=[|)]|$)")
FIRST_SYLLABLE = ord("가")
VOWELS, CODAS = 21, 28  # syllables of one first consonant, and of one vowel
N, B, SS = 4, 17, 20  # ㄴ, ㅂ and ㅆ as the last consonant
# The vowel of the past: 나 났, 보 봤, 되 됐, 주 줬, 시키 시켰
PAST = {0: 0, 1: 1, 4: 4, 5: 5, 6: 6, 8: 9, 11: 10, 13: 14, 20: 6}


def with_endings(source: str) -> str:
    """An expression in which 어긋나 also stands for 어긋납니다, 어긋난다 and 어긋났다."""
    return LAST.sub(_forms, source)


def _forms(match: re.Match[str]) -> str:
    syllable = match[1]
    number = ord(syllable) - FIRST_SYLLABLE
    if number % CODAS:
        return syllable
    formal = chr(FIRST_SYLLABLE + number + B)
    plain = chr(FIRST_SYLLABLE + number + N)
    forms = [syllable, f"{formal}(?=니)", f"{plain}(?=다(?!면))"]
    past = _past(syllable, number)
    if past:
        forms.append(f"{past}(?=[다습으])")
    return f"(?:{'|'.join(forms)})"


def _past(syllable: str, number: int) -> str:
    if syllable == "하":
        return "했"
    first, vowel = divmod(number // CODAS, VOWELS)
    if vowel not in PAST:
        return ""
    return chr(FIRST_SYLLABLE + (first * VOWELS + PAST[vowel]) * CODAS + SS)
