"""Verify what the archive keeps: every record's digests and lengths, and the index against them."""

from __future__ import annotations

import base64
import hashlib
import json
import mmap
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException as BadHeaders

from scrapers.warc_index import KEPT_TYPES
from scrapers.warc_reading import GZIP, MAX_RECORD_BYTES, Record, parsed

CHUNK = 1 << 16


@dataclass(frozen=True)
class Fault:
    """Something in the archive that isn't as it was written."""

    file: str
    offset: int  # in bytes, of the record in its file
    reason: str
    url: str = ""
    record: str = ""  # WARC-Record-ID

    def __str__(self) -> str:
        """ "byte 1,024, https://…: wanted digest …, came …" """
        of = f", {self.url}" if self.url else ""
        return f"byte {self.offset:,}{of}: {self.reason}"


@dataclass
class Verified:
    """What verifying one WARC file found."""

    file: str
    records: int = 0
    size: int = 0  # in bytes, as stored
    faults: list[Fault] = field(default_factory=list)
    payloads: set[str] = field(default_factory=set)  # digests of what is kept itself
    revisits: list[tuple[int, str, str]] = field(default_factory=list)  # offset, digest, address


def verify(file: Path) -> Verified:
    """Verify one WARC file and its index; goes on behind damage."""
    found = Verified(file.name, size=file.stat().st_size)
    known = _index(file, found)
    seen: set[int] = set()
    for offset, data in _members(file, found, sorted(known)):
        found.records += 1
        try:
            record = parsed(data)
        except (ArchiveLoadFailed, BadHeaders, EOFError, ValueError) as error:
            found.faults.append(Fault(file.name, offset, f"no readable WARC record: {error}"))
            continue
        for reason in _faults_of(record, data):
            found.faults.append(_fault(file, offset, record, reason))
        if record.kind in KEPT_TYPES:
            seen.add(offset)
            _note(record, offset, found)
            _compare(file, offset, record, known.get(offset), found)
    told = {fault.offset for fault in found.faults}
    for offset in sorted(known.keys() - seen - told):
        found.faults.append(Fault(file.name, offset, "the index names a record that isn't here"))
    return found


def unresolved(verified: Iterable[Verified]) -> Iterator[Fault]:
    """Revisit records of one source that refer to a payload which none of its files keeps."""
    files = list(verified)
    kept = {digest for one in files for digest in one.payloads}
    for one in files:
        for offset, digest, url in one.revisits:
            if digest not in kept:
                reason = f"a revisit of {digest}, which is nowhere kept"
                yield Fault(one.file, offset, reason, url)


def _note(record: Record, offset: int, found: Verified) -> None:
    digest = str(record.header.get_header("WARC-Payload-Digest") or "")
    if record.kind == "revisit":
        found.revisits.append((offset, digest, record.url))
    else:
        found.payloads.add(digest)


def _compare(
    file: Path, offset: int, record: Record, line: dict[str, str] | None, found: Verified
) -> None:
    """A record beside its line of the index."""
    if line is None:
        found.faults.append(_fault(file, offset, record, "the index lacks this record"))
        return
    digest = str(record.header.get_header("WARC-Payload-Digest") or "")
    for name, held in (("url", record.url), ("digest", digest)):
        if line.get(name) != held:
            reason = f"the index says {name} {line.get(name)!r}, the record {held!r}"
            found.faults.append(_fault(file, offset, record, reason))


def _fault(file: Path, offset: int, record: Record, reason: str) -> Fault:
    id = str(record.header.get_header("WARC-Record-ID") or "")
    return Fault(file.name, offset, reason, record.url, id)


def _index(file: Path, found: Verified) -> dict[int, dict[str, str]]:
    """Offset → line of a file's index."""
    index = file.with_name(file.name.replace(".warc.gz", ".cdxj"))
    try:
        lines = [line.split(" ", 2)[2] for line in index.read_text("utf-8").splitlines()]
        return {int(one["offset"]): one for one in map(json.loads, lines)}
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        found.faults.append(Fault(file.name, 0, f"{index.name} can't be read: {error}"))
        return {}


