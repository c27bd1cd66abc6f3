"""Read a site's listing pages: which documents they lead to, and where they go on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scrapers.dates import read_date
from scrapers.errors import DateNotRead, PageChanged
from scrapers.model import Link, Source
from scrapers.page import Page


@dataclass(frozen=True)
class Listing:
    """Where one layout of a site keeps its documents and its next page, as CSS selectors."""

    row: str  # one document
    link: str  # within a row
    day: str  # within a row; empty: rows print none
    following: str = ""  # the link to the next, older page; empty: all is on one page
    page_parameter: str = ""  # of a document's address that only says on which page it stood
    language: str = ""  # whose manner its days are written in, where that isn't the source's


def links_in(page: Page, source: Source, *layouts: Listing) -> Iterator[Link]:
    """A listing page's documents with their day, then its next page.

    Rows that lead to another series of the site are left out. Raises PageChanged when no layout
    fits, when no row has a link, and when the days of all rows have become unreadable."""
    row = page.layout(*(layout.row for layout in layouts))
    layout = next(layout for layout in layouts if layout.row == row)
    entries = page.entries(layout.row, layout.link, layout.day)
    if not entries:
        raise PageChanged(f"{page.url}: no {layout.row!r} holds a link {layout.link!r}")
    days = [_day(printed, layout.language or source.language) for _, printed in entries]
    if layout.day and not any(days):
        raise PageChanged(f"{page.url}: wanted a day in {layout.day!r}, came {entries[0][1]!r}")
    for (url, _), day in zip(entries, days, strict=True):
        if source.address.match(url):
            yield Link(_without(layout.page_parameter, url), date=day)
    for url, _ in page.links(layout.following)[:1] if layout.following else ():
        yield Link(url, is_listing=True)


def _without(parameter: str, url: str) -> str:
    """An address without a parameter that would make others of it: "view.do?seq=1&page=2"."""
    if not parameter:
        return url
    name = re.escape(parameter)
    return re.sub(rf"(?<=[?&]){name}=\d{{1,6}}&|[?&]{name}=\d{{1,6}}$", "", url)


def _day(printed: str, language: str) -> date | None:
    """The day of a row; a row without a readable one is asked for without it."""
    if not printed:
        return None
    try:
        return read_date(printed, language)
    except DateNotRead:
        return None
