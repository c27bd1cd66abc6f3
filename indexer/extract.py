"""From the archive to the catalog: read every capture, describe it, keep it with its outcome."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import TypeVar

from indexer.catalog import Catalog
from indexer.catalog_writing import NO_CORRECTIONS, Reading, progress, store
from indexer.corrections import Corrections
from indexer.describe import describe
from mappings.errors import OnRecordError
from scrapers.archive import Archive, Kept
from scrapers.corpora import CORPORA, read_row
from scrapers.crawl_feeds import feed_links
from scrapers.errors import ArchiveDamaged, NotADocument, RowRefused, ScrapersError
from scrapers.imports import ROW_TYPE
from scrapers.model import Document, Source, Tally, document_id
from scrapers.page import Page
from scrapers.registry import source as source_with
from scrapers.registry import source_of

GONE = (404, 410)
BATCH = 40  # captures in one transaction
AHEAD = 200  # captures that are read before the catalog asks for them

T = TypeVar("T")
U = TypeVar("U")


def extract(
    archive: Archive,
    catalog: Catalog,
    source: str,
    pool: ProcessPoolExecutor,
    watch: Callable[[Tally], None],
    corrections: Corrections = NO_CORRECTIONS,
) -> Tally:
    """Bring the catalog up to the archive for one source; gives what was done.

    Captures go in by the order of capture, so that a replay gives the same ids."""
    tally = Tally(source, watch)
    readings = in_order(pool, read_capture, _new_captures(archive, catalog, source, tally))
    for batch in _batched(readings, BATCH):
        outcomes = store(catalog, batch, corrections)
        for reading, outcome in zip(batch, outcomes, strict=True):
            _count(tally, reading, outcome)
    return tally


def _new_captures(archive: Archive, catalog: Catalog, source: str, tally: Tally) -> Iterator[Kept]:
    """Captures that the catalog doesn't know yet; a damaged file is told and passed over."""
    done = progress(catalog, source)
    for file in archive.files(source):
        after = done.get(file.name, -1)
        yield from archive.replay(file, after=after, damaged=partial(_refuse, tally, file))


def _refuse(tally: Tally, file: Path, error: ArchiveDamaged) -> None:
    tally.refuse(str(file), str(error))


def _count(tally: Tally, reading: Reading, outcome: str) -> None:
    if outcome == "refused":
        tally.refuse(reading.capture.url, reading.reason)
        return
    tally.add("listing pages" if outcome == "listing" else outcome)
    if outcome == "read":
        tally.add("statements", len(reading.statements))


def read_capture(kept: Kept) -> Reading:
    """What one capture says; whatever can't be understood becomes a refusal with its reason."""
    capture = kept.capture
    try:
        if capture.media_type == ROW_TYPE:
            return _read_row(kept)
        return read_page(kept, source_with(capture.source))
    except OnRecordError as error:
        return Reading(capture, "refused", reason=str(error))


def read_page(kept: Kept, source: Source) -> Reading:
    """What a source makes of one captured page: a document, a listing, neither, or a refusal."""
    capture = kept.capture
    try:
        id = document_id(source, capture.url)
        if id is None and capture.status == 200:
            return _listing(kept, source)
        if id is None or (capture.status != 200 and capture.status not in GONE):
            return Reading(capture, "not a document")
        if capture.status in GONE:
            return Reading(capture, "gone", document_id=id)
        return _as_read(kept, _document(kept, source), source.publisher)
    except NotADocument:
        return Reading(capture, "not a document")
    except OnRecordError as error:
        return Reading(capture, "refused", reason=str(error))


def _listing(kept: Kept, source: Source) -> Reading:
    """What a listing page, a feed or a sitemap leads to; other pages are neither.

    Only an address where the source's crawl begins must be a listing, and is refused otherwise."""
    capture = kept.capture
    try:
        links = feed_links(capture.url, kept.body(), source)
        if links is not None:
            return Reading(capture, "listing", links=tuple(links), is_in_order=False)
        return Reading(capture, "listing", links=tuple(source.links(_page(kept, source))))
    except ScrapersError:
        if capture.url in (*source.start, *source.feeds):
            raise
        return Reading(capture, "not a document")


def _document(kept: Kept, source: Source) -> Document:
    return source.read(_page(kept, source))


def _page(kept: Kept, source: Source) -> Page:
    capture = kept.capture
    return Page.from_bytes(
        capture.url, kept.body(), content_type=capture.media_type, language=source.language
    )


def _read_row(kept: Kept) -> Reading:
    where = f"{kept.capture.warc} at byte {kept.capture.offset}"
    try:
        row = json.loads(kept.payload)
    except ValueError as error:
        raise RowRefused(f"{where}: wanted a JSON object: {error}") from error
    source = source_of(str(row.get("url") or ""))
    document = read_row(row, where=where, source=source)
    corpus = CORPORA.get(document.source)
    publisher = source.publisher if source else corpus.publisher if corpus else None
    return _as_read(kept, document, publisher)


def _as_read(kept: Kept, document: Document, publisher: str | None) -> Reading:
    statements = describe(document, publisher)
    return Reading(
        kept.capture,
        "read",
        document_id=document.id,
        document=document,
        statements=statements,
    )


def workers() -> ProcessPoolExecutor:
    """A pool of processes that end with this one, also when it is killed."""
    return ProcessPoolExecutor(initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Without this, the workers of a killed run would wait for work for ever."""
    parent = parent_process()
    if parent:
        Thread(target=lambda: wait([parent.sentinel]) and os._exit(1), daemon=True).start()


def in_order(pool: ProcessPoolExecutor, work: Callable[[T], U], pieces: Iterable[T]) -> Iterator[U]:
    """The results of some work done in other processes, in order, a bounded number ahead."""
    waiting: deque[Future[U]] = deque()
    for piece in pieces:
        waiting.append(pool.submit(work, piece))
        if len(waiting) >= AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _batched(pieces: Iterable[T], size: int) -> Iterator[list[T]]:
    batch: list[T] = []
    for piece in pieces:
        batch.append(piece)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
