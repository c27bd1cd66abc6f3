"""What the replica's sites answer: each address with its status, headers and bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import ceil
from urllib.parse import parse_qsl

from jinja2 import Environment, FunctionLoader, TemplateError

from scrapers.errors import ScrapersError
from scrapers.page import WIDER
from scrapers.replica.feeds import feed_body
from scrapers.replica.sites import Listing, ReplicaPage, Site

META_CHARSET = re.compile(r"(<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*)[\w.:-]{2,40}", re.IGNORECASE)

Parameters = frozenset[tuple[str, str]]  # of a query string
Table = dict[tuple[str, str], dict[Parameters, "Answer"]]  # by host and path


@dataclass(frozen=True)
class Answer:
    """What the replica sends back for an address."""

    status: int
    content_type: str
    body: bytes
    location: str = ""  # where a redirect leads


NOT_FOUND = Answer(
    404, "text/html; charset=utf-8", b"<!DOCTYPE html><title>404</title><h1>404 Not Found</h1>"
)


def answers(sites: Iterable[Site], templates: Traversable | None = None) -> Table:
    """Every address of these sites, all rendered; raises ScrapersError naming a bad template.

    Without a folder of templates: those that come with the package."""
    pens = _environment(templates or files("scrapers.replica") / "templates")
    table: Table = {}
    for site in sites:
        for path, answer in _site_answers(site, pens):
            address, parameters = _split(path)
            for host in site.hosts:
                table.setdefault((host, address), {})[parameters] = answer
    return table


def find(table: Table, host: str, target: str) -> Answer:
    """The answer for a host and a path with its query; NOT_FOUND when there is none.

    A document is found whatever other parameters stand beside its own, as on the real boards:
    "view.do?page=1&seq=368686"."""
    path, given = _split(target)
    held = table.get((host, path), {})
    if given in held:
        return held[given]
    fitting = [parameters for parameters in held if parameters and parameters <= given]
    return held[max(fitting, key=len)] if fitting else NOT_FOUND


def _split(target: str) -> tuple[str, Parameters]:
    path, _, query = target.partition("#")[0].partition("?")
    return path, frozenset(parse_qsl(query))


def _environment(templates: Traversable) -> Environment:
    def source(name: str) -> str | None:
        file = templates / name
        return file.read_text(encoding="utf-8") if file.is_file() else None

    return Environment(loader=FunctionLoader(source), autoescape=True)


def _site_answers(site: Site, pens: Environment) -> Iterator[tuple[str, Answer]]:
    yield "/robots.txt", Answer(200, "text/plain; charset=utf-8", site.robots.encode())
    for page in site.pages:
        html = _render(pens, f"{site.id}.html", page=page, site=site)
        encoding = site.encoding_of(page)
        yield page.path, _html_answer(html, encoding, page.declared or encoding, site)
    for listing in site.listings:
        yield from _listing_answers(listing, site, pens)
    for feed in site.feeds:
        media_type, body = feed_body(feed, site)
        yield feed.path, Answer(200, media_type, body)
    for redirect in site.redirects:
        yield redirect.old, Answer(301, "text/html", b"", location=site.url(redirect.new))


def _listing_answers(
    listing: Listing, site: Site, pens: Environment
) -> Iterator[tuple[str, Answer]]:
    """Each page of a listing; page 1 also answers to its number."""
    items = [_as_linked(page, site) for page in site.listed(listing)]
    count = max(1, ceil(len(items) / listing.size))
    encoding = listing.encoding or site.encoding
    for number in range(1, count + 1):
        html = _render(
            pens,
            f"{site.id}.list.html",
            items=items[(number - 1) * listing.size : number * listing.size],
            number=number,
            count=count,
            listing=listing,
            next=listing.address(number + 1) if number < count else "",
            previous=listing.address(number - 1) if number > 1 else "",
            site=site,
        )
        for path in {listing.address(number), listing.numbered(number)}:
            yield path, _html_answer(html, encoding, encoding, site)


def _as_linked(page: ReplicaPage, site: Site) -> ReplicaPage:
    """The page under the address that listings know it by: the old one where it has moved."""
    for redirect in site.redirects:
        if redirect.new == page.path:
            return replace(page, path=redirect.old)
    return page


def _render(pens: Environment, template: str, **values: object) -> str:
    try:
        return pens.get_template(template).render(**values)
    except (TemplateError, UnicodeDecodeError) as error:
        raise ScrapersError(f"templates/{template}: {type(error).__name__}: {error}") from error


def _html_answer(html: str, encoding: str, declared: str, site: Site) -> Answer:
    """The page in its encoding, as sites write it: what a charset lacks as &#8209;."""
    try:
        canonical = codecs.lookup(encoding).name
    except LookupError as error:
        raise ScrapersError(f"{site.id}: {encoding!r} is no encoding") from error
    text = META_CHARSET.sub(rf"\g<1>{declared}", html, count=1)
    body = text.encode(WIDER.get(canonical, canonical), "xmlcharrefreplace")
    content_type = f"text/html; charset={declared}" if site.names_charset else "text/html"
    return Answer(200, content_type, body)
