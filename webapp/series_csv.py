"""Statements over time as a table to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from flask import Response

from webapp.feeds import inert
from webapp.periods import Span
from webapp.series import PER_STATEMENTS, Cell, Series

COLUMNS = (
    "query", "address", "per", "period", "government", "government_name", "statements", "held",
    "is_held", f"per_{PER_STATEMENTS}", "stance", "grade", "rung", "step", "steps", "stances_read",
    "stance_statement", "statements_address",
)  # fmt: skip


def csv_of(series: Iterable[Series], span: Span, query: str, address: str, root: str) -> Response:
    """A row for each month or year of each government, with a byte order mark for spreadsheets."""
    file = io.StringIO()
    write = csv.writer(file).writerow
    write(COLUMNS)
    for one in series:
        for cell in one.cells:
            row = (query, address, span.per, *_row(cell, one, root))
            write([inert(str(value)) for value in row])
    return Response(
        "\ufeff" + file.getvalue(),
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="on-record-trends.csv"'},
    )


def _row(cell: Cell, series: Series, root: str) -> Iterator[object]:
    """What isn't held has no number: an empty cell, not a zero."""
    yield from (cell.period.key, series.side.government, series.side.name)
    if cell.is_held:
        yield from (cell.count, cell.held, "yes", f"{cell.share:.2f}")
    else:
        yield from ("", 0, "no", "")
    yield from _stance(cell)
    yield "yes" if cell.is_read else "no"
    yield root + cell.statement if cell.statement else ""
    yield root + cell.address if cell.count else ""


def _stance(cell: Cell) -> tuple[object, ...]:
    if cell.stance is None:
        return "", "", "", "", ""
    places = [place for place, (_, is_here) in enumerate(cell.stance.steps, 1) if is_here]
    number = places[0] if places else ""
    shown = cell.stance
    return shown.code, shown.grade, shown.rung, number, len(shown.steps) or ""
