"""Let all words of a sentence have their say beside its cues.

Where sentences in such words take no stance, its cues aren't believed; where they take one that no
cue of the lexicon tells, the words that tell it are the cue (docs/decisions/0009-words.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from indexer.bearings import bears_abroad
from indexer.cues import Found, Sentence, is_excluded
from indexer.decisions import Decision, place
from indexer.guards import Reading, weakened
from indexer.model import TARGET_NEARBY, WORDS_ALONE
from indexer.weighing import NONE, Weighed, telling_words, weigh
from mappings.stances import Cue, Guards

BY_WORDS = "words"  # in the rule of a stance that no cue of the lexicon tells: "ko-words-oppose"
# Chance of no stance above which cues aren't believed, and of a class above which words are;
# chosen by crossing (tests/training/crossing.py) and on judged stances of running text, where words
# alone are right less often than their chance says (docs/stance.md). Doubting brought nothing in
# the languages that UNLIKELY leaves out
UNLIKELY = {"en": 0.97, "ko": 0.7}
LIKELY = {"en": 0.9, "ko": 0.9, "ja": 0.75, "ru": 0.6}
# Classes whose cues are words of everyday business too; who judges or reconsiders is believed
DOUBTED = frozenset(("commit", "demand", "support"))
HEAD = "R:head="  # before the class of the headline that the rules give, among what is noted
MOST_NAMES = 3  # that are told apart
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Verdict:
    """What the words of a sentence say of its stances."""

    is_doubtful: bool = False  # what cues of everyday words tell isn't believed (DOUBTED)
    reading: Reading | None = None  # a stance of a sentence without any cue


def judge(decisions: Sequence[Decision], sentence: Sentence, known: Guards) -> Verdict:
    """What the words of a sentence say, given what became of each of its cues."""
    if decisions and not _may_be_doubted(decisions, sentence.language):
        return Verdict()
    weighed = weigh(sentence.folded, sentence.language, noted(decisions, len(sentence.mentions)))
    if weighed is None:
        return Verdict()
    if decisions:
        return Verdict(is_doubtful=weighed.chances[NONE] > UNLIKELY[sentence.language])
    code = max(weighed.chances, key=lambda code: (code != NONE, weighed.chances[code]))
    if weighed.chances[code] <= LIKELY[sentence.language]:
        return Verdict()
    if known.abroad and not bears_abroad(sentence, known):
        return Verdict()
    return Verdict(reading=_by_words(weighed, sentence, code, known))


def _may_be_doubted(decisions: Sequence[Decision], language: str) -> bool:
    return language in UNLIKELY and any(
        one.stance and one.stance.code in DOUBTED for one in decisions
    )


def _by_words(weighed: Weighed, sentence: Sentence, code: str, known: Guards) -> Reading | None:
    span = telling_words(weighed, sentence.folded, sentence.language, code)
    if span is None:
        return None
    id = f"{sentence.language}-{BY_WORDS}-{code}"
    cue = Cue(id, code, weighed.weights.grades[code], NEVER, is_of_subject=False)
    found = Found(cue, *span)
    if is_excluded(found, sentence):
        return None
    reading = weakened(found, sentence, known)
    return replace(reading, guards=(WORDS_ALONE, *reading.guards))


def noted(decisions: Sequence[Decision], names: int) -> Iterator[str]:
    """What the rules made of a sentence, as features: its headline and guards, cues left out."""
    placed = ((place(one.order, one.stance), one.stance) for one in decisions if one.stance)
    told = [stance for _, stance in sorted(placed, key=itemgetter(0))]
    own = [stance for stance in told if stance.holder is None]
    yield from ("R:any", HEAD + own[0].code) if own else ("R:none",)
    if told and not own:
        yield "R:others"
    for head in own[:1]:
        is_aimed = bool(head.target and head.target.ids and TARGET_NEARBY not in head.guards)
        yield f"R:modality={head.modality}"
        yield f"R:rule={head.rule}"
        yield f"R:aimed={is_aimed}"
        yield from (f"R:guard={guard}" for guard in head.guards)
    yield from (f"R:also={other.code}" for other in own[1:])
    for one in decisions:
        if one.why:
            yield f"R:left={one.why}"
            yield f"R:left={one.why}:{one.found.cue.code}"
    yield f"R:names={min(names, MOST_NAMES)}"
