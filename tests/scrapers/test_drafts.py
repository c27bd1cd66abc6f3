"""A source drafted from two documents reads a site's others as the written source does.

The drafting rules weren't written from these sites; of each, the draft sees the first listing page
and two of its documents."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from scrapers import drafts
from scrapers.draft_address import address_of
from scrapers.drafts import Told, draft, source_in
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
    drafted = source_in(draft(told, listing, pages[:2]).text(), f"draft_{id}")
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


TOLD = Told("gb-x", "gb-x", 'Texts """ \\', "en", "Europe/London", 'free "of" charge')


def hostile(url: str, marked: str) -> tuple[Page, list[Page]]:
    """A listing and two documents of a site that writes `marked` wherever a draft looks."""
    rows = "".join(
        f'<li class="row"><a href="/news/{name}">{name}</a> <time datetime="2024-06-2{day}"></time>'
        for day, name in enumerate(("alpha", "beta"))
    )
    listing = f"<ul>{rows}</ul><a rel=next href='?page=2'>2</a>"
    body = (
        "<title>{0}</title><h1 class='{1}'>{0}</h1><dl><dt>{1}</dt><o:p>June 20, 2024</o:p>"
        "<dd>June 20, 2024</dd></dl><div id='{1}' class='b'><o:p>We condemn it {0} here.</o:p>"
        "<p>And all of this is said of {0} alone.</p></div>"
    )
    texts = [
        Page(f"https://www.gov.uk/news/{name}", body.format(name, marked))
        for name in ("alpha", "beta")
    ]
    return Page(url, listing), texts


@pytest.mark.parametrize(
    "marked", ['");BAD', "');BAD", "${BAD}", "\\N{BAD}", '"""', "a\\", "\u2028BAD", "{BAD}\x00"]
)
def test_nothing_of_a_page_becomes_code(marked: str) -> None:
    url = f"https://www.gov.uk/news{marked}"
    listing, texts = hostile(url, marked)
    made = source_in(draft(TOLD, listing, texts).text(), "draft_of_hostile_pages")
    assert made.start == (url,)
    assert [made.read(page).title for page in texts] == ["alpha", "beta"]
    assert "We condemn it alpha here." in made.read(texts[0]).text


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(NotDrafted, match="wanted a plain address"):
        address_of(['https://www.gov.uk/news/a");BAD("'], [])
