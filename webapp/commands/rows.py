"""Rows of JSON that a command is given: one object a line, packed or not."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scrapers.errors import RowRefused


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file, unpacked where its name ends in ".gz"."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        yield from stream


def object_in(line: bytes, where: str) -> dict[str, Any]:
    """The JSON object on a line; raises RowRefused."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RowRefused(f"{where}: wanted a JSON object: {error}") from error
    if not isinstance(row, dict):
        raise RowRefused(f"{where}: wanted a JSON object, came {type(row).__name__}")
    return row
