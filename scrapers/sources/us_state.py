"""The State Department (state.gov): press briefings and press statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from scrapers.dates import moment, read_date, read_time
from scrapers.kinds import kind_of
from scrapers.model import Document, Link
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle, split_turns

HEADLINE = "h1.featured-content__headline"
BODY = "article.entry-content, div.entry-content"
FURNITURE = ".related-tags, .footnotes, .wp-block-embed, figure"


@dataclass(frozen=True)
class StateDepartment:
    """Briefings with questions, and statements in the department's name."""

    id: str = "us-state"
    publisher: str = "us-state"
    title: str = "Press briefings and statements"
    language: str = "en"
    start: tuple[str, ...] = (
        "https://www.state.gov/department-press-briefings/",
        "https://www.state.gov/press-releases/",
    )
    # /briefings/department-press-briefing-june-20-2024/ and /<slug of a statement>/
    address: re.Pattern[str] = re.compile(
        r"https?://(?:www\.|20\d\d-20\d\d\.)?state\.gov/"
        r"(?:briefings(?:-foreign-press-centers)?/)?(?P<id>(?!press-releases/|department-press-briefings/)[a-z0-9%-]{12,})/?(?:[?#].*)?$"
    )
    time_zone: str = "America/New_York"
    quiet_after: timedelta = timedelta(days=4)
    licence: str = "Public domain (17 USC 105)"
    style: TurnStyle = STYLES["state"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The texts of a listing page with their days, and the older page."""
        rows = page.entries(
            "li.collection-result",
            "a.collection-result__link",
            ".collection-result-meta__date, .collection-result-meta span:last-child",
        )
        for url, day in rows:
            yield Link(url, date=read_date(day, "en") if day else None)
        for url, _ in page.links("a.next.page-numbers"):
            yield Link(url, is_listing=True)

    def read(self, page: Page) -> Document:
        """A briefing or a statement."""
        paragraphs = [one.text for one in page.paragraphs(BODY, without=FURNITURE)]
        text, title = "\n\n".join(paragraphs), page.text(HEADLINE)
        day = read_date(page.text(".article-meta__publish-date"), "en")
        clock = read_time(paragraphs[0], "en") if paragraphs else None  # "1:31 p.m. EDT"
        return Document(
            id=f"{self.id}:{_slug(page.url)}",
            source=self.id,
            url=page.url,
            title=title,
            date=day,
            language="en",
            kind=self._kind(page, title),
            text=text,
            turns=split_turns(text, self.style),
            place=page.text_if_any(".article-meta__location"),
            published_at=moment(day, clock, self.time_zone) if clock else None,
        )

    def _kind(self, page: Page, title: str) -> str:
        return kind_of(page.text_if_any(".article-meta__doctype")) or kind_of(title) or "statement"


def _slug(url: str) -> str:
    return url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]


SOURCES = (StateDepartment(),)
