"""The President of Russia: kremlin.ru and its English edition, which keeps the same numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scrapers.dates import read_date, read_moment
from scrapers.documents import Heading, document_of, id_at, moment_in
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page, Paragraph
from scrapers.turns import STYLES, TurnStyle

# "/events/president/news/51406", "…/transcripts/statements/51406", the short "/d/51406"; but not
# "/events/president/news/page/12", nor the views "/51406/print", "/51406/photos", "/copy/51406"
ADDRESS = (
    r"https?://(?:www\.)?{host}(?::\d{{1,5}})?/(?:d/|press/announcements/"
    r"|events/[a-z-]{{3,30}}/[a-z_-]{{3,30}}/(?:(?!page/|copy/)[a-z_-]{{3,30}}/)?)"
    r"(?P<id>\d{{1,9}})(?:\.html)?/?(?:[?#]|$)"
)
LISTING = Listing(
    ".lister-page .hentry", "h3 a[rel=bookmark]", "time.published", following="a.more-next"
)
BODY = "article.hentry [itemprop=articleBody]"
LEAD = "article.hentry .read__lead"
# Pictures and sliders, hidden tooltips that repeat a name, links to other pages, the page's status
NO_TEXT = ".masha-ignore, .hidden, .read__bottommeta, .read__tooltip, .media, .slider, .read__cut"
UNKNOWN_HOUR = "00:00"  # beside texts of the first years
NOTE = re.compile(r"\s?\([^()]{1,80}\)\s?(?=:)")
LONGEST_LABEL = 16  # words: "President of the Republic of Kazakhstan Nursultan Nazarbayev"
# What a title says that isn't said alike elsewhere: telegrams, and two leaders before the press
KINDS = (
    (
        re.compile(
            r"(?i)condolence|congratul|greetings? to|message of|телеграмм|соболезновани|поздравлени"
            r"|приветстви[ея] (?:участник|организатор|гост)"
        ),
        "statement",
    ),
    (
        re.compile(r"(?i)press statements?|statements? for the press|заявлени[ея] для прессы"),
        "press_conference",
    ),
)


@dataclass(frozen=True)
class Kremlin:
    """One edition of the Kremlin's site."""

    id: str
    language: str
    host: str
    title: str
    style: TurnStyle
    original: str = ""  # id of the source that this one translates
    publisher: str = "ru-kremlin"
    feeds: tuple[str, ...] = ()
    time_zone: str = "Europe/Moscow"
    quiet_after: timedelta = timedelta(days=4)
    licence: str = "CC BY 4.0 (but for photographs of news agencies)"
    delay_seconds: float = 3.0

    @property
    def start(self) -> tuple[str, ...]:
        """News, and the transcripts among them, whose listing reaches further back."""
        sections = ("news", "transcripts")
        return tuple(f"http://{self.host}/events/president/{section}" for section in sections)

    @property
    def address(self) -> re.Pattern[str]:
        """An article's address in any section; the number is the same in all of them."""
        return re.compile(ADDRESS.format(host=re.escape(self.host)))

    def links(self, page: Page) -> Iterator[Link]:
        """Articles of a listing, by page or by date, and the page of older ones."""
        return links_in(page, self, LISTING)

    def read(self, page: Page) -> Document:
        """The article on a page; the lead above it is its first paragraph.

        Where there is neither, as beside pictures, the headline is the news."""
        id_at(self, page.url)
        article = page.paragraphs(BODY, without=NO_TEXT)
        lead = page.paragraphs(LEAD, without=NO_TEXT) if page.has(LEAD) else []
        title, day = page.text("article.hentry h1.entry-title"), _day(page, self.language)
        heading = Heading(
            title=title,
            day=day,
            kind=next((kind for form, kind in KINDS if form.search(title)), ""),
            place=page.text_if_any(".read__place"),
            published_at=self._published_at(page, day),
            translation_of=self._translated(page),
        )
        text = [*lead, *article] or [Paragraph(title, "h1")]
        return document_of(self, page, heading, text, labels_in(article))

    def _published_at(self, page: Page, day: date | None) -> datetime | None:
        """The time beside the date; an announcement has one only in the page's status."""
        if day:
            clock = page.text_if_any(".read__time")
            return moment_in(clock, day, self) if clock != UNKNOWN_HOUR else None
        printed = page.text_if_any(".read__status time")
        return read_moment(printed, self.language, self.time_zone) if printed else None

    def _translated(self, page: Page) -> str | None:
        """The id of the Russian original; a text that exists in English only has none."""
        if not self.original or not page.has("link[rel=alternate][hreflang=ru]"):
            return None
        return id_at(self, page.url).replace(self.id, self.original, 1)


def _day(page: Page, language: str) -> date | None:
    """The day of the event; about one page in fifty, most of them announcements, has none."""
    if not page.has("article.hentry time.read__published"):
        return None
    return read_date(page.attribute("article.hentry time.read__published", "datetime"), language)


def labels_in(article: list[Paragraph]) -> frozenset[str]:
    """Names in bold before a colon: "President of Russia Vladimir Putin:"."""
    return frozenset(label for label in map(_label, article) if label)


def _label(paragraph: Paragraph) -> str:
    """The bold words before a colon, with a note between them: "Kim Jong-un (retranslated):"."""
    bold, _, rest = paragraph.bold.partition(":")
    if not bold or len(bold.split()) > LONGEST_LABEL:
        return ""
    if len(bold) < len(paragraph.bold):
        return "" if rest else bold.strip()
    following = paragraph.text[len(bold) :]
    note = NOTE.match(following)
    is_label = note or following.lstrip().startswith(":")
    return f"{bold}{note[0] if note else ''}".strip() if is_label else ""


SOURCES = (
    Kremlin(
        id="ru-kremlin",
        language="ru",
        host="kremlin.ru",
        title="President of Russia",
        style=STYLES["kremlin-ru"],
    ),
    Kremlin(
        id="ru-kremlin-en",
        language="en",
        host="en.kremlin.ru",
        title="President of Russia, English edition",
        style=STYLES["kremlin-en"],
        original="ru-kremlin",
    ),
)
