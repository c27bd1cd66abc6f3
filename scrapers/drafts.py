"""Draft a source from a listing page and a few documents: its file and its golden test."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from string import Template
from types import ModuleType

from mappings.people import LANGUAGES
from scrapers.dates import moment
from scrapers.draft_address import address_of
from scrapers.draft_document import Layout, draft_layout
from scrapers.draft_listing import days_in, draft_listing
from scrapers.errors import NotDrafted
from scrapers.listings import Listing
from scrapers.model import Document, Link, Source
from scrapers.page import Page
from scrapers.registry import SOURCES, source_of
from scrapers.turns import STYLES, TurnStyle

ID = re.compile(r"[a-z]{2}(-[a-z0-9]+)+")
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
        """The source file. Whatever comes from a page stands in it as a literal, never as code."""
        template = files("scrapers") / "templates" / "source.py.txt"
        told, listing, layout = self.told, self.listing, self.layout
        read = "page.text(DAY)"
        if layout.day_attribute:
            read = f"page.attribute(DAY, {_literal(layout.day_attribute)})"
        parameter = f"\n    page_parameter={_literal(listing.page_parameter)},"
        literals = {
            "id": told.id,
            "publisher": told.publisher,
            "title": told.title,
            "language": told.language,
            "time_zone": told.time_zone,
            "licence": told.licence,
            "start": self.start,
            "row": listing.row,
            "link": listing.link,
            "day_in_row": listing.day,
            "following": listing.following,
            "title_at": layout.title,
            "day_at": layout.day,
            "body": layout.body,
            "without": layout.without,
        }
        return Template(template.read_text(encoding="utf-8")).substitute(
            {name: _literal(value) for name, value in literals.items()},
            class_name="".join(part.capitalize() for part in told.id.split("-")),
            said=_said(told.title),
            address=_pattern(self.address),
            quiet_days=self.quiet_after.days,
            read_day=read,
            page_parameter=parameter if listing.page_parameter else "",
        )


@dataclass(frozen=True)
class Unread:
    """A site that no source reads yet: only what was asked for is fetched of it."""

    start: tuple[str, ...]
    wanted: tuple[str, ...]  # addresses of documents
    language: str
    id: str = "draft"
    publisher: str = ""
    title: str = ""
    feeds: tuple[str, ...] = ()
    time_zone: str = "UTC"
    quiet_after: timedelta = timedelta.max
    licence: str = ""
    style: TurnStyle = STYLES["en"]
    delay_seconds: float = 3.0

    @property
    def address(self) -> re.Pattern[str]:
        """The wanted documents and nothing else."""
        return re.compile(f"(?P<id>{'|'.join(map(re.escape, self.wanted))})$")

    def links(self, page: Page) -> Iterator[Link]:
        """The wanted documents, whatever the listing leads to."""
        yield from map(Link, self.wanted)

    def read(self, page: Page) -> Document:
        """Nothing is read before there is a source."""
        raise NotDrafted(f"{page.url}: no source reads this address yet")


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
    if not f"{told.id}-".startswith(f"{told.publisher}-") or not ID.fullmatch(told.publisher):
        raise NotDrafted(f"wanted an id that begins with {told.publisher!r}, came {told.id!r}")
    if told.language not in LANGUAGES:
        raise NotDrafted(f"wanted a language of {', '.join(LANGUAGES)}, came {told.language!r}")
    moment(date(2024, 1, 1), time(12), told.time_zone)
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


def _literal(value: str) -> str:
    """A value as a Python string in double quotes, whatever stands in it."""
    return json.dumps(value, ensure_ascii=False)


def _pattern(address: str) -> str:
    """A regular expression as a Python string, raw where that says the same."""
    raw = f'r"{address}"'
    return raw if '"' not in address and not address.endswith("\\") else _literal(address)


def _said(words: str) -> str:
    """Words that can stand within a docstring, on one line of it."""
    return " ".join(words.replace("\\", "").replace('"', "'").split())


def source_in(text: str, name: str) -> Source:
    """The source that a drafted file makes, before there is one."""
    module = ModuleType(f"scrapers.sources.{name}")
    sys.modules[module.__name__] = module  # dataclasses look their module up
    exec(compile(text, f"{name}.py", "exec"), module.__dict__)
    made: Source = module.SOURCES[0]
    return made


def file_of(id: str, folder: Path) -> Path:
    """Where a new source's file is to stand in a clone; raises NotDrafted where it can't."""
    sources = folder / "scrapers" / "sources"
    if not sources.is_dir():
        raise NotDrafted(f"{folder.resolve()}: wanted a clone of the project, with {sources.name}/")
    file = sources / f"{id.replace('-', '_')}.py"
    if file.exists() or any(one.id == id for one in SOURCES):
        raise NotDrafted(f"{id}: exists already; move {file} away to draft it anew")
    return file
