"""The states and organisations that a sentence names, as holders of a stance."""

from __future__ import annotations

import re

from indexer.cues import Sentence
from indexer.model import Mention
from mappings.topics import topics

# Groups are named as holders in the words of the text
AS_PRINTED = ("hamas", "hezbollah", "houthi", "west", "intl_community")


def code_of(mention: Mention) -> str | None:
    """How a mentioned state or organisation is written as a holder; None for a topic."""
    topic = topics()[mention.id]
    if topic.kind == "topic" or mention.id in AS_PRINTED:
        return None
    return mention.id.removesuffix("_org").upper()


def states_in(sentence: Sentence, start: int, end: int) -> list[Mention]:
    """Mentions of states, their leaders and organisations within a part of a sentence."""
    every = sorted((*sentence.mentions, *sentence.people), key=_start)
    inside = [one for one in every if start <= one.start and one.end <= end]
    return [one for one in inside if code_of(one)]


def _start(mention: Mention) -> int:
    return mention.start


def holder_named(sentence: Sentence, start: int, end: int) -> str:
    """A holder at sentence.text[start:end]: the state named there, else the words themselves."""
    states = states_in(sentence, start, end)
    return (code_of(states[0]) if states else None) or sentence.text[start:end].strip(" ,")


NEVER = re.compile(r"(?!)")
OBLIQUE = re.compile(
    r"(?<!бак)(?<!пер)[ую]$|(?:ом|ем|ой)$"
)  # Пекину, Китаем: no subject in Russian


def nearest_subject(
    sentence: Sentence, between: re.Pattern[str], ends: int, never_after: re.Pattern[str] = NEVER
) -> str | None:
    """The state that is the subject of a cue: what stands between the two is of its group.

    `never_after`: words before a state with which it is no subject."""
    for one in reversed(states_in(sentence, 0, ends)):
        named = sentence.folded[one.start : one.end]
        if never_after.search(sentence.folded, 0, one.start) or OBLIQUE.search(named):
            continue
        if between.match(sentence.text[one.end : ends]):
            return code_of(one)
    return None
