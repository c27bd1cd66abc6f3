"""Fetch what sources point at: one generic Scrapy spider, and an answer for every request kept."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.resolver import CachingThreadedResolver
from scrapy.robotstxt import RobotParser
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from scrapers import crawl_fetching as fetching
from scrapers.archive import Archive
from scrapers.crawl_feeds import feed_links
from scrapers.crawl_fetching import RESUMED, UNCHANGED, Gate, Keeping, refuse_foreign
from scrapers.crawl_plan import CrawlState, Errand, is_due
from scrapers.errors import ScrapersError
from scrapers.model import Link, Source, Tally, document_id
from scrapers.page import Page

MAX_PAGE_BYTES = 32_000_000
FIRST, LAST = 10, -10  # Scrapy's priorities: listings, documents (0), what is only looked after


def capture(
    sources: Sequence[Source], archive: Archive, errand: Errand, watch: Callable[[Tally], None]
) -> list[Tally]:
    """Fetch every source's listings and documents into the archive; gives a tally for each.

    Scrapy's reactor can be started once in a process, and so can this. Raises ArchiveBusy when
    another run is capturing one of the sources."""
    process = AsyncCrawlerProcess(_settings(errand))
    tallies = [Tally(source.id, watch) for source in sources]
    gates: dict[str, Gate] = {}
    runs = [Run(source, archive, errand, gates) for source in sources]
    for run, tally in zip(runs, tallies, strict=True):
        crawler = Crawler(SourceSpider, _own_settings(run.source, errand))
        process.crawl(crawler, run=run, tally=tally)
    process.start()
    for run, tally in zip(runs, tallies, strict=True):
        run.end(tally)
    return tallies


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
        self.state = CrawlState.load(self.folder).begun(self.now)
        self.state.save(self.folder)
        self.keeping = Keeping(
            archive=archive,
            file=file,
            source=source.id,
            errand=errand,
            hosts=hosts(source),
            visits=archive.visits(source.id),
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


def _settings(errand: Errand) -> dict[str, Any]:
    """Scrapy's settings for all sources: polite by its own parts wherever they exist."""
    handler = f"{fetching.__name__}.{fetching.KeepingHandler.__name__}"
    own = f"{fetching.__name__}.{fetching.StrictRobotsTxt.__name__}"
    scrapys = "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware"
    resolver = CachingThreadedResolver if errand.replica else fetching.PublicResolver
    return {
        "USER_AGENT": f"OnRecord/0.1 (archive; {errand.contact or 'no contact given'})",
        "ROBOTSTXT_OBEY": True,
        "DOWNLOADER_MIDDLEWARES": {scrapys: None, own: 100},  # 100 is the place of Scrapy's
        "AUTOTHROTTLE_ENABLED": errand.replica is None,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_TIMEOUT": errand.timeout_seconds,
        "DOWNLOAD_MAXSIZE": MAX_PAGE_BYTES,
        "RETRY_TIMES": 3,
        "REDIRECT_MAX_TIMES": 5,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "gzip"},
        "DNS_RESOLVER": f"{resolver.__module__}.{resolver.__name__}",
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "CRITICAL",
        "LOG_INSTALL_ROOT_HANDLER": False,
    }


def _own_settings(source: Source, errand: Errand) -> dict[str, Any]:
    """One source's settings: AutoThrottle never goes below the source's own delay."""
    delay = 0.0 if errand.replica else source.delay_seconds
    return {**_settings(errand), "DOWNLOAD_DELAY": delay, "AUTOTHROTTLE_START_DELAY": delay}


def hosts(source: Source) -> frozenset[str]:
    """The hosts, with their ports, that a source's listings are on; nothing else is ever asked."""
    return frozenset(urlsplit(url).netloc.lower() for url in (*source.start, *source.feeds))


