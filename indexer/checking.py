"""Check a source on some pages: what it finds of each field, and where it fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from indexer.catalog_writing import Reading
from indexer.extract import read_page
from indexer.language import language_of
from scrapers.archive import Kept
from scrapers.model import Document, Source

FIELDS = ("title", "date", "language", "paragraphs", "place", "time", "labels")


@dataclass
class Check:
    """What a source found on the pages that it was given."""

    source: str
    listings: int = 0  # pages, feeds and sitemaps
    links: int = 0  # to documents
    dated_links: int = 0
    documents: int = 0  # pages with the address of a document
    read: int = 0
    found: Counter[str] = field(default_factory=Counter)  # field → documents that have it
    paragraphs: list[int] = field(default_factory=list)  # of each document
    labels: Counter[str] = field(default_factory=Counter)  # speakers' labels, as printed
    unknown: Counter[str] = field(default_factory=Counter)  # those that no person is known by
    failures: list[tuple[str, str]] = field(default_factory=list)  # (where, why)

    @property
    def is_sound(self) -> bool:
        """Whether a listing led somewhere, a document was read, and nothing failed."""
        return bool(self.links and self.read) and not self.failures


def check(source: Source, pages: Iterable[Kept]) -> Check:
    """Read pages with a source; a page that can't be read is a failure, and the next is tried."""
    done = Check(source.id)
    for kept in pages:
        _note(done, read_page(kept, source), source)
    return done


def _note(done: Check, reading: Reading, source: Source) -> None:
    url = reading.capture.url
    if reading.outcome == "refused":
        done.documents += bool(source.address.match(url))
        done.failures.append((url, reading.reason.removeprefix(f"{url}: ")))
    elif reading.document:
        done.documents += 1
        _note_document(done, reading.document, reading)
    elif reading.outcome == "listing":
        _note_listing(done, reading)


def _note_listing(done: Check, reading: Reading) -> None:
    links = [link for link in reading.links if not link.is_listing]
    done.listings += 1
    done.links += len(links)
    done.dated_links += sum(link.date is not None for link in links)
    if not reading.links:
        done.failures.append((reading.capture.url, "no link leads to a document of the source"))


def _note_document(done: Check, document: Document, reading: Reading) -> None:
    done.read += 1
    for name, failure in _fields(document):
        if failure is None:
            done.found[name] += 1
        elif failure:
            done.failures.append((document.url, failure))
    done.paragraphs.append(document.text.count("\n\n") + 1)
    for statement in reading.statements:
        if statement.attribution and statement.type != "question":
            done.labels[statement.attribution] += 1
            if statement.voice.speaker is None:
                done.unknown[statement.attribution] += 1


def _fields(document: Document) -> Iterator[tuple[str, str | None]]:
    """(field, None where it was found, else what is wrong; empty where it may be missing)."""
    yield "title", None if document.title else "no title"
    yield "date", None if document.date else "no date"
    came = language_of(document.text, None)
    wanted = document.language
    yield "language", None if came == wanted else f"wanted a text in {wanted!r}, came {came!r}"
    yield "paragraphs", None if document.text else "no text"
    yield "place", None if document.place else ""
    yield "time", None if document.published_at else ""
    labelled = document.attribution or any(turn.attribution for turn in document.turns)
    yield "labels", None if labelled else ""
