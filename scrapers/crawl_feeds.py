"""Read what sites offer to machines: RSS and Atom feeds, sitemaps, WordPress's JSON listings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import feedparser
from scrapy.utils.sitemap import Sitemap

from scrapers.errors import PageChanged
from scrapers.model import Link, Source

XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss\b|feed\b|urlset\b|sitemapindex\b)")
SITEMAP = re.compile(rb"<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]")


def feed_links(
    url: str, body: bytes, source: Source, *, total_pages: str = ""
) -> list[Link] | None:
    """The documents that a feed, sitemap or JSON listing leads to; None when it is none of these.

    Of what it leads to, only documents of the source are given, and further listings. WordPress
    says in a header how many pages a listing has. Raises PageChanged for one that can't be read."""
    if body.lstrip()[:1] in (b"[", b"{"):
        return list(_of_wordpress(url, body, source, total_pages))
    if not XML.match(body[:200]):
        return None
    if SITEMAP.search(body[:2000]):
        return list(_of_sitemap(body, source))
    return list(_of_feed(url, body, source))


def _of_feed(url: str, body: bytes, source: Source) -> Iterator[Link]:
    feed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    if not feed.version:
        raise PageChanged(f"{url}: wanted an RSS or Atom feed, came other XML")
    for entry in feed.entries:
        address = entry.get("link", "")
        if source.address.match(address):
            parts = entry.get("published_parsed") or entry.get("updated_parsed")
            yield Link(address, date=date(*parts[:3]) if parts else None)


def _of_sitemap(body: bytes, source: Source) -> Iterator[Link]:
    sitemap = Sitemap(body)
    for entry in sitemap:
        address, changed = entry.get("loc", ""), _day(entry.get("lastmod", ""))
        if sitemap.type == "sitemapindex":
            yield Link(address, is_listing=True, modified=changed)
        elif source.address.match(address):
            yield Link(address, modified=changed)


def _of_wordpress(url: str, body: bytes, source: Source, total_pages: str) -> Iterator[Link]:
    """Posts of WordPress's REST API (…/wp-json/wp/v2/<type>?per_page=100), then its next page."""
    try:
        posts = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise PageChanged(f"{url}: wanted a JSON listing: {error}") from error
    if not isinstance(posts, list):
        raise PageChanged(f"{url}: wanted a JSON list of posts, came {type(posts).__name__}")
    for post in posts:
        address = post.get("link") if isinstance(post, dict) else None
        if isinstance(address, str) and source.address.match(address):
            yield Link(address, date=_day(post.get("date")), modified=_day(post.get("modified")))
    page = _asked(url, "page", 1)
    last = int(total_pages) if total_pages.isdecimal() and len(total_pages) < 6 else None
    is_full = len(posts) >= _asked(url, "per_page", 10)
    if page < last if last is not None else is_full:
        yield Link(_with(url, "page", page + 1), is_listing=True)


def _asked(url: str, name: str, default: int) -> int:
    value = parse_qs(urlsplit(url).query).get(name, [""])[0]
    return int(value) if value.isdecimal() and len(value) < 6 else default


def _with(url: str, name: str, value: int) -> str:
    parts = urlsplit(url)
    query = {**{key: values[0] for key, values in parse_qs(parts.query).items()}, name: str(value)}
    return urlunsplit(parts._replace(query=urlencode(query)))


def _day(moment: Any) -> date | None:
    """The day of an ISO 8601 moment, or None."""
    try:
        return datetime.fromisoformat(moment.strip()).date()
    except (ValueError, AttributeError):
        return None
