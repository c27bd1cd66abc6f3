"""Every source reads every page of its site, real or constructed, and refuses what changed."""

import json
from pathlib import Path

import pytest

from scrapers.errors import NotADocument, PageChanged, UnknownSource
from scrapers.model import Document, document_id
from scrapers.page import Page
from scrapers.registry import SOURCES, source, source_of
from scrapers.replica.answers import Table, answers, find
from scrapers.replica.sites import ReplicaPage, Site, load_sites

SITES = load_sites()
PAGES = [(site, page) for site in SITES for page in site.pages]


@pytest.fixture(scope="module")
def table() -> Table:
    return answers(SITES)


def opened(table: Table, site: Site, path: str) -> Page:
    answer = find(table, site.host, path)
    assert answer.status == 200
    kind, language = answer.content_type, site.language
    url = site.url(path)
    return Page.from_bytes(url, answer.body, content_type=kind, language=language)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("site", "page"), PAGES, ids=lambda one: str(getattr(one, "name", one)))
def test_a_constructed_page_is_read_as_it_was_written(
    table: Table, site: Site, page: ReplicaPage
) -> None:
    document = source(site.id).read(opened(table, site, page.path))
    assert document.title == page.title
    assert document.date == page.date
    assert squeezed(page.body) in squeezed(document.text)
    assert document.id == document_id(source(site.id), site.url(page.path))


@pytest.mark.parametrize(("site", "page"), PAGES, ids=lambda one: str(getattr(one, "name", one)))
def test_turns_are_pieces_of_the_text_in_order(table: Table, site: Site, page: ReplicaPage) -> None:
    document = source(site.id).read(opened(table, site, page.path))
    assert document.turns
    end = 0
    for turn in document.turns:
        assert turn.start >= end
        assert turn.text == document.text[turn.start : turn.end]
        end = turn.end


@pytest.mark.parametrize("site", SITES, ids=lambda site: str(site.id))
def test_listings_lead_to_every_document(table: Table, site: Site) -> None:
    reader, found = source(site.id), set()
    waiting = [site.url(path) for path in {one.path for one in site.listings}]
    seen = set(waiting)
    while waiting:
        url = waiting.pop()
        for link in reader.links(opened(table, site, url.partition(site.host)[2])):
            if not link.is_listing:
                found.add(document_id(reader, link.url))
                assert link.date is not None
            elif link.url not in seen:
                seen.add(link.url)
                waiting.append(link.url)
    moved = {redirect.new: redirect.old for redirect in site.redirects}
    paths = {moved.get(page.path, page.path) for page in site.pages}
    assert {document_id(reader, site.url(path)) for path in paths} <= found


@pytest.mark.parametrize("site", SITES, ids=lambda site: str(site.id))
def test_a_page_without_its_title_is_refused_with_its_address(site: Site) -> None:
    url = site.url(site.pages[0].path)
    with pytest.raises(PageChanged, match="expected 1"):
        source(site.id).read(Page(url, "<html><body><p>moved</p></body></html>"))


@pytest.mark.parametrize("reader", SOURCES, ids=lambda reader: str(reader.id))
def test_a_listing_is_no_document(reader: object) -> None:
    starts = source(getattr(reader, "id", "")).start
    assert [url for url in starts if source_of(url)] == []


@pytest.mark.parametrize(
    ("url", "id"),
    [
        ("https://www.mofa.go.kr/www/brd/m_4078/view.do?seq=368499", "kr-mofa:4078-368499"),
        (
            "https://deu-bonn.mofa.go.kr/www/brd/m_4078/view.do?page=1&seq=368686",
            "kr-mofa:4078-368686",
        ),
        ("https://www.mofa.go.jp/mofaj/press/kaiken/kaiken4_000786.html", "jp-mofa:kaiken4_000786"),
        ("http://kremlin.ru/events/president/transcripts/74334", "ru-kremlin:74334"),
        ("http://en.kremlin.ru/events/president/news/55814", "ru-kremlin-en:55814"),
        (
            "https://www.mid.ru/ru/foreign_policy/news/-/asset_publisher/cKNonkJE02Bw/content/id/2732",
            "ru-mid:2732",
        ),
        (
            "https://bidenwhitehouse.archives.gov/briefing-room/press-briefings/2021/02/09/briefing/",
            "us-whitehouse-archive:press-briefings-2021-02-09-briefing",
        ),
        (
            "https://www.state.gov/briefings/department-press-briefing-may-22-2023/",
            "us-state:department-press-briefing-may-22-2023",
        ),
        ("https://www.kantei.go.jp/jp/tyoukanpress/202406/20_a.html", "jp-kantei:202406-20_a"),
    ],
)
def test_every_form_of_address_gives_the_sites_own_id(url: str, id: str) -> None:
    reader = source_of(url)
    assert reader is not None
    assert document_id(reader, url) == id


@pytest.mark.parametrize("url", ["https://evil.example/www.state.gov/briefings/department-1/", ""])
def test_another_sites_address_has_no_source(url: str) -> None:
    assert source_of(url) is None


def test_an_unknown_source_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UnknownSource, match="us-state"):
        source("fr-elysee")


def read_kremlin(shared_data: Path, row: dict[str, str]) -> Document:
    body = (shared_data / "kremlin_pages" / row["file"]).read_bytes()
    page = Page.from_bytes(row["url"], body, language="en")
    return source("ru-kremlin-en").read(page)


def manifest(shared_data: Path) -> list[dict[str, str]]:
    path = shared_data / "kremlin_pages" / "MANIFEST.json"
    rows: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def test_every_real_kremlin_article_is_read(shared_data: Path) -> None:
    articles = [row for row in manifest(shared_data) if row["kind"] == "article"]
    assert len(articles) == 63
    for row in articles:
        document = read_kremlin(shared_data, row)
        assert (document.title, str(document.date or "")) == (row["title"], row["date"])
        assert document.translation_of in (None, document.id.replace("-en:", ":"))


def test_the_speakers_of_real_kremlin_articles_are_those_of_the_manifest(
    shared_data: Path,
) -> None:
    wanted, missed = 0, set()
    for row in manifest(shared_data):
        if row["kind"] == "article":
            printed = {turn.attribution for turn in read_kremlin(shared_data, row).turns}
            wanted += len(row["speakers"])
            missed |= set(row["speakers"]) - printed
    assert wanted >= 80
    # What the manifest itself misread: a doubled tooltip, names cut from their office, a surname
    assert len(missed) <= 4


def test_real_kremlin_pages_that_are_no_articles_are_known(shared_data: Path) -> None:
    others = [row for row in manifest(shared_data) if row["kind"] != "article"]
    assert len(others) == 25
    for row in others:
        with pytest.raises(NotADocument):
            read_kremlin(shared_data, row)


def test_a_real_kremlin_listing_gives_its_articles_and_the_older_page(shared_data: Path) -> None:
    body = (shared_data / "kremlin_pages" / "news_page_151.html").read_bytes()
    page = Page.from_bytes("http://en.kremlin.ru/events/president/news/page/151.html", body)
    links = list(source("ru-kremlin-en").links(page))
    assert sum(not link.is_listing for link in links) == 20
    assert [link.url.rpartition("/")[2] for link in links if link.is_listing] == ["152.html"]
