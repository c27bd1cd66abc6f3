"""What became of the cues of a sentence, and why."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.cues import EXCLUDED, OVERLAPPED, Found, Sentence
from indexer.model import Stance
from mappings.stances import classes

UNLIKELY_WORDS = "unlikely"

WHY = {
    OVERLAPPED: "a longer or stronger cue holds the same words",
    EXCLUDED: "the words are part of a longer wording or of a name",
    "negated": "negated, and its negation says nothing of its own",
    "at home": "routine words of domestic business: nothing foreign is named",
    "courtesy": "thanks or praise for whoever is spoken to",
    "if-clause": "stands in the if-clause itself: nothing is claimed",
    "unsaid": "its verb is said of something or somebody else",
    "nested": "belongs to another cue of its sentence",
    "told": "only says what another stance is about",
    "again": "the same sentence says the same more strongly",
    UNLIKELY_WORDS: "sentences in words like these hardly ever take a stance",
}


def place(order: int, stance: Stance) -> tuple[bool, int, float, int, int]:
    """What puts the stances of a statement in order: the speaker's own first, then the headline."""
    rank = classes()[stance.code].rank
    return stance.holder is not None, order, -stance.grade, rank, stance.start


@dataclass(frozen=True)
class Decision:
    """What became of one cue: a stance, or the reason why it gives none."""

    sentence: Sentence
    found: Found
    stance: Stance | None
    why: str  # one of WHY; "" beside a stance
    order: int = 0  # PREDICATE to NOTHING_ELSE
