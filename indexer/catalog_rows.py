"""Between the catalog's rows and the line's own types, in both directions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from indexer.catalog_tables import (
    captures,
    documents,
    edits,
    indexed,
    renewals,
    statements,
    versions,
    withdrawals,
)
from indexer.correcting import correction_of
from indexer.model import Mention, Stance, Statement, Target, Voice
from scrapers.model import Capture, Document, Turn

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Held:
    """A statement and the document that it stands in, without the document's text and turns."""

    statement: Statement
    document: Document
    is_current: bool  # False: the newest version of the document no longer holds it
    withdrawn_at: datetime | None  # UTC; when the document was first found gone from its site


@dataclass(frozen=True)
class Wording:
    """A statement's words in one version of its document."""

    version: int
    text: str
    capture: Capture


@dataclass(frozen=True)
class Holding:
    """What the archive holds of one source."""

    source: str
    documents: int
    statements: int  # in the newest versions
    first: date | None  # days of utterance
    last: date | None
    last_capture: datetime | None  # UTC


def _labelled(prefix: str, table: sa.Table, *, without: tuple[str, ...] = ()) -> list[Any]:
    return [column.label(prefix + column.name) for column in table.c if column.name not in without]


CAPTURE = _labelled("c_", captures)
_DOCUMENT = [*_labelled("d_", versions, without=("text", "turns")), *CAPTURE]
_VERSIONS = versions.join(captures, captures.c.id == versions.c.capture)
DOCUMENT = sa.select(*_DOCUMENT, documents.c.source.label("source")).select_from(
    _VERSIONS.join(documents, documents.c.id == versions.c.document)
)
DOCUMENT_WITH_TEXT = DOCUMENT.add_columns(
    versions.c.text.label("d_text"), versions.c.turns.label("d_turns")
)
HELD = sa.select(
    *_labelled("s_", statements), *_DOCUMENT, documents.c.source.label("source"),
    documents.c.withdrawn_at,
).select_from(
    statements.join(
        _VERSIONS,
        sa.and_(
            versions.c.document == statements.c.document, versions.c.number == statements.c.version
        ),
    ).join(documents, documents.c.id == statements.c.document)
)  # fmt: skip
LAST_CAPTURES = sa.select(
    captures.c.source, sa.func.max(captures.c.fetched_at).label("at")
).group_by(captures.c.source)
HOLDINGS = (
    sa.select(
        documents.c.source,
        sa.func.count(sa.distinct(documents.c.id)).label("documents"),
        sa.func.count(statements.c.id).label("statements"),
        sa.func.min(statements.c.date).label("first"),
        sa.func.max(statements.c.date).label("last"),
    )
    .select_from(
        documents.outerjoin(
            statements, sa.and_(statements.c.document == documents.c.id, statements.c.is_current)
        )
    )
    .group_by(documents.c.source)
    .order_by(documents.c.source)
)

# What is newest in each table that pages are made from, and how far an engine has followed
GENERATION = sa.select(
    *(
        sa.select(sa.func.max(newest)).scalar_subquery()
        for newest in (
            captures.c.id,
            statements.c.revision,
            edits.c.id,
            withdrawals.c.id,
            withdrawals.c.restored_at,
            renewals.c.number,
        )
    ),
    *(
        sa.select(followed).where(indexed.c.engine == sa.bindparam("engine")).scalar_subquery()
        for followed in (indexed.c.revision, indexed.c.statements)
    ),
)


def held_of(row: Row) -> Held:
    """The statement and document in a row of HELD."""
    at = row["withdrawn_at"]
    statement = statement_of(row)
    return Held(statement, document_of(row), row["s_is_current"], _utc(at) if at else None)


def holding_of(row: Row, last_capture: datetime | None) -> Holding:
    """The figures of one source in a row of HOLDINGS."""
    at = _utc(last_capture) if last_capture else None
    counts = (row["source"], row["documents"], row["statements"])
    return Holding(*counts, row["first"], row["last"], at)


def capture_of(row: Row) -> Capture:
    """The capture in a row that holds CAPTURE's columns."""
    return Capture(
        source=row["c_source"],
        url=row["c_url"],
        fetched_at=_utc(row["c_fetched_at"]),
        status=row["c_status"],
        media_type=row["c_media_type"],
        digest=row["c_digest"],
        warc=row["c_warc"],
        offset=row["c_offset"],
    )


