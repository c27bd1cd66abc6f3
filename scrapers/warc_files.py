"""Write WARC 1.1 files: each is open under another name until it is whole, synced and indexed.

A file is written under a name that ends in ".open", synced, indexed and only then renamed, so
that whatever ends in ".warc.gz" is whole. What a killed run left open is mended on the next one.
"""

from __future__ import annotations

import fcntl
import os
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scrapers.errors import ArchiveBusy, ArchiveDamaged
from scrapers.warc_index import KEPT_TYPES, Place, index_of, indexer_of, synced, write_index

ROLL_BYTES = 1_000_000_000  # the usual size of a WARC file (WARC 1.1, annex C.1)
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
Headers = list[tuple[str, str]]


class WarcFile:
    """A WARC file that is being written; it gets its name when it is closed whole."""

    def __init__(self, folder: Path, source: str) -> None:
        """Open the first file in a source's folder, which is made when it is missing.

        Raises ArchiveBusy while another process writes there."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.source = source
        self.lock = locked(folder)
        mend(folder)
        self._begin()

    def _begin(self) -> None:
        name = f"{self.source}-{datetime.now(UTC):%Y%m%d%H%M%S%f}.warc.gz"
        self.path = self.folder / f"{name}.open"
        self.stream = self.path.open("xb")
        self.writer = WARCWriter(self.stream, gzip=True, warc_version="1.1")
        info = {"software": "On Record", "format": "WARC File Format 1.1"}
        self.writer.write_record(self.writer.create_warcinfo_record(name, info))
        self.lines = StringIO()
        self.indexer = indexer_of(name, self.lines)
        self.has_captures = False
        self.has_copies = False  # whose HTTP headers weren't read: they are, to index them

    def response(
        self,
        url: str,
        status: str,
        headers: Headers,
        body: bytes,
        *,
        asked: Headers,
        at: datetime,
        told: Mapping[str, str] | None = None,
    ) -> str:
        """Keep an answer ("200 OK"), its request, and what is told of it; gives its digest.

        `told` are the fields of a metadata record: via, fetchTimeMs, …"""
        answered = StatusAndHeaders(status, headers, "HTTP/1.1")
        answer = self._record(url, "response", body, answered, at)
        self._exchange(answer, url, asked, at, told or {})
        return str(answer.rec_headers.get_header("WARC-Payload-Digest"))

    def revisit(
        self,
        url: str,
        status: str,
        headers: Headers,
        digest: str,
        *,
        asked: Headers,
        at: datetime,
        since: datetime,
        told: Mapping[str, str] | None = None,
    ) -> None:
        """Keep that an address still gives what was kept at `since` under this digest.

        A status of 304 is the server's word for it; else the payloads were compared."""
        answered = StatusAndHeaders(status, headers, "HTTP/1.1")
        dates = {"WARC-Date": warc_date(at)}
        answer = self.writer.create_revisit_record(
            url, digest, url, warc_date(since), http_headers=answered, warc_headers_dict=dates
        )
        profile = NOT_MODIFIED if status.startswith("304") else SAME_PAYLOAD
        answer.rec_headers.replace_header("WARC-Profile", profile)
        self._exchange(answer, url, asked, at, told or {})

    def resource(
        self,
        url: str,
        payload: bytes,
        media_type: str,
        *,
        at: datetime,
        told: Mapping[str, str] | None = None,
    ) -> None:
        """Keep what isn't as a site served it: a row of a corpus, a saved or rendered page."""
        record = self._record(url, "resource", payload, None, at, media_type)
        self._concurrent(record, self._told(url, told, at))

    def metadata(self, url: str, told: Mapping[str, str], *, at: datetime) -> None:
        """Keep what is to be told of an address without an answer: that robots.txt forbids it."""
        self._write([self._fields(url, told, at)])

    def copy(self, record: ArcWarcRecord) -> None:
        """Keep a record that others wrote, as it is."""
        self.has_copies = True
        self._write([record])

    def _exchange(
        self,
        answer: ArcWarcRecord,
        url: str,
        asked: Headers,
        at: datetime,
        told: Mapping[str, str],
    ) -> None:
        path = "/" + url.partition("://")[2].partition("/")[2]
        get = StatusAndHeaders(f"GET {path} HTTP/1.1", asked, is_http_request=True)
        request = self._record(url, "request", b"", get, at)
        self._concurrent(answer, [request, *self._told(url, told, at)])

    def _concurrent(self, kept: ArcWarcRecord, beside: list[ArcWarcRecord]) -> None:
        """Write a record and those that were made with it."""
        for record in beside:
            id = kept.rec_headers.get_header("WARC-Record-ID")
            record.rec_headers.add_header("WARC-Concurrent-To", id)
        self._write([kept, *beside])

    def _told(self, url: str, told: Mapping[str, str] | None, at: datetime) -> list[ArcWarcRecord]:
        return [self._fields(url, told, at)] if told else []

    def _fields(self, url: str, told: Mapping[str, str], at: datetime) -> ArcWarcRecord:
        lines = "".join(f"{name}: {_one_line(value)}\r\n" for name, value in told.items())
        return self._record(url, "metadata", lines.encode(), None, at, "application/warc-fields")

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
            warc_headers_dict={"WARC-Date": warc_date(at)},
        )
        self.writer.ensure_digest(record, block=True, payload=True)
        return record

    def _write(self, records: list[ArcWarcRecord]) -> None:
        for record in records:
            offset = self.stream.tell()
            self.writer.write_record(record)
            if record.rec_type in KEPT_TYPES:
                place = Place(offset, self.stream.tell() - offset)
                self.indexer.process_index_entry(place, record, "", self.lines)
        self.stream.flush()
        self.has_captures = True
        if self.stream.tell() > ROLL_BYTES:
            self._end()
            self._begin()

    def _end(self) -> None:
        self.stream.close()
        if self.has_copies:
            close_for_good(self.path, index_of(self.path, self.path.with_suffix("").name))
        elif self.has_captures:
            close_for_good(self.path, self.lines.getvalue())
        else:
            self.path.unlink()

    def close(self) -> None:
        """Sync, index and name the file; one without captures leaves nothing behind."""
        self._end()
        self.lock.close()

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


