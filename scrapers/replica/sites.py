"""Which sites the replica stands for, and the constructed pages of each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from urllib.parse import urljoin

from scrapers.errors import ScrapersError
from scrapers.model import KINDS

GONE = "gone"  # the body of a page that was never there for us
BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True)
class ReplicaPage:
    """One constructed document of one site: what pages/<source>/<name>.toml says."""

    source: str  # the folder that its file is in
    name: str  # its file's name without ".toml"
    site_id: str  # as it stands in the address
    path: str  # on the site, with the query string if the site has one
    title: str
    date: date
    kind: str  # one of KINDS
    body: str  # paragraphs separated by blank lines, labels as the site prints them
    time: str = ""  # "13:15"
    zone: str = ""  # as the site prints it: "KST"
    place: str = ""
    department: str = ""
    series: str = ""
    heading: str = ""
    lead: str = ""  # the summary that stands above the text (kremlin.ru)
    translation: str = ""  # site_id of the other edition
    labels: tuple[str, ...] = ()  # labels that the site prints in bold, with their colon
    encoding: str = ""  # where it isn't the site's own
    earlier: tuple[tuple[str, str], ...] = ()  # (passage as it is, as it first read) of the body
    declared: str = ""  # the charset that the page claims, where that is another (and wrong)

    @property
    def first_published(self) -> ReplicaPage:
        """The page as it read before the site edited it."""
        body = self.body
        for now, then in self.earlier:
            body = body.replace(now, then)
        return replace(self, body=body)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body, cut where it has blank lines."""
        return tuple(BLANK_LINES.split(self.body.strip()))


@dataclass(frozen=True)
class Listing:
    """One listing of a site, newest first, cut into pages as that site does it."""

    path: str  # of its first page
    title: str
    size: int  # documents on a page
    page_path: str = ""  # of page N: "/department-press-briefings/page/{number}/"
    page_parameter: str = ""  # or the query's parameter that holds N: "PAGEN_1"
    kinds: tuple[str, ...] = KINDS  # the documents that it leads to
    under: tuple[str, ...] = ("/",)  # and what their paths begin with
    encoding: str = ""  # of it and its documents, where it isn't the site's own

    def holds(self, page: ReplicaPage) -> bool:
        """Whether a document is on this listing."""
        return page.kind in self.kinds and page.path.startswith(self.under)

    def address(self, number: int) -> str:
        """The path and query of its page N, counted from 1."""
        return self.path if number == 1 else self.numbered(number)

    def numbered(self, number: int) -> str:
        """The same in the form with a number, which page 1 answers to as well."""
        if self.page_path:
            return self.page_path.format(number=number)
        return f"{self.path}?{self.page_parameter}={number}" if self.page_parameter else self.path


@dataclass(frozen=True)
class Feed:
    """One feed of a site, with the documents that it leads to."""

    path: str  # with the query string if the site has one
    kind: str  # "rss", "sitemap" or "wordpress"
    kinds: tuple[str, ...] = KINDS
    under: tuple[str, ...] = ("/",)

    def holds(self, page: ReplicaPage) -> bool:
        """Whether a document is in this feed."""
        return page.kind in self.kinds and page.path.startswith(self.under)


@dataclass(frozen=True)
class Redirect:
    """An old address that listings still lead to, and the document it moved to."""

    old: str
    new: str


