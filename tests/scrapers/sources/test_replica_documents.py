"""Sources read every constructed page of the replica as what its file says it is."""

from urllib.parse import urlsplit

import pytest

from scrapers.model import Document, document_id
from scrapers.page import Page
from scrapers.registry import source
from scrapers.replica.answers import answers, find
from scrapers.replica.sites import ReplicaPage, load_sites

SITES = {site.id: site for site in load_sites()}
TABLE = answers(SITES.values())
PAGES = [page for site in SITES.values() for page in site.pages]


def served(id: str, url: str) -> Page:
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    answer = find(TABLE, parts.netloc, target)
    assert answer.status == 200, url
    return Page.from_bytes(
        url, answer.body, content_type=answer.content_type, language=source(id).language
    )


def read(page: ReplicaPage) -> Document:
    url = SITES[page.source].url(page.path)
    return source(page.source).read(served(page.source, url))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.source}/{page.name}")
def test_a_constructed_page_is_read_as_its_file_says(page: ReplicaPage) -> None:
    document = read(page)
    assert (document.title, document.date, document.kind) == (page.title, page.date, page.kind)
    assert document.turns
    assert document.id.endswith(page.site_id.replace("/", "-"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.source}/{page.name}")
def test_all_of_its_words_are_read_and_the_note_below_is_not(page: ReplicaPage) -> None:
    text = "".join(read(page).text.split())
    for paragraph in page.paragraphs:
        assert "".join(paragraph.split()) in text
    assert "OnRecord" not in text


@pytest.mark.parametrize("id", [one.id for one in SITES.values()])
def test_listings_lead_to_every_document(id: str) -> None:
    site, reader = SITES[id], source(id)
    found, waiting = set(), list(reader.start)
    while waiting:
        for link in reader.links(served(id, waiting.pop())):
            if link.is_listing:
                waiting.append(link.url)
            else:
                assert link.date is not None
                found.add(document_id(reader, link.url))
    moved = {site.url(redirect.new): site.url(redirect.old) for redirect in site.redirects}
    addresses = [site.url(page.path) for page in (*site.pages, *site.gone)]
    assert found == {document_id(reader, moved.get(url, url)) for url in addresses}
