"""Crawl one small made-up site in a process of its own (Scrapy's reactor starts only once)."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from scrapers.archive import Archive
from scrapers.crawl import capture
from scrapers.crawl_plan import Errand
from scrapers.model import Document, Link
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle


@dataclass(frozen=True)
class SmallSite:
    """A source whose listings are lists of links, with a day before each."""

    id: str = "small"
    publisher: str = "us-state"
    title: str = "A small site"
    language: str = "en"
    start: tuple[str, ...] = ("https://small.example/list",)
    feeds: tuple[str, ...] = ()
    address: re.Pattern[str] = re.compile(r"https://small\.example/doc/(?P<id>\w+)")
    time_zone: str = "UTC"
    quiet_after: timedelta = timedelta(days=7)
    licence: str = "none"
    style: TurnStyle = STYLES["en"]
    delay_seconds: float = 0.0

    def links(self, page: Page) -> Iterator[Link]:
        for url, words in page.links("a.doc"):
            yield Link(url, date=date.fromisoformat(words))
        for url, _ in page.links("a.next"):
            yield Link(url, is_listing=True)

    def read(self, page: Page) -> Document:
        raise AssertionError(f"a crawl reads no document: {page.url}")


def main(folder: str, port: str, options: str) -> None:
    asked = json.loads(options)
    now = datetime.fromisoformat(asked["at"]) if "at" in asked else datetime.now(UTC)
    errand = Errand(
        replica=("127.0.0.1", int(port)),
        contact="tests@example.org",
        limit=asked.get("limit"),
        since=date.fromisoformat(asked["since"]) if "since" in asked else None,
        again=asked.get("again", False),
        now=now + timedelta(hours=asked.get("hours_later", 0)),
        timeout_seconds=asked.get("timeout", 60.0),
        patience_seconds=asked.get("patience", 600.0),
    )
    [tally] = capture([SmallSite()], Archive(Path(folder)), errand, lambda tally: None)
    refusals = [[refusal.where, refusal.reason] for refusal in tally.refusals]
    print(json.dumps({"counts": tally.counts, "refusals": refusals}))


if __name__ == "__main__":
    main(*sys.argv[1:])
