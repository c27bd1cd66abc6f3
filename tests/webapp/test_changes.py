"""What was changed after publication: the page, the feed, the table."""

import csv
import io
import re
from html import unescape
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from indexer.edits import KINDS
from mappings.edits import edit_kinds
from mappings.vocabulary import LANGUAGES
from tests.webapp.changed import edited_archive
from tests.webapp.constructed import Building

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def page(build: Building) -> FlaskClient:
    return build(edited_archive(), page_size=3)


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def kinds_on(html: str) -> list[str]:
    return re.findall(r'<p class="kind[^"]*"><strong>([^<]+)</strong>', html)


def test_changes_stand_newest_first_with_their_class_and_its_meaning(page: FlaskClient) -> None:
    shown = page.get("/changes")
    assert shown.status_code == 200
    assert kinds_on(shown.text)[:2] == ["withdrawn", "restored"]
    assert set(kinds_on(shown.text)) >= {"negation or modal", "number or date", "paragraph added"}
    assert "A “not”, or a word of duty" in text_of(shown.text)
    assert "its address answers that it is gone" in text_of(shown.text)


def test_what_went_and_came_is_marked_and_said_in_words(page: FlaskClient) -> None:
    shown = page.get("/changes?kind=negation&source=us-state").text
    gone = re.search(r"<del>.*?</del>", shown.partition('<ol class="changes">')[2])
    assert gone
    assert text_of(gone[0]) == "[removed: not end of what was removed]"
    assert '<blockquote class="diff" lang="en" dir="auto">' in shown


def test_japanese_is_compared_sign_by_sign(page: FlaskClient) -> None:
    shown = page.get("/changes?source=jp-mofa").text
    changed = re.search(r"検討<del>.*?しない.*?</del><ins>.*?する.*?</ins>", shown)
    assert changed


def test_a_change_leads_to_both_versions_the_statement_and_the_source(page: FlaskClient) -> None:
    shown = page.get("/changes?kind=negation&source=us-state").text
    assert 'href="/document/us-state:7?version=1"' in shown
    assert 'href="/document/us-state:7?version=2"' in shown
    assert 'href="/source/us-state"' in shown
    statement = re.search(r'href="(/statement/us-state:7:[^"]+)"', shown)
    assert statement
    assert page.get(statement[1]).status_code == 200
    assert "<dt>First captured</dt><dd>21 June 2024, 03:00 UTC</dd>" in shown
    assert "Change seen22 June 2024, 03:00 UTC" in text_of(shown)


def test_a_withdrawal_says_what_was_last_held(page: FlaskClient) -> None:
    shown = page.get("/changes?kind=withdrawn").text
    assert "As last held: version 2" in text_of(shown)
    assert "Found gone" in text_of(shown)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("kind=number", {"number or date"}),
        ("document=kr-mofa:8", {"withdrawn", "restored"}),
        ("until=2024-06-21", set()),
        ("since=2024-06-26&until=2024-06-26", {"withdrawn"}),
        ("source=jp-mofa&source=kr-mofa&kind=restored", {"restored"}),
    ],
)
def test_changes_are_filtered(page: FlaskClient, asked: str, wanted: set[str]) -> None:
    assert set(kinds_on(page.get(f"/changes?{asked}").text)) == wanted


def test_each_filter_comes_off(page: FlaskClient) -> None:
    shown = page.get("/changes?kind=number&source=ru-kremlin&since=2024-06-01").text
    assert 'href="/changes?source=ru-kremlin&amp;since=2024-06-01"' in shown
    assert "Class: number or date" in text_of(shown)


def test_pages_hold_every_change_once(page: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = re.findall(r'<li id="(c-\w+)"', page.get("/changes").text)
    monkeypatch.setattr("webapp.changes.PAGE_SIZE", 3)
    numbers = range(1, -(-len(whole) // 3) + 1)
    pages = [page.get(f"/changes?page={number}").text for number in numbers]
    assert [id for one in pages for id in re.findall(r'<li id="(c-\w+)"', one)] == whole
    assert 'rel="next" href="/changes?page=2"' in pages[0]
    assert 'rel="next"' not in pages[-1]


@pytest.mark.parametrize(
    "asked", ["kind=%3Cscript%3E", "source=x", "since=2024-02-30", "page=0", "page=101", "page=x",
              f"document={'x' * 600}"],
)  # fmt: skip
def test_what_cant_be_asked_is_told(page: FlaskClient, asked: str) -> None:
    for path in ("/changes", "/changes.atom", "/changes.csv"):
        assert page.get(f"{path}?{asked}").status_code == 400


def test_hostile_titles_and_words_are_inert(page: FlaskClient) -> None:
    for address in ("/changes", "/changes?document=%3Cscript%3E"):
        shown = page.get(address).text
        assert "<script>alert" not in shown
        assert "<img" not in shown


def test_the_table_has_every_change_with_links(page: FlaskClient) -> None:
    answer = page.get("/changes.csv?source=us-state")
    assert answer.text.startswith("\ufeffnumber,query,")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert {row["class"] for row in rows} == {"withdrawn", "negation", "paragraph-added"}
    [edit] = [row for row in rows if row["class"] == "negation"]
    assert edit["before_link"].endswith("/document/us-state:7?version=1")
    assert edit["after_version"] == "2"
    assert edit["query"].endswith("/changes?source=us-state")


def test_the_feed_is_well_formed_and_its_entries_have_ids_of_their_own(page: FlaskClient) -> None:
    answer = page.get("/changes.atom")
    assert answer.mimetype == "application/atom+xml"
    feed = ElementTree.fromstring(answer.text)
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids)) > 4
    contents = [entry.findtext(f"{ATOM}content") or "" for entry in entries]
    assert any("<del>" in one for one in contents)
    assert not any("<script>" in one for one in contents)


@pytest.mark.parametrize("language", LANGUAGES)
def test_classes_are_named_in_the_readers_language(page: FlaskClient, language: str) -> None:
    shown = unescape(page.get(f"/changes?ui={language}").text)
    for kind in KINDS:
        assert edit_kinds()[kind].names[language] in shown


def test_an_archive_without_changes_says_so(build: Building) -> None:
    assert "No change has been seen yet." in build([]).get("/changes").text
