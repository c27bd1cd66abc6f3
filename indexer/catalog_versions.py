"""Keep a document's versions in the order of time, with their statements and the edits between."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from indexer.catalog_rows import (
    DOCUMENT_WITH_TEXT,
    content_digest,
    document_of,
    statement_row,
    version_row,
)
from indexer.catalog_tables import captures, documents, edits, statements, versions, wordings
from indexer.correcting import corrected
from indexer.corrections import Corrections
from indexer.edits import edits_between
from indexer.model import Statement
from indexer.versions import name_statements
from scrapers.model import Document


@dataclass(frozen=True)
class Change:
    """What a capture changes in the catalog is kept under."""

    capture: int
    revision: int  # of the statements that it changes
    corrections: Corrections


@dataclass(frozen=True)
class Place:
    """Where a capture stands in time among the versions that are held."""

    at: datetime  # UTC, as the database keeps it
    count: int = 0  # of versions held
    earlier: RowMapping | None = None  # number and digest of the version before it
    later: RowMapping | None = None  # and after it: the capture is an old one that came late

    def holds(self, document: Document) -> bool:
        """Whether the version before or after it says the same."""
        digest = content_digest(document)
        return any(near and near["digest"] == digest for near in (self.earlier, self.later))


def place_in_time(connection: Connection, document: str, at: datetime) -> Place:
    """Where a capture of a document stands among those that are held."""
    plain = at.astimezone(UTC).replace(tzinfo=None)
    query = (
        sa.select(versions.c.number, versions.c.digest, captures.c.fetched_at)
        .join(captures, captures.c.id == versions.c.capture)
        .where(versions.c.document == document)
        .order_by(captures.c.fetched_at, versions.c.number)
    )
    held = list(connection.execute(query).mappings())
    before = [row for row in held if row["fetched_at"] <= plain]
    after = held[len(before) :]
    return Place(plain, len(held), before[-1] if before else None, after[0] if after else None)


def store_version(
    connection: Connection,
    document: Document,
    described: Sequence[Statement],
    place: Place,
    change: Change,
) -> None:
    """Keep a document's new version, its statements named after those of its neighbour."""
    number = place.count + 1
    _note_document(connection, document, number, place)
    connection.execute(versions.insert(), version_row(document, number, change.capture))
    neighbour = place.later or place.earlier
    before = _worded(connection, document.id, neighbour["number"]) if neighbour else []
    named = name_statements(described, before)
    _store_statements(connection, document.id, named, number, change, is_late=bool(place.later))
    _store_edits(connection, document.id, number, place)


def _note_document(connection: Connection, document: Document, number: int, place: Place) -> None:
    if place.count == 0:
        row = {"id": document.id, "source": document.source, "version": number}
        connection.execute(documents.insert(), row)
    elif place.later is None:
        mine = documents.update().where(documents.c.id == document.id)
        connection.execute(mine.values(version=number))


def _store_statements(
    connection: Connection,
    document: str,
    named: Sequence[Statement],
    number: int,
    change: Change,
    *,
    is_late: bool,
) -> None:
    """Keep statements beside those of other versions; a late old version changes none of these."""
    query = sa.select(statements.c.id).where(statements.c.document == document)
    known = set(connection.execute(query).scalars())
    rows = [_row(one, number, change) for one in named]
    fresh = [row | {"is_current": not is_late} for row in rows if row["id"] not in known]
    if not is_late:
        _retire(connection, document, known - {one.id for one in named}, change.revision)
        _update(connection, [row for row in rows if row["id"] in known])
    insert(connection, statements, fresh)
    columns = ("statement", "version", "start", "end")
    places = [(one.id, number, one.start, one.end) for one in named]
    insert(connection, wordings, [dict(zip(columns, place, strict=True)) for place in places])


def _row(statement: Statement, number: int, change: Change) -> dict[str, Any]:
    """The row of a statement as people corrected it; what can't be applied is told elsewhere."""
    row = statement_row(statement, number, change.revision)
    return corrected(row, change.corrections.of(statement.id))[0]


def insert(connection: Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    """Add rows to a table; none is fine."""
    if rows:
        connection.execute(table.insert(), rows)


def _update(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        keyed = statements.update().where(statements.c.id == sa.bindparam("key"))
        connection.execute(keyed, [{**row, "key": row["id"]} for row in rows])


def _retire(connection: Connection, document: str, gone: Set[str], revision: int) -> None:
    """Mark the statements that the newest version no longer holds; they stay to be found by id."""
    if gone:
        mine = sa.and_(statements.c.document == document, statements.c.is_current)
        retired = statements.update().where(mine, statements.c.id.in_(gone))
        connection.execute(retired.values(is_current=False, revision=revision))


def _worded(connection: Connection, document: str, number: int) -> list[tuple[str, str]]:
    """Id and words of every statement of a version, in reading order."""
    text = _document(connection, document, number).text
    return [(id, text[start:end]) for id, start, end in _spans(connection, document, number)]


def _spans(connection: Connection, document: str, number: int) -> list[tuple[str, int, int]]:
    query = (
        sa.select(wordings.c.statement, wordings.c.start, wordings.c.end)
        .join(statements, statements.c.id == wordings.c.statement)
        .where(statements.c.document == document, wordings.c.version == number)
        .order_by(wordings.c.start, wordings.c.end.desc(), wordings.c.statement)
    )
    return [(row.statement, row.start, row.end) for row in connection.execute(query)]


def _document(connection: Connection, document: str, number: int) -> Document:
    query = DOCUMENT_WITH_TEXT.where(versions.c.document == document, versions.c.number == number)
    return document_of(connection.execute(query).mappings().one())


def _store_edits(connection: Connection, document: str, number: int, place: Place) -> None:
    """Keep what changed from the version before in time, and to the one after it."""
    if place.earlier:
        _store_between(connection, document, place.earlier["number"], number, place.at)
    if place.later:
        newer, at = place.later["number"], place.later["fetched_at"]
        mine = sa.and_(edits.c.document == document, edits.c.version == newer)
        connection.execute(edits.delete().where(mine))
        _store_between(connection, document, number, newer, at)


def _store_between(
    connection: Connection, document: str, older: int, newer: int, at: datetime
) -> None:
    before = _document(connection, document, older)
    after = _document(connection, document, newer)
    spans = {"old": _spans(connection, document, older), "new": _spans(connection, document, newer)}
    rows = [
        {
            "document": document,
            "version": newer,
            "at": at,
            "kind": edit.kind,
            "statement": _statement_at(spans["new" if edit.after else "old"], edit.start),
            "before": edit.before,
            "after": edit.after,
        }
        for edit in edits_between(before, after)
    ]
    insert(connection, edits, rows)


def _statement_at(spans: Sequence[tuple[str, int, int]], start: int | None) -> str | None:
    """The statement that a passage begins in, or that begins in the passage's first words."""
    if start is None:
        return None
    inside = [id for id, first, last in spans if first <= start < last]
    after = [id for id, first, _ in spans if first >= start]
    return next(iter([*inside, *after]), None)
