"""What a statement's page shows: the words in context, the receipts, the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.ask import understand
from indexer.catalog import Catalog, Held
from indexer.expand import widened
from indexer.model import Correction
from mappings.addresses import CALENDAR
from scrapers.model import Document
from webapp.citations import citation
from webapp.editions import EditionView, edition_views
from webapp.hits import (
    StanceView,
    Who,
    anchor,
    document_address,
    found_in,
    stance_view,
    statement_address,
    topic_links,
    web_address,
    who_speaks,
)
from webapp.languages import day_name, gettext, moment_name, vocabulary_name
from webapp.linking import LinkedWords, linked_words
from webapp.naming import person_name, source_name, stance_name, topic_name
from webapp.paragraphs import Excerpt, TurnView, around, question_before, turn_views
from webapp.passages import Piece, cue_spans, pieces
from webapp.wordings import WordingView, wording_views


@dataclass(frozen=True)
class CorrectionView:
    """What a person corrected, and what the rules had in its place."""

    field: str
    before: str
    why: str
    who: str
    day: str


@dataclass(frozen=True)
class StatementPage:
    """Everything that a statement's page shows."""

    held: Held
    anchor: str  # where it stands on its document's page
    who: Who
    pieces: tuple[Piece, ...]
    day: str
    language: str
    kind: str
    manner: str
    source: str
    source_url: str
    captured: str
    document_address: str
    address: str
    stances: list[StanceView]
    stances_corrected: bool  # by a person, perhaps to "not stated"
    corrections: list[CorrectionView]
    topics: list[tuple[str, str]]  # name, address of the statements about it
    excerpts: tuple[Excerpt, ...]
    question: TurnView | None
    wordings: list[WordingView]
    is_changed: bool  # its words differ between versions
    withdrawn: str  # when its page was first found gone; "" when it wasn't
    previous: str
    next: str
    citation: str
    editions: list[EditionView]
    linked: LinkedWords | None  # the words that the link names
    web_archive: str  # the address in the Web archive at the time of the capture; "" for no page


def statement_page(
    held: Held, catalog: Catalog, words: str, root: str, linked: str = ""
) -> StatementPage:
    """The page of a statement, with a reader's words marked; `root` is the site's address.

    `linked` are the words that the link to the page names."""
    statement, document = held.statement, held.document
    versions = (document.id, document.version)
    neighbours = catalog.statements_of(*versions)
    turns = turn_views(catalog.document(*versions), neighbours)
    wordings = catalog.wordings(statement.id)
    understood = widened(understand(words)) if words else None
    found, added = found_in(statement, understood)
    previous, following = _beside(statement.id, neighbours)
    address = statement_address(statement.id)
    capture = document.capture
    named = linked_words(linked, statement.text, statement.language, wordings)
    cues = cue_spans(statement.text, statement.stances)
    return StatementPage(
        held=held,
        anchor=anchor(statement.id),
        who=who_speaks(held),
        pieces=pieces(statement.text, found, cues, None, added, named.spans if named else ()),
        day=day_name(statement.date),
        language=vocabulary_name("languages", statement.language),
        kind=vocabulary_name("kinds", document.kind),
        manner=vocabulary_name("manners", statement.manner),
        source=source_name(document.source),
        source_url=web_address(document.url),
        captured=moment_name(capture.fetched_at if capture else None),
        document_address=f"{document_address(document.id)}#{anchor(statement.id)}",
        address=address,
        stances=[stance_view(stance) for stance in statement.stances],
        stances_corrected=any(one.field == "stances" for one in statement.corrections),
        corrections=[_correction(one) for one in statement.corrections],
        topics=topic_links(statement),
        excerpts=around(turns, _place(held, neighbours)),
        question=_question(held, turns),
        wordings=list(wording_views(wordings, held, catalog)),
        is_changed=len({one.text for one in wordings}) > 1,
        withdrawn=moment_name(held.withdrawn_at) if held.withdrawn_at else "",
        previous=previous,
        next=following,
        citation=citation(held, root + address),
        editions=list(edition_views(held, neighbours, catalog)),
        linked=named,
        web_archive=_web_archive(document),
    )


def _web_archive(document: Document) -> str:
    """Where the Web archive's capture of the page that is nearest in time can be looked at."""
    if not (document.capture and web_address(document.url)):
        return ""
    timestamp = f"{document.capture.fetched_at:%Y%m%d%H%M%S}"
    return CALENDAR.format(timestamp=timestamp, url=document.url)


def _correction(one: Correction) -> CorrectionView:
    why = one.why if one.why.endswith((".", "!", "?", "。")) else f"{one.why}."
    return CorrectionView(
        vocabulary_name("corrected", one.field), rules_had(one), why, one.who, day_name(one.when)
    )


def rules_had(one: Correction) -> str:
    """What the rules understood where a person corrected them, in words."""
    before = one.before or {}
    if one.field == "speaker":
        return person_name(before["speaker"]) if before["speaker"] else gettext("unknown")
    if one.field == "type":
        return vocabulary_name("types", before["type"])
    if one.field == "topics":
        return ", ".join(topic_name(mention["id"]) for mention in before["topics"]) or gettext(
            "none"
        )
    told = (f"{stance_name(each['code'])} “{each['cue']}”" for each in before["stances"])
    return ", ".join(told) or gettext("not stated")


def _place(held: Held, neighbours: Sequence[Held]) -> int:
    """Where the statement begins in the text of the version that is shown around it."""
    same = (one for one in neighbours if one.statement.id == held.statement.id)
    return next((one.statement.start for one in same), held.statement.start)


def _question(held: Held, turns: Sequence[TurnView]) -> TurnView | None:
    is_answer = held.statement.type == "answer"
    return question_before(turns, held.statement.turn) if is_answer else None


def _beside(id: str, neighbours: Sequence[Held]) -> tuple[str, str]:
    """Addresses of the statements before and after one in its document, "" at the ends."""
    ids = ["", *(one.statement.id for one in neighbours), ""]
    if id not in ids:
        return "", ""
    here = ids.index(id)
    before, after = ids[here - 1], ids[here + 1]
    return statement_address(before) if before else "", statement_address(after) if after else ""
