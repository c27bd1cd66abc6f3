"""Japan's Ministry of Defense: the minister's press conferences on mod.go.jp."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from scrapers.dates import read_date
from scrapers.documents import Heading, document_of, id_at, moment_in, named
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle

LISTING = Listing(
    ".kisha_list li, .news_list dd", "a[href*='/kisha/']", ".date, time", ".pager a.next"
)
BODY = ("#contents .kisha_body", "#contents", "main")
NO_TEXT = "h1, table, dl, .date, .breadcrumb, .pager, nav, form, .related"
# Rows of a table, or of a list: 日時 令和3年6月8日(火)09:20~09:45, 場所, 備考 岸防衛大臣閣議後会見
ROWS = ("tr:has(th:-soup-contains('{row}')) td", "dt:-soup-contains('{row}') + dd")
# Until about 2019 the day is in the title: 防衛大臣臨時記者会見概要 平成28年8月12日(13時54分~…)
DAY_IN_TITLE = re.compile(r"(?P<who>(?:令和|平成)(?:\d{1,2}|元)年\d{1,2}月\d{1,2}日)")
# 岸防衛大臣閣議後会見, 小泉防衛大臣臨時記者会見, 防衛大臣記者会見概要, 大臣会見概要
SPEAKER = re.compile(r"(?P<who>\w{0,12}?大臣(?:臨時代理)?)(?:閣議後|臨時)?(?:共同)?(?:記者)?会見")


@dataclass(frozen=True)
class DefenceMinister:
    """Two press conferences a week; questions are Q, and A is whom the page's head names."""

    id: str = "jp-mod"
    publisher: str = "jp-mod"
    feeds: tuple[str, ...] = ()
    title: str = "Press conferences of the Minister of Defense"
    language: str = "ja"
    start: tuple[str, ...] = ("https://www.mod.go.jp/j/press/kisha/index.html",)
    # /j/press/kisha/2021/0608a.html, …/2026/0301a_r.html, 2016/08/12.html, /m/kisha/2016/08/12.html
    address: re.Pattern[str] = re.compile(
        r"https?://www\.mod\.go\.jp/(?:j/press|m)/kisha/"
        r"(?P<id>\d{4}/(?:\d{4}\w{1,8}|\d\d/\d\d\w{0,8}))\.html(?:[?#]|$)"
    )
    time_zone: str = "Asia/Tokyo"
    quiet_after: timedelta = timedelta(days=10)
    licence: str = "Government of Japan standard terms, compatible with CC BY 4.0"
    style: TurnStyle = STYLES["mod-ja"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The press conferences of an index page."""
        return links_in(page, self, LISTING)

    def read(self, page: Page) -> Document:
        """One press conference."""
        id_at(self, page.url)
        title = page.text("h1")
        printed = title if DAY_IN_TITLE.search(title) else _row(page, "日時")
        day = read_date(printed, self.language)
        remark = _row(page, "備考") if printed is not title else title
        heading = Heading(
            title=title,
            day=day,
            kind="press_conference",
            place=_row(page, "場所") if printed is not title else "",
            published_at=moment_in(printed, day, self),
            attribution=named(SPEAKER, remark),
        )
        body = page.paragraphs(page.layout(*BODY), without=NO_TEXT)
        return document_of(self, page, heading, body)


def _row(page: Page, name: str) -> str:
    """What stands beside a name in the page's head."""
    return page.text(page.layout(*(row.format(row=name) for row in ROWS)))


SOURCES = (DefenceMinister(),)
