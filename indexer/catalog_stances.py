"""The stances on one topic that the catalog holds."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from indexer.catalog import Catalog
from indexer.catalog_rows import HELD, held_of
from indexer.catalog_tables import statements
from indexer.shifts import Taken, is_mainly_about, own_stances


def taken_on(
    catalog: Catalog,
    topic: str,
    *,
    government: str | None = None,
    speaker: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[Taken]:
    """Own stances that are mainly about a topic or entity, oldest first; questions have none."""
    query = HELD.where(
        statements.c.is_current,
        statements.c.date.is_not(None),
        sa.cast(statements.c.stances, sa.Text).contains(f'"{topic}"', autoescape=True),
    ).order_by(statements.c.date, statements.c.document, statements.c.position)
    if government:
        query = query.where(statements.c.government == government)
    if speaker:
        query = query.where(statements.c.speaker == speaker)
    if since:
        query = query.where(statements.c.date >= since)
    if until:
        query = query.where(statements.c.date <= until)
    with catalog.engine.connect().execution_options(yield_per=500) as connection:
        held = (held_of(row) for row in connection.execute(query).mappings())
        return [one for one in own_stances(held) if is_mainly_about(one.stance, topic)]
