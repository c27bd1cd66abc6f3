"""The Defense Department: transcripts of briefings, and releases, on defense.gov and war.gov."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from scrapers.dates import read_date
from scrapers.documents import Heading, document_of, id_at, named
from scrapers.kinds import kind_of
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle

LISTINGS = (
    Listing(".listing-item", "a.title", "time, .date", "a.next"),
    Listing(".alist .item", ".title a", ".date", "a.next"),
)
TITLE = ("h1.maintitle", ".article-header h1", "h1")
DAY = ("p.date", ".article-meta .date", "time.date")
BODY = ("div.body", ".article-body .body", ".content-wrap .body")
NO_TEXT = "figure, form, nav, .share, .related, .ast-container"
# "Statement by Secretary of Defense Lloyd J. Austin III on …", "Pentagon Press Secretary Maj. Gen.
# Pat Ryder Holds a Press Briefing"
SPEAKERS = (
    re.compile(
        r"^(?:Joint )?(?:Statement|Remarks|Message) (?:by|from|of) (?P<who>.{5,100}?)"
        r"(?= (?:on|at|to|for|in|regarding|about|following|after|marking) |$)"
    ),
    re.compile(r"^(?P<who>[A-Z].{5,80}?) Holds? an? (?:.{0,30} )?(?:Press |News )?Briefing"),
)


@dataclass(frozen=True)
class DefenseDepartment:
    """Press briefings with questions, remarks, readouts and releases."""

    id: str = "us-defense"
    publisher: str = "us-defense"
    title: str = "Transcripts and releases"
    language: str = "en"
    start: tuple[str, ...] = (
        "https://www.war.gov/News/Transcripts/",
        "https://www.war.gov/News/Releases/",
    )
    feeds: tuple[str, ...] = ()
    # /News/Transcripts/Transcript/Article/3833295/<slug>/, on defense.gov until 2025
    address: re.Pattern[str] = re.compile(
        r"(?i)https?://(?:www\.)?(?:defense|war)\.gov/News/"
        r"(?:Transcripts/Transcript|Releases/Release|Speeches/Speech)/Article/(?P<id>\d{4,9})(?:/|$)"
    )
    time_zone: str = "America/New_York"
    quiet_after: timedelta = timedelta(days=10)
    licence: str = "Public domain (17 USC 105)"
    style: TurnStyle = STYLES["defense"]
    delay_seconds: float = 5.0

    def links(self, page: Page) -> Iterator[Link]:
        """The texts of a listing page."""
        return links_in(page, self, *LISTINGS)

    def read(self, page: Page) -> Document:
        """A transcript, or a release that stands for itself."""
        id_at(self, page.url)
        title = page.text(page.layout(*TITLE))
        is_transcript = "/transcript/" in page.url.lower()
        heading = Heading(
            title=title,
            day=read_date(page.text(page.layout(*DAY)), "en"),
            kind=_kind(title, is_transcript=is_transcript),
            attribution=next(filter(None, (named(one, title) for one in SPEAKERS)), None),
        )
        body = page.paragraphs(page.layout(*BODY), without=NO_TEXT)
        return document_of(self, page, heading, body)


def _kind(title: str, *, is_transcript: bool) -> str:
    """A title says it; a transcript that doesn't is known by its turns, else it is a release."""
    if is_transcript and "Briefing" in title:
        return "briefing"
    return kind_of(title) or ("" if is_transcript else "release")


SOURCES = (DefenseDepartment(),)