def records_in(stream: BinaryIO, file: Path) -> Iterator[tuple[ArcWarcRecord, int]]:
    """(record, byte offset) of each record from where a stream stands; raises ArchiveDamaged."""
    iterator = WARCIterator(stream)
    try:
        for record in iterator:
            yield record, iterator.offset
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
        at = iterator.offset
        raise ArchiveDamaged(f"{file}: no whole record at byte {at}: {error}") from error


def locked(folder: Path) -> BinaryIO:
    """A lock on a source's folder, until it is closed or its process ends.

    Raises ArchiveBusy while another process holds it."""
    lock = (folder / ".lock").open("wb")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise ArchiveBusy(f"{folder}: another run of onrecord is writing here") from error
    return lock


def mend(folder: Path) -> None:
    """Close what a killed run left open in a locked folder, without its torn last record."""
    for left in sorted(folder.glob("*.open")):
        ends = whole_members(left)
        if len(ends) < 2:  # nothing but the warcinfo record
            left.unlink()
            continue
        os.truncate(left, ends[-1])
        close_for_good(left, index_of(left, left.with_suffix("").name))


def whole_members(file: Path) -> list[int]:
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


def close_for_good(opened: Path, index: str) -> None:
    """Sync a file, write its index and give it its name, in this order."""
    named = opened.with_suffix("")
    synced(opened)
    write_index(named.parent / named.name.replace(".warc.gz", ".cdxj"), index)
    os.replace(opened, named)
    synced(opened.parent)


def warc_date(at: datetime) -> str:
    """A moment as WARC writes it: UTC, whole seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _one_line(value: str) -> str:
    return " ".join(value.split())
