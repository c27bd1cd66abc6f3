"""Japan's Ministry of Foreign Affairs in English: translations that lead to their originals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from scrapers.dates import read_date
from scrapers.documents import Heading, document_of, id_at, moment_in, named
from scrapers.errors import PageChanged
from scrapers.kinds import kind_of
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link, document_id
from scrapers.page import Page, Paragraph
from scrapers.sources.jp_mofa import SOURCES as ORIGINALS
from scrapers.turns import STYLES, TurnStyle

LISTING = Listing(
    ".title-list dd, .link-list > li", "a[href*='/press/']", ".list-date", ".pager a.next"
)
TITLE = ("h2.title2", "h2#title2", "h1#title1", "h1.title1")
BODY = ("#maincontents", "#main")
NO_TEXT = "h1, h2, .menu-list, .sns, form, nav"
# "(Video) Press Conference by Foreign Minister Kamikawa", links to the original and to the top
FURNITURE = re.compile(
    r"Japanese|Japanese version|Press Conferences|Press Releases|\(Video\)[^\n]{0,200}"
    r"|This is a provisional translation[^\n]{0,200}|Back to (?:Top|Index)",
    re.IGNORECASE,
)
# "Friday, August 29, 2025, 4:00 p.m. Ministry of Foreign Affairs"; releases print the day alone
DAY = re.compile(
    r"(?:[A-Z][a-z]{2,6}day,? )?[A-Z][a-z]{2,8} \d{1,2}, \d{4}"
    r"(?:,? \d{1,2}:\d{2} [ap]\.?m\.?(?: [^\n]{2,80})?)?"
)
PLACE = re.compile(r"\d [ap]\.?m\.?,? (?P<who>[^\n]{2,80})$")
HEAD = 4  # paragraphs among which the day stands
# "Press Conference by Foreign Minister KAMIKAWA Yoko", "… (Statement by Press Secretary …)"
SPEAKER = re.compile(
    r"\bby (?P<who>(?:Foreign Minister|(?:Foreign )?Press Secretary|State Minister for Foreign "
    r"Affairs)(?: [A-Z][\w'’-]{1,20}){1,3})"
)
READOUT = re.compile(r"(?i)\b(?:telephone (?:talk|call|meeting)|foreign ministers['’]? meeting)")
KINDS = {"kaiken": "press_conference", "danwa": "statement", "release": "release"}


@dataclass(frozen=True)
class EnglishEdition:
    """What the ministry translates of press conferences, statements and releases."""

    id: str = "jp-mofa-en"
    publisher: str = "jp-mofa"
    feeds: tuple[str, ...] = ()
    title: str = "Press conferences, statements and releases, English edition"
    language: str = "en"
    start: tuple[str, ...] = tuple(
        f"https://www.mofa.go.jp/press/{section}/index.html" for section in KINDS
    )
    # kaikenwe_000001_00186.html (regular), kaikenite_… (extraordinary), older kaiken4e_000702.html
    address: re.Pattern[str] = re.compile(
        r"https?://www\.mofa\.go\.jp/press/(?:kaiken|danwa|release)/(?:\w{1,20}/){0,3}"
        r"(?P<id>(?!index)\w{3,60})\.html(?:[?#]|$)"
    )
    time_zone: str = "Asia/Tokyo"
    quiet_after: timedelta = timedelta(days=14)  # a translation may take a week
    licence: str = "Government of Japan standard terms, compatible with CC BY 4.0"
    style: TurnStyle = STYLES["mofa-en"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The documents of an index page."""
        return links_in(page, self, LISTING)

    def read(self, page: Page) -> Document:
        """A translated press conference, statement or release; its day is its original's."""
        id_at(self, page.url)
        title, container = page.text(page.layout(*TITLE)), page.layout(*BODY)
        body = [
            one
            for one in page.paragraphs(container, without=NO_TEXT)
            if not FURNITURE.fullmatch(one.text)
        ]
        at = _place_of_day(page, body)
        printed = body[at].text
        day = read_date(printed, "en")
        heading = Heading(
            title=title,
            day=day,
            kind=_kind(page.url, title),
            place=named(PLACE, printed) or "",
            published_at=moment_in(printed, day, self),
            attribution=named(SPEAKER, title),
            translation_of=_original(page, container),
        )
        return document_of(self, page, heading, body[:at] + body[at + 1 :])


def _place_of_day(page: Page, body: Sequence[Paragraph]) -> int:
    """Which of the first paragraphs is the day's line, no part of the text."""
    for at, one in enumerate(body[:HEAD]):
        if DAY.fullmatch(one.text):
            return at
    came = [one.text[:40] for one in body[:HEAD]]
    raise PageChanged(f"{page.url}: wanted a day above the text, came {came!r}")


def _kind(url: str, title: str) -> str:
    """By the section in the address; among releases are readouts and statements."""
    kind = next(kind for section, kind in KINDS.items() if f"/press/{section}/" in url)
    if kind != "release":
        return kind
    by_title = "readout" if READOUT.search(title) else kind_of(title)
    return by_title if by_title in ("readout", "statement") else kind


def _original(page: Page, container: str) -> str | None:
    """The id of the page behind the link "Japanese"; a page without the link has no original."""
    links = page.links(f":is({container}) a[href*='/mofaj/press/']")
    urls = [url for url, words in links if words.startswith("Japanese")]
    return next(filter(None, (document_id(ORIGINALS[0], url) for url in urls)), None)


SOURCES = (EnglishEdition(),)
