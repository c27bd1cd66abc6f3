"""The archive of evidence: WARC 1.1 files, one folder a source, each with its CDXJ index.

A file is written under a name that ends in ".open", synced, indexed and only then renamed, so
that whatever ends in ".warc.gz" is whole. What a killed run left open is mended on the next one.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from cdxj_indexer.main import CDXJIndexer
from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scrapers.errors import ArchiveDamaged
from scrapers.model import Capture
from scrapers.payload import unpack

ROLL_BYTES = 1_000_000_000  # the usual size of a WARC file (WARC 1.1, annex C.1)
KEPT_TYPES = ("response", "resource")
Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Kept:
    """A capture together with the payload that the archive keeps of it."""

    capture: Capture
    payload: bytes  # as served: still compressed where the site compressed it
    content_encoding: str = ""

    def body(self) -> bytes:
        """The payload unpacked; raises NotAPage for a broken, unknown or endless compression."""
        return unpack(self.payload, self.content_encoding, self.capture.url)


class Archive:
    """The WARC files below one folder: <folder>/<source>/<source>-<time>.warc.gz."""

    def __init__(self, folder: Path) -> None:
        """Say where the archive is; nothing is read or made before it is needed."""
        self.folder = folder

    def sources(self) -> list[str]:
        """Ids of the sources that have a folder here, in order."""
        if not self.folder.is_dir():
            return []
        return sorted(entry.name for entry in self.folder.iterdir() if entry.is_dir())

    def files(self, source: str) -> list[Path]:
        """A source's whole WARC files, oldest first."""
        return sorted((self.folder / source).glob("*.warc.gz"))

    def writer(self, source: str) -> WarcFile:
        """A new file to write captures of a source to; a context manager."""
        self.mend(source)
        return WarcFile(self.folder / source, source)

    def mend(self, source: str) -> None:
        """Close what a killed run left open, without its torn last record."""
        for left in sorted((self.folder / source).glob("*.open")):
            ends = _whole_members(left)
            if len(ends) < 2:  # nothing but the warcinfo record
                left.unlink()
                continue
            os.truncate(left, ends[-1])
            _close_for_good(left)

    def replay(self, file: Path, *, after: int = -1) -> Iterator[Kept]:
        """What one file keeps, in the order of capture, from beyond a byte offset.

        Raises ArchiveDamaged where a record can't be read."""
        with file.open("rb") as stream:
            stream.seek(max(after, 0))
            for record, offset in _records(stream, file):
                if offset > after and record.rec_type in KEPT_TYPES:
                    yield _kept(record, file, offset)

    def read(self, capture: Capture) -> Kept:
        """What the archive keeps of one capture; raises ArchiveDamaged."""
        file = self.folder / capture.source / capture.warc
        if not file.is_file():
            raise ArchiveDamaged(f"{file}: wanted this WARC file for {capture.url}, it is missing")
        with file.open("rb") as stream:
            stream.seek(capture.offset)
            for record, offset in _records(stream, file):
                return _kept(record, file, offset)
        raise ArchiveDamaged(f"{file}: no record at byte {capture.offset}")

    def index(self, source: str) -> Iterator[Mapping[str, str]]:
        """The lines of a source's CDXJ indexes as mappings: url, timestamp, status, digest, …"""
        for file in sorted((self.folder / source).glob("*.cdxj")):
            for line in file.read_text(encoding="utf-8").splitlines():
                key, timestamp, fields = line.split(" ", 2)
                yield {"key": key, "timestamp": timestamp, **json.loads(fields)}

    def held(self, source: str) -> dict[str, str]:
        """Address → digest of the newest whole capture, of everything fetched with status 200."""
        newest = sorted(self.index(source), key=lambda line: (line["filename"], line["timestamp"]))
        return {
            line["url"]: line["digest"] for line in newest if line.get("status", "200") == "200"
        }


