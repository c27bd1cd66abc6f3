"""Cut a document into statements, each with its speaker, topics and stances."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.model import Mention, Stance, Statement, Voice
from indexer.quotes import Quotation, quotations_in
from indexer.speakers import remember, voice_of
from indexer.stances import is_question, stances_in
from indexer.topics import mentions_in
from mappings.people import organizations
from scrapers.model import Document, Turn

# A paragraph ends at an empty line, or at a line's end where a sentence ends too
PARAGRAPH_END = re.compile(r"\n[ \t\u3000]*\n\s*|(?<=[.!?:;。！？…»”」』）)\"])[ \t\u3000]*\n\s*")
WORD = re.compile(r"\w")
MOSTLY_QUOTED = 0.8  # a paragraph of which this share is a quotation is no statement of its own


@dataclass(frozen=True)
class Setting:
    """What of a document every one of its statements needs."""

    document: Document
    publisher: str | None  # organization id
    government: str | None  # ISO 3166 alpha-2


def describe(document: Document, publisher: str | None) -> tuple[Statement, ...]:
    """A document's statements in reading order, without ids (indexer/versions.py gives those).

    `publisher` is the organization of its source; a corpus row may name its own."""
    setting = setting_of(document, publisher)
    seen: list[str] = [document.attribution] if document.attribution else []
    found: list[Statement] = []
    for turn in document.turns:
        if turn.type == "scene":
            continue
        found.extend(_of_turn(turn, setting, seen))
        if turn.attribution:
            remember(seen, turn.attribution)
    return tuple(replace(one, position=place) for place, one in enumerate(found))


def setting_of(document: Document, publisher: str | None) -> Setting:
    """The publisher and government that speak in a document, as far as they are known."""
    publisher = document.publisher or publisher
    organization = organizations().get(publisher or "")
    government = document.government or (organization.government if organization else None)
    return Setting(document, publisher, government)


def _of_turn(turn: Turn, setting: Setting, seen: Sequence[str]) -> Iterator[Statement]:
    if turn.type == "narrative":
        return _of_prose(turn, setting, seen)
    return _of_speech(turn, setting, seen)


def _of_speech(turn: Turn, setting: Setting, seen: Sequence[str]) -> Iterator[Statement]:
    """Every paragraph of a turn is a statement by its speaker."""
    attribution = turn.attribution or setting.document.attribution
    is_asked = turn.type == "question"
    voice = Voice() if is_asked else _voice(attribution, setting, seen)
    for start, end in paragraphs(turn.text):
        yield _statement(turn, setting, start, end, "spoken", attribution, voice)


def _of_prose(turn: Turn, setting: Setting, seen: Sequence[str]) -> Iterator[Statement]:
    """Paragraphs are their author's word; what they quote is the word of whoever is quoted."""
    quotations = quotations_in(turn.text, setting.document.language)
    attribution = turn.attribution or setting.document.attribution
    author = _author(turn, setting, seen)
    named = list(seen)
    for start, end in paragraphs(turn.text):
        inside = [one for one in quotations if start <= one.start < end]
        if not _is_mostly_quoted(start, end, quotations):
            own = _statement(turn, setting, start, end, "written", attribution, author)
            yield _without_quoted(own, quotations, start)
        for quotation in inside:
            yield _quoted(quotation, turn, setting, named)
            if quotation.named:
                remember(named, quotation.named)


def _author(turn: Turn, setting: Setting, seen: Sequence[str]) -> Voice:
    """Whose word prose is: the person who signs it, else the publisher.

    Prose under a label of its own that nobody is known by, such as a South Korean editor's
    commentary (해제) above a text of the DPRK, is nobody's."""
    signed = _voice(setting.document.attribution, setting, seen)
    if turn.attribution is None:
        return signed
    labelled = _voice(turn.attribution, setting, seen)
    return labelled if labelled.speaker else Voice()


def _quoted(quotation: Quotation, turn: Turn, setting: Setting, seen: Sequence[str]) -> Statement:
    # A quotation that names nobody may be anybody's: it isn't the publisher's word
    voice = _voice(quotation.named, setting, seen) if quotation.named else Voice()
    place = (quotation.start, quotation.end)
    return _statement(turn, setting, *place, quotation.manner, quotation.attribution, voice)


def _voice(attribution: str | None, setting: Setting, seen: Sequence[str]) -> Voice:
    document = setting.document
    return voice_of(
        attribution,
        publisher=setting.publisher,
        government=setting.government,
        on=document.date,
        seen=tuple(seen),
        language=document.language,
    )


def _statement(
    turn: Turn,
    setting: Setting,
    start: int,
    end: int,
    manner: str,
    attribution: str | None,
    voice: Voice,
) -> Statement:
    """A statement at text[start:end] of its turn; a question says nothing for a government."""
    document, text = setting.document, turn.text[start:end]
    is_asked = turn.type == "question"
    mentions = mentions_in(text, document.language)
    # Without a publisher and a name it may be anybody's sentence: a reporter's question too
    is_anybodys = setting.publisher is None and attribution is None
    is_asked = is_asked or (is_anybodys and is_question(text, document.language))
    return Statement(
        id="",
        document=document.id,
        position=0,
        turn=turn.position,
        type="question" if is_asked else turn.type,
        manner=manner,
        text=text,
        start=turn.start + start,
        end=turn.start + end,
        language=document.language,
        date=document.date,
        attribution=attribution,
        voice=voice,
        on_behalf_of=None if is_asked else voice.organization,
        topics=mentions,
        stances=() if is_asked else _stances(text, mentions, document.language, voice),
    )


def _stances(
    text: str, mentions: Sequence[Mention], language: str, voice: Voice
) -> tuple[Stance, ...]:
    return stances_in(text, language, mentions=mentions, government=voice.government)


def _without_quoted(statement: Statement, quotations: Sequence[Quotation], start: int) -> Statement:
    """A paragraph without the stances whose cue stands in somebody's quoted words."""
    own = tuple(
        stance
        for stance in statement.stances
        if not any(one.start <= start + stance.start < one.end for one in quotations)
    )
    return replace(statement, stances=own)


def _is_mostly_quoted(start: int, end: int, quotations: Sequence[Quotation]) -> bool:
    covered = sum(max(0, min(end, one.end) - max(start, one.start)) for one in quotations)
    return covered >= MOSTLY_QUOTED * (end - start)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each paragraph that holds a word, without the white space around it."""
    start = 0
    for gap in PARAGRAPH_END.finditer(text):
        yield from _with_words(text, start, gap.start())
        start = gap.end()
    yield from _with_words(text, start, len(text))


def _with_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if WORD.search(piece):
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(piece.strip())
