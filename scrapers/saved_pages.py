"""Pages that a person saved with a browser: which address they are of, and when they were saved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from scrapers.errors import NotAPage
from scrapers.payload import MAX_PAYLOAD_BYTES

ENDINGS = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
HEAD_BYTES = 200_000  # where browsers write the address
# Chrome and Edge: <!-- saved from url=(0042)https://mid.ru/ru/foreign_policy/news/1957862/ -->
SAVED_FROM = re.compile(
    rb"<!--\s*saved from(?: url=\(\d{1,6}\))?\s*(https?://[^\s>]{1,2000})\s*-->"
)
# SingleFile: <!-- Page saved with SingleFile url: https://… saved date: Thu Jun 20 2024 … -->
SINGLE_FILE = re.compile(
    rb"<!--\s{1,9}Page saved with SingleFile\s{1,9}url:\s{0,9}(https?://[^\s>]{1,2000})\s{1,9}"
    rb"saved date:\s{0,9}([^\n>]{1,100}?)\s{1,9}(?:-->|\n)"
)
CANONICAL = re.compile(rb"(?i)<link[^>]{0,300}?rel=[\"']?canonical[\"']?[^>]{0,2000}>")
OG_URL = re.compile(rb"(?i)<meta[^>]{0,300}?property=[\"']?og:url[\"']?[^>]{0,2000}>")
ADDRESS = re.compile(rb"(?i)(?:href|content)=[\"']?(https?://[^\"'\s>]{1,2000})")


@dataclass(frozen=True)
class SavedPage:
    """A page as a browser saved it."""

    url: str
    body: bytes
    media_type: str
    saved_at: datetime


def read_saved_page(path: Path, *, url: str = "") -> SavedPage:
    """A saved page, HTML or MHTML; raises NotAPage, also when its address can't be found.

    `url` is the address where the file doesn't tell it."""
    if path.stat().st_size > MAX_PAYLOAD_BYTES:
        raise NotAPage(f"{path.name}: larger than {MAX_PAYLOAD_BYTES:,} bytes is no page")
    data = path.read_bytes()
    saved_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if path.suffix.lower() in (".mhtml", ".mht"):
        return _from_mhtml(path, data, url, saved_at)
    told, at = _address_told(data[:HEAD_BYTES])
    if not (url or told):
        raise NotAPage(f"{path.name}: doesn't say which address it was saved from; give --url")
    return SavedPage(url or told, data, "text/html", at or saved_at)


def _address_told(head: bytes) -> tuple[str, datetime | None]:
    """(address, when) that a browser wrote into the page, or that the page gives as its own."""
    single = SINGLE_FILE.search(head)
    if single:
        return single[1].decode("ascii", "ignore"), _javascript_date(single[2].decode("latin-1"))
    saved = SAVED_FROM.search(head)
    if saved:
        return saved[1].decode("ascii", "ignore"), None
    for sign in (CANONICAL, OG_URL):
        tag = sign.search(head)
        address = ADDRESS.search(tag[0]) if tag else None
        if address:
            return address[1].decode("ascii", "ignore"), None
    return "", None


def _javascript_date(told: str) -> datetime | None:
    """ "Thu Jun 20 2024 13:00:00 GMT+0900 (Korean Standard Time)" """
    try:
        return datetime.strptime(told.partition(" (")[0], "%a %b %d %Y %H:%M:%S GMT%z")
    except ValueError:
        return None


def _from_mhtml(path: Path, data: bytes, url: str, saved_at: datetime) -> SavedPage:
    """The first HTML part of a multipart/related file (RFC 2557)."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not parts:
        came = message.get_content_type()
        raise NotAPage(f"{path.name}: wanted MHTML with an HTML part, came {came}")
    body = parts[0].get_payload(decode=True)
    told = str(message.get("Snapshot-Content-Location") or parts[0].get("Content-Location") or "")
    if not isinstance(body, bytes) or not (url or told):
        raise NotAPage(f"{path.name}: has no address (Content-Location); give --url")
    charset = parts[0].get_content_charset()
    kind = f"text/html; charset={charset}" if charset else "text/html"
    return SavedPage(url or told, body, kind, _date_of(message) or saved_at)


def _date_of(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")).astimezone(UTC)
    except (ValueError, TypeError):
        return None
