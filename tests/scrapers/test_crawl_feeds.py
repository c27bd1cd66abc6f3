"""Feeds, sitemaps and JSON listings lead to a source's documents, and to nothing else."""

import json
from datetime import date

import pytest

from scrapers.crawl_feeds import feed_links
from scrapers.errors import PageChanged
from scrapers.model import Link
from scrapers.registry import source

STATE, MOFA = source("us-state"), source("kr-mofa")
API = "https://www.state.gov/wp-json/wp/v2/state_briefing?per_page=2"
BRIEFING = "https://www.state.gov/briefings/department-press-briefing-june-20-2024/"
VIEW = "https://www.mofa.go.kr/www/brd/m_4078/view.do?seq=369175"


def posts(*links: str) -> bytes:
    return json.dumps([{"link": link, "date": "2024-06-20T13:30:00"} for link in links]).encode()


def test_rss_gives_documents_with_their_day() -> None:
    body = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><item>
      <title>브리핑</title><link>{VIEW}</link><pubDate>Thu, 20 Jun 2024 05:00:00 GMT</pubDate>
      </item><item><link>https://evil.example/</link></item></channel></rss>"""
    found = feed_links("https://www.mofa.go.kr/rss", body.encode(), MOFA)
    assert found == [Link(VIEW, date=date(2024, 6, 20))]


def test_atom_is_read_too() -> None:
    body = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{VIEW}"/>
      <updated>2024-06-20T05:00:00Z</updated></entry></feed>"""
    found = feed_links("https://www.mofa.go.kr/atom", body.encode(), MOFA)
    assert found == [Link(VIEW, date=date(2024, 6, 20))]


def test_a_sitemap_tells_when_a_page_was_changed() -> None:
    body = f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc>{BRIEFING}</loc><lastmod>2024-06-22T10:00:00+00:00</lastmod></url>
      <url><loc>https://www.state.gov/about/</loc></url></urlset>"""
    found = feed_links("https://www.state.gov/sitemap.xml", body.encode(), STATE)
    assert Link(BRIEFING, modified=date(2024, 6, 22)) in (found or [])


def test_an_index_of_sitemaps_leads_to_them() -> None:
    body = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
      <loc>https://www.state.gov/s1.xml</loc><lastmod>2024-06-22</lastmod></sitemap>
      </sitemapindex>"""
    found = feed_links("https://www.state.gov/sitemap_index.xml", body.encode(), STATE)
    wanted = Link("https://www.state.gov/s1.xml", is_listing=True, modified=date(2024, 6, 22))
    assert found == [wanted]


def test_a_full_page_of_json_leads_to_the_next_one() -> None:
    found = feed_links(API, posts(BRIEFING, BRIEFING), STATE)
    assert [link.url for link in found or [] if link.is_listing] == [f"{API}&page=2"]


@pytest.mark.parametrize(("total", "following"), [("1", 0), ("2", 1), ("rubbish", 1)])
def test_wordpress_says_where_its_listing_ends(total: str, following: int) -> None:
    found = feed_links(API, posts(BRIEFING, BRIEFING), STATE, total_pages=total) or []
    assert sum(link.is_listing for link in found) == following


def test_a_page_of_html_is_no_feed() -> None:
    assert feed_links(API, b"<!DOCTYPE html><html><body><p>x</p></body></html>", STATE) is None


@pytest.mark.parametrize(
    "body", [b'{"code": "rest_no_route"}', b"[1, 2", b"<?xml version='1.0'?><html/>"]
)
def test_what_should_be_a_feed_and_is_none_is_refused(body: bytes) -> None:
    with pytest.raises(PageChanged):
        feed_links(API, body, STATE)


def test_entities_that_grow_are_not_followed() -> None:
    grown = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)]
    entities = "".join(['<!ENTITY e0 "x">', *grown])
    body = f"<?xml version='1.0'?><!DOCTYPE rss [{entities}]><rss version='2.0'><channel><item>"
    body += "<link>&e11;</link></item></channel></rss>"
    assert feed_links(API, body.encode(), STATE) == []
