"""Korea's Ministry of Unification: the boards of unikorea.go.kr."""

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

BOARDS = {"briefing": "briefing", "statement": "statement", "release": "release"}
LISTING = Listing("table.board_list tbody tr", "td.title a", "td.date", ".paging a.next", "pageIdx")
# "… 관련 통일부 대변인 논평", "통일부 장관 담화", "대변인 정례브리핑 (6.20)", "장관 기자간담회"
SPEAKERS = (
    re.compile(r"(?P<who>통일부 (?:부?대변인|장관|차관)) ?(?:논평|성명|담화|입장)"),
    re.compile(
        r"^(?:통일부 )?(?P<who>부?대변인|장관|차관) ?(?:정례|언론|기자)? ?(?:브리핑|간담회)"
    ),
)


@dataclass(frozen=True)
class UnificationMinistry:
    """The spokesperson's briefings, statements and press releases."""

    id: str = "kr-unikorea"
    publisher: str = "kr-unikorea"
    feeds: tuple[str, ...] = ()
    title: str = "Briefings, statements and press releases"
    language: str = "ko"
    start: tuple[str, ...] = tuple(
        f"https://www.unikorea.go.kr/unikorea/news/{board}/" for board in BOARDS
    )
    # /unikorea/news/release/?boardId=bbs_0000000000000004&mode=view&cntId=54231
    address: re.Pattern[str] = re.compile(
        r"https?://(?:www\.)?unikorea\.go\.kr/unikorea/news/(?P<board>briefing|statement|release)/"
        r"\?(?:[^#\s]{0,800}?&)?cntId=(?P<id>\d{1,12})(?!\d)"
    )
    time_zone: str = "Asia/Seoul"
    quiet_after: timedelta = timedelta(days=7)
    licence: str = "KOGL type 1 where marked"
    style: TurnStyle = STYLES["korea-kr"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The texts of a board's page."""
        return links_in(page, self, LISTING)

    def read(self, page: Page) -> Document:
        """The text on a board; the rows above it name department and day, and count views."""
        id_at(self, page.url)
        title = page.text(".board_view .view_title")
        heading = Heading(
            title=title,
            day=read_date(page.text(".view_info li:-soup-contains('작성일') span"), self.language),
            kind=_kind(page.url, title),
            attribution=next(filter(None, (named(one, title) for one in SPEAKERS)), None),
        )
        return document_of(self, page, heading, page.paragraphs(".board_view .view_cont"))


def _kind(url: str, title: str) -> str:
    """The board's kind; among releases are statements: "통일부 대변인 성명"."""
    kind = next(kind for board, kind in BOARDS.items() if f"/news/{board}/" in url)
    by_title = kind_of(title)
    return by_title if kind == "release" and by_title in ("readout", "statement") else kind


SOURCES = (UnificationMinistry(),)
