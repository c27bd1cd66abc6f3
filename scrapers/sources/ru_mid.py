"""Russia's Ministry of Foreign Affairs: briefings, answers, statements and comments on mid.ru."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from scrapers.dates import read_date
from scrapers.documents import Heading, day_in, document_of, id_at, moment_in, named
from scrapers.kinds import kind_of
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle

LISTING = Listing(".announce__item", "a.announce__link", ".announce__date", "a.pagination__next")
TITLE = ("h1.article-title", ".page-content h1", "h1")
DAY = (".article-line__date", ".article-status-line")  # run together: "20 июня 202416:51"
BODY = (".article-content", ".page-body .text")
NO_TEXT = ".article-share, .article-languages, figure, form, nav"
# "…, Москва, 20 июня 2024 года": where and when the words were said
PLACE = re.compile(r", (?P<who>[^,]{2,40}), \d{1,2} [а-я]{3,8} \d{4} года")
# "Брифинг официального представителя МИД России М.В.Захаровой", in the case that the title has it
SPEAKER = re.compile(
    r"^(?:Брифинг|Комментарий|Ответы?|Интервью|Выступление|Вступительное слово|Заявление"
    r"|Пресс-конференция|Реплика|Статья|Видеообращение)\s(?:для СМИ\s)?"
    r"(?P<who>(?:[^,«»]{3,120}?\s)?[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]{2,30})"
)
# The first words of a title, which is what the ministry itself calls its texts
KINDS = (
    (re.compile(r"^(?:Ответы?|Интервью|Реплика)\b"), "answer"),
    (re.compile(r"^(?:Выступление|Вступительное слово|Видеообращение|Обращение)\b"), "speech"),
    (re.compile(r"^(?:Комментарий|Заявление|Совместное заявление)\b"), "statement"),
    (re.compile(r"^О(?:б)? (?:телефонном разговоре|встрече|переговорах|беседе)\b"), "readout"),
)


@dataclass(frozen=True)
class ForeignMinistry:
    """The words of minister and spokeswoman, and the ministry's own, in Russian."""

    id: str = "ru-mid"
    publisher: str = "ru-mid"
    title: str = "Briefings, answers and statements"
    language: str = "ru"
    start: tuple[str, ...] = ("https://mid.ru/ru/foreign_policy/news/",)
    feeds: tuple[str, ...] = ()
    # /ru/foreign_policy/news/1957862/, /ru/press_service/spokesman/briefings/1957862/, and older
    # /foreign_policy/news/-/asset_publisher/cKNonkJE02Bw/content/id/2732506
    address: re.Pattern[str] = re.compile(
        r"https?://(?:www\.|archive\.)?mid\.ru/(?:ru/)?(?:foreign_policy|press_service|maps)/"
        r"(?:[\w-]{1,40}/){0,8}(?P<id>\d{3,9})/?(?:[?#]|$)"
    )
    time_zone: str = "Europe/Moscow"
    quiet_after: timedelta = timedelta(days=4)
    licence: str = "Free use with a reference to the source"
    style: TurnStyle = STYLES["mid-ru"]
    delay_seconds: float = 5.0

    def links(self, page: Page) -> Iterator[Link]:
        """The texts of a listing page."""
        return links_in(page, self, LISTING)

    def read(self, page: Page) -> Document:
        """A briefing, answers to questions, a statement or a comment."""
        id_at(self, page.url)
        title, printed = page.text(page.layout(*TITLE)), page.text(page.layout(*DAY))
        published = read_date(printed, "ru")
        heading = Heading(
            title=title,
            day=day_in(title, "ru") or published,
            kind=next((kind for form, kind in KINDS if form.match(title)), kind_of(title) or ""),
            place=named(PLACE, title) or "",
            published_at=moment_in(printed, published, self),
            attribution=named(SPEAKER, title),
        )
        body = page.paragraphs(page.layout(*BODY), without=NO_TEXT)
        return document_of(self, page, heading, body)


SOURCES = (ForeignMinistry(),)
