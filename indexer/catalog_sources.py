"""What is held of one source, its newest documents, and when versions were captured; bounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import sqlalchemy as sa

from indexer.catalog import Catalog
from indexer.catalog_rows import DOCUMENT, document_of
from indexer.catalog_tables import captures, documents, versions
from scrapers.model import Document


@dataclass(frozen=True)
class Figures:
    """What the archive holds of one source's documents."""

    documents: int
    first: date | None  # days of the documents' newest versions
    last: date | None
    last_capture: datetime | None  # UTC; of anything from the source


@dataclass(frozen=True)
class VersionTime:
    """When a version of a document was captured for the first time."""

    number: int
    at: datetime  # UTC


def held_sources(catalog: Catalog) -> list[str]:
    """The ids of sources that documents are held of, in alphabetical order."""
    query = sa.select(documents.c.source).distinct().order_by(documents.c.source)
    with catalog.engine.connect() as connection:
        return list(connection.scalars(query))


def figures(catalog: Catalog, source: str) -> Figures:
    """How many documents of a source are held, of which days, and when it was last captured."""
    newest = sa.and_(
        versions.c.document == documents.c.id, versions.c.number == documents.c.version
    )
    counted = (
        sa.select(sa.func.count(), sa.func.min(versions.c.date), sa.func.max(versions.c.date))
        .select_from(documents.join(versions, newest))
        .where(documents.c.source == source)
    )
    last = sa.select(sa.func.max(captures.c.fetched_at)).where(captures.c.source == source)
    with catalog.engine.connect() as connection:
        count, first, newest_day = connection.execute(counted).one()
        at = connection.scalar(last)
    return Figures(count, first, newest_day, at.replace(tzinfo=UTC) if at else None)


def newest_documents(catalog: Catalog, source: str, limit: int) -> list[Document]:
    """A source's documents of the latest days, without their texts; undated ones come last."""
    query = (
        DOCUMENT.where(documents.c.source == source, versions.c.number == documents.c.version)
        .order_by(versions.c.date.is_(None), versions.c.date.desc(), documents.c.id.desc())
        .limit(limit)
    )
    with catalog.engine.connect() as connection:
        return [document_of(row) for row in connection.execute(query).mappings()]


def version_times(catalog: Catalog, ids: Sequence[str]) -> dict[str, list[VersionTime]]:
    """Document id → when each of its versions was captured, oldest first."""
    query = (
        sa.select(versions.c.document, versions.c.number, captures.c.fetched_at)
        .join(captures, captures.c.id == versions.c.capture)
        .where(versions.c.document.in_(ids))
        .order_by(versions.c.document, captures.c.fetched_at, versions.c.number)
    )
    found: dict[str, list[VersionTime]] = {}
    with catalog.engine.connect() as connection:
        for id, number, at in connection.execute(query):
            found.setdefault(id, []).append(VersionTime(number, at.replace(tzinfo=UTC)))
    return found
