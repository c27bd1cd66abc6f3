"""The one generic spider: from a source's listings to the documents that are wanted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from scrapers import crawl_fetching as fetching
from scrapers.archive import Visit
from scrapers.crawl_feeds import feed_links
from scrapers.crawl_fetching import IS_PAGE, RESUMED, UNCHANGED, refuse_foreign, without_www
from scrapers.crawl_plan import is_due
from scrapers.crawl_run import Run
from scrapers.errors import ArchiveDamaged, ScrapersError
from scrapers.model import Link, Tally, document_id
from scrapers.page import Page

MOVED = (301, 302, 303, 307, 308)
FIRST, LAST = 10, -10  # Scrapy's priorities: listings, documents (0), what is only looked after


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
        crawler.signals.connect(spider.dropped, signals.request_dropped)
        crawler.signals.connect(spider.over, signals.spider_closed)
        return spider

    def _done_before(self) -> Iterator[str]:
        """Documents that this run had asked for before it was cut off."""
        for url, visit in self.keeping.visits.items():
            is_answered = visit.status not in MOVED
            if is_answered and visit.last >= self.keeping.since and document_id(self.source, url):
                yield url

    def robots_read(self, robotparser: RobotParser, request: Request) -> None:
        """Slow down to a Crawl-delay."""
        delay = robotparser.crawl_delay(self.settings["USER_AGENT"])
        if delay and not self.errand.replica:
            self.keeping.delay_seconds = max(self.keeping.delay_seconds, min(delay, 120.0))

    def dropped(self, request: Request) -> None:
        """Tell of redirects in a circle; one to what is asked for anyway is no loss."""
        if request.url in request.meta.get("redirect_urls", ()):
            self.tally.refuse(request.url, "redirects in a circle")

    def over(self, reason: str) -> None:
        """Note that everything asked for was answered or refused; not so after Ctrl-C."""
        self.run.is_over = reason == "finished"

    async def start(self) -> AsyncIterator[Request]:
        """Begin at the listings and feeds, then look after what is known of before."""
        for url in self.source.start:
            yield self._listing(Link(url, is_listing=True), via="")
        for url in self.source.feeds:
            yield self._listing(Link(url, is_listing=True), via="", is_page=False)
        is_daily = not (self.errand.since or self.errand.until or self.errand.limit)
        for link in self.errand.known.get(self.source.id, ()) if is_daily else ():
            if without_www(urlsplit(link.url).netloc) in self.keeping.hosts and self._is_wanted(
                link
            ):
                yield self._document(link, via="", priority=LAST)

    def _listing(self, link: Link, via: str, *, is_page: bool = True) -> Request:
        meta = {"via": via, IS_PAGE: is_page}
        return Request(link.url, self.listing, errback=self.failed, priority=FIRST, meta=meta)

    def _document(self, link: Link, via: str, priority: int = 0) -> Request:
        """The request for a document, with what lets its site say that nothing has changed."""
        self.asked.add(link.url)
        visit = self.keeping.visits.get(link.url)
        headers: dict[str, str] = {}
        if visit and visit.digest:
            asking = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
            known = self._remembered(link.url, visit)
            headers = {asking[name]: known[name] for name in asking if name in known}
        return Request(
            link.url,
            self.document,
            errback=self.failed,
            priority=priority,
            headers=headers,
            meta={"via": via, IS_PAGE: True},
        )

    def _remembered(self, url: str, visit: Visit) -> Mapping[str, str]:
        """What an earlier answer told for later; nothing where it can't be read back."""
        try:
            place = (self.source.id, visit.warc, visit.offset)
            return self.keeping.archive.at(*place, of=url).remembered
        except ArchiveDamaged:  # `onrecord fixity` tells it; a page without it is asked for whole
            return {}

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
            is_page = bool(response.meta[IS_PAGE])
            yield from (self._listing(link, response.url, is_page=is_page) for link in following)

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
        if (
            self.errand.again
            or visit is None
            or visit.status in fetching.BUSY
            or visit.status >= 500
        ):
            return True
        if link.modified and link.modified > visit.last.date():
            return True
        if not is_due(visit, link.date, self.run.now):
            return visit.status in MOVED and self._is_target_new(link.url, visit)
        return True

    def _is_target_new(self, url: str, visit: Visit) -> bool:
        """Whether a redirect was kept, and then the run cut off before what it leads to."""
        target = urljoin(url, self._remembered(url, visit).get("Location", ""))
        return target not in self.keeping.visits

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
        if errand.again or not self.run.state.has_walked(errand.since):
            return True
        return not documents or any(link.url not in self.keeping.visits for link in documents)

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
        answer = error.response
        target = (answer.headers.get("Location") or b"").decode("latin-1")
        leads = f", to {target!r}, which isn't followed" if target else ""
        return f"HTTP {answer.status} {fetching.phrase(answer.status)}{leads}"
    if isinstance(error, IgnoreRequest):
        return str(error) or "not asked for"
    first_line = next(iter(str(error).strip().splitlines()), "")
    return f"{type(error).__name__}: {first_line}"
