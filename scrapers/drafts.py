"""Draft a source from a listing page and a few documents: its file and its golden test."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from string import Template

from scrapers.draft_address import address_of
from scrapers.draft_document import Layout, draft_layout
from scrapers.draft_listing import days_in, draft_listing
from scrapers.errors import NotDrafted
from scrapers.listings import Listing
from scrapers.page import Page
from scrapers.registry import source_of

ID = re.compile(r"[a-z]{2}(-[a-z0-9]+)+")
LANGUAGES = ("en", "ko", "ja", "ru")
LEAST_QUIET, USUAL_QUIET = timedelta(days=3), timedelta(days=14)


@dataclass(frozen=True)
class Told:
    """What the archivist says of a new source; the rest is found on its pages."""

    id: str  # "gb-fcdo": begins with its publisher's id
    publisher: str  # organization id
    title: str
    language: str  # one of LANGUAGES
    time_zone: str
    licence: str


@dataclass(frozen=True)
class Draft:
    """A source as drafted: everything that its file says."""

    told: Told
    start: str
    address: str
    listing: Listing
    layout: Layout
    quiet_after: timedelta

    def text(self) -> str:
        """The source file."""
        template = files("scrapers") / "templates" / "source.py.txt"
        return Template(template.read_text(encoding="utf-8")).substitute(self._words())

    def _words(self) -> dict[str, str]:
        told, listing, layout = self.told, self.listing, self.layout
        name = "".join(part.capitalize() for part in told.id.split("-"))
        read = "page.text(DAY)"
        if layout.day_attribute:
            read = f'page.attribute(DAY, "{layout.day_attribute}")'
        parameter = listing.page_parameter and f'\n    page_parameter="{listing.page_parameter}",'
        return {
            "id": told.id,
            "publisher": told.publisher,
            "title": _plain(told.title),
            "language": told.language,
            "time_zone": told.time_zone,
            "licence": _plain(told.licence),
            "class_name": name,
            "start": self.start,
            "address": self.address,
            "quiet_days": str(self.quiet_after.days),
            "row": listing.row,
            "link": listing.link,
            "day_in_row": listing.day,
            "following": listing.following,
            "page_parameter": parameter,
            "title_at": layout.title,
            "day_at": layout.day,
            "read_day": read,
            "body": layout.body,
            "without": layout.without,
        }


def draft(told: Told, listing: Page, documents: Sequence[Page]) -> Draft:
    """A source that reads these pages; raises NotDrafted, saying what wasn't found or is wrong."""
    _check(told, documents)
    links = [url for url, _ in listing.links("a[href]")]
    address = address_of([page.url for page in documents], links)
    pattern = re.compile(address)
    rows = draft_listing(listing, pattern, told.language)
    days = days_in(listing, rows, told.language)
    titles = {words for url, words in listing.links("a[href]") if words and pattern.match(url)}
    layout = draft_layout(documents, days, titles, told.language)
    return Draft(told, listing.url, address, rows, layout, _rhythm(days))


def _check(told: Told, documents: Sequence[Page]) -> None:
    if not ID.fullmatch(told.id):
        raise NotDrafted(f'wanted an id like "gb-fcdo" or "gb-fcdo-speeches", came {told.id!r}')
    if not told.id.startswith(told.publisher):
        raise NotDrafted(f"wanted an id that begins with {told.publisher!r}, came {told.id!r}")
    if told.language not in LANGUAGES:
        raise NotDrafted(f"wanted a language of {', '.join(LANGUAGES)}, came {told.language!r}")
    if not documents:
        raise NotDrafted("wanted one document page at least, better two of different form")
    for page in documents:
        taken = source_of(page.url)
        if taken and taken.id != told.id:
            raise NotDrafted(f"{page.url}: {taken.id} reads this address already")


def _rhythm(days: Mapping[str, date]) -> timedelta:
    """How long without a new document is too long: twice the longest pause on the listing."""
    ordered = sorted(set(days.values()))
    pauses = [later - earlier for earlier, later in pairwise(ordered)]
    return max(2 * max(pauses), LEAST_QUIET) if pauses else USUAL_QUIET


def _plain(words: str) -> str:
    """Words that can stand between double quotes."""
    return words.replace("\\", "").replace('"', "'")


def write(one: Draft, folder: Path) -> Path:
    """Write the draft's file below a clone of the project; gives its path.

    Raises NotDrafted where it isn't one, or where the source exists."""
    sources = folder / "scrapers" / "sources"
    if not sources.is_dir():
        raise NotDrafted(f"{folder.resolve()}: wanted a clone of the project, with {sources.name}/")
    file = sources / f"{one.told.id.replace('-', '_')}.py"
    if file.exists():
        raise NotDrafted(f"{file}: exists already; move it away to draft it anew")
    file.write_text(one.text(), encoding="utf-8")
    return file
