"""Tell which stances a statement takes: each with its cue, its grade, its holder and its target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.cues import Found, Sentence, SentenceCues, cues_in
from indexer.decisions import UNLIKELY_WORDS, WHY, Decision, place
from indexer.guards import Reading, is_left_guarded, is_question, read_cue
from indexer.holders import holder_of
from indexer.judging import DOUBTED, judge
from indexer.model import TARGET_NEARBY, Mention, Stance
from indexer.nesting import is_nested, survives
from indexer.targets import nearby_target, target_of
from mappings.stances import Guards, classes, cues, guards, lexicon_version

__all__ = ["WHY", "Decision", "decisions_in", "is_question", "stances_in"]

PREDICATE, NOUN, ROUTINE, RESIDUAL, NOTHING_ELSE = range(5)  # a lower one is the headline
ROUTINE_COMMITMENT = 0.5  # up to this grade: "will continue to work with", beside a judgement
RESIDUAL_WARNING = 0.6
SURELY_AGAINST = 0.7  # demands from this grade on are complaints
TO_STOP = re.compile(
    r"\b(?:stop|cease|end|halt|withdraw|abandon|refrain|desist|reverse|rescind|retract|dismantl|eliminat"
    r"|abolish|comply|abide|release|lift|not to|review|revis|reconsider)"
    r"|중단|철회|철수|포기|폐기|시정|자제|준수|이행|석방|멈추|삼가|재검토"
    r"|撤回|停止|中止|廃棄|放棄|撤廃|撤退|自制|遵守|解放|釈放|履行|やめ|見直"
    r"|прекра|отказ|отмен|вывес|освобод|воздерж|соблюда|выполн|исключ|пересмотр"
)
TO_ALL = re.compile(
    r"\b(?:all|both) (?:sides|parties|countries|states|nations|members|stakeholders|concerned)\b"
    r"|모든 (?:당사자|국가|나라|당사국|회원국)|양측|국제사회"
    r"|(?:すべて|全て|全)の(?:当事者|関係者|国)|関係(?:者|国)|各国|双方|国際社会"
    r"|\b(?:все\w* (?:сторон|стран|государств|участник)\w*|обе\w* сторон\w*"
    r"|международн\w+ сообществ\w*)"
)


@dataclass(frozen=True)
class _Told:
    """A stance before it is put in order."""

    found: Found
    stance: Stance
    order: int  # PREDICATE to NOTHING_ELSE


def stances_in(
    text: str,
    language: str,
    *,
    mentions: Sequence[Mention] = (),
    government: str | None = None,
) -> tuple[Stance, ...]:
    """Stances of one statement, the headline first, those of others after the speaker's own.

    `mentions` are those of the statement (indexer/topics.py); `government` is the speaker's. A
    statement without stance, or in a language without cues, gives none."""
    decisions = decisions_in(text, language, mentions=mentions, government=government)
    kept = [(one.order, one.stance) for one in decisions if one.stance]
    kept.sort(key=lambda one: place(*one))
    return tuple(stance for _, stance in kept)


def decisions_in(
    text: str,
    language: str,
    *,
    mentions: Sequence[Mention] = (),
    government: str | None = None,
) -> Iterator[Decision]:
    """What became of each cue that is found, sentence by sentence; given what `stances_in` is."""
    known = guards(language)
    if known is None or not cues(language):
        return
    for one in cues_in(text, language, mentions):
        told = list(told_by_cues(one, known, government))
        verdict = judge(told, one.sentence, known)
        yield from (_disbelieved(one) if verdict.is_doubtful else one for one in told)
        if verdict.reading:
            by_words = _told_by_words(verdict.reading, one.sentence, government)
            if by_words.stance and by_words.stance.holder is None:  # words alone tell nobody else's
                yield by_words


def _disbelieved(decision: Decision) -> Decision:
    """What becomes of a speaker's own stance where words like these hardly ever take one."""
    stance = decision.stance
    if stance is None or stance.holder is not None or stance.code not in DOUBTED:
        return decision
    return replace(decision, stance=None, why=UNLIKELY_WORDS)


def _told_by_words(reading: Reading, sentence: Sentence, government: str | None) -> Decision:
    """The stance of a sentence whose words tell it without any cue of the lexicon.

    It isn't the headline of a statement beside what a cue tells in another sentence."""
    told = _Told(reading.found, _stance(reading, [reading], sentence, government), RESIDUAL)
    stance = _aimed(told, [told], sentence, government)
    return Decision(sentence, reading.found, stance, "", RESIDUAL)


