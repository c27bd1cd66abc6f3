"""Whose stance a cue tells: the speaker's own (None), or that of somebody the speaker reports."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from indexer.bystanders import bystander
from indexer.cues import Found, Sentence
from indexer.holders_eastern import japanese_holder, korean_holder
from indexer.holders_western import english_holder, russian_holder
from indexer.states import code_of, states_in
from indexer.views import viewer, without_asides
from mappings.stances import guards

# The state that a sentence without any known source is likely to speak for
HOME = {"ko": "KR", "ja": "JP", "ru": "RU"}
JOINED = re.compile(r",? ?(?:and|и|와|과|및|と|・|·) ?(?:the )?")
FINDERS = {
    "en": english_holder,
    "ko": korean_holder,
    "ja": japanese_holder,
    "ru": russian_holder,
}


def holder_of(found: Found, sentence: Sentence, government: str | None) -> str | None:
    """None for the speaker's own stance, else whose it is: "RU", or a name as printed.

    `government` is the speaker's (ISO 3166 alpha-2), where it is known."""
    known = guards(sentence.language)
    if known is None:
        return None
    own = government or HOME.get(sentence.language)
    plain = replace(
        sentence,
        text=without_asides(sentence.text, sentence.language),
        folded=without_asides(sentence.folded, sentence.language),
    )
    holder = viewer(found, plain) or FINDERS[sentence.language](found, plain, known)
    holder = holder or bystander(found, plain, known)
    return None if holder == own or _is_joint(holder, own, sentence) else holder


def _is_joint(holder: str | None, own: str | None, sentence: Sentence) -> bool:
    """Whether the speaker's government stands beside the holder: Russia and the United States."""
    states = states_in(sentence, 0, len(sentence.text))
    return any(
        code_of(left) == own and code_of(right) == holder and JOINED.fullmatch(between)
        for left, right in pairwise(states)
        if (between := sentence.folded[left.end : right.start])
    )
