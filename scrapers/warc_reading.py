"""Read WARC files that others wrote: plain or compressed, by record or as a whole, torn or not.

Nothing here trusts a length: a record, a header and what a compression unpacks to are bounded, and
after damage the reading goes on with the next record that can be found."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser
from warcio.statusandheaders import StatusAndHeadersParserException as BadHeaders

from scrapers.payload import MAX_PAYLOAD_BYTES

GZIP = b"\x1f\x8b\x08"
BEGIN = b"WARC/1."
MAX_HEADER_BYTES = 65_536
MAX_RECORD_BYTES = MAX_PAYLOAD_BYTES + 2 * MAX_HEADER_BYTES
CHUNK = 1 << 18

Told = Callable[[int, str], None]  # byte of the unpacked stream, reason


@dataclass(frozen=True)
class Record:
    """A record as it stands in a file, with what its HTTP headers say."""

    header: StatusAndHeaders  # the WARC header
    block: bytes  # all that follows it, HTTP headers included
    http: StatusAndHeaders | None  # of a response or revisit
    payload: bytes  # without the HTTP headers

    @property
    def kind(self) -> str:
        """ "response", "request", …"""
        return str(self.header.get_header("WARC-Type") or "")

    @property
    def url(self) -> str:
        """Its address; some writers put it in angle brackets."""
        return str(self.header.get_header("WARC-Target-URI") or "").strip("<>")

    @property
    def status(self) -> int:
        """The HTTP status; 200 for a resource."""
        if self.http is None:
            return 200
        code = self.http.get_statuscode() or ""
        return int(code) if code.isdecimal() else 0

    def as_warcio(self) -> ArcWarcRecord:
        """The record for a WARC writer, its block as it was.

        Of a revisit, warcio writes no block but HTTP headers that it has parsed."""
        media_type = self.header.get_header("Content-Type")
        if self.kind != "revisit":
            stream, length = BytesIO(self.block), len(self.block)
            return ArcWarcRecord("warc", self.kind, self.header, stream, None, media_type, length)
        self.header.remove_header("WARC-Block-Digest")
        http = self.http or StatusAndHeaders("304 Not Modified", [], "HTTP/1.1")
        record = ArcWarcRecord("warc", "revisit", self.header, BytesIO(), http, media_type, 0)
        record.payload_length = 0
        return record


def records(stream: IO[bytes], refuse: Told) -> Iterator[tuple[int, Record]]:
    """(place, record) of everything that can be read; what can't is told to `refuse`.

    A place is in bytes of the unpacked stream."""
    for place, data in split(_unpacked(stream, refuse), refuse):
        try:
            yield place, parsed(data)
        except (ArchiveLoadFailed, BadHeaders, EOFError, ValueError) as error:
            refuse(place, f"no readable WARC record: {error}")


def parsed(data: bytes) -> Record:
    """The record in some bytes; raises ArchiveLoadFailed, BadHeaders, EOFError or ValueError."""
    for record in WARCIterator(BytesIO(data), no_record_parse=True):
        block = record.raw_stream.read()
        http, payload = None, block
        if record.rec_type in ("response", "revisit") and block:
            stream = BytesIO(block)
            http = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/2.0"]).parse(
                stream
            )
            payload = stream.read()
        return Record(record.rec_headers, block, http, payload)
    raise ValueError("nothing in it")


def _unpacked(stream: IO[bytes], refuse: Told) -> Iterator[bytes]:
    """The bytes of a file, unpacked where it is compressed, whatever its members hold."""
    head = stream.read(CHUNK)
    if not head.startswith(GZIP):
        while head:
            yield head
            head = stream.read(CHUNK)
        return
    done, data, unpacker = 0, head, zlib.decompressobj(zlib.MAX_WBITS | 16)
    while data:
        try:
            piece = unpacker.decompress(data, CHUNK)
        except zlib.error as error:
            refuse(done, f"broken gzip data: {error}")
            unpacker, data = zlib.decompressobj(zlib.MAX_WBITS | 16), _next_member(data[1:], stream)
            continue
        done += len(piece)
        if piece:
            yield piece
        if unpacker.eof:
            data = unpacker.unused_data.lstrip(b"\0") or stream.read(CHUNK)
            unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            if data and not data.startswith(GZIP):
                data = _next_member(data, stream)
        else:
            data = unpacker.unconsumed_tail or stream.read(CHUNK)


def _next_member(data: bytes, stream: IO[bytes]) -> bytes:
    """The rest of a file from where another gzip member seems to begin."""
    while GZIP not in data:
        more = stream.read(CHUNK)
        if not more:
            return b""
        data = data[-2:] + more
    return data[data.index(GZIP) :]


def split(chunks: Iterator[bytes], refuse: Told) -> Iterator[tuple[int, bytes]]:
    """(place, bytes) of each WARC record in a stream; rubbish between two is passed over, told."""
    stream = _Buffered(chunks)
    while stream.has_more(MAX_HEADER_BYTES):
        place = stream.place
        if not stream.data.startswith(BEGIN):
            if stream.pass_to(BEGIN).strip():
                refuse(place, "no WARC record begins here")
            continue
        end = stream.data.find(b"\r\n\r\n", 0, MAX_HEADER_BYTES)
        length = _content_length(stream.data[:end]) if end >= 0 else None
        whole = end + 4 + (length or 0)
        wrong = _wrong_with(stream, length, whole)
        if wrong:
            refuse(place, wrong)
            stream.drop(len(BEGIN))
            continue
        data = stream.data[:whole]
        stream.drop(whole)
        yield place, data + b"\r\n\r\n"


def _wrong_with(stream: _Buffered, length: int | None, whole: int) -> str:
    """Why the record at hand can't be taken; empty when it can."""
    if length is None:
        return "a WARC header without an end or without Content-Length"
    if whole > MAX_RECORD_BYTES:
        return f"a record of {whole:,} bytes; {MAX_RECORD_BYTES:,} is the most"
    return "" if stream.has_all(whole) else "the record is cut off"


def _content_length(header: bytes) -> int | None:
    for line in header.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            return int(value) if len(value.strip()) < 16 else None
    return None


class _Buffered:
    """Chunks, looked at piece by piece."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.data = b""
        self.place = 0  # of data[0] in the stream

    def has_all(self, wanted: int) -> bool:
        """Have so many bytes at hand, where there are as many."""
        pieces, size = [self.data], len(self.data)
        while size < wanted and (more := next(self.chunks, b"")):
            pieces.append(more)
            size += len(more)
        self.data = b"".join(pieces)
        return size >= wanted

    def has_more(self, wanted: int) -> bool:
        """Have up to so many bytes at hand; whether there are any."""
        self.has_all(wanted)
        return bool(self.data)

    def drop(self, count: int) -> None:
        """Go on behind so many bytes."""
        self.data = self.data[count:]
        self.place += count

    def pass_to(self, sign: bytes) -> bytes:
        """Go on where this sign stands, or near the end of what is at hand; what was passed."""
        found = self.data.find(sign)
        if found < 0:
            size = len(self.data)
            found = size - len(sign) + 1 if self.has_all(size + 1) else size
            found = found if found > 0 else size
        passed = self.data[:found]
        self.drop(found)
        return passed
