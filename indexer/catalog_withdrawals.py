"""Note when a document went from its site, or from its listing, and when it came back."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from indexer.catalog_tables import documents, withdrawals

# gone: the site answers 404 or 410; unlisted: its listing leads to it no longer
REASONS = ("gone", "unlisted")


def withdraw(connection: Connection, document: str, why: str, capture: int, at: datetime) -> None:
    """Date a document's withdrawal by the capture that first shows it; repeats change nothing.

    A document that isn't held can't be withdrawn; an unknown one is passed over."""
    is_held = connection.scalar(sa.select(documents.c.id).where(documents.c.id == document))
    if is_held is None or connection.scalar(
        sa.select(withdrawals.c.id).where(_is_open(document, why))
    ):
        return
    row = {"document": document, "why": why, "at": _plain(at), "capture": capture}
    connection.execute(withdrawals.insert(), row)
    _note_on_document(connection, document)


def take_back(connection: Connection, document: str, why: str) -> None:
    """Undo an open withdrawal that proves to have been none: it only stood on another page."""
    if connection.execute(withdrawals.delete().where(_is_open(document, why))).rowcount:
        _note_on_document(connection, document)


def restore(connection: Connection, document: str, why: str, capture: int, at: datetime) -> None:
    """Date a document's return by the capture that first shows it again."""
    values = {"restored_at": _plain(at), "restored_capture": capture}
    ended = connection.execute(withdrawals.update().where(_is_open(document, why)).values(values))
    if ended.rowcount:
        _note_on_document(connection, document)


def _is_open(document: str, why: str) -> sa.ColumnElement[bool]:
    """Says of a withdrawal that it is this document's, for this reason, without a return yet."""
    return sa.and_(
        withdrawals.c.document == document,
        withdrawals.c.why == why,
        withdrawals.c.restored_at.is_(None),
    )


def _note_on_document(connection: Connection, document: str) -> None:
    """Keep beside the document since when it is withdrawn, for whatever reason."""
    since = sa.select(sa.func.min(withdrawals.c.at)).where(
        withdrawals.c.document == document, withdrawals.c.restored_at.is_(None)
    )
    mine = documents.update().where(documents.c.id == document)
    connection.execute(mine.values(withdrawn_at=since.scalar_subquery()))


def _plain(moment: datetime) -> datetime:
    """A moment as the database keeps it: UTC, without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)
