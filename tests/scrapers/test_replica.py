"""The constructed pages can be used, and the local server answers for them as their sites would."""

from collections import Counter
from datetime import date
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest

from scrapers.errors import ScrapersError
from scrapers.page import Page
from scrapers.replica.server import Replica
from scrapers.replica.sites import ReplicaPage, Site, load_sites, page_from

SITES = {site.id: site for site in load_sites()}
PAGES = [page for site in SITES.values() for page in site.pages]
LEAST = {
    "us-state": 8,
    "us-whitehouse-archive": 7,
    "ru-kremlin": 9,
    "ru-kremlin-en": 6,
    "ru-mid": 8,
}

DOCUMENT = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<h1>{{ page.title }}</h1>{% for one in page.paragraphs %}<p>{{ one }}</p>{% endfor %}</body></html>
"""
LISTING = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
{% for one in items %}<a class="document" href="{{ one.path }}">{{ one.title }}</a>{% endfor %}
{% if next %}<a rel="next" href="{{ next }}">{{ number }} / {{ count }}</a>{% endif %}</body></html>
"""


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plainest templates that show every document and every listing."""
    folder = tmp_path_factory.mktemp("templates")
    for id in SITES:
        (folder / f"{id}.html").write_text(DOCUMENT, encoding="utf-8")
        (folder / f"{id}.list.html").write_text(LISTING, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def replica(templates: Path):
    with Replica(templates=templates) as running:
        yield running


def get(replica: Replica, host: str, path: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(*replica.address, timeout=10)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def read(replica: Replica, site: Site, path: str) -> Page:
    answer, body = get(replica, site.host, path)
    assert answer.status == 200, path
    content_type = answer.headers["Content-Type"]
    return Page.from_bytes(site.url(path), body, content_type=content_type, language=site.language)


def pages_of(*ids: str) -> list[ReplicaPage]:
    return [page for id in ids for page in SITES[id].pages]


# The pages


@pytest.mark.parametrize(("id", "least"), LEAST.items())
def test_a_source_has_enough_pages_to_show_what_it_is(id, least):
    assert len(SITES[id].pages) >= least


def test_every_page_is_of_the_summer_of_2024():
    summer = date(2024, 5, 1), date(2024, 8, 31)
    outside = [
        page.path
        for page in PAGES
        if page.source != "us-whitehouse"  # that site has its present form since 2025
        and not summer[0] <= page.date <= summer[1]
    ]
    assert outside == []


def test_the_days_around_20_june_2024_are_dense():
    days = Counter(page.source for page in PAGES if abs((page.date - date(2024, 6, 20)).days) <= 3)
    assert all(days[id] >= 2 for id in LEAST), days


@pytest.mark.parametrize("id", SITES)
def test_no_two_documents_of_a_site_share_an_id(id):
    ids = Counter(page.site_id for page in SITES[id].pages)
    assert [one for one, count in ids.items() if count > 1] == []


def test_a_page_is_as_long_as_a_short_real_one():
    ours = pages_of(*LEAST)
    assert [page.path for page in ours if not 120 <= len(page.body.split()) <= 900] == []


def test_an_address_holds_its_documents_id():
    assert [page.path for page in pages_of(*LEAST) if page.site_id not in page.path] == []


def test_the_two_editions_of_the_kremlin_point_at_each_other():
    russian = {page.site_id: page for page in SITES["ru-kremlin"].pages}
    for page in SITES["ru-kremlin-en"].pages:
        original = russian[page.site_id]
        assert (page.translation, original.translation) == (page.site_id, page.site_id)
        assert (page.date, page.time, page.kind) == (original.date, original.time, original.kind)


def test_bold_labels_of_the_kremlin_begin_a_paragraph_of_their_page():
    for page in SITES["ru-kremlin-en"].pages:
        for label in page.labels:
            assert any(one.startswith(label) for one in page.paragraphs), (page.path, label)


# Reading the files


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "rumour"}, "kind is 'rumour'"),
        ({"date": "2024-06-20"}, "date is '2024-06-20'"),
        ({"time": "25:00"}, "time is '25:00'"),
        ({"path": "briefings/1/"}, "path is 'briefings/1/'"),
        ({"body": " "}, "body is empty"),
        ({"site_id": 74334}, "site_id is 74334, wanted a text in quotes"),
        ({"speaker": "Miller"}, "unknown speaker"),
    ],
)
def test_a_page_that_cannot_be_used_is_refused_with_file_and_reason(change, reason):
    table = {
        "site_id": "1",
        "path": "/1/",
        "title": "Briefing",
        "date": date(2024, 6, 20),
        "kind": "briefing",
        "body": "MR MILLER:  Good afternoon.",
    }
    with pytest.raises(ScrapersError, match=rf"one\.toml: {reason}"):
        page_from(table | change, source="us-state", name="one", where="one.toml")


def test_a_page_that_lacks_something_is_refused():
    with pytest.raises(ScrapersError, match=r"one\.toml: lacks site_id, path, title, date, body"):
        page_from({"kind": "briefing"}, source="us-state", name="one", where="one.toml")


def test_sites_can_come_from_another_folder(tmp_path):
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "us-state.toml").write_text(
        'name = "State"\nlanguage = "en"\nhosts = ["www.state.gov"]\nrobots = ""\n'
        'listings = [{ path = "/all/", title = "All", size = 2, page_parameter = "p" }]\n',
        encoding="utf-8",
    )
    folder = tmp_path / "pages" / "us-state"
    folder.mkdir(parents=True)
    (folder / "one.toml").write_text(
        'site_id = "1"\npath = "/1/"\ntitle = "One"\ndate = 2024-06-20\nkind = "statement"\n'
        'body = """First paragraph.\n\nSecond paragraph."""\n',
        encoding="utf-8",
    )
    (site,) = load_sites(tmp_path)
    assert site.pages[0].paragraphs == ("First paragraph.", "Second paragraph.")


def test_a_missing_template_is_named(tmp_path):
    with pytest.raises(ScrapersError, match=r"templates/jp-kantei.*\.html: TemplateNotFound"):
        Replica(templates=tmp_path)


# The server


@pytest.mark.parametrize("id", SITES)
def test_the_listings_reach_every_document(id, replica):
    site = SITES[id]
    reached = set()
    for listing in site.listings:
        path = listing.path
        while path:
            page = read(replica, site, path)
            reached.update(link["href"] for link in page.any("a.document"))
            path = next((link["href"] for link in page.any("a[rel=next]")), "")
    moved = {one.old: one.new for one in site.redirects}
    expected = {page.path for page in (*site.pages, *site.gone)}
    assert {moved.get(path, path) for path in reached} == expected


@pytest.mark.parametrize("id", SITES)
def test_a_document_reads_the_same_in_whatever_encoding_it_is_served(id, replica):
    site = SITES[id]
    for page in site.pages:
        served = read(replica, site, page.path)
        words = [" ".join(one.text.split()) for one in served.paragraphs("body")][1:]
        assert words == [" ".join(one.split()) for one in page.paragraphs], page.path


@pytest.mark.parametrize(
    ("id", "path", "encoding", "word"),
    [
        ("ru-mid", "/ru/foreign_policy/news/", "windows-1251", "брифинг"),
        ("jp-kantei", "/jp/tyoukanpress/index.html", "shift_jis", "官房長官"),
        ("kr-mofa", "/www/brd/m_4076/list.do", "euc-kr", "대변인"),
    ],
)
def test_legacy_encodings_are_really_served(id, path, encoding, word, replica):
    answer, body = get(replica, SITES[id].host, path)
    assert answer.headers["Content-Type"] == f"text/html; charset={encoding}"
    assert f'<meta charset="{encoding}">'.encode() in body
    assert word in body.decode(encoding, "replace").lower()


def test_a_site_may_leave_the_charset_to_its_pages(replica):
    answer, body = get(replica, "www.mofa.go.jp", "/mofaj/press/kaiken/index.html")
    assert answer.headers["Content-Type"] == "text/html"
    assert b'<meta charset="shift_jis">' in body


def test_a_page_may_declare_a_charset_that_it_is_not_in(replica):
    page = next(page for page in PAGES if page.declared)
    site = SITES[page.source]
    answer, body = get(replica, site.host, page.path)
    assert page.declared in answer.headers["Content-Type"]
    with pytest.raises(UnicodeDecodeError):
        body.decode(page.declared)


@pytest.mark.parametrize("id", [id for id, site in SITES.items() if site.redirects])
def test_an_old_address_leads_to_its_document(id, replica):
    site = SITES[id]
    answer, _ = get(replica, site.host, site.redirects[0].old)
    assert answer.status == 301
    assert answer.headers["Location"] == f"https://{site.host}{site.redirects[0].new}"


@pytest.mark.parametrize("id", [id for id, site in SITES.items() if site.gone])
def test_a_listed_document_that_is_gone_is_answered_with_404(id, replica):
    site = SITES[id]
    answer, _ = get(replica, site.host, site.gone[0].path)
    assert answer.status == 404


@pytest.mark.parametrize("id", SITES)
def test_robots_allow_what_the_listings_lead_to_and_forbid_something(id, replica):
    site = SITES[id]
    _, body = get(replica, site.host, "/robots.txt")
    robots = RobotFileParser()
    robots.parse(body.decode().splitlines())
    paths = [page.path for page in site.pages] + [listing.path for listing in site.listings]
    assert all(robots.can_fetch("OnRecord", site.url(path)) for path in paths)
    assert "Disallow: /" in body.decode()


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("www.example.org", "/"),
        ("www.state.gov", "/no-such-page/"),
        ("www.state.gov", "/department-press-briefings/page/99/"),
        ("mid.ru", "/ru/foreign_policy/news/?PAGEN_1=99"),
        ("", "//[::1"),
    ],
)
def test_what_no_site_has_is_answered_with_404(host, path, replica):
    answer, _ = get(replica, host, path)
    assert answer.status == 404


def test_the_port_of_the_host_header_does_not_matter(replica):
    answer, _ = get(replica, "WWW.STATE.GOV:443", "/department-press-briefings/")
    assert answer.status == 200


def test_a_request_in_the_form_for_a_proxy_is_answered(replica):
    answer, _ = get(replica, "", "http://www.state.gov/department-press-briefings/page/1/")
    assert answer.status == 200


def test_requests_are_remembered_in_order(templates):
    with Replica(templates=templates) as own:
        get(own, "www.state.gov", "/robots.txt")
        get(own, "mid.ru", "/ru/foreign_policy/news/?PAGEN_1=2")
        assert own.requests == [
            "www.state.gov/robots.txt",
            "mid.ru/ru/foreign_policy/news/?PAGEN_1=2",
        ]


def test_a_site_is_served_as_it_was_before_it_edited_its_pages(templates: Path) -> None:
    site = SITES["us-state"]
    page = next(page for page in site.pages if page.earlier)
    [(now, then), *_] = page.earlier
    with Replica(templates=templates, at_first=True) as running:
        assert then in read(running, site, page.path).text("body")
        went = next(page for page in site.gone if page.body != "gone")
        assert get(running, site.host, went.path)[0].status == 200
    with Replica(templates=templates) as running:
        assert now in read(running, site, page.path).text("body")


def test_an_earlier_passage_must_stand_in_the_body() -> None:
    table = {
        "site_id": "1", "path": "/1", "title": "T", "date": date(2024, 6, 20), "kind": "speech",
        "body": "A.", "earlier": [["B", "C"]],
    }  # fmt: skip
    with pytest.raises(ScrapersError, match="earlier"):
        page_from(table, source="us-state", name="1", where="pages/us-state/1.toml")
