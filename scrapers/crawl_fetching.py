"""Between the spider and the network: what may be asked, when, and what is kept of the answer."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from time import monotonic
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.resolver import CachingThreadedResolver
from scrapy.robotstxt import RobotParser
from twisted.internet.defer import Deferred

from scrapers.archive import Archive, Visit
from scrapers.crawl_plan import Errand
from scrapers.errors import ArchiveDamaged
from scrapers.payload import payload_digest
from scrapers.warc_files import Headers, WarcFile

BUSY = (429, 503)
BACK_OFF_SECONDS = 5.0  # doubled with each try, where the site doesn't say how long to wait
MAX_PAGE_BYTES = 32_000_000
UNCHANGED, RESUMED = "unchanged", "resumed"  # flags of a response
RENDERED = "playwright"  # scrapy-playwright's flag of a response
IS_PAGE = "is_page"  # a request's meta key: whether a browser would show it; no feed, no robots.txt


@dataclass
class Gate:
    """One host's turn: one request at a time, none before its pause is over."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    opens_at: float = 0.0  # by the monotonic clock


@dataclass
class Keeping:
    """What the download handler needs to know of the run that it works for."""

    archive: Archive
    file: WarcFile
    source: str
    errand: Errand
    hosts: frozenset[str]  # "state.gov", "localhost:8080": without "www."; nothing else is asked
    visits: dict[str, Visit]
    since: datetime  # what was captured from here on belongs to this run
    gates: dict[str, Gate]  # of all sources, so that two of them don't press one host
    delay_seconds: float

    def gate(self, url: str) -> Gate:
        """The gate of an address's host."""
        return self.gates.setdefault(urlsplit(url).netloc, Gate())


# What is told of a page that wasn't kept as served, but as its scripts had built it
BY_BROWSER = {"renderedBy": "Chromium (scrapy-playwright)"}


class KeepingHandler(HTTP11DownloadHandler):
    """Scrapy's own handler, which writes each answer to the archive before anything reads it."""

    async def download_request(self, request: Request) -> Response:
        """Fetch from the site, or from the replica that stands in for it; or from the archive,
        what this run had fetched before it was cut off."""
        keeping = keeping_of(self._crawler)
        refuse_foreign(request.url, keeping.hosts)
        visit = keeping.visits.get(request.url)
        if visit and visit.digest and visit.status == 200 and visit.last >= keeping.since:
            with suppress(ArchiveDamaged):  # what can't be read back is asked for again
                return _resumed(request, keeping, visit)
        gate = keeping.gate(request.url)
        async with gate.lock:
            await _wait(gate, keeping.errand.patience_seconds)
            began = monotonic()
            try:
                response = await self.fetch(request)
            finally:
                gate.opens_at = monotonic() + keeping.delay_seconds
            if response.status in BUSY:
                gate.opens_at = monotonic() + pause_seconds(response.headers, request.meta)
        return keep(request, response, keeping, took=monotonic() - began)

    async def fetch(self, request: Request) -> Response:
        """An answer from the site itself, or over plain HTTP from its replica."""
        sent = _to_replica(request, keeping_of(self._crawler).errand.replica)
        response: Response = await super().download_request(sent)
        return response


def keeping_of(crawler: Crawler) -> Keeping:
    """What a crawler's spider works with."""
    keeping = getattr(crawler.spider, "keeping", None)
    if not isinstance(keeping, Keeping):
        raise TypeError(f"wanted a spider with an archive, came {crawler.spider!r}")
    return keeping


def keep(request: Request, response: Response, keeping: Keeping, *, took: float) -> Response:
    """Write an answer and its request to the archive; gives it back, flagged when unchanged."""
    url, at = request.url, datetime.now(UTC)
    headers, status = _pairs(response.headers), f"{response.status} {phrase(response.status)}"
    asked: Headers = [("Host", urlsplit(url).netloc), *_pairs(request.headers)]
    told = {"via": str(request.meta.get("via", "")), "fetchTimeMs": str(round(took * 1000))}
    told = {name: value for name, value in told.items() if value}
    visit = keeping.visits.get(url)
    if visit and visit.kept_at and _is_unchanged(response, visit):
        keeping.file.revisit(
            url, status, headers, visit.digest, asked=asked, at=at, since=visit.kept_at, told=told
        )
        return response.replace(url=url, flags=[*response.flags, UNCHANGED])
    if RENDERED in response.flags and response.status == HTTPStatus.OK:
        kind = f"text/html; charset={getattr(response, 'encoding', 'utf-8')}"
        keeping.file.resource(url, response.body, kind, at=at, told={**told, **BY_BROWSER})
        return response
    keeping.file.response(url, status, headers, response.body, asked=asked, at=at, told=told)
    return response.replace(url=url)


