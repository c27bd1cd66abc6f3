"""Make a document of what a source found on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from scrapers.dates import moment, read_date, read_time
from scrapers.errors import DateNotRead, NotADocument, PageChanged
from scrapers.kinds import kind_of
from scrapers.model import Document, Source, Turn, document_id
from scrapers.page import Page, Paragraph
from scrapers.running_text import join
from scrapers.turns import split_turns


@dataclass(frozen=True)
class Heading:
    """What a page says of its text, outside of it."""

    title: str
    day: date | None  # of utterance; None: the page names none
    kind: str = ""  # one of KINDS; empty: as the title or the turns show it
    place: str = ""
    published_at: datetime | None = None
    attribution: str | None = None  # the speaker that the page names for all of its text
    translation_of: str | None = None
    publisher: str | None = None  # organization id, where it isn't the source's own


def document_of(
    source: Source,
    page: Page,
    heading: Heading,
    paragraphs: Iterable[Paragraph],
    labels: frozenset[str] = frozenset(),
) -> Document:
    """The document of a page, its turns cut by the source's style.

    `labels` are names that the mark-up shows to be labels. Raises PageChanged when there is no
    text, NotADocument when the address isn't one of the source's."""
    text = join(paragraph.text for paragraph in paragraphs)
    if not text:
        raise PageChanged(f"{page.url}: wanted a text under the title {heading.title!r}, came none")
    turns = split_turns(text, source.style, labels=labels)
    return Document(
        id=id_at(source, page.url),
        source=source.id,
        url=page.url,
        title=heading.title,
        date=heading.day,
        language=source.language,
        kind=heading.kind or kind_of(heading.title) or kind_by_turns(turns),
        text=text,
        turns=turns,
        place=heading.place,
        published_at=heading.published_at,
        attribution=heading.attribution,
        publisher=heading.publisher,
        translation_of=heading.translation_of,
    )


def id_at(source: Source, url: str) -> str:
    """The id of the document at an address; raises NotADocument for a listing, a print view, …"""
    found = document_id(source, url)
    if found is None:
        raise NotADocument(f"{url}: not the address of a document of {source.id}")
    return found


def kind_by_turns(turns: Iterable[Turn]) -> str:
    """The kind of a text whose title doesn't say: with questions, spoken, or written."""
    types = {turn.type for turn in turns}
    if "question" in types:
        return "press_conference"
    return "speech" if types & {"speech", "answer"} else "release"


def day_in(text: str, language: str) -> date | None:
    """The day that a title names in full, or None."""
    try:
        return read_date(text, language)
    except DateNotRead:
        return None


def moment_in(text: str, day: date, source: Source) -> datetime | None:
    """That day at the time of day that a text names, in the source's zone; None without a time."""
    clock = read_time(text, source.language)
    return moment(day, clock, source.time_zone) if clock else None


def named(pattern: re.Pattern[str], text: str) -> str | None:
    """The group "who" of a pattern that a text matches: whom a title names as the speaker."""
    found = pattern.search(text)
    return found["who"].strip() if found else None
