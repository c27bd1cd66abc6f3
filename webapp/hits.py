"""How a statement stands in a list: its words with marks, who spoke, where, and its stance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from indexer.ask import Understanding
from indexer.bystanders_ru import UNNAMED
from indexer.catalog import Held
from indexer.correcting import RULE as CORRECTED
from indexer.engines import Any
from indexer.marks import marks
from indexer.model import Stance, Statement
from mappings.people import governments
from mappings.topics import topics
from webapp.languages import day_name, decimal, gettext, vocabulary_name
from webapp.naming import (
    government_name,
    ladder_steps,
    office_of,
    organization_name,
    person_name,
    rung,
    source_name,
    stance_name,
    topic_name,
)
from webapp.passages import Piece, Span, cue_spans, passage, pieces
from webapp.present import government_of, headline
from webapp.searches import Search, address, with_value

BAR = 64  # pixels that a grade of 1.0 is drawn with
TONES = {"-": "against", "+": "for"}


@dataclass(frozen=True)
class StanceView:
    """A stance and its receipt, in words."""

    code: str
    name: str
    rung: str  # what the ladder calls its grade
    grade: str  # "0.80"
    width: int  # of the bar that draws the grade, in pixels
    polarity: str
    tone: str  # "against", "for" or "neither": how the page colours it
    modality: str
    cue: str
    target: str  # the words
    target_names: tuple[str, ...]
    holder: str  # "": the speaker; else who is reported to hold it
    rule: str
    lexicon: str
    guards: tuple[str, ...]
    is_own: bool
    is_corrected: bool  # given by a person, not by the rules
    is_plainly_said: bool  # asserted, neither hedged nor on a condition
    steps: tuple[tuple[str, bool], ...]  # the ladder's rungs from weak to strong; whether it's this


@dataclass(frozen=True)
class Who:
    """Who speaks, as believed and as printed."""

    name: str
    office: str
    government: str
    printed: str  # the attribution, where it differs from the name
    speaker: str  # id of the person, "" when unknown
    is_question: bool


@dataclass(frozen=True)
class HitView:
    """One statement in a list."""

    id: str
    anchor: str
    address: str
    document_address: str
    pieces: tuple[Piece, ...]
    is_cut_before: bool
    is_cut_after: bool
    language: str
    language_name: str
    who: Who
    day: date | None
    day_name: str
    title: str
    kind: str
    manner: str
    source: str
    source_url: str
    topics: list[tuple[str, str]]  # name, address of the statements about it
    stance: StanceView | None
    is_found_elsewhere: bool = False  # by the title or a name: no word of the statement is marked


def statement_address(id: str, words: str = "") -> str:
    """The path of a statement's page; with words to mark on it."""
    marked = f"?{urlencode({'q': words})}" if words else ""
    return f"/statement/{quote(id, safe=':/')}{marked}"


def document_address(id: str) -> str:
    """The path of a document's page."""
    return f"/document/{quote(id, safe=':/')}"


def anchor(statement: str) -> str:
    """Where a statement stands on its document's page: the last part of its id."""
    return statement.rpartition(":")[2]


def web_address(url: str) -> str:
    """An address that is safe to link to, else "": a corpus may bring "javascript:…"."""
    return url if url.startswith(("https://", "http://")) else ""


def hit_view(
    held: Held,
    understood: Understanding | None,
    wanted: frozenset[str] = frozenset(),
    words: str = "",
) -> HitView:
    """A statement in a list, with what matched and the cue of its stance marked.

    `wanted` are classes of stance to show first; `words` go along to the statement's page."""
    return quote_view(held, headline(held, wanted), understood, words)


