"""What changed on the sites after publication: edits, withdrawals and returns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from indexer.catalog import Catalog
from indexer.catalog_tables import documents, edits, versions, withdrawals
from indexer.edits import KINDS


@dataclass(frozen=True)
class Change:
    """One edit, withdrawal or return of a document."""

    at: datetime  # UTC; the capture that first showed it
    kind: str  # one of KINDS
    document: str
    source: str
    title: str  # as the newest version has it
    url: str
    language: str
    version: int | None = None  # the newer version of an edit
    statement: str | None = None
    before: str = ""
    after: str = ""
    why: str = ""  # of a withdrawal: one of catalog_withdrawals.REASONS


def changes(
    catalog: Catalog,
    *,
    sources: Sequence[str] = (),
    kinds: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    document: str = "",
    limit: int | None = None,
) -> Iterator[Change]:
    """Changes newest first, those of one moment worst first; days are counted in UTC."""
    every = sa.union_all(*_queries()).subquery()
    gravity = sa.case({kind: place for place, kind in enumerate(KINDS)}, value=every.c.kind)
    query = sa.select(every).order_by(every.c.at.desc(), gravity, every.c.document, every.c.id)
    if sources:
        query = query.where(every.c.source.in_(sources))
    if kinds:
        query = query.where(every.c.kind.in_(kinds))
    if document:
        query = query.where(every.c.document == document)
    if since:
        query = query.where(every.c.at >= datetime(since.year, since.month, since.day))
    if until:
        end = datetime(until.year, until.month, until.day, 23, 59, 59, 999999)
        query = query.where(every.c.at <= end)
    with catalog.engine.connect().execution_options(yield_per=500) as connection:
        for row in connection.execute(query.limit(limit)).mappings():
            values = {name: row[name] for name in row if name not in ("id", "at")}
            yield Change(at=row["at"].replace(tzinfo=UTC), **values)


def _queries() -> list[sa.Select[Any]]:
    """Edits, withdrawals, returns: each as rows of the same columns."""
    none = sa.literal(None, sa.String)
    empty = sa.literal("")
    gone = [sa.cast(none, sa.Integer).label("version"), none.label("statement")]
    gone += [empty.label("before"), empty.label("after")]
    edited = [edits.c.version, edits.c.statement, edits.c.before, edits.c.after, empty.label("why")]
    returned = [withdrawals.c.id, withdrawals.c.restored_at.label("at")]
    return [
        _of_documents([edits.c.id, edits.c.at, edits.c.kind, *edited], edits),
        _of_documents(
            [withdrawals.c.id, withdrawals.c.at, sa.literal("withdrawn").label("kind"), *gone,
             withdrawals.c.why],
            withdrawals,
        ),
        _of_documents(
            [*returned, sa.literal("restored").label("kind"), *gone, withdrawals.c.why],
            withdrawals,
        ).where(withdrawals.c.restored_at.is_not(None)),
    ]  # fmt: skip


def _of_documents(columns: list[Any], table: sa.Table) -> sa.Select[Any]:
    """Columns of a table beside what the newest version says of its document."""
    newest = sa.and_(
        versions.c.document == documents.c.id, versions.c.number == documents.c.version
    )
    told = [documents.c.id.label("document"), documents.c.source]
    told += [versions.c.title, versions.c.url, versions.c.language]
    return sa.select(*columns, *told).select_from(
        table.join(documents, documents.c.id == table.c.document).join(versions, newest)
    )
