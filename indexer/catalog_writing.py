"""Write what was read into the catalog: every capture once, in one transaction with its outcome."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from indexer.catalog import Catalog
from indexer.catalog_corrections import next_revision
from indexer.catalog_listings import Listed, note_listing
from indexer.catalog_tables import captures, indexed, metadata, renewals
from indexer.catalog_versions import Change, place_in_time, store_version
from indexer.catalog_withdrawals import restore, withdraw
from indexer.corrections import Corrections
from indexer.model import Statement
from scrapers.model import Capture, Document, Link

NO_CORRECTIONS = Corrections()
# What a capture turned out to be
OUTCOMES = ("read", "unchanged", "gone", "listing", "not a document", "refused")


@dataclass(frozen=True)
class Reading:
    """What was made of one capture."""

    capture: Capture
    outcome: str  # one of OUTCOMES
    reason: str = ""  # why it was refused
    document_id: str | None = None
    document: Document | None = None  # when outcome is "read"
    statements: tuple[Statement, ...] = ()  # without ids yet
    links: tuple[Link, ...] = ()  # when outcome is "listing"
    is_in_order: bool = True  # whether its links stand as readers see them: a sitemap's don't


def progress(catalog: Catalog, source: str) -> dict[str, int]:
    """How far a source's WARC files were read: file name → byte offset of the last record."""
    query = (
        sa.select(captures.c.warc, sa.func.max(captures.c.offset).label("offset"))
        .where(captures.c.source == source)
        .group_by(captures.c.warc)
    )
    with catalog.engine.connect() as connection:
        return {row.warc: row.offset for row in connection.execute(query)}


def store(
    catalog: Catalog, readings: Iterable[Reading], corrections: Corrections = NO_CORRECTIONS
) -> list[str]:
    """Keep some readings, all or none; gives the outcome of each ("read" may prove "unchanged").

    Statements are kept as people corrected them."""
    with catalog.engine.begin() as connection:
        revision = next_revision(connection)
        return [_store(connection, reading, revision, corrections) for reading in readings]


def forget_everything(catalog: Catalog) -> None:
    """Empty the catalog, to be read anew from the archive."""
    with catalog.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            if table is not renewals:
                connection.execute(table.delete())
        _renew(connection)


def note_indexed(catalog: Catalog, engine: str, revision: int, count: int) -> None:
    """Remember how far a search engine has followed, and how many statements it holds."""
    with catalog.engine.begin() as connection:
        connection.execute(indexed.delete().where(indexed.c.engine == engine))
        row = {"engine": engine, "revision": revision, "statements": count}
        connection.execute(indexed.insert(), row)
        _renew(connection)


def _renew(connection: Connection) -> None:
    """Make the catalog's generation another one, whatever its rows are."""
    number = connection.scalar(sa.select(sa.func.max(renewals.c.number))) or 0
    connection.execute(renewals.delete())
    connection.execute(renewals.insert(), {"number": number + 1})


def _store(
    connection: Connection, reading: Reading, revision: int, corrections: Corrections
) -> str:
    document, outcome = reading.document, reading.outcome
    place = place_in_time(connection, reading.document_id or "", reading.capture.fetched_at)
    if document and place.holds(document):
        outcome = "unchanged"
    capture = _insert_capture(connection, reading, outcome)
    if document and outcome == "read":
        change = Change(capture, revision, corrections)
        store_version(connection, document, reading.statements, place, change)
    if outcome == "listing":
        listing = Listed(reading.capture, reading.links, reading.is_in_order)
        note_listing(connection, listing, capture)
    if place.later is None:  # what is older says nothing of today
        _note_withdrawal(connection, reading, outcome, capture)
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


def _note_withdrawal(connection: Connection, reading: Reading, outcome: str, capture: int) -> None:
    """Date a document's withdrawal by the first capture without it; a return ends it."""
    if reading.document_id is None:
        return
    at = reading.capture.fetched_at
    if outcome == "gone":
        withdraw(connection, reading.document_id, "gone", capture, at)
    elif outcome in ("read", "unchanged"):
        restore(connection, reading.document_id, "gone", capture, at)
