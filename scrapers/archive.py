"""The archive of evidence: WARC 1.1 files, one folder a source, each with its CDXJ index."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders

from scrapers.errors import ArchiveDamaged
from scrapers.model import Capture
from scrapers.payload import unpack
from scrapers.warc_files import WarcFile, locked, mend, records_in
from scrapers.warc_index import index_of, write_index

STAMP = "%Y%m%d%H%M%S"  # how CDXJ writes a moment
# What a later request needs to know of an answer
REMEMBERED = ("ETag", "Last-Modified", "Location")
SERVED = (*REMEMBERED, "Content-Encoding", "Transfer-Encoding")


@dataclass(frozen=True)
class Kept:
    """A capture together with the payload that the archive keeps of it."""

    capture: Capture
    payload: bytes  # as served: still compressed where the site compressed it
    content_encoding: str = ""
    remembered: Mapping[str, str] = field(default_factory=dict)  # headers of REMEMBERED, as served

    def body(self) -> bytes:
        """The payload unpacked; raises NotAPage for a broken, unknown or endless compression."""
        return unpack(self.payload, self.content_encoding, self.capture.url)


@dataclass(frozen=True)
class Visit:
    """What the archive knows of one address: when it was asked, and its newest whole answer."""

    first: datetime  # UTC
    last: datetime
    status: int  # of the last answer; a revisit record stands for the answer it refers to
    digest: str = ""  # of the newest answer with status 200; empty: there is none
    kept_at: datetime | None = None  # when that answer was captured, with its payload
    warc: str = ""  # where that answer is, or else the newest of another status
    offset: int = 0


class Archive:
    """The WARC files below one folder: <folder>/<source>/<source>-<time>.warc.gz."""

    def __init__(self, folder: Path) -> None:
        """Say where the archive is; nothing is read or made before it is needed."""
        self.folder = folder
        self._originals: dict[str, dict[str, tuple[str, int]]] = {}

    def sources(self) -> list[str]:
        """Ids of the sources that have a folder here, in order."""
        if not self.folder.is_dir():
            return []
        return sorted(entry.name for entry in self.folder.iterdir() if entry.is_dir())

    def files(self, source: str) -> list[Path]:
        """A source's whole WARC files, oldest first."""
        return sorted((self.folder / source).glob("*.warc.gz"))

    def writer(self, source: str) -> WarcFile:
        """A new file to write captures of a source to; a context manager.

        Raises ArchiveBusy while another process writes captures of this source."""
        return WarcFile(self.folder / source, source)

    def mend(self, source: str) -> None:
        """Close what a killed run left open, without its torn last record."""
        folder = self.folder / source
        if any(folder.glob("*.open")):
            with locked(folder):
                mend(folder)

    def replay(
        self,
        file: Path,
        *,
        after: int = -1,
        damaged: Callable[[ArchiveDamaged], None] | None = None,
    ) -> Iterator[Kept]:
        """What one file keeps, in the order of capture, from beyond a byte offset.

        A record that can't be read is told to `damaged`, and the replay goes on with the next;
        without it, ArchiveDamaged is raised."""
        offsets = [int(line["offset"]) for line in self._lines(file)]
        with file.open("rb") as stream:
            for offset in sorted(offset for offset in offsets if offset > after):
                try:
                    yield self._read_at(stream, file, offset)
                except ArchiveDamaged as error:
                    if damaged is None:
                        raise
                    damaged(error)

    def read(self, capture: Capture) -> Kept:
        """What the archive keeps of one capture; raises ArchiveDamaged."""
        return self.at(capture.source, capture.warc, capture.offset, of=capture.url)

    def at(self, source: str, warc: str, offset: int, *, of: str = "") -> Kept:
        """What is kept at one place of the archive, of an address; raises ArchiveDamaged."""
        file = self.folder / source / warc
        if not file.is_file():
            raise ArchiveDamaged(f"{file}: wanted this WARC file for {of or 'a page'}, it is gone")
        with file.open("rb") as stream:
            return self._read_at(stream, file, offset)

    def _read_at(self, stream: BinaryIO, file: Path, offset: int) -> Kept:
        stream.seek(offset)
        for record, _ in records_in(stream, file):
            kept = _kept(record, file, offset)
            return self._referred(kept, record) if record.rec_type == "revisit" else kept
        raise ArchiveDamaged(f"{file}: no record at byte {offset}")

    def _referred(self, kept: Kept, record: ArcWarcRecord) -> Kept:
        """A revisit with the payload that it refers to, as if it had been served again."""
        capture = kept.capture
        originals = self._original_places(capture.source)
        if capture.digest not in originals:
            where = f"{self.folder / capture.source / capture.warc}: the revisit record at byte"
            raise ArchiveDamaged(f"{where} {capture.offset}: {capture.digest} is nowhere kept")
        warc, offset = originals[capture.digest]
        original = self.at(capture.source, warc, offset, of=capture.url)
        capture = replace(capture, status=200, media_type=original.capture.media_type)
        return replace(original, capture=capture)

    def _original_places(self, source: str) -> dict[str, tuple[str, int]]:
        """Digest → WARC file and offset of a record that holds the payload itself."""
        if source not in self._originals:
            self._originals[source] = {
                line["digest"]: (line["filename"], int(line["offset"]))
                for line in self.index(source)
                if not _is_revisit(line)
            }
        return self._originals[source]

    def index(self, source: str) -> Iterator[Mapping[str, str]]:
        """The lines of a source's CDXJ indexes as mappings: url, timestamp, status, digest, …"""
        for file in self.files(source):
            yield from self._lines(file)

    def _lines(self, file: Path) -> Iterator[Mapping[str, str]]:
        """The index of one WARC file, made anew where it is missing."""
        index = file.with_name(file.name.replace(".warc.gz", ".cdxj"))
        if not index.is_file():
            write_index(index, index_of(file, file.name))
        for line in index.read_text(encoding="utf-8").splitlines():
            key, timestamp, fields = line.split(" ", 2)
            yield {"key": key, "timestamp": timestamp, **json.loads(fields)}

    def visits(self, source: str) -> dict[str, Visit]:
        """Every address that was asked for a source, with what is known of it."""
        found: dict[str, Visit] = {}
        for line in sorted(self.index(source), key=_by_time):
            found[line["url"]] = _later(found.get(line["url"]), line)
        return found

    def held(self, source: str) -> dict[str, str]:
        """Address → digest of the newest whole capture, of everything fetched with status 200."""
        visits = self.visits(source).items()
        return {url: visit.digest for url, visit in visits if visit.digest}


