"""Where a stance points: routine words at home are none, the same words to a neighbour may be.

Governors report that they are "ready to continue" and ministers "hope" for a budget in the words
of diplomacy. In a language that has `guards.LANGUAGE.abroad`, a mild cue counts only where its
sentence bears on the world outside: «Готовы продолжить ремонт школ» is none, «Готовы продолжить
переговоры» is a commitment."""

from __future__ import annotations

import re

from indexer.cues import Found, Sentence
from indexer.states import code_of, states_in
from mappings.stances import Guards

HOME = {"ru": "RU"}
# The highest grade of each class that is so mild; what is judged or refused always counts
MILD = {
    "support": 0.8,
    "commit": 0.6,
    "demand": 0.8,
    "consider": 0.4,
    "concern": 0.3,
    "regret": 0.4,
    "oppose": 0.65,
    "accuse": 0.7,
    "deny": 0.7,
    "sanction": 0.9,
    "warn": 0.8,
}
# Praise of whoever is spoken to: «Ценим, что Вы уделяете внимание»; a capital says so
TO_YOUR_FACE = re.compile(r"(?:,? [\w-]+){0,3},? (?:Вы|Вас|Вам|Ваш\w{0,3})\b")
YOU = re.compile(r"\b(?:Вас|Вам|Ваш\w{0,3})\b")
MOST_COURTEOUS = 0.5  # thanks and praise; to back somebody's plan is more than that


def is_courtesy(found: Found, sentence: Sentence) -> bool:
    """Whether a Russian speaker only thanks or praises whoever is spoken to."""
    if sentence.language not in HOME or found.cue.code != "support":
        return False
    is_mild = found.cue.grade <= MOST_COURTEOUS
    around = TO_YOUR_FACE.match(sentence.text, found.end)
    return is_mild and bool(around or YOU.search(sentence.text, found.start, found.end))


def is_domestic(found: Found, sentence: Sentence, known: Guards) -> bool:
    """Whether a mild cue only manages the speaker's own country.

    A routine wording needs something foreign beside it; any other is domestic only where the
    sentence names schools, budgets and their like, and nothing foreign."""
    if not known.abroad or found.cue.grade > MILD.get(found.cue.code, -1):
        return False
    if bears_abroad(sentence, known):
        return False
    cue = sentence.folded[found.start : found.end]
    return known.routine.search(cue) is not None or known.home.search(sentence.folded) is not None


def bears_abroad(sentence: Sentence, known: Guards) -> bool:
    """Whether a sentence names another state, or anything else beyond the speaker's own."""
    states = states_in(sentence, 0, len(sentence.text))
    if any(code_of(one) != HOME.get(sentence.language) for one in states):
        return True
    return any(pattern.search(sentence.folded) for pattern in known.abroad)
