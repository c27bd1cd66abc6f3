"""Whether a source is alive: its last success, its last new document, its silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from indexer.catalog import Catalog
from indexer.catalog_coverage import Month, coverage
from indexer.catalog_tables import captures, documents, statements, versions
from scrapers.model import Source


@dataclass(frozen=True)
class Health:
    """What the catalog tells of one source."""

    source: str
    state: str  # "well", "silent", "nothing read", "not collected", "complete"
    quiet_after: timedelta  # timedelta.max: nothing new is expected
    last_success: datetime | None = None  # UTC; of a listing or document that was read
    last_new: datetime | None = None  # UTC; when a document was captured for the first time
    newest: date | None = None  # day of the newest document
    months: tuple[Month, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()  # (address, reason)
    unknown_labels: int = 0
    withdrawn: int = 0

    @property
    def is_well(self) -> bool:
        """Whether nobody need look after it: zero new documents is not success."""
        return self.state in ("well", "complete")


@dataclass(frozen=True)
class UnknownLabel:
    """A speaker's label that nobody in mappings/people.toml answers to."""

    source: str
    label: str  # as printed
    statements: int
    first: date | None
    last: date | None
    example: str  # id of a document that has it


def health(catalog: Catalog, source: Source, now: datetime) -> Health:
    """How a source is at a moment, as far as the catalog knows."""
    success = _last_success(catalog, source.id)
    if success is None and not _holds(catalog, source.id):
        return Health(source.id, "not collected", source.quiet_after)
    covered = coverage(catalog, source.id)
    newest, last_new = _newest(catalog, source.id)
    return Health(
        source=source.id,
        state=_state(source, newest or (last_new.date() if last_new else None), now),
        quiet_after=source.quiet_after,
        last_success=success,
        last_new=last_new,
        newest=newest,
        months=covered.months,
        refused=covered.refused,
        unknown_labels=_count(catalog, _labels([source.id]).subquery()),
        withdrawn=_count(
            catalog,
            sa.select(documents.c.id)
            .where(documents.c.source == source.id, documents.c.withdrawn_at.is_not(None))
            .subquery(),
        ),
    )


def unknown_labels(
    catalog: Catalog, sources: Sequence[str] = (), limit: int | None = None
) -> list[UnknownLabel]:
    """Labels without a person, the commonest first; of all sources where none is named."""
    with catalog.engine.connect() as connection:
        rows = connection.execute(_labels(sources).limit(limit)).mappings()
        return [UnknownLabel(**row) for row in rows]


def _labels(sources: Sequence[str]) -> sa.Select[Any]:
    count = sa.func.count().label("statements")
    query = (
        sa.select(
            documents.c.source,
            statements.c.attribution.label("label"),
            count,
            sa.func.min(statements.c.date).label("first"),
            sa.func.max(statements.c.date).label("last"),
            sa.func.min(statements.c.document).label("example"),
        )
        .join(documents, documents.c.id == statements.c.document)
        .where(
            statements.c.is_current,
            statements.c.attribution.is_not(None),
            statements.c.speaker.is_(None),
            statements.c.type != "question",
        )
        .group_by(documents.c.source, statements.c.attribution)
        .order_by(count.desc(), documents.c.source, statements.c.attribution)
    )
    return query.where(documents.c.source.in_(sources)) if sources else query


def _state(source: Source, newest: date | None, now: datetime) -> str:
    if newest is None:
        return "nothing read"
    if source.quiet_after == timedelta.max:
        return "complete"
    return "silent" if now.date() - newest > source.quiet_after else "well"


def _last_success(catalog: Catalog, source: str) -> datetime | None:
    query = sa.select(sa.func.max(captures.c.fetched_at)).where(
        captures.c.source == source, captures.c.outcome.in_(("read", "unchanged", "listing"))
    )
    with catalog.engine.connect() as connection:
        at = connection.scalar(query)
    return at.replace(tzinfo=UTC) if at else None


def _holds(catalog: Catalog, source: str) -> bool:
    query = sa.select(captures.c.id).where(captures.c.source == source)
    return _count(catalog, query.limit(1).subquery()) > 0


def _newest(catalog: Catalog, source: str) -> tuple[date | None, datetime | None]:
    """(day of the newest document, when a document was captured for the first time)."""
    query = (
        sa.select(sa.func.max(versions.c.date), sa.func.max(captures.c.fetched_at))
        .join(documents, documents.c.id == versions.c.document)
        .join(captures, captures.c.id == versions.c.capture)
        .where(documents.c.source == source, versions.c.number == 1)
    )
    with catalog.engine.connect() as connection:
        day, at = connection.execute(query).one()
    return day, at.replace(tzinfo=UTC) if at else None


def _count(catalog: Catalog, rows: sa.Subquery) -> int:
    with catalog.engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(rows)) or 0
