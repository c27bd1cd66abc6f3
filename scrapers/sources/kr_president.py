"""Korea's presidential office (president.go.kr): briefings of the newsroom."""

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

# The president's own speeches name their speaker by kind alone: 기념사, 추념사, 경축사
SPEECH = re.compile(r"(?:기념사|추념사|경축사|연설문?|담화문?)$")


@dataclass(frozen=True)
class PresidentialOffice:
    """What the president, advisers and spokespersons say in the briefing room."""

    id: str = "kr-president"
    publisher: str = "kr-president"
    title: str = "뉴스룸 브리핑"
    language: str = "ko"
    start: tuple[str, ...] = ("https://www.president.go.kr/newsroom/briefing",)
    address: re.Pattern[str] = re.compile(
        r"https?://(?:www\.)?president\.go\.kr/newsroom/briefing/(?P<id>\w+)/?(?:[?#].*)?$"
    )
    time_zone: str = "Asia/Seoul"
    quiet_after: timedelta = timedelta(days=4)
    licence: str = "KOGL type 1 where marked"
    style: TurnStyle = STYLES["president-ko"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The briefings of a listing page with their days, and the older page."""
        for url, day in page.entries("li.board-item", "a[href]", ".item-date"):
            yield Link(url, date=read_date(day, "ko") if day else None)
        for url, _ in page.links(".pagination a.next"):
            yield Link(url, is_listing=True)

    def read(self, page: Page) -> Document:
        """A briefing, a readout or a speech."""
        text = "\n\n".join(one.text for one in page.paragraphs(".view-content"))
        title, id = page.text(".view-title"), document_id(self, page.url)
        if id is None:
            raise PageChanged(f"{page.url}: isn't an address of a briefing")
        is_speech = SPEECH.search(title.rstrip()) is not None
        return Document(
            id=id,
            source=self.id,
            url=page.url,
            title=title,
            date=read_date(page.text(".view-date"), "ko"),
            language="ko",
            kind="speech" if is_speech else kind_of(title) or "briefing",
            text=text,
            turns=split_turns(text, self.style),
            attribution="대통령" if is_speech else None,
        )


SOURCES = (PresidentialOffice(),)