def _members(file: Path, found: Verified, known: list[int]) -> Iterator[tuple[int, bytes]]:
    """(offset, bytes) of each record; behind damage, from the next one that can be found."""
    if not found.size:
        found.faults.append(Fault(file.name, 0, "the file is empty"))
        return
    with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        offset = 0
        while offset < len(data):
            try:
                unpacked, end = _member(data, offset)
            except (zlib.error, ValueError) as error:
                found.faults.append(Fault(file.name, offset, f"damaged: {error}"))
                offset = _next(data, offset, known)
                continue
            yield offset, unpacked
            offset = end


def _member(data: mmap.mmap, offset: int) -> tuple[bytes, int]:
    """The gzip member at an offset, unpacked, and where it ends; raises zlib.error, ValueError."""
    unpacker, pieces, size, place = zlib.decompressobj(zlib.MAX_WBITS | 16), [], 0, offset
    while not unpacker.eof:
        chunk = data[place : place + CHUNK]
        if not chunk:
            raise ValueError("cut off")
        piece = unpacker.decompress(chunk, MAX_RECORD_BYTES - size + 1)
        size += len(piece)
        if size > MAX_RECORD_BYTES:
            raise ValueError(f"unpacks to more than {MAX_RECORD_BYTES:,} bytes")
        pieces.append(piece)
        place += len(chunk) - len(unpacker.unused_data)
    return b"".join(pieces), place


def _next(data: mmap.mmap, offset: int, known: list[int]) -> int:
    """Where the next record may begin: what the index names, or what looks like gzip."""
    found = data.find(GZIP, offset + 1)
    while found >= 0:
        try:
            _member(data, found)
            break
        except (zlib.error, ValueError):
            found = data.find(GZIP, found + 1)
    later = [place for place in known if place > offset]
    places = [*([found] if found >= 0 else []), *later[:1]]
    return min(places, default=len(data))


def _faults_of(record: Record, data: bytes) -> Iterator[str]:
    """What is wrong with a record, in words."""
    wanted = record.header.get_header("Content-Length")
    body = data.partition(b"\r\n\r\n")[2]
    if wanted is None or not wanted.isdecimal() or len(body) - 4 != int(wanted):
        yield f"wanted {wanted} bytes (Content-Length), came {len(body) - 4:,}"
    block = record.header.get_header("WARC-Block-Digest")
    if block and not _fits(block, [record.block]):
        yield f"wanted block digest {block}, came {_digest(block, record.block)}"
    payload = record.header.get_header("WARC-Payload-Digest")
    if payload and record.kind not in ("revisit", "request"):
        bodies = [record.payload, *_joined(record)]
        if not _fits(payload, bodies):
            yield f"wanted payload digest {payload}, came {_digest(payload, record.payload)}"
    if record.kind in KEPT_TYPES and not (block or payload):
        yield "neither a block nor a payload digest: nothing to verify it by"


def _joined(record: Record) -> Iterator[bytes]:
    """The payload without its chunks, which some writers take the digest of."""
    coding = (record.http.get_header("Transfer-Encoding") or "") if record.http else ""
    if "chunked" in coding.lower():
        reader = ChunkedDataReader(BytesIO(record.payload), decomp_type=None)
        yield b"".join(iter(reader.read, b""))


def _fits(wanted: str, bodies: list[bytes]) -> bool:
    return any(_digest(wanted, body) == wanted for body in bodies)


def _digest(like: str, body: bytes) -> str:
    """The digest of some bytes, written as another one is: "sha1:" in base32, "sha256:" in hex."""
    name, _, value = like.partition(":")
    algorithm = name.lower().replace("-", "")
    if algorithm not in ("sha1", "sha256", "sha512", "md5"):
        return f"{name}: an algorithm that isn't known"
    found = hashlib.new(algorithm, body, usedforsecurity=False)
    if len(value) == found.digest_size * 2:
        return f"{name}:{found.hexdigest().upper() if value.isupper() else found.hexdigest()}"
    encoded = base64.b32encode(found.digest()).decode()
    return f"{name}:{encoded.rstrip('=') if '=' not in value else encoded}"
