"""evaluate: measure what is found in texts against labelled rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from indexer.evaluate import evaluate as evaluate_rows
from indexer.evaluate_report import confusion, tables, worst
from scrapers.json_rows import object_in
from webapp.commands.rows import lines_of


@click.command()
@click.argument(
    "gold",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="GOLD.jsonl...",
)
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the collections that rows refer to.",
)
@click.option(
    "--worst", "most", default=5, type=click.IntRange(0), help="Mistakes to show of each."
)
def evaluate(gold: Sequence[Path], texts: Path | None, most: int) -> None:
    """Measure what is found in texts against rows that people labelled (docs/accuracy.md).

    Forms of rows: quotes, turns, stance, language, topics; files may be packed with gzip."""
    found = evaluate_rows(_rows(gold), texts)
    counts = ", ".join(f"{number:,} of {form}" for form, number in found.rows.items())
    click.echo(f"{counts}\n")
    for line in (*tables(found), *confusion(found), *worst(found, most)):
        click.echo(line)


def _rows(paths: Sequence[Path]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in paths:
        for number, line in enumerate(lines_of(path), start=1):
            if line.strip():
                where = f"{path.name}, line {number}"
                yield where, object_in(line, where)
