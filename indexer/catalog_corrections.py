"""Bring the corrections in the catalog up to the file that they are written in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from indexer.catalog import Catalog
from indexer.catalog_tables import statements
from indexer.correcting import corrected
from indexer.corrections import Corrections
from scrapers.model import Tally

AT_ONCE = 500  # ids asked for in one query


def next_revision(connection: Connection) -> int:
    """A number above every change before, for those of one transaction."""
    return 1 + (connection.scalar(sa.select(sa.func.max(statements.c.revision))) or 0)


def correct(catalog: Catalog, corrections: Corrections) -> Tally:
    """Apply a file's corrections to the statements that are held, and take back what left it.

    What can't be applied is refused with its reason; the statement then stands as the rules
    made it."""
    tally = Tally("corrections")
    for where, reason in corrections.refused:
        tally.refuse(where, reason)
    with catalog.engine.begin() as connection:
        held = _held(connection, list(corrections.by_statement))
        for id in corrections.by_statement.keys() - held.keys():
            tally.refuse(corrections.name, f"no statement {id!r} is held")
        revision = next_revision(connection)
        for row in held.values():
            _apply(connection, row, corrections, revision, tally)
    return tally


def _held(connection: Connection, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The statements that are corrected, or have one of these ids."""
    found = list(
        connection.execute(_rows().where(statements.c.corrections.is_not(None))).mappings()
    )
    for first in range(0, len(ids), AT_ONCE):
        some = statements.c.id.in_(ids[first : first + AT_ONCE])
        found.extend(connection.execute(_rows().where(some)).mappings())
    return {row["id"]: dict(row) for row in found}


def _rows() -> sa.Select[Any]:
    return sa.select(statements).order_by(statements.c.id)


def _apply(
    connection: Connection,
    row: dict[str, Any],
    corrections: Corrections,
    revision: int,
    tally: Tally,
) -> None:
    wanted = corrections.of(row["id"])
    changed, refused = corrected(row, wanted)
    for reason in refused:
        tally.refuse(f"{corrections.name}: {row['id']}", reason)
    if len(wanted) > len(refused):
        tally.add("corrected")
    if changed == row:
        return
    if not changed["corrections"]:
        tally.add("taken back")
    mine = statements.update().where(statements.c.id == row["id"])
    connection.execute(mine.values(changed | {"revision": revision}))