@dataclass(frozen=True)
class Site:
    """One site of the replica: its hosts, manners, listings and documents."""

    id: str  # the id of the source that reads it
    name: str
    language: str
    hosts: tuple[str, ...]  # the first is the one in its own links
    robots: str  # the text of its robots.txt
    listings: tuple[Listing, ...]
    pages: tuple[ReplicaPage, ...]
    encoding: str = "utf-8"
    names_charset: bool = True  # whether Content-Type says the charset
    feeds: tuple[Feed, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    gone: tuple[ReplicaPage, ...] = ()  # listed, but answered with 404; with a body: since then

    @property
    def is_edited(self) -> bool:
        """Whether a page was edited or went since it was first published."""
        return self.at_first().pages != self.pages

    def at_first(self) -> Site:
        """The site before it edited any page, and before those went that had been there."""
        went = [page for page in self.gone if page.body != GONE]
        pages = (*(page.first_published for page in self.pages), *went)
        return replace(
            self, pages=pages, gone=tuple(page for page in self.gone if page not in went)
        )

    @property
    def host(self) -> str:
        """The host name in the site's own links."""
        return self.hosts[0]

    def url(self, path: str) -> str:
        """The whole address of a path on this site."""
        return urljoin(f"https://{self.host}/", path)

    def encoding_of(self, page: ReplicaPage) -> str:
        """What a document is written in: its own encoding, or its board's, or the site's."""
        boards = [one.encoding for one in self.listings if one.encoding and one.holds(page)]
        return page.encoding or next(iter(boards), self.encoding)

    def listed(self, listing: Listing) -> list[ReplicaPage]:
        """What a listing leads to, newest first, also what is gone since."""
        found = [page for page in (*self.pages, *self.gone) if listing.holds(page)]
        return sorted(found, key=lambda page: (page.date, page.time, page.site_id), reverse=True)


def load_sites(folder: Traversable | None = None) -> tuple[Site, ...]:
    """Every site of a folder that holds sites/<source>.toml and pages/<source>/*.toml.

    Without a folder: those that come with the package. Raises ScrapersError with file and reason.
    """
    folder = folder or files("scrapers.replica")
    names = sorted(file.name for file in (folder / "sites").iterdir())
    ids = [name.removesuffix(".toml") for name in names if name.endswith(".toml")]
    return tuple(_site(id, folder) for id in ids)


def _site(id: str, replica: Traversable) -> Site:
    where = f"sites/{id}.toml"
    entry = _read(replica / "sites" / f"{id}.toml", where)
    folder = replica / "pages" / id
    values = _known(entry, Site, where, without=("id", "pages"))
    values["listings"] = tuple(
        Listing(**_known(one, Listing, where)) for one in values.get("listings", ())
    )
    values["feeds"] = tuple(Feed(**_known(one, Feed, where)) for one in values.get("feeds", ()))
    values["redirects"] = tuple(
        Redirect(**_known(one, Redirect, where)) for one in values.get("redirects", ())
    )
    values["gone"] = tuple(_gone(id, one, where) for one in values.get("gone", ()))
    site = Site(id=id, pages=tuple(_pages(id, folder)), **values)
    _check_addresses(site)
    return site


def _gone(source: str, entry: Any, where: str) -> ReplicaPage:
    return page_from({"body": GONE, **entry}, source=source, name="gone", where=where)


def _pages(source: str, folder: Traversable) -> Iterator[ReplicaPage]:
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda found: found.name):
        if file.name.endswith(".toml"):
            where = f"pages/{source}/{file.name}"
            name = file.name.removesuffix(".toml")
            yield page_from(_read(file, where), source=source, name=name, where=where)


def page_from(table: Mapping[str, Any], *, source: str, name: str, where: str) -> ReplicaPage:
    """The constructed page that a TOML table describes; raises ScrapersError naming `where`."""
    values = _known(table, ReplicaPage, where, without=("source", "name"))
    page = ReplicaPage(source=source, name=name, **values)
    wrong = _faults(page)
    if wrong:
        raise ScrapersError(f"{where}: {wrong}")
    return page


def _faults(page: ReplicaPage) -> str:
    """What is wrong with a page's values, in words; empty when nothing is."""
    if page.kind not in KINDS:
        return f"kind is {page.kind!r}, wanted one of {', '.join(KINDS)}"
    if type(page.date) is not date:
        return f"date is {page.date!r}, wanted a day such as 2024-06-20"
    if page.time and not CLOCK.fullmatch(page.time):
        return f"time is {page.time!r}, wanted hours and minutes such as 13:15"
    if not page.path.startswith("/"):
        return f"path is {page.path!r}, wanted one that begins with /"
    if not page.body.strip():
        return "body is empty"
    for edit in page.earlier:
        if len(edit) != 2 or edit[0] not in page.body:
            return f"earlier holds {edit!r}, wanted a passage of the body and what stood there"
    return ""


def _known(
    entry: Any, kind: type[Any], where: str, *, without: tuple[str, ...] = ()
) -> dict[str, Any]:
    """An entry's values for a dataclass, lists as tuples; refuses missing and unknown keys."""
    if not isinstance(entry, Mapping):
        raise ScrapersError(f"{where}: wanted a table, came {entry!r}")
    wanted = {one.name: one for one in fields(kind) if one.name not in without}
    unknown = [key for key in entry if key not in wanted]
    if unknown:
        raise ScrapersError(f"{where}: unknown {', '.join(unknown)}; known: {', '.join(wanted)}")
    missing = [name for name, one in wanted.items() if _is_needed(one) and name not in entry]
    if missing:
        raise ScrapersError(f"{where}: lacks {', '.join(missing)}")
    for key, value in entry.items():
        if wanted[key].type == "str" and not isinstance(value, str):
            raise ScrapersError(f"{where}: {key} is {value!r}, wanted a text in quotes")
    return {key: _fixed(value) for key, value in entry.items()}


def _fixed(value: Any) -> Any:
    """A value with its lists as tuples."""
    return tuple(_fixed(one) for one in value) if isinstance(value, list) else value


def _is_needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _check_addresses(site: Site) -> None:
    """Refuse an address that stands twice, and a redirect that leads to no document."""
    seen: set[str] = set()
    for page in (*site.pages, *site.gone):
        if page.path in seen:
            raise ScrapersError(f"pages/{site.id}/{page.name}.toml: path {page.path} is taken")
        seen.add(page.path)
    for redirect in site.redirects:
        if redirect.new not in seen:
            raise ScrapersError(f"sites/{site.id}.toml: {redirect.new} is no document's path")


def _read(file: Traversable, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ScrapersError(f"{where}: {error}") from error
