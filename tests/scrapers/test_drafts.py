"""A source drafted from two documents reads a site's others as the written source does.

The drafting rules weren't written from these sites; of each, the draft sees the first listing page
and two of its documents."""

import re
import sys
from collections.abc import Iterator
from types import ModuleType
from urllib.parse import urlsplit

import pytest

from scrapers import drafts
from scrapers.draft_address import address_of
from scrapers.drafts import Told, draft
from scrapers.errors import NotDrafted
from scrapers.model import Source, document_id
from scrapers.page import Page
from scrapers.registry import SOURCES, source
from scrapers.replica.answers import answers, find
from scrapers.replica.sites import load_sites

TABLE = answers(load_sites())
NO_LISTING = ("kr-mofa-en",)  # its first page holds one document of the board only


def served(url: str, language: str) -> Page | None:
    parts = urlsplit(url)
    answer = find(TABLE, parts.netloc, f"{parts.path}?{parts.query}".rstrip("?"))
    if answer.status != 200:
        return None
    return Page.from_bytes(url, answer.body, content_type=answer.content_type, language=language)


def documents(one: Source, listing: Page) -> Iterator[Page]:
    for link in list(one.links(listing)):
        page = None if link.is_listing else served(link.url, one.language)
        if page and document_id(one, page.url):
            yield page


def imported(text: str, name: str) -> Source:
    module = ModuleType(name)
    sys.modules[name] = module  # dataclasses look their module up
    exec(compile(text, name, "exec"), module.__dict__)
    made: Source = module.SOURCES[0]
    return made


@pytest.mark.parametrize("id", [one.id for one in SOURCES if one.id not in NO_LISTING])
def test_a_draft_reads_title_and_day_as_the_written_source_does(
    id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "source_of", lambda url: None)
    written = source(id)
    listing = served(written.start[0], written.language)
    assert listing
    pages = list(documents(written, listing))
    told = Told(id, written.publisher, "Texts", written.language, written.time_zone, "free")
    drafted = imported(draft(told, listing, pages[:2]).text(), f"draft_{id}")
    days = {document_id(written, link.url): link.date for link in written.links(listing)}
    found = {document_id(drafted, link.url): link.date for link in drafted.links(listing)}
    assert list(found.values()) == list(days.values())
    for page in pages:
        one, other = written.read(page), drafted.read(page)
        assert (one.title, one.date) == (other.title, other.date)
        assert max(one.text.split("\n\n"), key=len) in other.text


@pytest.mark.parametrize(
    ("documents", "fits", "does_not"),
    [
        (
            ["https://a.gov/news/2024/06/treaty/", "https://www.a.gov/news/2025/01/arms/"],
            "http://a.gov/news/2023/12/other",
            "https://a.gov/about/2023/12/other/",
        ),
        (
            ["https://a.go.kr/view.do?page=1&seq=12", "https://a.go.kr/view.do?seq=34"],
            "https://a.go.kr/view.do?x=y&seq=7",
            "https://a.go.kr/list.do?seq=7",
        ),
        (
            ["https://a.jp/press/kaiken_0012.html", "https://a.jp/press/danwa_0007.html"],
            "https://a.jp/press/kaiken_0100.html",
            "https://a.jp/press/index/0100.html",
        ),
    ],
)
def test_addresses_are_generalised_from_two(documents: list[str], fits: str, does_not: str) -> None:
    pattern = re.compile(address_of(documents, []))
    found = [pattern.match(url) for url in (*documents, fits)]
    assert len({one["id"] for one in found if one}) == len(documents) + 1
    assert not pattern.match(does_not)


def test_documents_of_two_sites_are_no_source() -> None:
    with pytest.raises(NotDrafted, match="of one host"):
        address_of(["https://a.gov/x", "https://b.gov/x"], [])