def document_of(row: Row) -> Document:
    """The document in a row of DOCUMENT or DOCUMENT_WITH_TEXT."""
    text = row.get("d_text", "")
    published_at = row["d_published_at"]
    return Document(
        id=row["d_document"],
        source=row["source"],
        url=row["d_url"],
        title=row["d_title"],
        date=row["d_date"],
        language=row["d_language"],
        kind=row["d_kind"],
        text=text,
        turns=_turns(row.get("d_turns", []), text),
        place=row["d_place"],
        published_at=datetime.fromisoformat(published_at) if published_at else None,
        attribution=row["d_attribution"],
        publisher=row["d_publisher"],
        government=row["d_government"],
        translation_of=row["d_translation_of"],
        capture=capture_of(row),
        version=row["d_number"],
    )


def _turns(rows: list[list[Any]], text: str) -> tuple[Turn, ...]:
    return tuple(
        Turn(position, type, attribution, text[start:end], start)
        for position, (type, attribution, start, end) in enumerate(rows)
    )


def statement_of(row: Row) -> Statement:
    """The statement in a row of HELD."""
    return Statement(
        id=row["s_id"],
        document=row["s_document"],
        position=row["s_position"],
        turn=row["s_turn"],
        type=row["s_type"],
        manner=row["s_manner"],
        text=row["s_text"],
        start=row["s_start"],
        end=row["s_end"],
        language=row["s_language"],
        date=row["s_date"],
        attribution=row["s_attribution"],
        voice=Voice(row["s_speaker"], row["s_office"], row["s_organization"], row["s_government"]),
        on_behalf_of=row["s_on_behalf_of"],
        topics=tuple(Mention(**mention) for mention in row["s_topics"]),
        stances=tuple(_stance(stance) for stance in row["s_stances"]),
        corrections=tuple(correction_of(one) for one in row["s_corrections"] or ()),
    )


def _stance(values: dict[str, Any]) -> Stance:
    target = values["target"]
    if target:
        target = Target(**{**target, "ids": tuple(target["ids"])})
    return Stance(**{**values, "target": target, "guards": tuple(values.get("guards", ()))})


def statement_row(statement: Statement, version: int, revision: int) -> dict[str, Any]:
    """The row of `statements` that keeps a statement of its document's newest version."""
    voice, head = statement.voice, statement.stances[:1]
    return {
        "id": statement.id,
        "document": statement.document,
        "version": version,
        "is_current": True,
        "revision": revision,
        "position": statement.position,
        "turn": statement.turn,
        "type": statement.type,
        "manner": statement.manner,
        "text": statement.text,
        "start": statement.start,
        "end": statement.end,
        "language": statement.language,
        "date": statement.date,
        "attribution": statement.attribution,
        "speaker": voice.speaker,
        "office": voice.office,
        "organization": voice.organization,
        "government": voice.government,
        "on_behalf_of": statement.on_behalf_of,
        "grade": head[0].grade if head else None,
        "topics": [asdict(mention) for mention in statement.topics],
        "stances": [asdict(stance) for stance in statement.stances],
        "corrections": None,
    }


def version_row(document: Document, number: int, capture: int) -> dict[str, Any]:
    """The row of `versions` that keeps a document as read from one capture."""
    return {
        "document": document.id,
        "number": number,
        "capture": capture,
        "url": document.url,
        "title": document.title,
        "date": document.date,
        "language": document.language,
        "kind": document.kind,
        "place": document.place,
        "published_at": document.published_at.isoformat() if document.published_at else None,
        "attribution": document.attribution,
        "publisher": document.publisher,
        "government": document.government,
        "translation_of": document.translation_of,
        "text": document.text,
        "turns": [[turn.type, turn.attribution, turn.start, turn.end] for turn in document.turns],
        "digest": content_digest(document),
    }


def content_digest(document: Document) -> str:
    """A digest of what was read, so that a menu or a view counter makes no new version."""
    turns = [[turn.type, turn.attribution, turn.text] for turn in document.turns]
    read = [document.title, str(document.date), document.place, document.language, turns]
    return hashlib.sha256(json.dumps(read, ensure_ascii=False).encode()).hexdigest()


def _utc(moment: datetime) -> datetime:
    """A moment as the database keeps it, in UTC without saying so."""
    return moment.replace(tzinfo=UTC)
