"""The CDXJ index of a WARC file: its lines, as records are written or by reading them again."""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from cdxj_indexer.main import CDXJIndexer

KEPT_TYPES = ("response", "resource", "revisit")


@dataclass(frozen=True)
class Place:
    """Where a record was just written, said as an iterator over a file says it to the indexer."""

    offset: int  # bytes
    length: int

    def get_record_offset(self) -> int:
        """Where the record begins, in bytes."""
        return self.offset

    def get_record_length(self) -> int:
        """How long it is, compressed, in bytes."""
        return self.length


def indexer_of(name: str, lines: StringIO) -> CDXJIndexer:
    """An indexer that adds lines for a WARC file of this name."""
    indexer = CDXJIndexer(lines, [], filename=name, records=",".join(KEPT_TYPES))
    indexer.curr_filename = name
    return indexer


def index_of(file: Path, name: str) -> str:
    """The lines of a WARC file by reading it, under the name that it has or will have."""
    lines = StringIO()
    with file.open("rb") as stream:
        indexer_of(name, lines).process_one(stream, lines, name)
    return lines.getvalue()


def write_index(path: Path, lines: str) -> None:
    """Write an index, whole or not at all."""
    partial = path.with_suffix(".part")
    partial.write_text(lines, encoding="utf-8")
    synced(partial)
    os.replace(partial, path)


def synced(path: Path) -> None:
    """Have a file's or a folder's content on the disk when this returns."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