def told_by_cues(cued: SentenceCues, known: Guards, government: str | None) -> Iterator[Decision]:
    """What the rules alone make of each cue of one sentence."""
    sentence = cued.sentence
    for found, why in cued.left_out:
        yield Decision(sentence, found, None, why)
    every = [read_cue(one, sentence, known) for one in cued.found]
    readings = [one for one in every if one.code]
    own = [one for one in readings if survives(one, readings, sentence)]
    told = [
        _Told(one.found, _stance(one, own, sentence, government), _order(one, own, sentence))
        for one in own
    ]
    for reading in every:
        if reading not in own:
            why = "nested" if reading.code else reading.guards[0]
            yield Decision(sentence, reading.found, None, why)
    left = [one for one in told if not _is_within_others_target(one, told, sentence.language)]
    for one in told:
        if one not in left or _is_said_again(one.stance, left):
            yield Decision(sentence, one.found, None, "again" if one in left else "told")
        else:
            stance = _aimed(one, left, sentence, government)
            yield Decision(sentence, one.found, stance, "", one.order)


def _aimed(
    told: _Told, every: Sequence[_Told], sentence: Sentence, government: str | None
) -> Stance:
    """A stance whose own words name no topic or entity, with what its sentence names beside it."""
    stance = told.stance
    if stance.code == "decline" or (stance.target and stance.target.ids):
        return stance
    own = frozenset(one.lower() for one in (government, stance.holder) if one)
    others = [one.found for one in every if one is not told]
    nearby = nearby_target(told.found, sentence, others, own)
    if nearby is None:
        return stance
    if stance.target:
        nearby = replace(stance.target, ids=nearby.ids)
    return replace(stance, target=nearby, guards=(*stance.guards, TARGET_NEARBY))


def _is_said_again(stance: Stance, told: Sequence[_Told]) -> bool:
    """Whether the same sentence says the same more strongly: 초치하여 강력히 항의."""
    return any(
        other.stance.code == stance.code
        and other.stance is not stance
        and _share_target(other.stance, stance)
        and (other.stance.grade, stance.start) > (stance.grade, other.stance.start)
        for other in told
    )


def _share_target(one: Stance, other: Stance) -> bool:
    if one.target is None or other.target is None:
        return True
    return one.target.start < other.target.end and other.target.start < one.target.end


def _stance(
    reading: Reading, readings: Sequence[Reading], sentence: Sentence, government: str | None
) -> Stance:
    found = reading.found
    others = [one.found for one in readings if one is not reading]
    polarity = _polarity(reading, sentence)
    start, end = found.start, found.end
    return Stance(
        code=reading.code,
        grade=reading.grade,
        polarity=polarity,
        modality=reading.modality,
        holder=holder_of(found, sentence, government),
        target=None if reading.code == "decline" else target_of(found, sentence, others, polarity),
        cue=sentence.text[start:end],
        start=sentence.start + start,
        end=sentence.start + end,
        rule=reading.rule,
        lexicon=lexicon_version(),
        guards=reading.guards,
    )


def _polarity(reading: Reading, sentence: Sentence) -> str:
    if reading.code != "demand":
        return classes()[reading.code].polarity
    if TO_ALL.search(sentence.folded):
        return "0"
    is_against = reading.grade >= SURELY_AGAINST or TO_STOP.search(_asked(reading, sentence))
    return "-" if is_against else "0"


def _asked(reading: Reading, sentence: Sentence) -> str:
    """The words that say what is asked for: after the cue, or before it, and the cue itself."""
    if is_left_guarded(sentence.language):
        return sentence.folded[reading.found.start : reading.found.end + 120]
    return sentence.folded[max(0, reading.found.start - 60) : reading.found.end]


def _order(reading: Reading, readings: Sequence[Reading], sentence: Sentence) -> int:
    if reading.code == "decline":
        return NOTHING_ELSE
    if reading.code == "accuse" or (reading.code == "warn" and reading.grade <= RESIDUAL_WARNING):
        return RESIDUAL
    if reading.code == "commit" and reading.grade <= ROUTINE_COMMITMENT:
        return ROUTINE
    if is_nested(reading, readings, sentence):
        return NOUN
    if reading.code == "condemn" and reading.found.cue.is_of_subject:  # 蛮行, heinous
        return NOUN
    return PREDICATE


def _is_head(told: _Told, other: _Told, language: str) -> bool:
    """Whether two stances stand in each other's target, and this one's cue leads the sentence:
    concern over their unacceptable ban."""
    target = told.stance.target
    if target is None or not target.start <= other.stance.start < target.end:
        return False
    comes_first = told.stance.start < other.stance.start
    return comes_first == is_left_guarded(language)


# Of what others plan or do, nothing is the speaker's own; condemning words always are
TOLD_OF_OTHERS = frozenset(
    "commit consider sanction support oppose demand decline deny accuse warn concern regret"
    " protest".split()
)


def _is_within_others_target(told: _Told, every: Sequence[_Told], language: str) -> bool:
    """Whether a cue only says what another stance is about: the decision to reconsider."""
    own = told.stance
    for other in every:
        target = other.stance.target
        if other is told or target is None or other.order > ROUTINE:
            continue
        if other.stance.code == "demand" and other.order != PREDICATE:
            continue
        if _is_head(told, other, language):
            continue
        if target.start <= own.start and own.end <= target.end:
            return own.code != other.stance.code and own.code in TOLD_OF_OTHERS
    return False
