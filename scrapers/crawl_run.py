"""One source's part of a capture run: its open WARC file, and how far it has come."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from scrapers.archive import Archive
from scrapers.crawl_fetching import Gate, Keeping, without_www
from scrapers.crawl_plan import CrawlState, Errand
from scrapers.model import Source, Tally


class Run:
    """One source's part of a capture run: its open WARC file, and how far it has come."""

    def __init__(
        self, source: Source, archive: Archive, errand: Errand, gates: dict[str, Gate]
    ) -> None:
        """Begin, or go on with what was cut off; raises ArchiveBusy."""
        self.source = source
        self.errand = errand
        self.now = errand.now or datetime.now(UTC)
        self.folder: Path = archive.folder / source.id
        file = archive.writer(source.id)
        visits = archive.visits(source.id)
        last = max((visit.last for visit in visits.values()), default=None)
        self.state = CrawlState.load(self.folder).begun(self.now, last)
        self.state.save(self.folder)
        self.keeping = Keeping(
            archive=archive,
            file=file,
            source=source.id,
            errand=errand,
            hosts=hosts(source),
            visits=visits,
            since=self.state.began or self.now,
            gates=gates,
            delay_seconds=0.0 if errand.replica else source.delay_seconds,
        )
        self.is_whole = errand.until is None  # until something keeps it from the listings' end
        self.is_over = False  # whether the spider came to its end by itself

    def end(self, tally: Tally) -> None:
        """Close the WARC file, and keep how far the run has come."""
        self.keeping.file.close()
        if self.is_over:
            state = self.state.finished(walked=self.is_whole, since=self.errand.since)
            state.save(self.folder)


def hosts(source: Source) -> frozenset[str]:
    """The hosts, with their ports, that a source's listings are on; nothing else is ever asked."""
    return frozenset(without_www(urlsplit(url).netloc) for url in (*source.start, *source.feeds))
