import csv
import io
from datetime import date
from xml.etree import ElementTree

from flask.testing import FlaskClient

from tests.webapp.constructed import TREATY, Building, archive, reading

ATOM = "{http://www.w3.org/2005/Atom}"


def rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    text = client.get(address).data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_table_holds_every_hit_with_query_and_link(page: FlaskClient) -> None:
    found = rows(page, f"/search.csv?topic={TREATY}&page=2")
    assert len(found) == page.get(f"/search.json?topic={TREATY}").get_json()["total"]
    assert {row["query"] for row in found} == {f"http://localhost/?topic={TREATY}"}
    for row in found:
        assert page.get(row["link"].removeprefix("http://localhost")).status_code == 200


def test_the_table_goes_beyond_one_batch(build: Building) -> None:
    paragraphs = [(f"We regret number {number}.", []) for number in range(1_100)]
    long = reading(
        "us-state", "7", date(2024, 6, 1), "en", "Long",
        [("speech", "MR MILLER", None, None, paragraphs)],
    )  # fmt: skip
    found = rows(build([long]), "/search.csv?q=regret&sort=oldest")
    assert [row["number"] for row in found] == [str(number) for number in range(1, 1_101)]
    assert len({row["link"] for row in found}) == 1_100


def test_a_cell_is_never_a_formula(build: Building) -> None:
    paragraphs = [("=HYPERLINK(1)", []), ("@SUM(1)", []), ("+1 and more", []), ("-1 too", [])]
    hostile = reading(
        "us-state", "8", None, "en", "=cmd", [("speech", "MR MILLER", None, None, paragraphs)]
    )  # fmt: skip
    found = rows(build([hostile]), "/search.csv")
    assert len(found) == 4
    for row in found:
        assert row["text"][0] == row["title"][0] == "'"


def test_the_feed_gives_the_newest_first(page: FlaskClient) -> None:
    feed = ElementTree.fromstring(page.get("/search.atom?sort=oldest").data)
    entries = feed.findall(f"{ATOM}entry")
    days = [entry.findtext(f"{ATOM}published") or "" for entry in entries]
    assert days == sorted(days, reverse=True)
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 8


def test_the_feed_stays_xml_whatever_a_text_holds(build: Building) -> None:
    hostile = reading(
        "us-state", "8", None, "en", "]]> &amp; <x>",
        [("speech", "MR \x08", None, None, [("a < b & c \x00 \x1b ]]> \ufffe", [])])],
    )  # fmt: skip
    feed = ElementTree.fromstring(build([hostile]).get("/search.atom").data)
    assert "a < b & c" in (feed.findtext(f"{ATOM}entry/{ATOM}content") or "")


def test_a_page_names_its_feed(page: FlaskClient) -> None:
    shown = page.get(f"/?topic={TREATY}").text
    assert (
        f'type="application/atom+xml" title="This search" href="/search.atom?topic={TREATY}"'
        in shown
    )


def test_an_empty_search_is_an_empty_table_and_feed(build: Building) -> None:
    client = build(archive()[:1])
    assert rows(client, "/search.csv?q=zzz") == []
    assert ElementTree.fromstring(client.get("/search.atom?q=zzz").data).findall("entry") == []
