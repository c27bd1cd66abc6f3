"""Russia's Foreign Ministry (mid.ru): briefings, answers to the media, statements, comments."""

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

TITLE = "h1.article-title"
DAY = ".article-line__date"  # day and time run together: "20 июня 202416:51"
BODY = ".article-content"


@dataclass(frozen=True)
class ForeignMinistry:
    """The minister's and the spokeswoman's words, in Russian."""

    id: str = "ru-mid"
    publisher: str = "ru-mid"
    title: str = "Новости, брифинги и заявления"
    language: str = "ru"
    start: tuple[str, ...] = ("https://mid.ru/ru/foreign_policy/news/",)
    # /ru/foreign_policy/news/1958230/ and, older, …/asset_publisher/cKNonkJE02Bw/content/id/2732506
    address: re.Pattern[str] = re.compile(
        r"https?://(?:www\.)?mid\.ru/ru/foreign_policy/(?:\w+/)?news/"
        r"(?:-/asset_publisher/\w+/content/id/)?(?P<id>\d+)/?(?:[?#].*)?$"
    )
    time_zone: str = "Europe/Moscow"
    quiet_after: timedelta = timedelta(days=3)
    licence: str = "Free use with a reference to the source"
    style: TurnStyle = STYLES["mid-ru"]
    delay_seconds: float = 4.0

    def links(self, page: Page) -> Iterator[Link]:
        """The texts of a listing page with their days, and the older page."""
        rows = page.entries("li.announcements__item", "a[href]", ".announcements__date")
        for url, day in rows:
            yield Link(url, date=read_date(day, "ru") if day else None)
        for url, _ in page.links("a.pagination__next"):
            yield Link(url, is_listing=True)

    def read(self, page: Page) -> Document:
        """A briefing, an interview, a statement or a comment."""
        text = "\n\n".join(one.text for one in page.paragraphs(BODY))
        title, printed, id = page.text(TITLE), page.text(DAY), document_id(self, page.url)
        if id is None:
            raise PageChanged(f"{page.url}: isn't an address of the ministry's texts")
        day, clock = read_date(printed, "ru"), read_time(printed, "ru")
        return Document(
            id=id,
            source=self.id,
            url=page.url,
            title=title,
            date=day,
            language="ru",
            kind=kind_of(title) or "statement",
            text=text,
            turns=split_turns(text, self.style),
            published_at=moment(day, clock, self.time_zone) if clock else None,
        )


SOURCES = (ForeignMinistry(),)
