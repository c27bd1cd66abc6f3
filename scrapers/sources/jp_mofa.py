"""Japan's Ministry of Foreign Affairs: press conferences, statements, releases on mofa.go.jp."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from scrapers.dates import read_date
from scrapers.documents import Heading, document_of, id_at, moment_in, named
from scrapers.errors import PageChanged
from scrapers.kinds import kind_of
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle

LISTING = Listing(
    ".title-list dd, .link-list > li", "a[href*='/mofaj/press/']", ".list-date", ".pager a.next"
)
TITLE = ("h2.title2", "h2#title2", "h1#title1")
# （令和6年6月21日（金曜日）11時30分　於：本省会見室）; statements and releases print the day alone
DAY = ("h3.subtitle2", "h3#subtitle", "p.rightalign")
BODY = ("#maincontents", "#main")
NO_TEXT = "h1, h2, h3.subtitle2, h3#subtitle, .rightalign, .menu-list, .movie, .sns, form, nav"
MONTHLY = re.compile(r"/gaisho/g_\d{4}\.html")
PLACE = re.compile(r"於\s{0,2}[:：]\s{0,2}(?P<who>[^()（）]{1,60})")
SPEAKER = re.compile(r"[（(](?P<who>外務大臣|外務大臣臨時代理|外務報道官|外務副大臣)談話[）)]")
KINDS = {"kaiken": "press_conference", "danwa": "statement", "release": "release"}


@dataclass(frozen=True)
class ForeignMinistry:
    """The words of minister and press secretary, and releases, in Japanese."""

    id: str = "jp-mofa"
    publisher: str = "jp-mofa"
    title: str = "Press conferences, statements and releases"
    language: str = "ja"
    start: tuple[str, ...] = tuple(
        f"https://www.mofa.go.jp/mofaj/press/{section}/index.html" for section in KINDS
    )
    feeds: tuple[str, ...] = ()
    # kaikenw_000001_00175.html, kaiken4_000786.html, danwa/21/dga_0512.html
    address: re.Pattern[str] = re.compile(
        r"https?://www\.mofa\.go\.jp/mofaj/press/(?:kaiken|danwa|release)/(?:\w{1,20}/){0,3}"
        r"(?P<id>(?!index)\w{3,60})\.html(?:[?#]|$)"
    )
    time_zone: str = "Asia/Tokyo"
    quiet_after: timedelta = timedelta(days=7)
    licence: str = "Government of Japan standard terms, compatible with CC BY 4.0"
    style: TurnStyle = STYLES["mofa-ja"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The documents of an index page."""
        return links_in(page, self, LISTING)

    def read(self, page: Page) -> Document:
        """A press conference, a statement or a release."""
        id_at(self, page.url)
        if MONTHLY.search(page.url):
            raise PageChanged(f"{page.url}: wanted one press conference, came those of a month")
        title, printed = page.text(page.layout(*TITLE)), page.text_if_any(page.layout(*DAY))
        day = read_date(printed, "ja")
        heading = Heading(
            title=title,
            day=day,
            kind=_kind(page.url, title),
            place=named(PLACE, printed) or "",
            published_at=moment_in(printed, day, self),
            attribution=named(SPEAKER, title),
        )
        body = page.paragraphs(page.layout(*BODY), without=NO_TEXT)
        return document_of(self, page, heading, body)


def _kind(url: str, title: str) -> str:
    """By the section in the address; among releases are readouts and joint statements."""
    kind = next(kind for section, kind in KINDS.items() if f"/press/{section}/" in url)
    by_title = kind_of(title)
    return by_title if kind == "release" and by_title in ("readout", "statement") else kind


SOURCES = (ForeignMinistry(),)
