"""What was said, by whom, and with which stance: Statement, Stance, Target, Mention, Voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

MANNERS = ("spoken", "written", "direct", "mixed", "indirect")
MODALITIES = ("asserted", "hedged", "conditional", "negated")

# Guard of a stance whose target's ids come from its sentence, not from the words tied to its cue
TARGET_NEARBY = "target nearby"
# And of one that no cue of the lexicon tells, but words like those of other such sentences
WORDS_ALONE = "words alone"


@dataclass(frozen=True)
class Mention:
    """A topic or an entity of mappings/topics.toml, and the words that name it."""

    id: str
    start: int  # in characters, in the statement's text
    end: int


@dataclass(frozen=True)
class Target:
    """What a stance is about."""

    ids: tuple[str, ...]  # topics and entities within the words, most specific first
    text: str  # the words: "Russia's procurement of weapons"
    start: int  # in characters, in the statement's text
    end: int


@dataclass(frozen=True)
class Stance:
    """What a statement does to its target, and the words that show it (facts: docs/stance.md)."""

    code: str  # "oppose"; mappings/stances.toml
    grade: float  # its rung, 0 to 1
    polarity: str  # "-", "0" or "+", towards the target
    modality: str  # one of MODALITIES
    holder: str | None  # None: the speaker; else the government or person whose position is told
    target: Target | None
    cue: str  # the exact words: "断じて容認できない"
    start: int  # where the cue begins in the statement's text, in characters
    end: int
    rule: str  # what found it: "ja-oppose-04"
    lexicon: str  # version of the cue lexicon
    guards: tuple[str, ...] = ()  # what changed the cue's reading: "negated", "hedged"


@dataclass(frozen=True)
class Voice:
    """Who speaks, as believed from an attribution; every part may be unknown (None)."""

    speaker: str | None = None  # id in mappings/people.toml
    office: str | None = None  # title of the post held that day, in English
    organization: str | None = None  # id in mappings/organizations.toml
    government: str | None = None  # ISO 3166 alpha-2 of the government spoken for


@dataclass(frozen=True)
class Correction:
    """What a person put in the place of what the rules understood (docs/corrections.md)."""

    statement: str
    field: str  # "speaker", "stances", "topics" or "type"
    value: Any  # as the corrections file gives it
    why: str
    who: str
    when: date
    before: Mapping[str, Any] | None = None  # column → what the rules had, once it is applied


@dataclass(frozen=True)
class Statement:
    """A passage that somebody said in a document (schema.org Quotation)."""

    id: str  # document id + ":" + short hash of its text, given at first sight
    document: str
    position: int  # from 0, in reading order
    turn: int  # position of the turn that it stands in
    type: str  # its turn's type: speech, question, answer, narrative
    manner: str  # one of MANNERS
    text: str  # always the document's text[start:end]
    start: int
    end: int
    language: str
    date: date | None
    attribution: str | None  # as printed
    voice: Voice  # as believed
    on_behalf_of: str | None  # organization id: whose word it is
    topics: tuple[Mention, ...] = ()
    stances: tuple[Stance, ...] = ()  # the headline first
    corrections: tuple[Correction, ...] = ()  # those that the fields above already follow
