"""Japan's Prime Minister's Office: press conferences on kantei.go.jp."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from scrapers.dates import read_date
from scrapers.documents import Heading, day_in, document_of, id_at
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page, Paragraph
from scrapers.turns import STYLES, TurnStyle

LISTINGS = (
    Listing(".news-list li", ".news-list-title a", ".news-list-date", ".pager a.next"),
    Listing(".bullet-list li", "a", "a", ".pager a.next"),  # the day stands in the title
)
TITLE = ("#contents h1", "main h1", "h1")  # 令和6年6月20日（木）午前-内閣官房長官記者会見
BODY = ("#contents .section", "#contents", "main")
NO_TEXT = "h1, .date, .movie, .related, .pager, nav, form, .breadcrumb"
SECRETARY = "内閣官房長官"
# A deputy may stand in; then, and where labels name who speaks, the title says too little
OTHERS = re.compile(r"副長官|【[^】]{1,30}】|^（[^）]{1,30}）")


@dataclass(frozen=True)
class ChiefCabinetSecretary:
    """Two press conferences a working day, "a" in the morning and "p" in the afternoon.

    Those of prime ministers, under /jp/<cabinet>/statement/, are read too."""

    id: str = "jp-kantei"
    publisher: str = "jp-kantei"
    title: str = "Press conferences of the Chief Cabinet Secretary"
    language: str = "ja"
    start: tuple[str, ...] = ("https://www.kantei.go.jp/jp/tyoukanpress/index.html",)
    feeds: tuple[str, ...] = ()
    # /jp/tyoukanpress/202406/20_a.html, /jp/tyoukanpress/rireki/2009/09/01_a.html,
    # /jp/101_kishida/statement/2024/0620kaiken.html
    address: re.Pattern[str] = re.compile(
        r"https?://www\.kantei\.go\.jp/jp/(?:\w{1,30}/)?(?:tyoukanpress/(?:rireki/)?|statement/)"
        r"(?P<id>\d{4,6}/(?:\d\d/)?\d{1,4}\w{1,30})\.html(?:[?#]|$)"
    )
    time_zone: str = "Asia/Tokyo"
    quiet_after: timedelta = timedelta(days=6)
    licence: str = "Government of Japan standard terms, compatible with CC BY 4.0"
    style: TurnStyle = STYLES["kantei-ja"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The press conferences of an index page."""
        return links_in(page, self, *LISTINGS)

    def read(self, page: Page) -> Document:
        """A press conference, in full or as its opening statement alone."""
        id_at(self, page.url)
        title = page.text(page.layout(*TITLE))
        body = page.paragraphs(page.layout(*BODY), without=NO_TEXT)
        heading = Heading(
            title=title,
            day=day_in(title, "ja") or read_date(page.text("span.date"), "ja"),
            kind="press_conference",
            attribution=_speaker(title, body),
        )
        return document_of(self, page, heading, body)


def _speaker(title: str, body: Sequence[Paragraph]) -> str | None:
    """The Chief Cabinet Secretary, where the title says so and the text names nobody else."""
    if "官房長官" not in title or any(OTHERS.search(one.text) for one in body):
        return None
    return SECRETARY


SOURCES = (ChiefCabinetSecretary(),)
