"""Since which day the newest changes are, so that a page of them needn't order all there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from indexer.catalog import Catalog
from indexer.catalog_tables import documents, edits, withdrawals

EVENTS = ("withdrawn", "restored")  # kinds that stand in `withdrawals`


def day_of(
    catalog: Catalog,
    place: int,
    *,
    sources: Sequence[str] = (),
    kinds: Sequence[str] = (),
    until: date | None = None,
    document: str = "",
) -> date | None:
    """The day (UTC) of the change at a place from the newest, 1 being the newest.

    None: there are fewer. The filters are those of catalog_changes.changes."""
    end = datetime(until.year, until.month, until.day, 23, 59, 59, 999999) if until else None
    found: list[datetime] = []
    with catalog.engine.connect() as connection:
        for query, at, of in _times(kinds):
            if sources:
                query = query.join(documents, documents.c.id == of)
                query = query.where(documents.c.source.in_(sources))
            if document:
                query = query.where(of == document)
            if end:
                query = query.where(at <= end)
            found += connection.scalars(query.order_by(at.desc()).limit(place))
    return sorted(found, reverse=True)[place - 1].date() if len(found) >= place else None


def _times(kinds: Sequence[str]) -> Iterator[tuple[sa.Select[Any], Any, Any]]:
    """(when changes were seen, that column, that of the document) for each table of changes."""
    of_edits = [kind for kind in kinds if kind not in EVENTS]
    if of_edits or not kinds:
        query = sa.select(edits.c.at)
        yield (
            query.where(edits.c.kind.in_(of_edits)) if of_edits else query,
            edits.c.at,
            edits.c.document,
        )
    for kind, at in zip(EVENTS, (withdrawals.c.at, withdrawals.c.restored_at), strict=True):
        if kind in kinds or not kinds:
            yield sa.select(at).where(at.is_not(None)), at, withdrawals.c.document
