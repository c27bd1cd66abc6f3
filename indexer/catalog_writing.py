"""Write what was read into the catalog: every capture once, in one transaction with its outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from indexer.catalog import Catalog
from indexer.catalog_rows import content_digest, statement_row, version_row
from indexer.catalog_tables import (
    captures,
    documents,
    indexed,
    metadata,
    statements,
    versions,
    wordings,
)
from indexer.catalog_withdrawals import restore, withdraw
from indexer.model import Statement
from indexer.versions import name_statements
from scrapers.model import Capture, Document

# What a capture turned out to be
OUTCOMES = ("read", "unchanged", "gone", "not a document", "refused")


@dataclass(frozen=True)
class Reading:
    """What was made of one capture."""

    capture: Capture
    outcome: str  # one of OUTCOMES
    reason: str = ""  # why it was refused
    document_id: str | None = None
    document: Document | None = None  # when outcome is "read"
    statements: tuple[Statement, ...] = ()  # without ids yet


def progress(catalog: Catalog, source: str) -> dict[str, int]:
    """How far a source's WARC files were read: file name → byte offset of the last record."""
    query = (
        sa.select(captures.c.warc, sa.func.max(captures.c.offset).label("offset"))
        .where(captures.c.source == source)
        .group_by(captures.c.warc)
    )
    with catalog.engine.connect() as connection:
        return {row.warc: row.offset for row in connection.execute(query)}


def store(catalog: Catalog, readings: Iterable[Reading]) -> list[str]:
    """Keep some readings, all or none; gives the outcome of each ("read" may prove "unchanged")."""
    with catalog.engine.begin() as connection:
        return [_store(connection, reading) for reading in readings]


def forget_everything(catalog: Catalog) -> None:
    """Empty the catalog, to be read anew from the archive."""
    with catalog.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())


def note_indexed(catalog: Catalog, engine: str, revision: int, count: int) -> None:
    """Remember how far a search engine has followed, and how many statements it holds."""
    with catalog.engine.begin() as connection:
        connection.execute(indexed.delete().where(indexed.c.engine == engine))
        row = {"engine": engine, "revision": revision, "statements": count}
        connection.execute(indexed.insert(), row)


def _store(connection: Connection, reading: Reading) -> str:
    document, outcome = reading.document, reading.outcome
    newest = _newest(connection, document) if document else None
    if document and newest and newest["digest"] == content_digest(document):
        outcome = "unchanged"
    revision = _insert_capture(connection, reading, outcome)
    if document and outcome == "read":
        _store_version(connection, document, reading.statements, newest, revision)
    _note_withdrawal(connection, reading, outcome, revision)
    return outcome


def _insert_capture(connection: Connection, reading: Reading, outcome: str) -> int:
    capture = reading.capture
    row = {
        "source": capture.source,
        "url": capture.url,
        "fetched_at": capture.fetched_at.astimezone(UTC).replace(tzinfo=None),
        "status": capture.status,
        "media_type": capture.media_type,
        "digest": capture.digest,
        "warc": capture.warc,
        "offset": capture.offset,
        "outcome": outcome,
        "reason": reading.reason,
    }
    key: Any = connection.execute(captures.insert(), row).inserted_primary_key
    return int(key[0])


def _newest(connection: Connection, document: Document) -> RowMapping | None:
    """Number and digest of a document's newest version, or None for a new document."""
    query = (
        sa.select(versions.c.number, versions.c.digest)
        .join(documents, documents.c.id == versions.c.document)
        .where(documents.c.id == document.id, versions.c.number == documents.c.version)
    )
    return connection.execute(query).mappings().first()


def _store_version(
    connection: Connection,
    document: Document,
    described: Sequence[Statement],
    newest: RowMapping | None,
    revision: int,
) -> None:
    number = newest["number"] + 1 if newest else 1
    if newest:
        changes = documents.update().where(documents.c.id == document.id)
        connection.execute(changes.values(version=number))
    else:
        row = {"id": document.id, "source": document.source, "version": number}
        connection.execute(documents.insert(), row)
    connection.execute(versions.insert(), version_row(document, number, revision))
    _store_statements(connection, document, described, number, revision)


def _store_statements(
    connection: Connection,
    document: Document,
    described: Sequence[Statement],
    number: int,
    revision: int,
) -> None:
    """Name the statements after those of the version before, and keep these beside the gone."""
    known = _known(connection, document.id) if number > 1 else []
    before = [(row["id"], row["text"]) for row in known if row["version"] == number - 1]
    named = name_statements(described, before)
    rows = [statement_row(one, number, revision) for one in named]
    ids = {row["id"] for row in known}
    _retire(connection, document.id, ids - {one.id for one in named}, revision)
    _insert(connection, statements, [row for row in rows if row["id"] not in ids])
    _update(connection, [row for row in rows if row["id"] in ids])
    places = [(one.id, number, one.start, one.end) for one in named]
    columns = ("statement", "version", "start", "end")
    _insert(connection, wordings, [dict(zip(columns, place, strict=True)) for place in places])


def _insert(connection: Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _update(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        keyed = statements.update().where(statements.c.id == sa.bindparam("key"))
        connection.execute(keyed, [{**row, "key": row["id"]} for row in rows])


def _known(connection: Connection, document: str) -> list[Any]:
    """Id, text and version of every statement that a document ever held, in reading order."""
    query = (
        sa.select(statements.c.id, statements.c.text, statements.c.version)
        .where(statements.c.document == document)
        .order_by(statements.c.position)
    )
    return list(connection.execute(query).mappings())


def _retire(connection: Connection, document: str, gone: Set[str], revision: int) -> None:
    """Mark the statements that the newest version no longer holds; they stay to be found by id."""
    if gone:
        mine = sa.and_(statements.c.document == document, statements.c.is_current)
        retired = statements.update().where(mine, statements.c.id.in_(gone))
        connection.execute(retired.values(is_current=False, revision=revision))


def _note_withdrawal(connection: Connection, reading: Reading, outcome: str, revision: int) -> None:
    """Date a document's withdrawal by the first capture without it; a return ends it."""
    if reading.document_id is None:
        return
    at = reading.capture.fetched_at
    if outcome == "gone":
        withdraw(connection, reading.document_id, "gone", revision, at)
    elif outcome in ("read", "unchanged"):
        restore(connection, reading.document_id, "gone", revision, at)