def _by_place(line: Mapping[str, str]) -> tuple[str, int]:
    return line["filename"], int(line["offset"])


def _by_time(line: Mapping[str, str]) -> tuple[str, str, int]:
    """An old capture that was imported late isn't the newest."""
    return line["timestamp"][:14], *_by_place(line)


def _is_revisit(line: Mapping[str, str]) -> bool:
    return line.get("mime") == "warc/revisit"


def _later(before: Visit | None, line: Mapping[str, str]) -> Visit:
    """What is known of an address after one more line of the index."""
    at = datetime.strptime(line["timestamp"][:14], STAMP).replace(tzinfo=UTC)
    status = 200 if _is_revisit(line) else int(line.get("status", 200))
    visit = before or Visit(at, at, status)
    visit = replace(visit, first=min(visit.first, at), last=max(visit.last, at))
    if visit.last == at:
        visit = replace(visit, status=status)
    if _is_revisit(line) or (status != 200 and visit.digest):
        return visit
    warc, offset = _by_place(line)
    digest, kept_at = (line["digest"], at) if status == 200 else ("", None)
    return replace(visit, digest=digest, kept_at=kept_at, warc=warc, offset=offset)


def _kept(record: ArcWarcRecord, file: Path, offset: int) -> Kept:
    headers, http = record.rec_headers, record.http_headers
    for name in ("WARC-Target-URI", "WARC-Date"):
        if not headers.get_header(name):
            raise ArchiveDamaged(f"{file}: the record at byte {offset} has no {name}")
    capture = Capture(
        source=file.parent.name,
        url=headers.get_header("WARC-Target-URI"),
        fetched_at=datetime.fromisoformat(headers.get_header("WARC-Date")),
        status=_status(http) if http else 200,
        media_type=(http or headers).get_header("Content-Type") or "",
        digest=headers.get_header("WARC-Payload-Digest") or "",
        warc=file.name,
        offset=offset,
    )
    served = {name: http.get_header(name) or "" for name in SERVED} if http else {}
    payload = _payload(record, is_chunked="chunked" in served.get("Transfer-Encoding", "").lower())
    if record.raw_stream.limit:
        raise ArchiveDamaged(f"{file}: the record at byte {offset} is cut off ({capture.url})")
    remembered = {name: served[name] for name in REMEMBERED if served.get(name)}
    return Kept(capture, payload, served.get("Content-Encoding", ""), remembered)


def _status(http: StatusAndHeaders) -> int:
    """An HTTP status; 0 for what isn't one, which nothing reads."""
    code = http.get_statuscode() or ""
    return int(code) if code.isdecimal() and len(code) == 3 else 0


def _payload(record: ArcWarcRecord, *, is_chunked: bool) -> bytes:
    """The payload, without the chunks that other crawlers keep as they came."""
    if is_chunked:
        reader = ChunkedDataReader(record.raw_stream, decomp_type=None)
        return b"".join(iter(reader.read, b""))
    return bytes(record.raw_stream.read())
