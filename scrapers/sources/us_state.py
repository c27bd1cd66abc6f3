"""The State Department: press briefings, statements, readouts and remarks on state.gov."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from scrapers.dates import read_date
from scrapers.documents import Heading, day_in, document_of, id_at
from scrapers.kinds import kind_of
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle

LISTING = Listing(
    "li.collection-result",
    "a.collection-result__link",
    ".collection-result-meta span:last-child",
    "a.next.page-numbers",
)
TITLE = ("h1.featured-content__headline", ".featured-content__copy h1")
BODY = ("div.entry-content", ".entry-content", ".classic-block-wrapper")
NO_TEXT = ".related-tags, .wp-block-embed, figure, form, .sharing"
# Above a text stand its author with the post, or the office that put it out
OFFICE = re.compile(
    r"(?i)^(?:the )?(?:office|bureau|department|u\.?s\.? |embassy|mission|center)\b"
)
# What the site calls its texts; "Remarks" may be a speech or a press conference
KINDS = {
    "Department Press Briefing": "briefing",
    "Press Statement": "statement",
    "Readout": "readout",
    "Media Note": "release",
    "Fact Sheet": "release",
    "Notice to the Press": "release",
}


@dataclass(frozen=True)
class StateDepartment:
    """Briefings with questions, and what the department and its secretary put out."""

    id: str = "us-state"
    publisher: str = "us-state"
    title: str = "Press briefings and statements"
    language: str = "en"
    start: tuple[str, ...] = (
        "https://www.state.gov/department-press-briefings/",
        "https://www.state.gov/press-releases/",
    )
    # WordPress's own JSON, which reaches back as far as the site does
    feeds: tuple[str, ...] = (
        "https://www.state.gov/wp-json/wp/v2/state_briefing?per_page=100",
        "https://www.state.gov/wp-json/wp/v2/state_press_release?per_page=100",
    )
    # /briefings/<slug>/, /<slug>/, since 2025 /releases/<office>/2026/06/<slug>/; the same slugs
    # on 2021-2025.state.gov and 2017-2021.state.gov; 2009-2017.state.gov has numbers
    address: re.Pattern[str] = re.compile(
        r"https?://(?:2009-2017\.state\.gov/(?:[\w-]{1,40}/){1,8}(?=\d{4,8}\.htm)"
        r"|(?:www\.|2021-2025\.|2017-2021\.)?state\.gov/"
        r"(?:briefings/|releases/[\w-]{1,80}/\d{4}/\d\d/)?"
        r"(?!(?:department-press-briefings|press-releases)(?:/|$))(?=[^/]{0,300}-))"
        r"(?P<id>[\w%-]{4,300})(?:\.html?|/index\.html)?/?(?:[?#]|$)"
    )
    time_zone: str = "America/New_York"
    quiet_after: timedelta = timedelta(days=5)
    licence: str = "Public domain (17 USC 105)"
    style: TurnStyle = STYLES["state"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The texts of a listing page."""
        return links_in(page, self, LISTING)

    def read(self, page: Page) -> Document:
        """A briefing, whose title names its day, or a shorter text."""
        id_at(self, page.url)
        title = page.text(page.layout(*TITLE))
        printed = page.text(".article-meta__publish-date")
        heading = Heading(
            title=title,
            day=day_in(title, "en") or read_date(printed, "en"),
            kind=KINDS.get(page.text_if_any(".doctype-meta")) or kind_of(title) or "",
            place=page.text_if_any(".article-meta__location"),
            published_at=published_at(page),
            attribution=_author(page.text_if_any(".article-meta__author-bureau")),
        )
        body = page.paragraphs(page.layout(*BODY), without=NO_TEXT)
        return document_of(self, page, heading, body)


def published_at(page: Page) -> datetime | None:
    """When WordPress put a page out, from its head; None where the page doesn't say."""
    if not page.has("meta[property='article:published_time']"):
        return None
    stamp = page.attribute("meta[property='article:published_time']", "content")
    try:
        found = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _author(printed: str) -> str | None:
    """A person and a post, "Antony J. Blinken, Secretary of State"; None for an office."""
    name, comma, _ = printed.partition(",")
    is_person = comma and not OFFICE.match(printed) and 2 <= len(name.split()) <= 5
    return printed if is_person else None


SOURCES = (StateDepartment(),)
