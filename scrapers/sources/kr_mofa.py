"""Korea's Ministry of Foreign Affairs (mofa.go.kr): briefings, releases, statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from scrapers.dates import read_date
from scrapers.errors import PageChanged
from scrapers.kinds import kind_of
from scrapers.model import Document, Link, document_id
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle, split_turns

BOARDS = {"m_4078": "briefing", "m_4080": "release", "m_4076": "statement"}
TITLE = ".board_detail .bo_head h2"
META = ".board_detail .bo_head dl"
BODY = ".board_detail .bo_con"
WRITTEN = "작성일"  # the label of the day in the rows above a text


@dataclass(frozen=True)
class ForeignMinistry:
    """Three boards; embassies' hosts serve the same documents under the same numbers."""

    id: str = "kr-mofa"
    publisher: str = "kr-mofa"
    title: str = "정례브리핑, 보도자료, 대변인 성명"
    language: str = "ko"
    start: tuple[str, ...] = tuple(
        f"https://www.mofa.go.kr/www/brd/{board}/list.do" for board in BOARDS
    )
    address: re.Pattern[str] = re.compile(
        r"https?://(?:[\w-]+\.)?mofa\.go\.kr/www/brd/m_\d+/view\.do\?(?:[^#]*&)?seq=(?P<id>\d+)"
    )
    time_zone: str = "Asia/Seoul"
    quiet_after: timedelta = timedelta(days=5)
    licence: str = "KOGL type 1 where marked"
    style: TurnStyle = STYLES["mofa-ko"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The documents of a board's page with their days, and the older page."""
        for url, day in page.entries(".board_list tbody tr", "a[href*='seq=']", "td.date"):
            yield Link(url, date=read_date(day, "ko") if day else None)
        for url, _ in page.links(".paging a.next"):
            yield Link(url, is_listing=True)

    def read(self, page: Page) -> Document:
        """A document of any of the boards."""
        text = "\n\n".join(one.text for one in page.paragraphs(BODY))
        title, id = page.text(TITLE), document_id(self, page.url)
        if id is None:
            raise PageChanged(f"{page.url}: isn't an address of a board's document")
        board = next((kind for name, kind in BOARDS.items() if f"/{name}/" in page.url), None)
        return Document(
            id=id,
            source=self.id,
            url=page.url,
            title=title,
            date=read_date(self._row(page, WRITTEN), "ko"),
            language="ko",
            kind=board or kind_of(title) or "release",
            text=text,
            turns=split_turns(text, self.style),
        )

    def _row(self, page: Page, label: str) -> str:
        """The value beside a label in the rows above the text."""
        for row in page.all(META):
            name, value = row.select_one("dt"), row.select_one("dd")
            if name and value and name.get_text(strip=True) == label:
                return str(value.get_text(" ", strip=True))
        raise PageChanged(f"{page.url}: no row {label!r} in {META!r}")


SOURCES = (ForeignMinistry(),)
