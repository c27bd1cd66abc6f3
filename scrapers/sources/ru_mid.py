"""Russia's Ministry of Foreign Affairs: what mid.ru puts out in Russian and in English."""

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

LISTING = Listing(
    ".announce__item",
    "a.announce__link",
    ".announce__date",
    "a.pagination__next",
    language="ru",  # 06.03.2023 in both editions
)
TITLE = ("h1.article-title", ".page-content h1", "h1")
DAY = (".article-line__date", ".article-status-line")  # run together: "20 июня 202416:51"
BODY = (".article-content", ".page-body .text")
IN_RUSSIAN = "link[hreflang=ru], .article-languages a[href*='/ru/']"
NO_TEXT = ".article-share, .article-languages, figure, form, nav"


@dataclass(frozen=True)
class Edition:
    """How one language's titles say who speaks, where, and what a text is."""

    place: re.Pattern[str]  # where the words were said: the group "who"
    speaker: re.Pattern[str]
    kinds: tuple[tuple[re.Pattern[str], str], ...]  # the title's words → kind


RUSSIAN = Edition(
    # "…, Москва, 20 июня 2024 года"
    place=re.compile(r", (?P<who>[^,]{2,40}), \d{1,2} [а-я]{3,8} \d{4} года"),
    # "Брифинг официального представителя МИД России М.В.Захаровой", in the title's own case
    speaker=re.compile(
        r"^(?:Брифинг|Комментарий|Ответы?|Интервью|Выступление|Вступительное слово|Заявление"
        r"|Пресс-конференция|Реплика|Статья|Видеообращение)\s(?:для СМИ\s)?"
        r"(?P<who>(?:[^,«»]{3,120}?\s)?[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]{2,30})"
    ),
    kinds=(
        (re.compile(r"^(?:Ответы?|Интервью|Реплика)\b"), "answer"),
        (re.compile(r"^(?:Выступление|Вступительное слово|Видеообращение|Обращение)\b"), "speech"),
        (re.compile(r"^(?:Комментарий|Заявление|Совместное заявление)\b"), "statement"),
        (re.compile(r"^О(?:б)? (?:телефонном разговоре|встрече|переговорах|беседе)\b"), "readout"),
    ),
)
_OFFICIAL = (
    r"(?:Acting )?(?:(?:First )?Deputy )?(?:Foreign Minister"
    r"|Foreign Ministry(?:[’']s)? (?:Official )?Spokes(?:person|woman|man))"
)
_SAYS = r"(?:Briefing|Comment|Remarks|Statement|Answers?|Interview|Address|Opening remarks|Reply)"
ENGLISH = Edition(
    # "…, Moscow, June 20, 2024", "…, Moscow, 20 June 2024"
    place=re.compile(
        r", (?P<who>[A-Z][^,]{1,40}), (?:[A-Z][a-z]{2,8} \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    ),
    # "Briefing by Foreign Ministry Spokesperson Maria Zakharova", "Foreign Minister Sergey Lavrov’s
    # answers to media questions"
    speaker=re.compile(
        rf"^(?:{_SAYS}(?: and answers to (?:media )?questions)? (?:by|of|from) )?"
        rf"(?P<who>{_OFFICIAL}(?: [A-Z][\w-]{{1,25}}){{2,3}}?)"
        r"(?=[’']s |,| on | to | in | at | during | regarding |$)"
    ),
    kinds=tuple(
        (re.compile(rf"(?i)^(?:{pattern})"), kind)
        for pattern, kind in (
            (r"press release on .{0,160}?(?:telephone|meeting|talks|consultations)", "readout"),
            (r".{0,120}?\b(?:answers? to (?:a |media )*questions?|interview)\b", "answer"),
            (r".{0,120}?\b(?:press|news) conference\b", "press_conference"),
            (r"briefing\b", "briefing"),
            (r".{0,120}?\b(?:remarks|address|speech|video message)\b", "speech"),
            (r"comment\b|.{0,30}?statement\b", "statement"),
        )
    ),
)
# /ru/foreign_policy/news/1957862/, /ru/press_service/spokesman/briefings/1957862/, and older
# /foreign_policy/news/-/asset_publisher/cKNonkJE02Bw/content/id/2732506; /en/… in English
ADDRESS = (
    r"https?://(?:www\.|archive\.)?mid\.ru/{edition}(?:foreign_policy|press_service|maps)/"
    r"(?:[\w-]{{1,40}}/){{0,8}}(?P<id>\d{{3,9}})/?(?:[?#]|$)"
)


@dataclass(frozen=True)
class ForeignMinistry:
    """The words of minister and spokeswoman, and the ministry's own, in one language."""

    id: str
    language: str
    start: tuple[str, ...]
    address: re.Pattern[str]
    style: TurnStyle
    edition: Edition
    title: str = "Briefings, answers and statements"
    publisher: str = "ru-mid"
    original: str = ""  # id of the source that this one translates
    feeds: tuple[str, ...] = ()
    time_zone: str = "Europe/Moscow"
    quiet_after: timedelta = timedelta(days=4)
    licence: str = "Free use with a reference to the source"
    delay_seconds: float = 5.0

    def links(self, page: Page) -> Iterator[Link]:
        """The texts of a listing page."""
        return links_in(page, self, LISTING)

    def read(self, page: Page) -> Document:
        """A briefing, answers to questions, a statement or a comment."""
        id = id_at(self, page.url)
        title, printed = page.text(page.layout(*TITLE)), page.text(page.layout(*DAY))
        published, edition = read_date(printed, self.language), self.edition
        kinds = (kind for form, kind in edition.kinds if form.search(title))
        heading = Heading(
            title=title,
            day=day_in(title, self.language) or published,
            kind=next(kinds, kind_of(title) or ""),
            place=named(edition.place, title) or "",
            published_at=moment_in(printed, published, self),
            attribution=named(edition.speaker, title),
            translation_of=self._original(page, id),
        )
        body = page.paragraphs(page.layout(*BODY), without=NO_TEXT)
        return document_of(self, page, heading, body)

    def _original(self, page: Page, id: str) -> str | None:
        """The Russian text with this number, where the page leads to it."""
        if not self.original or not page.has(IN_RUSSIAN):
            return None
        return f"{self.original}:{id.rpartition(':')[2]}"


SOURCES = (
    ForeignMinistry(
        id="ru-mid",
        language="ru",
        start=("https://mid.ru/ru/foreign_policy/news/",),
        address=re.compile(ADDRESS.format(edition="(?:ru/)?")),
        style=STYLES["mid-ru"],
        edition=RUSSIAN,
    ),
    ForeignMinistry(
        id="ru-mid-en",
        language="en",
        start=("https://mid.ru/en/foreign_policy/news/",),
        address=re.compile(ADDRESS.format(edition="en/")),
        style=STYLES["mid-en"],
        edition=ENGLISH,
        title="Briefings, answers and statements, in English",
        original="ru-mid",
    ),
)
