"""Fetch what sources point at: Scrapy with its own politeness, and every answer kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.resolver import CachingThreadedResolver

from scrapers import crawl_fetching as fetching
from scrapers.archive import Archive
from scrapers.crawl_fetching import Gate
from scrapers.crawl_plan import Errand
from scrapers.crawl_run import Run, hosts
from scrapers.crawl_spider import SourceSpider
from scrapers.errors import ExtraMissing
from scrapers.model import Source, Tally

# A browser that asks for nothing by itself, and for a page in the scheme that it is given
QUIET_CHROMIUM = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
)


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
        "DOWNLOAD_MAXSIZE": fetching.MAX_PAGE_BYTES,
        "RETRY_TIMES": 3,
        "REDIRECT_MAX_TIMES": 5,
        "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "gzip"},
        "DNS_RESOLVER": f"{resolver.__module__}.{resolver.__name__}",
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "CRITICAL",
        "LOG_INSTALL_ROOT_HANDLER": False,
    }


def _own_settings(source: Source, errand: Errand) -> dict[str, Any]:
    """One source's settings: AutoThrottle never goes below the source's own delay.

    What is said here mustn't be said to the process too, whose settings go before a crawler's."""
    delay = 0.0 if errand.replica else source.delay_seconds
    name = "crawl_browser.BrowserHandler" if errand.browser else "crawl_fetching.KeepingHandler"
    return {
        **_settings(errand),
        "DOWNLOAD_DELAY": delay,
        "AUTOTHROTTLE_START_DELAY": delay,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("http", "https"), f"scrapers.{name}"),
        **(_browser_settings(source, errand) if errand.browser else {}),
    }


def _browser_settings(source: Source, errand: Errand) -> dict[str, Any]:
    """A Chromium that reaches the source's own hosts and no other; raises ExtraMissing.

    Its resolver is told so, since a redirect doesn't come back to us before it is followed."""
    if find_spec("scrapy_playwright") is None:
        raise ExtraMissing("a browser wants pip install 'on-record[browser]'")
    if not Path(errand.browser).is_file():
        raise ExtraMissing(f"{errand.browser}: no Chromium is there; see ONRECORD_BROWSER")
    rules = ", ".join(_resolver_rules(source, errand))
    return {
        "PLAYWRIGHT_LAUNCH_OPTIONS": {
            "executable_path": errand.browser,
            "chromium_sandbox": os.geteuid() != 0,  # as root, Chromium starts without it only
            "args": [f"--host-resolver-rules={rules}", *QUIET_CHROMIUM],
        },
        "PLAYWRIGHT_CONTEXTS": {"default": {"accept_downloads": False}},
    }


def _resolver_rules(source: Source, errand: Errand) -> Iterator[str]:
    """The hosts that a browser finds, at their own address or the replica's, and no other."""
    for host in sorted(hosts(source)):
        for name in (host, f"www.{host}"):
            if errand.replica:
                yield f"MAP {name} {errand.replica[0]}:{errand.replica[1]}"
            else:
                yield f"EXCLUDE {name.partition(':')[0]}"
    yield "MAP * ~NOTFOUND"
