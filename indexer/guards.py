"""What takes a cue back, weakens it or makes it depend on a condition; and what is a question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.bearings import is_courtesy, is_domestic
from indexer.cues import Found, Sentence
from indexer.unsaid_en import is_unsaid
from mappings.stances import Guards, ladders

REACH = 60  # characters on either side of a cue that can take it back
STEP = 0.1  # what a hedge or a condition takes off a grade
NEGATED_BECOMES = {
    "support": ("oppose", 0.5),
    "commit": ("oppose", 0.5),
    "consider": ("oppose", 0.5),
}
# Commitments by intention only: "do not intend to" is a refusal, "has not promised" isn't
INTENTION = re.compile(r"intend|plan|ready|prepared|намерен|собира|готов|考え|予定|용의")
NEVER_HEDGED = ("warn", "consider", "decline", "demand", "commit")
DEPEND_BY_NATURE = ("warn", "consider")  # a threat is conditional, and so is an option
HEDGED_GRADE = 0.5  # the rung of accusations that are hedged by their own words
# The cue stands in the if-clause itself: nothing is claimed
ANTECEDENT_REACH = 18  # characters from a Korean or Japanese cue to the ending that says "if"

QUESTION_LABEL = re.compile(
    r"^\s*(?:Q\s*:|Q\s{2,}|Q\s+(?=[A-Z\"“])|QUESTION\b|REPORTER\b|QUESTIONER\b|(?:Question|Reporter)\s*:"
    r"|(?:Вопрос|Реплика|Журналист)\s*[:.]|【[^】]{1,40}記者】|【記者】|[（(](?:記者|問)[）)]|○記者"
    r"|[<〈\[]질문[>〉\]]|(?:문|질문|기자)\s*[:：)]|[QＱ]\s*[:：])"
)
QUESTION_SHAPE = {
    "en": re.compile(r"\?\s*[”\"')]*\s*$"),
    "ru": re.compile(r"\?\s*[»\"”)]*\s*$"),
    "ko": re.compile(
        r"\?\s*[”\"')]*\s*$|(?:습니까|입니까|나요|가요|는지요|을까요|ㄹ까요|인지)[.?]?\s*$"
        r"|(?:궁금(?:합니다|한데요|하고요)|여쭙\S{0,6}|여쭤\S{0,8}|질문\s?드\S{0,6}"
        r"|(?:말씀|답변|설명)(?:을|해)?\s?(?:해\s?)?(?:부탁|주시기)\S{0,12}(?:\s\S{0,6})?)[.]?\s*$"
    ),
    "ja": re.compile(
        r"[？?]\s*[」』]*\s*$|(?:です|ます|でしょう|ました|の)か[。」]*\s*$"
        r"|(?:伺(?:い|わせて)|お聞かせ|お伺い|教えて|ご?所見|お尋ね|ご?見解を)[^。]{0,20}[。]?\s*$"
    ),
}


@dataclass(frozen=True)
class Reading:
    """What is left of a cue once the guards have looked at it."""

    found: Found
    code: str  # "": nothing
    grade: float
    modality: str
    rule: str
    guards: tuple[str, ...] = ()  # those that spoke: negated, hedged, conditional, if-clause


def is_question(text: str, language: str) -> bool:
    """Whether a text without any known speaker is a journalist's question: by label, then shape."""
    if QUESTION_LABEL.match(text):
        return True
    shape = QUESTION_SHAPE.get(language)
    return shape is not None and shape.search(text) is not None


def read_cue(found: Found, sentence: Sentence, known: Guards) -> Reading:
    """A cue as the guards of its language leave it."""
    if is_domestic(found, sentence, known):
        return _nothing(found, "at home")
    if is_courtesy(found, sentence):
        return _nothing(found, "courtesy")
    if _is_within_condition(found, sentence, known):
        return _nothing(found, "if-clause")
    if _is_negated(found, sentence, known):
        return _turned(found)
    if sentence.language == "en" and is_unsaid(found, sentence):
        return _nothing(found, "unsaid")
    return weakened(found, sentence, known)


def weakened(found: Found, sentence: Sentence, known: Guards) -> Reading:
    """A cue that is said, as its hedges and conditions leave it."""
    cue = found.cue
    grade, modality, spoke = cue.grade, "asserted", []
    if _is_hedged(found, sentence, known):
        grade, modality = _lowered(cue.code, grade), "hedged"
        spoke.append("hedged")
    elif cue.code == "accuse" and cue.grade <= HEDGED_GRADE:
        modality = "hedged"
    if cue.code != "decline" and _is_conditional(found, sentence, known):
        modality = "conditional"
        spoke.append("conditional")
        grade = grade if cue.code in DEPEND_BY_NATURE else _lowered(cue.code, cue.grade)
    return Reading(found, cue.code, grade, modality, cue.id, tuple(spoke))


def _nothing(found: Found, guard: str) -> Reading:
    return Reading(found, "", 0, "asserted", found.cue.id, (guard,))


def _turned(found: Found) -> Reading:
    """What a negated cue says: not supporting is opposing; most say nothing."""
    if found.cue.code == "commit" and not INTENTION.search(found.cue.pattern.pattern):
        return _nothing(found, "negated")
    if found.cue.code not in NEGATED_BECOMES:
        return _nothing(found, "negated")
    code, grade = NEGATED_BECOMES[found.cue.code]
    return Reading(found, code, grade, "asserted", f"{found.cue.id} negated", ("negated",))


def _lowered(code: str, grade: float) -> float:
    lowest = min(rung.grade for rung in ladders()[code])
    return max(min(lowest, grade), round(grade - STEP, 2))


def is_left_guarded(language: str) -> bool:
    """Whether a language negates before the cue (English, Russian) rather than after it."""
    return language in ("en", "ru")


def _beside(found: Found, sentence: Sentence) -> str:
    """The words on the side of the cue where its language negates."""
    if is_left_guarded(sentence.language):
        return sentence.folded[max(0, found.start - REACH) : found.start]
    return sentence.folded[found.end : found.end + REACH]


def _is_negated(found: Found, sentence: Sentence, known: Guards) -> bool:
    if found.cue.code in ("decline", "deny"):
        return False
    beside = _beside(found, sentence)
    if known.affirmed.search(beside):
        return False
    return known.negated.search(beside) is not None


def _is_hedged(found: Found, sentence: Sentence, known: Guards) -> bool:
    if found.cue.code in NEVER_HEDGED:
        return False
    beside = _beside(found, sentence)
    return known.hedged.search(beside) is not None and not known.affirmed.search(beside)


def _is_conditional(found: Found, sentence: Sentence, known: Guards) -> bool:
    """A condition before the cue, or (English, Russian) after it in the same clause."""
    if known.conditional.search(sentence.folded, 0, found.start):
        return True
    if not is_left_guarded(sentence.language):
        return False
    after = sentence.folded[found.end : found.end + 200]
    condition = known.conditional.search(after)
    return condition is not None and "," not in after[: condition.start()]


def _is_within_condition(found: Found, sentence: Sentence, known: Guards) -> bool:
    folded = sentence.folded
    if is_left_guarded(sentence.language):
        conditions = list(known.conditional.finditer(folded, 0, found.start))
        if not conditions:
            return False
        between = folded[conditions[-1].end() : found.start]
        rest = folded[found.end :]
        return (
            "," not in between
            and " then " not in between
            and ("," in rest or conditions[-1].start() > 3)
        )
    after = folded[found.end : found.end + ANTECEDENT_REACH]
    condition = known.conditional.search(after)
    before_it = after[: condition.start()] if condition else ""
    return condition is not None and "," not in before_it and "、" not in before_it