class WarcFile:
    """A WARC file that is being written; it gets its name when it is closed whole."""

    def __init__(self, folder: Path, source: str) -> None:
        """Open the first file in a source's folder, which is made when it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.source = source
        self._begin()

    def _begin(self) -> None:
        name = f"{self.source}-{datetime.now(UTC):%Y%m%d%H%M%S%f}.warc.gz"
        self.path = self.folder / f"{name}.open"
        self.stream = self.path.open("xb")
        self.writer = WARCWriter(self.stream, gzip=True, warc_version="1.1")
        info = {"software": "On Record", "format": "WARC File Format 1.1"}
        self.writer.write_record(self.writer.create_warcinfo_record(name, info))
        self.has_captures = False

    def response(
        self, url: str, status: str, headers: Headers, body: bytes, *, asked: Headers, at: datetime
    ) -> str:
        """Keep an answer ("200 OK") and the request that it answers; gives the payload's digest."""
        path = "/" + url.partition("://")[2].partition("/")[2]
        answered = StatusAndHeaders(status, headers, "HTTP/1.1")
        answer = self._record(url, "response", body, answered, at)
        get = StatusAndHeaders(f"GET {path} HTTP/1.1", asked, is_http_request=True)
        request = self._record(url, "request", b"", get, at)
        request.rec_headers.add_header(
            "WARC-Concurrent-To", answer.rec_headers.get_header("WARC-Record-ID")
        )
        self._write(answer)
        self._write(request)
        return str(answer.rec_headers.get_header("WARC-Payload-Digest"))

    def resource(self, url: str, payload: bytes, media_type: str, *, at: datetime) -> None:
        """Keep what came from elsewhere than the site: a row of a corpus, a saved page."""
        self._write(self._record(url, "resource", payload, None, at, media_type))

    def _record(
        self,
        url: str,
        kind: str,
        body: bytes,
        http: StatusAndHeaders | None,
        at: datetime,
        media_type: str = "",
    ) -> ArcWarcRecord:
        record = self.writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=media_type,
            http_headers=http,
            warc_headers_dict={"WARC-Date": _warc_date(at)},
        )
        self.writer.ensure_digest(record, block=True, payload=True)
        return record

    def _write(self, record: ArcWarcRecord) -> None:
        self.writer.write_record(record)
        self.stream.flush()
        self.has_captures = True
        if self.stream.tell() > ROLL_BYTES:
            self.close()
            self._begin()

    def close(self) -> None:
        """Sync, index and name the file; one without captures leaves nothing behind."""
        self.stream.close()
        if self.has_captures:
            _close_for_good(self.path)
        else:
            self.path.unlink()

    def __enter__(self) -> WarcFile:
        """The file itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file: what was captured before an error is kept."""
        self.close()


def _records(stream: BinaryIO, file: Path) -> Iterator[tuple[ArcWarcRecord, int]]:
    """(record, byte offset) of each record from where the stream stands."""
    iterator = WARCIterator(stream)
    try:
        for record in iterator:
            yield record, iterator.offset
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
        at = iterator.offset
        raise ArchiveDamaged(f"{file}: no whole record at byte {at}: {error}") from error


def _kept(record: ArcWarcRecord, file: Path, offset: int) -> Kept:
    headers, http = record.rec_headers, record.http_headers
    for name in ("WARC-Target-URI", "WARC-Date"):
        if not headers.get_header(name):
            raise ArchiveDamaged(f"{file}: the record at byte {offset} has no {name}")
    capture = Capture(
        source=file.parent.name,
        url=headers.get_header("WARC-Target-URI"),
        fetched_at=datetime.fromisoformat(headers.get_header("WARC-Date")),
        status=int(http.get_statuscode()) if http else 200,
        media_type=(http or headers).get_header("Content-Type") or "",
        digest=headers.get_header("WARC-Payload-Digest") or "",
        warc=file.name,
        offset=offset,
    )
    encoding = (http.get_header("Content-Encoding") or "") if http else ""
    payload = record.raw_stream.read()
    if record.raw_stream.limit:
        raise ArchiveDamaged(f"{file}: the record at byte {offset} is cut off ({capture.url})")
    return Kept(capture, payload, encoding)


def _whole_members(file: Path) -> list[int]:
    """Where each whole gzip member of a file ends, in bytes: one member is one record."""
    ends: list[int] = []
    position, unpacker = 0, zlib.decompressobj(zlib.MAX_WBITS | 16)
    with file.open("rb") as stream:
        while chunk := stream.read(1 << 16):
            while chunk:
                try:
                    unpacker.decompress(chunk)
                except zlib.error:
                    return ends
                position += len(chunk) - len(unpacker.unused_data)
                chunk = unpacker.unused_data
                if unpacker.eof:
                    ends.append(position)
                    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    return ends


def _close_for_good(opened: Path) -> None:
    """Sync a file, index it and give it its name, in this order."""
    named = opened.with_suffix("")
    _sync(opened)
    _write_index(opened, named.name, named.parent / named.name.replace(".warc.gz", ".cdxj"))
    os.replace(opened, named)
    _sync(opened.parent)


def _write_index(file: Path, name: str, index: Path) -> None:
    partial = index.with_suffix(".part")
    with file.open("rb") as stream, partial.open("w", encoding="utf-8") as lines:
        indexer = CDXJIndexer(lines, [], filename=name, records=",".join(KEPT_TYPES))
        indexer.process_one(stream, lines, name)
    _sync(partial)
    os.replace(partial, index)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _warc_date(at: datetime) -> str:
    """A moment as WARC writes it: UTC, whole seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
