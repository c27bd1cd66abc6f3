"""Bring what others collected into the archive: corpora, WARC and WACZ files, saved pages."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit
from zipfile import BadZipFile, ZipFile

from scrapers.archive import STAMP, Archive
from scrapers.corpora import read_row
from scrapers.errors import RowRefused, ScrapersError, UnknownSource
from scrapers.json_rows import object_in
from scrapers.model import Source, Tally
from scrapers.page import HTML_TYPES
from scrapers.payload import payload_digest
from scrapers.registry import SOURCES, source_of
from scrapers.registry import source as source_with
from scrapers.saved_pages import ENDINGS as PAGE_ENDINGS
from scrapers.saved_pages import read_saved_page
from scrapers.warc_files import WarcFile
from scrapers.warc_index import KEPT_TYPES
from scrapers.warc_reading import Record, records

ROW_TYPE = "application/json"
ENDINGS = (".jsonl", ".jsonl.gz")
WARC_ENDINGS = (".warc", ".warc.gz")
WACZ_ENDINGS = (".wacz",)
IMPORTED = (*ENDINGS, *WARC_ENDINGS, *WACZ_ENDINGS, *PAGE_ENDINGS)
MAX_ROW_BYTES = 64_000_000


class Import:
    """One run of `onrecord import`: a WARC file for each source that something belongs to."""

    def __init__(
        self, archive: Archive, watch: Callable[[Tally], None], *, source: str = "", url: str = ""
    ) -> None:
        """Import into an archive; use as a context manager, which closes the files.

        Only captures of `source` are taken where it is given; `url` is the address of a saved
        page that doesn't tell its own. Raises UnknownSource."""
        self.archive = archive
        self.watch = watch
        self.only = source_with(source) if source else None
        self.url = url
        self.stack = ExitStack()
        self.files: dict[str, WarcFile] = {}
        self.held: dict[str, set[tuple[str, str]]] = {}  # source → (address, digest or moment)

    def __enter__(self) -> Import:
        """The run itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close every file; what was imported before an error is kept."""
        self.stack.close()

    def path(self, path: Path) -> Tally:
        """Import a file of any kind that is known; what is refused is told by its place in it."""
        tally = Tally(path.name, self.watch)
        try:
            self._reader(path)(path, tally)
        except (OSError, EOFError, zlib.error, BadZipFile) as error:
            tally.refuse(str(path), f"can't be read to its end: {error}")
        except ScrapersError as error:
            tally.refuse(str(path), str(error))
        return tally

    def _reader(self, path: Path) -> Callable[[Path, Tally], None]:
        """How a file is read, by the ending of its name; raises RowRefused for an unknown one."""
        readers = {
            ENDINGS: self._rows, WARC_ENDINGS: self._warc, WACZ_ENDINGS: self._wacz,
            PAGE_ENDINGS: self._page,
        }  # fmt: skip
        for endings, reader in readers.items():
            if path.name.lower().endswith(endings):
                return reader
        known = ", ".join(ending for endings in readers for ending in endings)
        raise RowRefused(f"{path}: wanted a file that ends in one of {known}")

    def _rows(self, path: Path, tally: Tally) -> None:
        """A JSONL corpus, gzipped or not; a refused row is told by file and line."""
        for number, line in enumerate(_lines(path), start=1):
            if line.strip():
                self._row(line, f"{path.name}, line {number}", tally)

    def _row(self, line: bytes, where: str, tally: Tally) -> None:
        try:
            row = object_in(line, where)
            url = row.get("url")
            source = source_of(url) if isinstance(url, str) else None
            document = read_row(row, where=where, source=source)
        except ScrapersError as error:
            tally.refuse(where, str(error))
            return
        payload, address = line.strip(), url or f"urn:onrecord:{document.id}"
        is_new = self.is_new(document.source, address, payload_digest(payload))
        if is_new:
            self.file(document.source).resource(address, payload, ROW_TYPE, at=datetime.now(UTC))
        tally.add("imported" if is_new else "held already")

    def _page(self, path: Path, tally: Tally) -> None:
        """A page that a person's browser saved."""
        page = read_saved_page(path, url=self.url)
        source = self.source_of(page.url)
        if source is None:
            wanted = self.only.id if self.only else "a source"
            raise UnknownSource(f"{path.name}: {page.url} isn't the address of a page of {wanted}")
        is_new = self.is_new(source.id, page.url, payload_digest(page.body))
        if is_new:
            self.file(source.id).resource(page.url, page.body, page.media_type, at=page.saved_at)
        tally.add("imported" if is_new else "held already")

    def _wacz(self, path: Path, tally: Tally) -> None:
        """The WARC files in a WACZ; names in it are only told, never used as paths."""
        with ZipFile(path) as zipped:
            names = [one for one in zipped.namelist() if one.lower().endswith(WARC_ENDINGS)]
            if not names:
                raise RowRefused(f"{path}: a WACZ without a WARC file in it")
            for name in names:
                with zipped.open(name) as stream:
                    self._captures(stream, f"{path.name}, {name}", tally)

    def _warc(self, path: Path, tally: Tally) -> None:
        with path.open("rb") as stream:
            self._captures(stream, path.name, tally)

    def _captures(self, stream: IO[bytes], where: str, tally: Tally) -> None:
        """The captures of documents and listings in a WARC file, each with its request."""
        told = partial(_refuse_at, tally, where)
        pending: dict[str, Record] = {}  # a request may stand before its answer
        kept: dict[str, str] = {}  # id of a kept record → source
        for place, record in records(stream, told):
            id = str(record.header.get_header("WARC-Record-ID") or "")
            concurrent = str(record.header.get_header("WARC-Concurrent-To") or "")
            if record.kind in ("request", "metadata"):
                if concurrent in kept:
                    self.file(kept[concurrent]).copy(record.as_warcio())
                elif record.kind == "request":
                    pending = {id: record, concurrent: record}
                continue
            if record.kind not in KEPT_TYPES:
                continue
            source = self._taken(record, partial(told, place), tally)
            if source:
                kept[id] = source
                request = pending.get(concurrent) or pending.get(id)
                if request and request.url == record.url:
                    self.file(source).copy(request.as_warcio())

    def _taken(self, record: Record, refuse: Callable[[str], None], tally: Tally) -> str | None:
        """The source that a capture was kept for; None when it wasn't."""
        source = self.source_of(record.url)
        moment = str(record.header.get_header("WARC-Date") or "")
        if source is None or not _is_page(record):
            tally.add("of other pages")
            return None
        digest = record.header.get_header("WARC-Payload-Digest")
        if record.kind == "revisit" and not self._is_held(source.id, digest):
            refuse(f"a revisit of {record.url}, whose first capture ({digest}) isn't held")
            return None
        try:
            stamp = f"{datetime.fromisoformat(moment).astimezone(UTC):{STAMP}}"
        except ValueError:
            refuse(f"WARC-Date {moment!r} is no moment")
            return None
        if not self.is_new(source.id, record.url, stamp):
            tally.add("held already")
            return None
        record.header.replace_header("WARC-Target-URI", record.url)
        if not digest:
            digest = payload_digest(record.payload)
            record.header.add_header("WARC-Payload-Digest", digest)
        self.is_new(source.id, "", digest)
        self.file(source.id).copy(record.as_warcio())
        tally.add("imported")
        return source.id

    def source_of(self, url: str) -> Source | None:
        """The source that reads an address, as a document or as a page of its listings."""
        if not url.startswith(("http://", "https://")):
            return None
        found = self.only if self.only and self.only.address.match(url) else source_of(url)
        if found is None:
            host = urlsplit(url).netloc
            chosen = [self.only] if self.only else SOURCES
            found = next((one for one in chosen if one and _lists(one, url, host)), None)
        return found if self.only is None or found is self.only else None

    def file(self, source: str) -> WarcFile:
        """The WARC file that captures of a source go to in this run."""
        if source not in self.files:
            self.files[source] = self.stack.enter_context(self.archive.writer(source))
        return self.files[source]

    def is_new(self, source: str, url: str, sign: str) -> bool:
        """Whether the archive doesn't hold this of an address yet; from now on it does.

        A sign is a digest, or the moment of a capture."""
        self._is_held(source, "")
        if (url, sign) in self.held[source]:
            return False
        self.held[source].add((url, sign))
        return True

    def _is_held(self, source: str, digest: str | None) -> bool:
        """Whether a payload with this digest is held for a source."""
        if source not in self.held:
            self.file(source)  # mends what a killed run left, so that it is seen
            self.held[source] = set(_signs(self.archive, source))
        return ("", digest) in self.held[source]


