"""Japan's Prime Minister's Office (kantei.go.jp): Chief Cabinet Secretary's conferences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from scrapers.dates import read_date
from scrapers.errors import PageChanged
from scrapers.model import Document, Link, document_id
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle, split_turns

TITLE = "#contents h1"  # 令和6年6月20日（木）午前-内閣官房長官記者会見
BODY = "#contents .section"


@dataclass(frozen=True)
class ChiefCabinetSecretary:
    """Two press conferences a working day: "a" in the morning, "p" in the afternoon."""

    id: str = "jp-kantei"
    publisher: str = "jp-kantei"
    title: str = "内閣官房長官記者会見"
    language: str = "ja"
    start: tuple[str, ...] = ("https://www.kantei.go.jp/jp/tyoukanpress/index.html",)
    # /jp/tyoukanpress/202406/20_a.html; for newer cabinets under /jp/<cabinet>/tyoukanpress/
    address: re.Pattern[str] = re.compile(
        r"https?://www\.kantei\.go\.jp/jp/(?:\w+/)?tyoukanpress/"
        r"(?P<id>\d{6}/\d{1,2}_?[ap]\w{0,2})\.html(?:[?#].*)?$"
    )
    time_zone: str = "Asia/Tokyo"
    quiet_after: timedelta = timedelta(days=5)
    licence: str = "Government of Japan standard terms, compatible with CC BY 4.0"
    style: TurnStyle = STYLES["kantei-ja"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The press conferences of an index page with their days, and the older page."""
        for url, day in page.entries(".news-list li", "a[href]", ".news-list-date"):
            yield Link(url, date=read_date(day, "ja") if day else None)
        for url, _ in page.links(".pager a.next"):
            yield Link(url, is_listing=True)

    def read(self, page: Page) -> Document:
        """A press conference."""
        text = "\n\n".join(one.text for one in page.paragraphs(BODY))
        title, id = page.text(TITLE), document_id(self, page.url)
        if id is None:
            raise PageChanged(f"{page.url}: isn't an address of a press conference")
        return Document(
            id=id,
            source=self.id,
            url=page.url,
            title=title,
            date=read_date(title, "ja"),
            language="ja",
            kind="press_conference",
            text=text,
            turns=split_turns(text, self.style),
        )


SOURCES = (ChiefCabinetSecretary(),)
