"""What a record carries: its digest, and its bytes without their compression."""

from __future__ import annotations

import base64
import hashlib
import zlib

import brotli

from scrapers.errors import NotAPage

MAX_PAYLOAD_BYTES = 64_000_000  # a page larger than this, unpacked, is no page


def payload_digest(payload: bytes) -> str:
    """A payload's digest as WARC writes it: "sha1:" and base32."""
    return (
        "sha1:" + base64.b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode()
    )


def unpack(payload: bytes, content_encoding: str, url: str) -> bytes:
    """A payload without its Content-Encoding; raises NotAPage when it can't be had whole."""
    encoding = content_encoding.strip().lower()
    if encoding in ("", "identity"):
        return payload
    if encoding == "br":
        return _without_brotli(payload, url)
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise NotAPage(f"{url}: Content-Encoding {content_encoding!r}, wanted gzip, deflate or br")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # 32: gzip and zlib headers alike
    try:
        body = unpacker.decompress(payload, MAX_PAYLOAD_BYTES)
    except zlib.error as error:
        raise NotAPage(f"{url}: broken {encoding} data: {error}") from error
    if not unpacker.eof:
        raise NotAPage(f"{url}: the {encoding} data {_why_not_whole(body)}")
    return body


def _without_brotli(payload: bytes, url: str) -> bytes:
    """Browsers' captures may keep brotli; our own crawler never asks for it."""
    unpacker = brotli.Decompressor()
    try:
        body: bytes = unpacker.process(payload, output_buffer_limit=MAX_PAYLOAD_BYTES)
    except brotli.error as error:
        raise NotAPage(f"{url}: broken br data: {error}") from error
    if not unpacker.is_finished():
        raise NotAPage(f"{url}: the br data {_why_not_whole(body)}")
    return body


def _why_not_whole(body: bytes) -> str:
    return "is cut off" if len(body) < MAX_PAYLOAD_BYTES else "unpacks to over 64 MB"
