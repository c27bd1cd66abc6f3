"""Bring texts that others collected into the archive, as WARC resource records."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapers.archive import Archive
from scrapers.corpora import read_row
from scrapers.errors import RowRefused, ScrapersError
from scrapers.model import Tally
from scrapers.payload import payload_digest
from scrapers.registry import source_of
from scrapers.warc_files import WarcFile

ROW_TYPE = "application/json"
ENDINGS = (".jsonl", ".jsonl.gz")
MAX_ROW_BYTES = 64_000_000


class CorpusImport:
    """One run of `onrecord import`: a WARC file for each source that the rows belong to."""

    def __init__(self, archive: Archive, watch: Callable[[Tally], None]) -> None:
        """Import into an archive; use as a context manager, which closes the files."""
        self.archive = archive
        self.watch = watch
        self.stack = ExitStack()
        self.files: dict[str, WarcFile] = {}
        self.held: dict[str, dict[str, str]] = {}

    def __enter__(self) -> CorpusImport:
        """The run itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close every file; what was imported before an error is kept."""
        self.stack.close()

    def rows(self, path: Path) -> Tally:
        """Import a JSONL corpus, gzipped or not; a refused row is told by file and line."""
        tally = Tally(path.name, self.watch)
        try:
            for number, line in enumerate(_lines(path), start=1):
                self._row(line, f"{path.name}, line {number}", tally)
        except (OSError, EOFError, zlib.error) as error:
            tally.refuse(str(path), f"can't be read to its end: {error}")
        except RowRefused as error:
            tally.refuse(str(path), str(error))
        return tally

    def _row(self, line: bytes, where: str, tally: Tally) -> None:
        if not line.strip():
            return
        try:
            row = _object(line, where)
            url = row.get("url")
            source = source_of(url) if isinstance(url, str) else None
            document = read_row(row, where=where, source=source)
        except ScrapersError as error:
            tally.refuse(where, str(error))
            return
        is_new = self._keep(document.source, url or f"urn:onrecord:{document.id}", line.strip())
        tally.add("imported" if is_new else "held already")

    def _keep(self, source: str, url: str, payload: bytes) -> bool:
        """Write a row to its source's file, unless the archive holds these very bytes."""
        if source not in self.files:
            self.held[source] = self.archive.held(source)
            self.files[source] = self.stack.enter_context(self.archive.writer(source))
        digest = payload_digest(payload)
        if self.held[source].get(url) == digest:
            return False
        self.files[source].resource(url, payload, ROW_TYPE, at=datetime.now(UTC))
        self.held[source][url] = digest
        return True


def _lines(path: Path) -> Iterator[bytes]:
    if not path.name.endswith(ENDINGS):
        raise RowRefused(f"{path}: wanted a corpus that ends in {' or '.join(ENDINGS)}")
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        while line := stream.readline(MAX_ROW_BYTES):
            yield line


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RowRefused(f"{where}: wanted a JSON object: {error}") from error
    if not isinstance(row, dict):
        raise RowRefused(f"{where}: wanted a JSON object, came {type(row).__name__}")
    return row
