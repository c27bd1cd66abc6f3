"""Japan's Ministry of Foreign Affairs (mofa.go.jp): press conferences, statements, releases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from scrapers.dates import moment, read_date, read_time
from scrapers.errors import PageChanged
from scrapers.kinds import kind_of
from scrapers.model import Document, Link, document_id
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle, split_turns

TITLE = "#main h2.title2"
DAY = "#main .rightalign"  # （令和6年6月21日（金曜日）11時30分　於：本省会見室）
BODY = "#main .any-area"
PLACE = re.compile(r"於\s{0,2}[:：]\s{0,2}([^)）]{1,60})")
SECTIONS = {"/kaiken/": "press_conference", "/danwa/": "statement", "/release/": "release"}


@dataclass(frozen=True)
class ForeignMinistry:
    """The minister's and press secretary's words, in Japanese."""

    id: str = "jp-mofa"
    publisher: str = "jp-mofa"
    title: str = "記者会見、談話、報道発表"
    language: str = "ja"
    start: tuple[str, ...] = tuple(
        f"https://www.mofa.go.jp/mofaj/press{section}index.html" for section in SECTIONS
    )
    # kaikenw_000001_00175.html, kaiken4_000786.html; gaisho/g_0910.html is a month in one page
    address: re.Pattern[str] = re.compile(
        r"https?://www\.mofa\.go\.jp/mofaj/press/(?:kaiken|danwa|release)/(?:[\w/]+/)?"
        r"(?P<id>(?!index)[a-z]\w+)\.html(?:[?#].*)?$"
    )
    time_zone: str = "Asia/Tokyo"
    quiet_after: timedelta = timedelta(days=7)
    licence: str = "Government of Japan standard terms, compatible with CC BY 4.0"
    style: TurnStyle = STYLES["mofa-ja"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The documents of an index page with their days, and the older page."""
        for url, day in page.entries("#main .link-list li", "a[href]", ".list-date"):
            yield Link(url, date=read_date(day, "ja") if day else None)
        for url, _ in page.links("#main .pager a.next"):
            yield Link(url, is_listing=True)

    def read(self, page: Page) -> Document:
        """A press conference, a statement or a release."""
        text = "\n\n".join(one.text for one in page.paragraphs(BODY))
        title, printed, id = page.text(TITLE), page.text(DAY), document_id(self, page.url)
        if id is None:
            raise PageChanged(f"{page.url}: isn't an address of the ministry's press pages")
        day, clock = read_date(printed, "ja"), read_time(printed, "ja")
        section = next((kind for part, kind in SECTIONS.items() if part in page.url), None)
        place = PLACE.search(printed)
        return Document(
            id=id,
            source=self.id,
            url=page.url,
            title=title,
            date=day,
            language="ja",
            kind=section or kind_of(title) or "release",
            text=text,
            turns=split_turns(text, self.style),
            place=place[1].strip() if place else "",
            published_at=moment(day, clock, self.time_zone) if clock else None,
        )


SOURCES = (ForeignMinistry(),)
