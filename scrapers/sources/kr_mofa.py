"""Korea's Ministry of Foreign Affairs: mofa.go.kr, which embassies' hosts repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from scrapers.dates import read_date
from scrapers.documents import Heading, document_of, id_at, named
from scrapers.kinds import kind_of
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle

# Each board counts its texts for itself: m_4080 had reached 371764 in 2021, m_4078 368499 in 2022
KINDS_OF_BOARDS = {"4078": "briefing", "4080": "release", "4076": "statement"}
LISTING = Listing(
    ".board_list tbody tr", "a[href*='seq=']", "td:nth-last-child(2)", ".paging a.next"
)
BODY = (".board_detail .bo_con", ".board_detail .se-contents")
# "대변인 정례브리핑 (12.29 브리퍼 : 부대변인)", "… 외교부 대변인 논평", "대변인 정례브리핑 (6.20)"
SPEAKERS = (
    re.compile(r"브리퍼\s?[:：]\s?(?P<who>[^()（）]{2,30})[)）]"),
    re.compile(r"(?P<who>외교부 (?:부)?대변인) ?(?:논평|성명|담화)"),
    re.compile(r"^(?P<who>(?:외교부 )?(?:부)?대변인) ?(?:정례|언론)? ?브리핑"),
)
PAGE_PARAMETER = re.compile(r"(?<=[?&])page=\d{1,6}&?|&page=\d{1,6}$")


@dataclass(frozen=True)
class ForeignMinistry:
    """Regular briefings, press releases and the spokesperson's statements, in Korean."""

    id: str = "kr-mofa"
    publisher: str = "kr-mofa"
    title: str = "Briefings, press releases and statements"
    language: str = "ko"
    start: tuple[str, ...] = tuple(
        f"https://www.mofa.go.kr/www/brd/m_{board}/list.do" for board in KINDS_OF_BOARDS
    )
    feeds: tuple[str, ...] = (  # of the newest releases and briefings
        "https://www.mofa.go.kr/www/brd/rss.do?brdId=302",
        "https://www.mofa.go.kr/www/brd/rss.do?brdId=303",
    )
    # …/www/brd/m_4078/view.do?page=1&seq=368686, on www, deu-bonn, ury and other hosts
    address: re.Pattern[str] = re.compile(
        r"https?://(?:[\w-]{1,40}\.)?mofa\.go\.kr(?::\d{1,5})?/[\w-]{1,20}/brd/"
        r"m_(?P<board>4078|4080|4076)/view\.do\?(?:[^#\s]{0,800}?&)?seq=(?P<id>\d{1,12})(?!\d)"
    )
    time_zone: str = "Asia/Seoul"
    quiet_after: timedelta = timedelta(days=6)
    licence: str = "KOGL type 1 where marked"
    style: TurnStyle = STYLES["mofa-ko"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The texts of a board's page; their addresses don't say on which page they stood."""
        for link in links_in(page, self, LISTING):
            url = link.url if link.is_listing else PAGE_PARAMETER.sub("", link.url)
            yield replace(link, url=url)

    def read(self, page: Page) -> Document:
        """The text on a board; the rows above it name department and day, and count views."""
        id_at(self, page.url)
        title = page.text(".board_detail h2")
        board = self.address.match(page.url)
        kind = KINDS_OF_BOARDS[board["board"]] if board else ""
        heading = Heading(
            title=title,
            day=read_date(page.text(".board_detail dl:has(dt:-soup-contains('작성일')) dd"), "ko"),
            kind=_kind(title, kind),
            attribution=next(filter(None, (named(one, title) for one in SPEAKERS)), None),
        )
        return document_of(self, page, heading, page.paragraphs(page.layout(*BODY)))


def _kind(title: str, kind: str) -> str:
    """The board's kind; among releases are readouts: "한일 외교장관 전화 통화"."""
    return "readout" if kind == "release" and kind_of(title) == "readout" else kind


SOURCES = (ForeignMinistry(),)