def _is_unchanged(response: Response, visit: Visit) -> bool:
    if response.status == HTTPStatus.NOT_MODIFIED:
        return True
    return response.status == HTTPStatus.OK and payload_digest(response.body) == visit.digest


def _resumed(request: Request, keeping: Keeping, visit: Visit) -> Response:
    """What the archive holds of an address, as a response that wasn't asked for again."""
    kept = keeping.archive.at(keeping.source, visit.warc, visit.offset, of=request.url)
    headers = {"Content-Type": kept.capture.media_type, "Content-Encoding": kept.content_encoding}
    given = {name: value for name, value in headers.items() if value}
    return Response(request.url, 200, given, kept.payload, flags=[RESUMED], request=request)


def refuse_foreign(url: str, hosts: frozenset[str]) -> None:
    """Raise IgnoreRequest for an address that isn't plain http(s) to one of these hosts.

    Links and redirects are a site's words: they must not lead to another's machine, to this
    machine's files, or into the network that this machine stands in."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise IgnoreRequest(f"a {parts.scheme or 'nameless'} address isn't followed")
    if without_www(parts.netloc) not in hosts:
        raise IgnoreRequest(f"leads to {parts.netloc!r}, off the source's own hosts")


def without_www(netloc: str) -> str:
    """A host as its site knows itself: mid.ru and www.mid.ru are one, and lead to each other."""
    return netloc.lower().removeprefix("www.")


async def _wait(gate: Gate, patience_seconds: float) -> None:
    """Sleep until a host may be asked; raises IgnoreRequest where that is too long."""
    pause = gate.opens_at - monotonic()
    if pause > patience_seconds:
        raise IgnoreRequest(f"the site asks to wait {pause:,.0f} s; left for the next run")
    if pause > 0:
        await asyncio.sleep(pause)


def pause_seconds(headers: Mapping[Any, Any], meta: Mapping[str, Any]) -> float:
    """How long to leave a busy host alone: as Retry-After says (RFC 9110, 10.2.3), or doubling."""
    said = (headers.get("Retry-After") or b"").decode("latin-1").strip()
    if said.isdecimal() and len(said) < 10:
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return float(BACK_OFF_SECONDS * 2 ** int(meta.get("retry_times", 0)))


class OwnHostsOnly:
    """Refuses links and redirects off the source's hosts, before anything of theirs is asked."""

    def __init__(self, crawler: Crawler) -> None:
        """Stand between a crawler's spider and its downloads."""
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OwnHostsOnly:
        """As Scrapy makes its middleware."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let a request pass, or raise IgnoreRequest."""
        refuse_foreign(request.url, keeping_of(self.crawler).hosts)


class StrictRobotsTxt(RobotsTxtMiddleware):
    """Scrapy's own obedience; but what can't be read forbids everything (RFC 9309, 2.3.1.4)."""

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status in BUSY:
            response = response.replace(body=b"User-agent: *\nDisallow: /", status=200)
        elif response.status >= HTTPStatus.BAD_REQUEST:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """What a host's robots.txt says; None where there was no answer for it."""
        await super().robot_parser(request)  # gives only the first of several waiting requests it
        parser = self._parsers[urlsplit(request.url).netloc]
        return None if isinstance(parser, Deferred) else parser

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what robots.txt forbids, and everything where there was no answer for it."""
        if rp is None:
            raise IgnoreRequest("Forbidden: robots.txt can't be read")
        super().process_request_2(rp, request)


class PublicResolver(CachingThreadedResolver):
    """Scrapy's own resolver, which refuses a name that stands for a private address."""

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:  # noqa: N802
        """The address of a host name; fails for one that isn't of the public Internet."""
        found: Deferred[str] = super().getHostByName(name, timeout)
        return found.addCallback(public_address, name)


def public_address(address: str, name: str) -> str:
    """An IP address as it came; raises IgnoreRequest for one inside a private network."""
    if not ipaddress.ip_address(address).is_global:
        raise IgnoreRequest(f"{name} stands for {address}, which is no public address")
    return address


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


def phrase(status: int) -> str:
    """The words of an HTTP status: "Not Found"."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
