"""Bring captures of a Web archive into ours, by its CDX listing (Wayback Machine, pywb).

https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server describes the listing."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from mappings.addresses import CDX, PAGE
from scrapers.archive import STAMP
from scrapers.crawl_fetching import phrase, refuse_foreign
from scrapers.crawl_run import hosts
from scrapers.errors import UnknownSource
from scrapers.imports import Import
from scrapers.model import Source, Tally
from scrapers.registry import SOURCES
from scrapers.warc_files import Headers

DELAY_SECONDS = 4.0  # the Wayback Machine refuses who asks more than 15 times a minute


@dataclass(frozen=True)
class WaybackErrand:
    """Which captures to bring, and from where."""

    wanted: str  # id of a source, or the beginning of addresses: "https://www.state.gov/briefings/"
    since: date | None = None  # days of capture
    until: date | None = None
    limit: int | None = None  # captures, at most
    cdx: str = CDX  # {url}, {match}, {since}, {until}
    page: str = PAGE  # {timestamp}, {url}
    contact: str = ""
    delay_seconds: float = DELAY_SECONDS


def bring(errand: WaybackErrand, run: Import, tally: Tally) -> Tally:
    """Fetch the captures that are wanted and not held yet; Scrapy's reactor starts only once.

    Raises UnknownSource when what is wanted is neither a source nor an address."""
    queries = _queries(errand.wanted)
    process = AsyncCrawlerProcess(_settings(errand))
    process.crawl(WaybackSpider, errand=errand, queries=queries, run=run, tally=tally)
    process.start()
    return tally


def _queries(wanted: str) -> list[tuple[str, str]]:
    """(address, kind of match) to ask the listing for."""
    if wanted.startswith(("http://", "https://")):
        return [(wanted, "prefix")]
    source: Source | None = next((one for one in SOURCES if one.id == wanted), None)
    if source is None:
        raise UnknownSource(f"--wayback {wanted!r}: neither a source nor an address with https://")
    return [(host, "host") for host in sorted(hosts(source))]


def _settings(errand: WaybackErrand) -> dict[str, Any]:
    return {
        "USER_AGENT": f"OnRecord/0.1 (archive; {errand.contact or 'no contact given'})",
        "ROBOTSTXT_OBEY": False,  # an archive's API, not a site; its terms ask for slowness
        "DOWNLOAD_DELAY": errand.delay_seconds,
        "AUTOTHROTTLE_ENABLED": errand.delay_seconds > 0,
        "CONCURRENT_REQUESTS": 1,
        "DOWNLOAD_MAXSIZE": 64_000_000,
        "DOWNLOAD_TIMEOUT": 120,
        "REDIRECT_ENABLED": False,  # an exact capture was asked for; another is none
        "COMPRESSION_ENABLED": False,  # bytes as they were archived
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "CRITICAL",
        "LOG_INSTALL_ROOT_HANDLER": False,
    }


class WaybackSpider(Spider):
    """Read the listing, then fetch each capture of it."""

    name = "wayback"

    def __init__(
        self, errand: WaybackErrand, queries: list[tuple[str, str]], run: Import, tally: Tally
    ) -> None:
        """Set out with a listing's queries."""
        super().__init__()
        self.errand, self.queries, self.run, self.tally = errand, queries, run, tally
        self.asked = 0
        self.own = frozenset(urlsplit(one).netloc for one in (errand.cdx, errand.page))

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the listings."""
        for url, match in self.queries:
            days = {"since": self.errand.since, "until": self.errand.until}
            told = {name: f"{day:%Y%m%d}" if day else "" for name, day in days.items()}
            address = self.errand.cdx.format(url=quote(url, safe=":/"), match=match, **told)
            yield Request(address, self.listing, errback=self.failed, dont_filter=True)

    def listing(self, response: Response) -> Iterator[Request]:
        """Ask for the captures in a piece of the listing, then for its next piece."""
        try:
            rows = json.loads(response.body or b"[]")
        except (ValueError, RecursionError) as error:
            self.tally.refuse(response.url, f"wanted a CDX listing in JSON: {error}")
            return
        key = ""
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, list) and len(row) == 1 and row[0]:
                key = str(row[0])
            elif isinstance(row, list) and len(row) == 2 and str(row[0]).isdecimal():
                yield from self._capture(str(row[0])[:14], str(row[1]))
        if key and not self._is_enough():
            base = response.url.partition("&resumeKey=")[0]
            address = f"{base}&resumeKey={quote(key, safe='')}"
            yield Request(address, self.listing, errback=self.failed, dont_filter=True)

    def _is_enough(self) -> bool:
        return self.errand.limit is not None and self.asked >= self.errand.limit

    def _capture(self, timestamp: str, url: str) -> Iterator[Request]:
        source = self.run.source_of(url)
        if source is None or not source.address.match(url):
            return
        if self._is_enough() or not self.run.is_new(source.id, url, timestamp):
            return
        self.asked += 1
        address = self.errand.page.format(timestamp=timestamp, url=url)
        told = {"timestamp": timestamp, "url": url, "source": source.id}
        try:
            refuse_foreign(address, self.own)
        except IgnoreRequest as error:
            self.tally.refuse(address, str(error))
            return
        yield Request(
            address,
            self.captured,
            errback=self.failed,
            cb_kwargs=told,
            priority=-self.asked,  # the oldest first: ids are given at first sight
        )

    def captured(self, response: Response, timestamp: str, url: str, source: str) -> None:
        """Keep a capture under its own address and moment, with the place that it came from."""
        at = datetime.strptime(timestamp, STAMP).replace(tzinfo=UTC)
        status = f"{response.status} {phrase(response.status)}"
        told = {"via": response.url, "software": "Memento of a Web archive (RFC 7089)"}
        self.run.file(source).response(
            url, status, _original(response), response.body, asked=[], at=at, told=told
        )
        self.tally.add("imported")

    def failed(self, failure: Failure) -> None:
        """Note what couldn't be had."""
        request: Request = getattr(failure, "request")  # noqa: B009 - Scrapy puts it there
        self.tally.refuse(request.url, f"{type(failure.value).__name__}: {failure.value}")


def _original(response: Response) -> Headers:
    """The headers as the site had sent them, which the Wayback Machine marks, or its own type."""
    mark = b"x-archive-orig-"
    sent = [(name, value) for name, values in response.headers.items() for value in values]
    found = [(name[len(mark) :], value) for name, value in sent if name.lower().startswith(mark)]
    coding = (b"content-encoding", b"transfer-encoding", b"content-length")
    kept = [(name, value) for name, value in found if name.lower() not in coding]
    if not any(name.lower() == b"content-type" for name, _ in kept):
        kept += [(name, value) for name, value in sent if name.lower() == b"content-type"]
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in kept]
