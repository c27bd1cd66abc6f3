"""search, analyse: ask the archive, or ask what the line would find in a text."""

from __future__ import annotations

import json
import sys
from typing import Any, BinaryIO

import click

from indexer.analyse import analyse as analyse_row
from mappings.errors import OnRecordError
from scrapers.errors import RowRefused
from webapp.cli import DONE, REFUSED


@click.command()
@click.argument("file", type=click.File("rb"), metavar="FILE.jsonl")
def analyse(file: BinaryIO) -> None:
    """Read texts {id, text, language?, date?, source?, title?}, one JSON object a line (- reads
    the standard input), and print what is found in each as one JSON line."""
    refused = 0
    for number, line in enumerate(file, start=1):
        where = f"{file.name}, line {number}"
        try:
            found = analyse_row(_object(line, where), where)
        except OnRecordError as error:
            refused += 1
            click.echo(f"refused {where}: {error}", err=True)
            continue
        click.echo(json.dumps(found, ensure_ascii=False))
    sys.exit(REFUSED if refused else DONE)


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RowRefused(f"wanted a JSON object: {error}") from error
    if not isinstance(row, dict):
        raise RowRefused(f"wanted a JSON object, came {type(row).__name__}")
    return row