class SourceSpider(Spider):
    """Follow one source's listings to its documents; what a page means is the source's business."""

    name = "source"
    handle_httpstatus_list: ClassVar = [HTTPStatus.NOT_MODIFIED.value]

    def __init__(self, run: Run, tally: Tally) -> None:
        """Set out for one source."""
        super().__init__(name=run.source.id)
        self.run, self.tally = run, tally
        self.source, self.errand, self.keeping = run.source, run.errand, run.keeping
        self.asked = set(self._done_before())

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SourceSpider:
        """The spider, told when robots.txt was read and when it is over."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_read, signals.robots_parsed)
        crawler.signals.connect(spider.over, signals.spider_closed)
        return spider

    def _done_before(self) -> Iterator[str]:
        """Documents that this run had asked for before it was cut off."""
        for url, visit in self.keeping.visits.items():
            if visit.last >= self.keeping.since and document_id(self.source, url):
                yield url

    def robots_read(self, robotparser: RobotParser, request: Request) -> None:
        """Slow down to a Crawl-delay."""
        delay = robotparser.crawl_delay(self.settings["USER_AGENT"])
        if delay and not self.errand.replica:
            self.keeping.delay_seconds = max(self.keeping.delay_seconds, min(delay, 120.0))

    def over(self, reason: str) -> None:
        """Note that everything asked for was answered or refused; not so after Ctrl-C."""
        self.run.is_over = reason == "finished"

    async def start(self) -> AsyncIterator[Request]:
        """Begin at the listings and feeds, then look after what is known of before."""
        for url in (*self.source.start, *self.source.feeds):
            yield self._listing(Link(url, is_listing=True), via="")
        is_daily = not (self.errand.since or self.errand.until or self.errand.limit)
        for link in self.errand.known.get(self.source.id, ()) if is_daily else ():
            if urlsplit(link.url).netloc in self.keeping.hosts and self._is_wanted(link):
                yield self._document(link, via="", priority=LAST)

    def _listing(self, link: Link, via: str) -> Request:
        return Request(
            link.url, self.listing, errback=self.failed, priority=FIRST, meta={"via": via}
        )

    def _document(self, link: Link, via: str, priority: int = 0) -> Request:
        """The request for a document, with what lets its site say that nothing has changed."""
        self.asked.add(link.url)
        visit = self.keeping.visits.get(link.url)
        headers: dict[str, str] = {}
        if visit and visit.digest:
            kept = self.keeping.archive.at(self.source.id, visit.warc, visit.offset, of=link.url)
            asking = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
            headers = {asking[name]: value for name, value in kept.validators}
        return Request(
            link.url,
            self.document,
            errback=self.failed,
            priority=priority,
            headers=headers,
            meta={"via": via},
        )

    def listing(self, response: Response) -> Iterator[Request]:
        """Ask for the documents of a listing page that are wanted, and for its next page."""
        try:
            links = list(self._links(response))
        except ScrapersError as error:
            self._refuse_listing(response.url, str(error))
            return
        self.tally.add("listing pages")
        documents = [link for link in links if not link.is_listing]
        for link in documents:
            if self._is_wanted(link):
                yield self._document(link, response.url)
        following = [link for link in links if link.is_listing and self._is_allowed(link)]
        if following and self._may_go_on(documents):
            yield from (self._listing(link, response.url) for link in following)

    def _links(self, response: Response) -> list[Link]:
        pages = (response.headers.get("X-WP-TotalPages") or b"").decode("latin-1")
        found = feed_links(response.url, response.body, self.source, total_pages=pages)
        return list(self.source.links(self._page(response))) if found is None else found

    def _page(self, response: Response) -> Page:
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return Page.from_bytes(
            response.url, response.body, content_type=kind, language=self.source.language
        )

    def _is_wanted(self, link: Link) -> bool:
        """Whether the errand wants it, and it is new or due to be asked for again."""
        errand = self.errand
        if errand.limit is not None and len(self.asked) >= errand.limit:
            return False
        if link.url in self.asked or not self._is_allowed(link):
            return False
        newest = link.date or link.modified
        if errand.since and newest and newest < errand.since:
            return False
        if errand.until and link.date and link.date > errand.until:
            return False
        return self._is_new_or_due(link)

    def _is_new_or_due(self, link: Link) -> bool:
        visit = self.keeping.visits.get(link.url)
        if visit is None or visit.status in fetching.BUSY or visit.status >= 500:
            return True
        if link.modified and link.modified > visit.last.date():
            return True
        return is_due(visit, link.date, self.run.now)

    def _is_allowed(self, link: Link) -> bool:
        """Whether an address is one that may be asked; another is refused aloud."""
        try:
            refuse_foreign(link.url, self.keeping.hosts)
        except IgnoreRequest as error:
            self.tally.refuse(link.url, str(error))
            return False
        return True

    def _may_go_on(self, documents: list[Link]) -> bool:
        """Whether older listing pages can hold anything that is wanted."""
        errand = self.errand
        if errand.limit is not None and len(self.asked) >= errand.limit:
            self.run.is_whole = False
            return False
        dated = [link.date for link in documents if link.date]
        if errand.since and dated and max(dated) < errand.since:
            return False
        is_known = all(link.url in self.keeping.visits for link in documents)
        return not (documents and is_known and self.run.state.has_walked(errand.since))

    def document(self, response: Response) -> None:
        """Count a document; the handler has kept it already."""
        flags = set(response.flags)
        self.tally.add("unchanged" if flags & {UNCHANGED, RESUMED} else "captured")
        if document_id(self.source, response.url) is None:
            self.tally.refuse(response.url, f"not an address that {self.source.id} reads")

    def failed(self, failure: Failure) -> None:
        """Note an address that gave no page: robots.txt, a status, a broken connection."""
        request: Request = getattr(failure, "request")  # noqa: B009 - Scrapy puts it there
        reason = _reason(failure.value)
        if request.callback == self.listing:
            self._refuse_listing(request.url, reason)
        else:
            self.tally.refuse(request.url, reason)
        if "robots.txt" in reason:
            told = {"robots": reason, "via": str(request.meta.get("via", ""))}
            self.keeping.file.metadata(request.url, told, at=datetime.now(UTC))

    def _refuse_listing(self, url: str, reason: str) -> None:
        self.run.is_whole = False
        self.tally.refuse(url, reason)


def _reason(error: BaseException | None) -> str:
    if isinstance(error, HttpError):
        return f"HTTP {error.response.status} {fetching.phrase(error.response.status)}"
    if isinstance(error, IgnoreRequest):
        return str(error) or "not asked for"
    return f"{type(error).__name__}: {error}"