def quote_view(
    held: Held, stance: Stance | None, understood: Understanding | None, words: str
) -> HitView:
    """A statement as the quotation that shows one of its stances."""
    statement, document = held.statement, held.document
    found, added = found_in(statement, understood)
    cues = cue_spans(statement.text, [stance] if stance else [])
    start, end = passage(statement.text, statement.language, [*found[:1], *added[:1], *cues][:1])
    return HitView(
        id=statement.id,
        anchor=anchor(statement.id),
        address=statement_address(statement.id, words),
        document_address=f"{document_address(document.id)}#{anchor(statement.id)}",
        pieces=pieces(statement.text, found, cues, (start, end), added),
        is_cut_before=start > 0,
        is_cut_after=end < len(statement.text),
        language=statement.language,
        language_name=vocabulary_name("languages", statement.language),
        who=who_speaks(held),
        day=statement.date,
        day_name=day_name(statement.date),
        title=document.title,
        kind=vocabulary_name("kinds", document.kind),
        manner=vocabulary_name("manners", statement.manner),
        source=source_name(document.source),
        source_url=web_address(document.url),
        topics=topic_links(statement),
        stance=stance_view(stance) if stance else None,
        is_found_elsewhere=bool(understood and understood.node and not found and not added),
    )


def found_in(
    statement: Statement, understood: Understanding | None
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where a statement holds the reader's own words, and where those of the other languages."""
    if understood is None:
        return (), ()
    text, language = statement.text, statement.language
    own = marks(text, language, understood.node)
    if understood.match == understood.node:
        return own, ()
    added = Any(tuple(one.node for one in understood.expansions))
    return own, marks(text, language, added)


def topic_links(statement: Statement) -> list[tuple[str, str]]:
    """(name, address) of each topic of a statement once, in the order of mention."""
    known = topics()
    ids = dict.fromkeys(one.id for one in statement.topics)
    return [
        (topic_name(id), address(with_value(Search(), "topic", id)))
        for id in ids
        if id in known and known[id].kind == "topic"
    ]


def who_speaks(held: Held) -> Who:
    """Who speaks in a statement; nobody is guessed at."""
    statement, voice = held.statement, held.statement.voice
    government = government_of(held)
    known = person_name(voice.speaker) if voice.speaker else ""
    shown = known or statement.attribution or _unnamed(statement)
    return Who(
        name=shown,
        office=office_of(voice) if known or statement.attribution else "",
        government=government_name(government) if government else "",
        printed=statement.attribution or "" if statement.attribution != shown else "",
        speaker=voice.speaker or "",
        is_question=statement.type == "question",
    )


def _unnamed(statement: Statement) -> str:
    if statement.type == "question":
        return gettext("A journalist")
    organization = statement.voice.organization
    return organization_name(organization) if organization else gettext("Unknown speaker")


def stance_view(stance: Stance) -> StanceView:
    """A stance's receipt, in words."""
    target = stance.target
    return StanceView(
        code=stance.code,
        name=stance_name(stance.code),
        rung=rung(stance.code, stance.grade),
        grade=decimal(stance.grade, "0.00"),
        width=round(stance.grade * BAR),
        tone=TONES.get(stance.polarity, "neither"),
        polarity=vocabulary_name("polarities", stance.polarity),
        modality=vocabulary_name("modalities", stance.modality),
        cue=stance.cue,
        target=target.text if target else "",
        target_names=tuple(topic_name(id) for id in target.ids) if target else (),
        holder=holder_name(stance.holder),
        rule=stance.rule,
        lexicon=stance.lexicon,
        guards=tuple(vocabulary_name("guards", guard) for guard in stance.guards),
        is_own=stance.holder is None,
        is_corrected=stance.rule == CORRECTED,
        is_plainly_said=stance.modality == "asserted",
        steps=tuple(ladder_steps(stance.code, stance.grade)),
    )


def holder_name(holder: str | None) -> str:
    """Whose reported position a stance is: a government's or a person's name."""
    if holder is None:
        return ""
    if holder == UNNAMED:
        return gettext("others")
    code = holder.upper()
    return government_name(code) if code in governments() else person_name(holder)
