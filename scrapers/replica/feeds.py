"""What the replica's sites offer to machines: RSS, sitemaps, WordPress's JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, time
from email.utils import format_datetime
from xml.etree import ElementTree

from scrapers.errors import ScrapersError
from scrapers.replica.sites import Feed, ReplicaPage, Site

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def feed_body(feed: Feed, site: Site) -> tuple[str, bytes]:
    """(media type, bytes) of a feed with the documents that it holds; raises ScrapersError."""
    if feed.kind not in WRITERS:
        raise ScrapersError(
            f"sites/{site.id}.toml: feed {feed.kind!r}, wanted {', '.join(WRITERS)}"
        )
    pages = sorted(filter(feed.holds, site.pages), key=lambda page: page.date, reverse=True)
    return WRITERS[feed.kind](pages, site)


def _rss(pages: Sequence[ReplicaPage], site: Site) -> tuple[str, bytes]:
    rss = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(rss, "channel")
    ElementTree.SubElement(channel, "title").text = site.name
    for page in pages:
        item = ElementTree.SubElement(channel, "item")
        day = datetime.combine(page.date, time(), UTC)
        told = {"title": page.title, "link": site.url(page.path), "pubDate": format_datetime(day)}
        for name, value in told.items():
            ElementTree.SubElement(item, name).text = value
    return "application/rss+xml; charset=utf-8", _bytes(rss)


def _sitemap(pages: Sequence[ReplicaPage], site: Site) -> tuple[str, bytes]:
    urls = ElementTree.Element("urlset", xmlns=SITEMAPS)
    for page in pages:
        entry = ElementTree.SubElement(urls, "url")
        ElementTree.SubElement(entry, "loc").text = site.url(page.path)
        ElementTree.SubElement(entry, "lastmod").text = page.date.isoformat()
    return "application/xml; charset=utf-8", _bytes(urls)


def _wordpress(pages: Sequence[ReplicaPage], site: Site) -> tuple[str, bytes]:
    posts = [
        {"link": site.url(page.path), "date": f"{page.date}T12:00:00", "title": page.title}
        for page in pages
    ]
    return "application/json; charset=utf-8", json.dumps(posts, ensure_ascii=False).encode()


def _bytes(root: ElementTree.Element) -> bytes:
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


Writer = Callable[[Sequence[ReplicaPage], Site], tuple[str, bytes]]
WRITERS: Mapping[str, Writer] = {"rss": _rss, "sitemap": _sitemap, "wordpress": _wordpress}
