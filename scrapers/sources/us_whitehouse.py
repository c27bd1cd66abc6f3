"""The White House: whitehouse.gov since 2025, and its earlier states at the National Archives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from scrapers.dates import read_date
from scrapers.documents import Heading, day_in, document_of, id_at, named
from scrapers.errors import PageChanged
from scrapers.kinds import kind_of
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle

# Layouts of 2021 to 2025, of 2025 and later, of 2017 to 2021
LISTINGS = (
    Listing("article.news-item", "a.news-item__title", "time", "a.next.page-numbers"),
    Listing(
        "li.wp-block-post",
        ".wp-block-post-title a",
        ".wp-block-post-date time",
        "a.wp-block-query-pagination-next",
    ),
    Listing("article.briefing-statement", ".briefing-statement__title a", "time", "a.next"),
)
TITLE = ("h1.topper__title", "h1.wp-block-whitehouse-topper__headline", "h1.page-header__title")
STAMP = (".topper time.posted-on", ".wp-block-post-date time", ".meta__date time")
BODY = ("section.body-content", ".entry-content.wp-block-post-content", ".page-content__content")
NO_TEXT = "nav, figure, form, .wp-block-whitehouse-related, .social-share, .acctext--con"
# Where a page stands; what it says of itself in the title goes before "statement" and "speech"
KINDS = {
    "press-briefings": "briefing",
    "speeches-remarks": "speech",
    "remarks": "speech",
    "statements-releases": "statement",
    "briefings-statements": "statement",
    "presidential-actions": "release",
    "fact-sheets": "release",
    "legislation": "release",
}
TITLES_OVER = {"speech": ("press_conference",), "statement": ("readout", "briefing", "speech")}
# "Statement from President Joe Biden on Russia’s …", "Statement by NSC Spokesperson … on …"
SPEAKER = re.compile(
    r"^(?:Joint )?Statements? (?:from|by|of) (?:the )?(?:White House )?(?P<who>(?!.{0,120} and )"
    r".{5,120}?)(?= (?:on|regarding|about|in|to|at|after|following|for|marking|upon|ahead) )"
)


SECTIONS = "|".join(KINDS)
SLUG = r"(?!page/|feed/|\d{4}/|\d\d/)[\w%-]{4,300})/?(?:[?#]|$)"


@dataclass(frozen=True)
class WhiteHouse:
    """Everything that the press office puts out, or did."""

    id: str
    title: str
    start: tuple[str, ...]
    address: re.Pattern[str]
    quiet_after: timedelta
    publisher: str = "us-whitehouse"
    language: str = "en"
    feeds: tuple[str, ...] = ()
    time_zone: str = "America/New_York"
    licence: str = "Public domain (17 USC 105)"
    style: TurnStyle = STYLES["whitehouse"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The texts of a listing page."""
        return links_in(page, self, *LISTINGS)

    def read(self, page: Page) -> Document:
        """A briefing, remarks, a readout or a statement."""
        id_at(self, page.url)
        title, stamp = page.text(page.layout(*TITLE)), page.layout(*STAMP)
        moment = self._moment(page, page.attribute(stamp, "datetime"))
        day = day_in(title, "en") or _printed_day(page, stamp) or moment.date()
        kind = _kind(page.url, title)
        heading = Heading(
            title=title,
            day=day,
            kind=kind,
            published_at=moment,
            attribution=named(SPEAKER, title) if kind == "statement" else None,
        )
        body = page.paragraphs(page.layout(*BODY), without=NO_TEXT)
        return document_of(self, page, heading, body)

    def _moment(self, page: Page, stamp: str) -> datetime:
        """When a page was put out, in Washington's time."""
        try:
            found = datetime.fromisoformat(stamp)
        except ValueError as error:
            raise PageChanged(f"{page.url}: wanted an ISO time, came {stamp!r}") from error
        zone = ZoneInfo(self.time_zone)
        return found.astimezone(zone) if found.tzinfo else found.replace(tzinfo=zone)


def _printed_day(page: Page, stamp: str) -> date | None:
    printed = page.text_if_any(stamp)
    return read_date(printed, "en") if printed else None


def _kind(url: str, title: str) -> str:
    """By the section in the address; within it, a title may say more."""
    kind = next(kind for section, kind in KINDS.items() if f"/{section}/" in url)
    by_title = kind_of(title)
    return by_title if by_title and by_title in TITLES_OVER.get(kind, ()) else kind


SOURCES = (
    WhiteHouse(
        id="us-whitehouse",
        title="Briefings, remarks and statements",
        start=(
            "https://www.whitehouse.gov/briefings-statements/",
            "https://www.whitehouse.gov/remarks/",
            "https://www.whitehouse.gov/news/",
        ),
        # /remarks/2025/06/<slug>/
        address=re.compile(
            rf"https?://(?:www\.)?whitehouse\.gov/(?P<id>(?:{SECTIONS})/\d{{4}}/\d\d/{SLUG}"
        ),
        quiet_after=timedelta(days=4),
    ),
    WhiteHouse(
        id="us-whitehouse-archive",
        title="Briefings, remarks and statements, 2017 to January 2025",
        start=(
            "https://bidenwhitehouse.archives.gov/briefing-room/press-briefings/",
            "https://bidenwhitehouse.archives.gov/briefing-room/speeches-remarks/",
            "https://bidenwhitehouse.archives.gov/briefing-room/statements-releases/",
        ),
        # /briefing-room/press-briefings/2024/06/20/<slug>/, which stood on whitehouse.gov until
        # 2025; /briefings-statements/<slug>/ before 2021
        address=re.compile(
            r"https?://(?:(?:bidenwhitehouse|trumpwhitehouse)\.archives\.gov/(?:briefing-room/)?"
            rf"|(?:www\.)?whitehouse\.gov/briefing-room/)(?P<id>(?:{SECTIONS})/"
            rf"(?:\d{{4}}/\d\d/(?:\d\d/)?)?{SLUG}"
        ),
        quiet_after=timedelta.max,  # an archive: nothing new is expected
    ),
)
