"""The White House (whitehouse.gov, and its archive): briefings, remarks, statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from scrapers.dates import moment, read_time
from scrapers.errors import PageChanged
from scrapers.kinds import kind_of
from scrapers.model import Document, Link, document_id
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle, split_turns

# The first form of each is that of 2021 to 2025, the second that of 2025 and later
HEADLINE = "h1.page-title, h1.wp-block-whitehouse-topper__headline"
STAMP = "header time[datetime], .wp-block-post-date time[datetime]"
BODY = "section.body-content, div.entry-content.wp-block-post-content"
FURNITURE = ".related, .social-share, figure, nav"
ROW = "article.news-item, li.wp-block-post"
ROW_LINK = "a.news-item__title, .wp-block-post-title a"
NEXT = "a.next.page-numbers, a.wp-block-query-pagination-next"
# Where a page stands tells what it is
KINDS = {"press-briefings": "briefing", "speeches-remarks": "speech", "remarks": "speech"}


@dataclass(frozen=True)
class WhiteHouse:
    """Everything that the press office publishes."""

    id: str = "us-whitehouse"
    publisher: str = "us-whitehouse"
    title: str = "Briefings, remarks and statements"
    language: str = "en"
    start: tuple[str, ...] = (
        "https://www.whitehouse.gov/briefing-room/press-briefings/",
        "https://www.whitehouse.gov/briefing-room/speeches-remarks/",
        "https://www.whitehouse.gov/briefing-room/statements-releases/",
    )
    # /briefing-room/press-briefings/2024/06/20/<slug>/ until 2025, /remarks/2025/06/<slug>/ since
    address: re.Pattern[str] = re.compile(
        r"https?://(?:(?:www\.)?whitehouse|bidenwhitehouse\.archives)\.gov/(?:briefing-room/)?"
        r"(?P<id>(?:press-briefings|speeches-remarks|statements-releases|presidential-actions"
        r"|briefings-statements|remarks|legislation)/\d{4}/\d{2}/(?:\d{2}/)?[^/?#]+)/?(?:[?#].*)?$"
    )
    time_zone: str = "America/New_York"
    quiet_after: timedelta = timedelta(days=4)
    licence: str = "Public domain (17 USC 105)"
    style: TurnStyle = STYLES["whitehouse"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The texts of a listing page with their days, and the older page."""
        for url, day in page.entries(ROW, ROW_LINK, "time[datetime]"):
            yield Link(url, date=date.fromisoformat(day[:10]) if day else None)
        for url, _ in page.links(NEXT):
            yield Link(url, is_listing=True)

    def read(self, page: Page) -> Document:
        """A briefing, remarks, a readout or a statement."""
        paragraphs = [one.text for one in page.paragraphs(BODY, without=FURNITURE)]
        text, title = "\n\n".join(paragraphs), page.text(HEADLINE)
        id = document_id(self, page.url)
        if id is None:
            raise PageChanged(f"{page.url}: isn't an address of the White House's texts")
        day = date.fromisoformat(page.attribute(STAMP, "datetime")[:10])
        clock = next((found for one in paragraphs[:4] if (found := _clock(one))), None)
        return Document(
            id=id,
            source=self.id,
            url=page.url,
            title=title,
            date=day,
            language="en",
            kind=self._kind(page.url, title),
            text=text,
            turns=split_turns(text, self.style),
            published_at=moment(day, clock, self.time_zone) if clock else None,
        )

    def _kind(self, url: str, title: str) -> str:
        section = next((kind for part, kind in KINDS.items() if f"/{part}/" in url), None)
        return section or kind_of(title) or "statement"


def _clock(paragraph: str) -> time | None:
    """The time of day in a line that says nothing else: "1:01 P.M. EDT"."""
    return read_time(paragraph, "en") if len(paragraph) < 24 else None


SOURCES = (WhiteHouse(),)
