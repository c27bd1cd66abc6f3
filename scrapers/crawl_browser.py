"""For sites that answer browsers only: the same crawl, its pages fetched by a Chromium.

Needs the extra `browser` (scrapy-playwright) and an installed Chromium. Only `onrecord capture
--browser` loads this file."""

from __future__ import annotations

import asyncio
import re
import socket
from urllib.parse import urlsplit, urlunsplit

from playwright.async_api import Request as BrowserRequest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from scrapers.crawl_fetching import (
    IS_PAGE,
    MAX_PAGE_BYTES,
    KeepingHandler,
    keeping_of,
    public_address,
    without_www,
)
from scrapers.crawl_plan import Errand

# What a page needs to build its text; pictures, films and fonts are left alone
WANTED = frozenset(("document", "script", "stylesheet", "xhr", "fetch"))
REQUEST_HEADERS = re.compile(rb"If-None-Match|If-Modified-Since|Host|Accept-Encoding", re.I)


class BrowserHandler(KeepingHandler, ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """The archive's own handler in front of scrapy-playwright's: documents and HTML listings go
    to the browser, robots.txt and feeds as ever."""

    def __init__(self, crawler: Crawler) -> None:
        """Stand ready; the browser starts with the first page."""
        super().__init__(crawler)
        self.abort_request = self._is_unwanted

    async def fetch(self, request: Request) -> Response:
        """An answer by the browser where it is a page's; raises IgnoreRequest."""
        if not request.meta.get(IS_PAGE):
            return await super().fetch(request)
        keeping = keeping_of(self._crawler)
        if keeping.errand.replica is None:
            await _refuse_private(urlsplit(request.url).hostname or "")
        sent = _as_browsed(request, keeping.errand)
        response: Response = await ScrapyPlaywrightDownloadHandler.download_request(self, sent)
        if len(response.body) > MAX_PAGE_BYTES:
            raise IgnoreRequest(f"a page of {len(response.body):,} bytes is too large")
        return response.replace(url=request.url)

    def _is_unwanted(self, request: BrowserRequest) -> bool:
        """Whether the browser leaves something alone that a page asks for."""
        is_own = without_www(urlsplit(request.url).netloc) in keeping_of(self._crawler).hosts
        return not (is_own and request.resource_type in WANTED)


def _as_browsed(request: Request, errand: Errand) -> Request:
    """The request as a browser sends it: it knows itself what it can unpack and holds."""
    parts = urlsplit(request.url)
    scheme = parts.scheme if errand.replica is None else "http"
    headers = {k: v for k, v in request.headers.items() if not REQUEST_HEADERS.fullmatch(k)}
    goto = {"wait_until": "networkidle", "timeout": errand.timeout_seconds * 1000}
    meta = {"playwright": True, "playwright_page_goto_kwargs": goto}
    url = urlunsplit(parts._replace(scheme=scheme))
    return request.replace(url=url, headers=headers, meta={**request.meta, **meta})


async def _refuse_private(host: str) -> None:
    """Raise IgnoreRequest for a name that stands for a private address."""
    loop = asyncio.get_running_loop()
    for *_, place in await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM):
        public_address(str(place[0]), host)
