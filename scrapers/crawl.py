"""Fetch what sources point at: one generic Scrapy spider, and an answer for every request kept."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request, Spider
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import CrawlerProcess
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from scrapers.archive import Archive
from scrapers.errors import ScrapersError
from scrapers.model import Link, Source, Tally, document_id
from scrapers.page import Page
from scrapers.warc_files import Headers, WarcFile

REVISIT = timedelta(days=30)  # edits come mostly in a page's first weeks
MAX_PAGE_BYTES = 32_000_000


@dataclass(frozen=True)
class Errand:
    """What one capture run is asked to do."""

    since: date | None = None  # leave out documents that a listing dates before this day
    until: date | None = None  # and those after this one
    limit: int | None = None  # documents of each source, at most
    contact: str = ""  # put into the User-Agent, so that a site can reach us
    replica: tuple[str, int] | None = None  # host and port that answers in place of every site
    today: date | None = None  # the day to count re-visits from


def capture(
    sources: Sequence[Source], archive: Archive, errand: Errand, watch: Callable[[Tally], None]
) -> list[Tally]:
    """Fetch every source's listings and documents into the archive; gives a tally for each.

    Scrapy's reactor can be started once in a process, and so can this."""
    tallies = [Tally(source.id, watch) for source in sources]
    process = CrawlerProcess(_settings(sources, errand))
    files = [archive.writer(source.id) for source in sources]
    for source, tally, file in zip(sources, tallies, files, strict=True):
        held = archive.held(source.id)
        process.crawl(SourceSpider, source=source, file=file, tally=tally, held=held, errand=errand)
    process.start()
    for file in files:
        file.close()
    return tallies


def _settings(sources: Sequence[Source], errand: Errand) -> dict[str, Any]:
    """Scrapy's settings: polite by its own parts; the delays are each source's."""
    handler = f"{__name__}.{KeepingHandler.__name__}"
    local = errand.replica is not None
    return {
        "USER_AGENT": f"OnRecord/0.1 (archive; {errand.contact or 'no contact given'})",
        "ROBOTSTXT_OBEY": True,
        "AUTOTHROTTLE_ENABLED": not local,
        "DOWNLOAD_SLOTS": {} if local else _delays(sources),
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_TIMEOUT": 60,
        "DOWNLOAD_MAXSIZE": MAX_PAGE_BYTES,
        "RETRY_TIMES": 3,
        "REDIRECT_MAX_TIMES": 5,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "gzip"},
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "CRITICAL",
        "LOG_INSTALL_ROOT_HANDLER": False,
    }


def _delays(sources: Sequence[Source]) -> dict[str, dict[str, float]]:
    """Host → the least seconds between two requests to it."""
    return {
        host: {"concurrency": 1, "delay": source.delay_seconds}
        for source in sources
        for host in hosts(source)
    }


def hosts(source: Source) -> list[str]:
    """The host names that a source's listings are on; nothing else is ever asked."""
    return sorted({urlsplit(url).hostname or "" for url in source.start})


class KeepingHandler(HTTP11DownloadHandler):
    """Scrapy's own handler, which writes each answer to the archive before anything reads it."""

    async def download_request(self, request: Request) -> Response:
        """Fetch from the site, or from the replica that stands in for it."""
        spider = self._crawler.spider
        if not isinstance(spider, SourceSpider):
            raise TypeError(f"wanted a spider with an archive, came {type(spider).__name__}")
        response = await super().download_request(_to_replica(request, spider.errand.replica))
        status = f"{response.status} {_phrase(response.status)}"
        asked = _pairs(request.headers)
        digest = spider.file.response(
            request.url, status, _pairs(response.headers), response.body, asked=asked, at=_now()
        )
        return response.replace(url=request.url, flags=[*response.flags, digest])


class SourceSpider(Spider):
    """Follow one source's listings to its documents; what a page means is the source's business."""

    name = "source"

    def __init__(
        self, source: Source, file: WarcFile, tally: Tally, held: dict[str, str], errand: Errand
    ) -> None:
        """Set out for one source, knowing the addresses that are held (address → digest)."""
        super().__init__(name=source.id)
        self.source = source
        self.file = file
        self.tally = tally
        self.held = held
        self.errand = errand
        self.asked = 0
        self.allowed_domains = hosts(source)  # for Scrapy's own offsite filter

    async def start(self) -> AsyncIterator[Request]:
        """Begin at the source's first listing pages."""
        for url in self.source.start:
            yield Request(url, self.listing, errback=self.failed, dont_filter=True)

    def listing(self, response: Response) -> Iterator[Request]:
        """Ask for the documents of a listing page that are wanted, and for its next page."""
        try:
            links = list(self.source.links(_page(response, self.source.language)))
        except ScrapersError as error:
            self.tally.refuse(response.url, str(error))
            return
        self.tally.add("listing pages")
        documents = [link for link in links if not link.is_listing]
        yield from (self._document(link) for link in documents if self._is_wanted(link))
        if self._may_go_on(documents):
            for link in links:
                if link.is_listing:
                    yield Request(link.url, self.listing, errback=self.failed)

    def _document(self, link: Link) -> Request:
        self.asked += 1
        return Request(link.url, self.document, errback=self.failed)

    def _is_wanted(self, link: Link) -> bool:
        """Whether the errand wants it, and it is new or young enough to have changed."""
        errand = self.errand
        if errand.limit is not None and self.asked >= errand.limit:
            return False
        if link.date and errand.since and link.date < errand.since:
            return False
        if link.date and errand.until and link.date > errand.until:
            return False
        return link.url not in self.held or self._is_young(link)

    def _is_young(self, link: Link) -> bool:
        today = self.errand.today or _now().date()
        return link.date is not None and today - link.date <= REVISIT

    def _may_go_on(self, documents: list[Link]) -> bool:
        """Whether older listing pages can hold anything that is wanted."""
        errand = self.errand
        if errand.limit is not None and self.asked >= errand.limit:
            return False
        dated = [link.date for link in documents if link.date]
        return not (errand.since and dated and max(dated) < errand.since)

    def document(self, response: Response) -> None:
        """Count a document; the handler has kept it already."""
        is_unchanged = self.held.get(response.url) in response.flags
        self.tally.add("unchanged" if is_unchanged else "captured")
        if document_id(self.source, response.url) is None:
            self.tally.refuse(response.url, f"not an address that {self.source.id} reads")

    def failed(self, failure: Failure) -> None:
        """Note an address that gave no page: robots.txt, a status, a broken connection."""
        request: Request = getattr(failure, "request")  # noqa: B009 - Scrapy puts it there
        self.tally.refuse(request.url, _reason(failure.value))


def _page(response: Response, language: str) -> Page:
    kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return Page.from_bytes(response.url, response.body, content_type=kind, language=language)


def _reason(error: BaseException | None) -> str:
    if isinstance(error, HttpError):
        return f"HTTP {error.response.status} {_phrase(error.response.status)}"
    if isinstance(error, IgnoreRequest):
        return str(error) or "not asked for"
    return f"{type(error).__name__}: {error}"


def _to_replica(request: Request, replica: tuple[str, int] | None) -> Request:
    """The request as sent: to the site itself, or over plain HTTP to its replica."""
    if replica is None:
        return request
    parts = urlsplit(request.url)
    url = urlunsplit(parts._replace(scheme="http", netloc=f"{replica[0]}:{replica[1]}"))
    return request.replace(url=url, headers={**request.headers, b"Host": [parts.netloc.encode()]})


def _pairs(headers: Any) -> Headers:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
    ]


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _now() -> datetime:
    return datetime.now(UTC)