def _signs(archive: Archive, source: str) -> Iterator[tuple[str, str]]:
    """Address with moment, address with digest, and digest alone, of all that is held."""
    for line in archive.index(source):
        yield line["url"], line["timestamp"][:14]
        yield line["url"], line["digest"]
        yield "", line["digest"]


def _refuse_at(tally: Tally, where: str, place: int, reason: str) -> None:
    tally.refuse(f"{where}, byte {place:,}", reason)


def _is_page(record: Record) -> bool:
    """Whether a record is an answer that a source could read, or that its page is gone."""
    if record.kind == "revisit" or record.status in (404, 410):
        return True
    kind = (record.http or record.header).get_header("Content-Type") or ""
    return record.status == 200 and kind.partition(";")[0].strip().lower() in HTML_TYPES


def _lists(source: Source, url: str, host: str) -> bool:
    """Whether an address could be one of a source's listing pages: it begins as one does."""
    return any(
        host == urlsplit(start).netloc and url.startswith(_beginning(start))
        for start in source.start
    )


def _beginning(start: str) -> str:
    """A listing's address without what differs from page to page."""
    return re.sub(r"(?:index\.html?|list\.do)?(?:\?.*)?$", "", start)


def _lines(path: Path) -> Iterator[bytes]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        while line := stream.readline(MAX_ROW_BYTES):
            yield line
