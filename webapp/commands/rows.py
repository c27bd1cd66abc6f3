"""Files of rows that a command is given, packed or not."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file, unpacked where its name ends in ".gz"."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        yield from stream
