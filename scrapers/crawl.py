"""Fetch what sources point at: Scrapy with its own politeness, and every answer kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.resolver import CachingThreadedResolver

from scrapers import crawl_fetching as fetching
from scrapers.archive import Archive
from scrapers.crawl_fetching import Gate
from scrapers.crawl_plan import Errand
from scrapers.crawl_run import Run
from scrapers.crawl_spider import SourceSpider
from scrapers.model import Source, Tally

MAX_PAGE_BYTES = 32_000_000


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


def _settings(errand: Errand) -> dict[str, Any]:
    """Scrapy's settings for all sources: polite by its own parts wherever they exist."""
    handler = f"{fetching.__name__}.{fetching.KeepingHandler.__name__}"
    own = f"{fetching.__name__}.{fetching.StrictRobotsTxt.__name__}"
    gate = f"{fetching.__name__}.{fetching.OwnHostsOnly.__name__}"
    scrapys = "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware"
    resolver = CachingThreadedResolver if errand.replica else fetching.PublicResolver
    return {
        "USER_AGENT": f"OnRecord/0.1 (archive; {errand.contact or 'no contact given'})",
        "ROBOTSTXT_OBEY": True,
        "DOWNLOADER_MIDDLEWARES": {gate: 50, scrapys: None, own: 100},  # 100: Scrapy's place
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
