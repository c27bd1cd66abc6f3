"""Rows of JSON, one object a line: of corpora, of texts to analyse, of gold sets."""

from __future__ import annotations

import json
from typing import Any

from scrapers.errors import RowRefused


def object_in(line: bytes, where: str) -> dict[str, Any]:
    """The JSON object on a line; raises RowRefused."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RowRefused(f"{where}: wanted a JSON object: {error}") from error
    if not isinstance(row, dict):
        raise RowRefused(f"{where}: wanted a JSON object, came {type(row).__name__}")
    return row
