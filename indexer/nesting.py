"""Which cues only stand within what another cue says: urging to condemn isn't condemning."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.cues import Sentence
from indexer.guards import Reading, is_left_guarded

ATTITUDES = ("concern", "regret", "oppose", "condemn", "support", "protest")
# "to condemn", "that he condemn"; осудить, к осуждению
ASKED_BEFORE = {
    "en": re.compile(r"\b(?:to|in|for|that|and)\s+(?:\w+ly\s+)?(?:join\w*\s+)?(?:\w+\s+){0,3}$"),
    "ru": re.compile(r"(?:^|\s)(?:(?:\w+ть(?:ся)?|к|и|в)\s+)?(?:\w+\s+){0,4}$"),
}
# 규탄할 것을, 지지하도록; 非難するよう, 支持することを
ASKED_AFTER = {
    "ko": re.compile(
        r"^[가-힣]{0,4}?(?:할|해 줄|하는|하여 줄) ?(?:것을|수 있도록)|^하(?:도록|라고|기를)"
        r"|^에 (?:동참|합류)|^[가-힣]{0,3} ?(?:대열|움직임)에"
    ),
    "ja": re.compile(r"^(?:する|し、|すべき)?(?:よう|こと(?:を|が|に))|^への(?:参加|賛同)"),
}
REAFFIRM = re.compile(r"reaffirm|reiterat|confirm|재확인|確認|подтвержд|подтверд")
DECIDED = ("consider", "sanction", "demand", "oppose", "protest")
TO = re.compile(r"\s?(?:to |on |을 |를 |する|を)?")
REACH = 70
# Where a clause ends, or what is excepted from declining: nothing to say beyond that …
CLAUSE_END = {
    "en": re.compile(r"[,;.]|\b(?:but|however|beyond|except|apart from|other than)\b"),
    "ru": re.compile(r"[,;.]|\b(?:но|однако|кроме|помимо)\b"),
    "ko": re.compile(r"[,;.]|지만|으나|는데|하며|며\s|외에|이상의|밖에"),
    "ja": re.compile(r"[、。]|が、|以外|ほか|以上の"),
}


def survives(reading: Reading, readings: Sequence[Reading], sentence: Sentence) -> bool:
    """Whether a cue says something of its own beside the other cues of its sentence."""
    if any(_is_declined(reading, other, sentence) for other in readings if other.code == "decline"):
        return False
    if any(_only_decides(reading, other, sentence) for other in readings):
        return False
    return not (
        reading.code == "commit"
        and REAFFIRM.search(sentence.folded[reading.found.start : reading.found.end])
        and any(_belongs_to(reading, other, sentence) for other in readings)
    )


def _only_decides(reading: Reading, other: Reading, sentence: Sentence) -> bool:
    """Whether a commitment is only to another cue: decided to reconsider, 재검토하기로 했다."""
    if reading.code != "commit" or other.code not in DECIDED:
        return False
    first, last = sorted((reading.found, other.found), key=lambda one: one.start)
    comes_first = first is reading.found
    if comes_first != is_left_guarded(sentence.language):
        return False
    return TO.fullmatch(sentence.folded[first.end : last.start]) is not None


def _is_declined(reading: Reading, declining: Reading, sentence: Sentence) -> bool:
    """Whether a cue stands in what the speaker declines to talk about."""
    if reading is declining:
        return False
    first, last = sorted((reading.found, declining.found), key=lambda one: one.start)
    between = sentence.folded[first.end : last.start]
    if CLAUSE_END[sentence.language].search(between):
        return False
    declines_first = first is declining.found
    return declines_first == is_left_guarded(sentence.language)


def _belongs_to(reaffirming: Reading, other: Reading, sentence: Sentence) -> bool:
    """Whether what is reaffirmed is an attitude: "reaffirmed their condemnation"."""
    if other.code not in ATTITUDES:
        return False
    first, last = sorted((reaffirming.found, other.found), key=lambda one: one.start)
    between = sentence.folded[first.end : last.start]
    goes_before = first is reaffirming.found
    return len(between) < 40 and goes_before == is_left_guarded(sentence.language)


def is_nested(reading: Reading, readings: Sequence[Reading], sentence: Sentence) -> bool:
    """Whether a cue is what a demand of the same sentence asks others to do."""
    if reading.code == "demand":
        return False
    return any(_is_asked(reading, other, sentence) for other in readings if other.code == "demand")


def _is_asked(reading: Reading, demand: Reading, sentence: Sentence) -> bool:
    language = sentence.language
    if is_left_guarded(language):
        between = sentence.folded[demand.found.end : reading.found.start]
        if demand.found.end > reading.found.start or len(between) > REACH or "," in between:
            return False
        return ASKED_BEFORE[language].search(between) is not None
    if reading.found.end > demand.found.start:
        return False
    after = sentence.folded[reading.found.end : demand.found.start + 4]
    return len(after) <= REACH and ASKED_AFTER[language].match(after) is not None
