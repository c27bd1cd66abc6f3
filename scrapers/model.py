"""What a source reads and what reading gives: Source, Link, Capture, Turn, Document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from scrapers.page import Page
    from scrapers.turns import TurnStyle

# Their names in four languages: mappings/vocabulary.toml
KINDS = ("briefing", "press_conference", "statement", "readout", "speech", "release", "answer")
TURN_TYPES = ("speech", "question", "answer", "narrative", "scene")


@dataclass(frozen=True)
class Link:
    """An address that a listing page leads to."""

    url: str
    is_listing: bool = False  # the next page of the listing, not a document
    modified: date | None = None  # the day that a sitemap says it was last changed
    date: date | None = None  # the day that the listing prints beside a document


@dataclass(frozen=True)
class Capture:
    """One answer of a site, as kept in the archive: a WARC response or resource record."""

    source: str
    url: str
    fetched_at: datetime  # UTC
    status: int  # HTTP status; 200 for imported rows
    media_type: str  # the Content-Type header as served: "text/html; charset=EUC-KR"
    digest: str  # of the payload, as WARC writes it: "sha1:…" in base32
    warc: str  # name of the WARC file in the archive folder
    offset: int  # in bytes, where the record begins in that file


@dataclass(frozen=True)
class Turn:
    """What one voice says until another begins (Akoma Ntoso: speech, question, answer, …)."""

    position: int  # from 0 in its document
    type: str  # one of TURN_TYPES
    attribution: str | None  # the label as printed, without its colon or brackets
    text: str  # always document.text[start : start + len(text)]
    start: int  # in characters, in its document's text

    @property
    def end(self) -> int:
        """Where the turn's words end in the document's text, in characters."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Document:
    """One text of one publisher (schema.org CreativeWork), as read from one capture."""

    id: str  # source id + ":" + the site's own id
    source: str
    url: str
    title: str
    date: date | None  # day of utterance in the publisher's time zone; None: the page names none
    language: str  # ISO 639-1
    kind: str  # one of KINDS
    text: str  # the whole text; paragraphs are separated by one empty line
    turns: tuple[Turn, ...]
    place: str = ""
    published_at: datetime | None = None  # with its zone, where the page prints a time
    attribution: str | None = None  # the speaker that the page names for all of its text
    publisher: str | None = None  # organization id, where it isn't the source's own
    government: str | None = None  # ISO 3166 alpha-2, where it isn't the publisher's own (corpora)
    translation_of: str | None = None  # id of the document that this one translates
    capture: Capture | None = None
    version: int = 1


class Source(Protocol):
    """One series of one publisher: it knows where pages are and how to read them; never fetches."""

    @property
    def id(self) -> str:
        """The source's id: "jp-mofa"."""

    @property
    def publisher(self) -> str:
        """The organization id of its publisher (mappings/organizations.toml)."""

    @property
    def title(self) -> str:
        """The series' name in English."""

    @property
    def language(self) -> str:
        """ISO 639-1 code of the language that its pages are in."""

    @property
    def start(self) -> tuple[str, ...]:
        """Addresses of the listing pages where a crawl begins."""

    @property
    def feeds(self) -> tuple[str, ...]:
        """Addresses of its feeds, sitemaps and JSON listings, which reach further or sooner."""

    @property
    def address(self) -> re.Pattern[str]:
        """What its documents' addresses look like; the group "id" is the site's own id."""

    @property
    def time_zone(self) -> str:
        """IANA name of the zone that its dates are in."""

    @property
    def quiet_after(self) -> timedelta:
        """How long without a new document before something is wrong."""

    @property
    def licence(self) -> str:
        """The terms that its texts are published under."""

    @property
    def style(self) -> TurnStyle:
        """How its transcripts mark who speaks."""

    @property
    def delay_seconds(self) -> float:
        """The least time between two requests to its site."""

    def links(self, page: Page) -> Iterable[Link]:
        """Addresses on a listing page: documents, and the listing's next page."""

    def read(self, page: Page) -> Document:
        """The document on a page; raises NotADocument, NotAPage, PageChanged or DateNotRead."""


@dataclass(frozen=True)
class Refusal:
    """Something that a run refused, told at its end and kept in its exit status."""

    where: str  # address, or file and line
    reason: str
    source: str = ""


@dataclass
class Tally:
    """What one run of a command did for one source: the figures of its one plain line."""

    source: str
    watch: Callable[[Tally], None] = lambda tally: None  # is told of every change, for progress
    counts: dict[str, int] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)

    def add(self, what: str, n: int = 1) -> None:
        """Count n more of something: tally.add("captured")."""
        self.counts[what] = self.counts.get(what, 0) + n
        self.watch(self)

    def refuse(self, where: str, reason: str) -> None:
        """Note something refused, where it was, and why."""
        self.refusals.append(Refusal(where, reason, self.source))
        self.watch(self)

    def __str__(self) -> str:
        """The line a command prints: "jp-mofa: 12 captured, 0 refused"."""
        done = [f"{n:,} {what}" for what, n in self.counts.items()]
        return f"{self.source}: {', '.join([*done, f'{len(self.refusals):,} refused'])}"


def document_id(source: Source, url: str) -> str | None:
    """The id of the document at an address, or None when the address isn't one of the source's.

    A slash within the site's own id becomes a hyphen: "us-whitehouse:remarks-2025-06-x".
    Where each board of a site counts for itself, the group "board" stands before the number:
    "kr-mofa:4078-368499".
    """
    match = source.address.match(url)
    if match is None:
        return None
    parts = (match.groupdict().get("board"), match["id"].strip("/").replace("/", "-"))
    return f"{source.id}:{'-'.join(part for part in parts if part)}"
