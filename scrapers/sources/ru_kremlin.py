"""The Kremlin (kremlin.ru, en.kremlin.ru): news and transcripts, in Russian and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scrapers.dates import moment, read_date, read_time
from scrapers.errors import NotADocument
from scrapers.kinds import kind_of
from scrapers.model import Document, Link
from scrapers.page import Page, Paragraph
from scrapers.turns import STYLES, TurnStyle, split_turns

ARTICLE = "article.hentry[id^='event-']"
BODY = f"{ARTICLE} [itemprop=articleBody]"
# Parts of the body that aren't its text: sliders, media, "See also", hidden tooltips
FURNITURE = ".slider, .masha-ignore, .read__tooltip, .hidden, figure, .media, .read__cut"
OTHER_VIEW = re.compile(r"/(?:print|photos|videos|audios)(?:\.html|/)?(?:[?#].*)?$")
ROW = ".lister-page .hentry"


@dataclass(frozen=True)
class Kremlin:
    """One edition of the president's site; an article has the same number in both."""

    id: str
    host: str
    title: str
    language: str
    style: TurnStyle
    publisher: str = "ru-kremlin"
    time_zone: str = "Europe/Moscow"
    quiet_after: timedelta = timedelta(days=3)
    licence: str = "CC BY 4.0, but for agencies' photographs"
    delay_seconds: float = 3.0
    translates: str = ""  # id of the source whose documents this one translates

    @property
    def start(self) -> tuple[str, ...]:
        """News and transcripts."""
        sections = ("news", "transcripts")
        return tuple(f"http://{self.host}/events/president/{section}" for section in sections)

    @property
    def address(self) -> re.Pattern[str]:
        """…/events/president/news/74285, the same under transcripts, trips and councils."""
        host = re.escape(self.host)
        sections = r"events/(?:president|councils|administration|state-council|security-council)"
        return re.compile(
            rf"https?://(?:www\.)?{host}/{sections}/(?:[a-z-]+/)?(?P<id>\d+)(?:\.html)?/?(?:[?#].*)?$"
        )

    def links(self, page: Page) -> Iterator[Link]:
        """The articles of a listing page with their days, and the older page."""
        for url, day in page.entries(ROW, "a[rel=bookmark]", "time[datetime]"):
            yield Link(url, date=date.fromisoformat(day[:10]) if day else None)
        for url, _ in page.links("a[rel=next]"):
            yield Link(url, is_listing=True)

    def read(self, page: Page) -> Document:
        """An article; print, photo and video views and listings aren't articles."""
        if OTHER_VIEW.search(page.url):
            raise NotADocument(f"{page.url}: another view of an article")
        if not page.has(ARTICLE) and (page.has(".lister-page") or page.has(ROW)):
            raise NotADocument(f"{page.url}: a listing page")
        number = page.attribute(ARTICLE, "id").removeprefix("event-")
        paragraphs = page.paragraphs(BODY, without=FURNITURE) if page.any(BODY) else []
        text = "\n\n".join([*_lead(page), *(one.text for one in paragraphs)])
        title, day = page.text(f"{ARTICLE} h1.entry-title"), self._day(page)
        clock = read_time(page.text_if_any(f"{ARTICLE} .read__time"), self.language)
        return Document(
            id=f"{self.id}:{number}",
            source=self.id,
            url=page.url,
            title=title,
            date=day,
            language=self.language,
            kind=kind_of(title) or "release",
            text=text,
            turns=split_turns(text, self.style, labels=_bold_labels(paragraphs)),
            place=page.text_if_any(f"{ARTICLE} .read__place"),
            published_at=moment(day, clock, self.time_zone) if day and clock else None,
            translation_of=f"{self.translates}:{number}" if self.translates else None,
        )

    def _day(self, page: Page) -> date | None:
        """The day that the page prints; announcements print none (about 2 % of pages)."""
        if not page.any(f"{ARTICLE} time.read__published"):
            return None
        return read_date(page.attribute(f"{ARTICLE} time.read__published", "datetime"), "en")


def _lead(page: Page) -> list[str]:
    """The summary above the text."""
    return [words] if (words := page.text_if_any(f"{ARTICLE} .read__lead")) else []


def _bold_labels(paragraphs: list[Paragraph]) -> frozenset[str]:
    """Bold words at a paragraph's start that end in a colon: "Vladimir Putin:"."""
    beginnings = (one.text[: len(one.bold) + 1].rstrip() for one in paragraphs if one.bold)
    return frozenset(words for words in beginnings if words.endswith(":"))


SOURCES = (
    Kremlin(
        id="ru-kremlin",
        host="kremlin.ru",
        title="News and transcripts",
        language="ru",
        style=STYLES["kremlin-ru"],
    ),
    Kremlin(
        id="ru-kremlin-en",
        host="en.kremlin.ru",
        title="News and transcripts (English edition)",
        language="en",
        style=STYLES["kremlin-en"],
        translates="ru-kremlin",
    ),
)
