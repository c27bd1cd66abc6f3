"""The pages of topics, entities, governments and speakers; help, about and stance."""

import re
from datetime import date
from html import unescape
from itertools import pairwise

import pytest
from flask.testing import FlaskClient

from mappings.people import people
from mappings.stances import classes
from mappings.topics import topics
from mappings.vocabulary import LANGUAGES
from tests.webapp.constructed import ARMS, TREATY, Building, reading
from webapp.offices import post_views
from webapp.stance_years import MOST_YEARS

PAGES = (
    f"/topic/{TREATY}", "/topic/comfort_women", "/topic/ua", "/topic/kr", "/government/KR",
    "/government/AR", "/speaker/chang-ho-jin", "/help", "/about", "/stance",
)  # fmt: skip


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_topic_has_its_names_counts_and_ways_on(page: FlaskClient) -> None:
    shown = page.get(f"/topic/{TREATY}").text
    for name in topics()[TREATY].names.values():
        assert name in unescape(shown)
    assert "7 statements that are held are about it." in shown
    for where in (f"/compare?topic={TREATY}", f"/trends?topic={TREATY}", "/speaker/chang-ho-jin",
                  f"/?government=JP&amp;topic={TREATY}", f"/search.atom?topic={TREATY}",
                  f"/?topic={TREATY}&amp;year=2024"):  # fmt: skip
        assert f'href="{where}"' in shown
    assert f'href="/topic/{ARMS}"' in shown
    assert f'<a href="/topic/{TREATY}"' not in shown


def test_a_contested_matter_lists_what_each_capital_writes_as_theirs(page: FlaskClient) -> None:
    [contested] = [
        id for id, one in topics().items() if "Liancourt Rocks" in str(one.names_by_capital)
    ]
    shown = page.get(f"/topic/{contested}").text
    assert "Capitals name it differently" in shown
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th><td lang="(\w+)"><bdi>([^<]+)', shown)
    assert ("South Korea", "ko", "독도") in rows
    assert ("Japan", "ja", "竹島") in rows
    heading = re.search(r"<h1>.*?</h1>", shown)
    assert heading
    assert "Dokdo" not in heading[0] or "Takeshima" in heading[0]
    assert "Capitals name it differently" not in page.get(f"/topic/{TREATY}").text


def test_an_entity_is_asked_for_by_mention_and_leads_to_its_government(page: FlaskClient) -> None:
    shown = page.get("/topic/kr").text
    assert 'href="/?mention=kr"' in shown
    assert 'href="/government/KR"' in shown


def test_a_government_tells_who_speaks_of_what(page: FlaskClient) -> None:
    shown = page.get("/government/KR").text
    assert "4 statements of this government are held." in shown
    for where in ("/speaker/chang-ho-jin", f"/topic/{TREATY}", f"/compare?topic={TREATY}",
                  "/?government=KR&amp;stance=condemn", "/source/kr-mofa",
                  "/topic/kr"):  # fmt: skip
        assert f'href="{where}"' in shown


def test_a_government_of_which_nothing_is_held_has_a_page(page: FlaskClient) -> None:
    shown = page.get("/government/AR")
    assert shown.status_code == 200
    assert "0 statements of this government are held." in shown.text


@pytest.mark.parametrize(
    "address",
    ["/topic/nothing", "/topic/%3Cscript%3E", "/government/ZZ", "/government/kr", "/government/",
     "/speaker/nobody", f"/topic/{'x' * 5000}", "/speaker/%00"],
)  # fmt: skip
def test_what_is_unknown_is_not_here(page: FlaskClient, address: str) -> None:
    shown = page.get(address)
    assert shown.status_code == 404
    assert "<script>" not in shown.text


def test_a_speakers_words_can_be_searched_from_the_page(page: FlaskClient) -> None:
    shown = page.get("/speaker/chang-ho-jin").text
    assert '<input type="hidden" name="speaker" value="chang-ho-jin">' in shown
    assert 'href="/search.atom?speaker=chang-ho-jin"' in shown
    assert 'href="/government/KR"' in shown
    wikidata = people()["chang-ho-jin"].identifiers.get("wikidata")
    assert not wikidata or f"https://www.wikidata.org/wiki/{wikidata}" in shown


def test_stances_stand_by_year_and_class_and_lead_to_their_statements(page: FlaskClient) -> None:
    shown = page.get("/speaker/chang-ho-jin").text
    [table] = re.findall(r'<table class="grid">.*?</table>', shown, re.DOTALL)
    where = "/?stance=condemn&amp;speaker=chang-ho-jin&amp;year=2024"
    assert f'<a href="{where}">1<span class="hidden"> condemn, 2024</span></a>' in table
    [found] = page.get("/search.json?stance=condemn&speaker=chang-ho-jin&year=2024").json["hits"]
    assert "규탄" in found["text"]


def test_older_years_share_a_row(build: Building) -> None:
    many = [
        reading(
            "us-state", str(year), date(year, 5, 1), "en", "Briefing",
            [("answer", "MR MILLER", "matthew-miller", "Spokesperson",
              [("We condemn it.", [("condemn", 0.7, "-", "condemn", (TREATY,))])])],
            offset=year - 2000,
        )
        for year in range(2005, 2025)
    ]  # fmt: skip
    shown = build(many).get("/speaker/matthew-miller").text
    [table] = re.findall(r'<table class="grid">.*?</table>', shown, re.DOTALL)
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th>', table)
    assert len(rows) == MOST_YEARS + 1
    assert rows[0] == "2024"
    assert rows[-1] == "2012 and earlier"
    assert "until=2012-12-31" in table
    assert re.findall(r'">8<span', table)


def test_offices_stand_newest_first_and_gaps_are_told() -> None:
    spans = {one.id: post_views(one) for one in people().values()}
    assert all(not views[0].is_gap and not views[-1].is_gap for views in spans.values())
    [gap, *_] = [one for views in spans.values() for one in views if one.is_gap]
    assert gap.title == "No office is known here"
    assert gap.span.startswith("between ")


def test_help_has_a_section_for_each_thing_that_the_box_knows(page: FlaskClient) -> None:
    shown = page.get("/help").text
    anchors = re.findall(r'<h2 id="(\w+)"', shown)
    assert anchors == re.findall(r'<li><a href="#(\w+)">', shown)
    for anchor in ("phrases", "not", "or", "brackets", "prefix", "near", "literal", "fields",
                   "dates", "filters", "languages", "marks", "cite", "take"):  # fmt: skip
        assert anchor in anchors


def test_every_example_of_the_help_page_can_be_run(page: FlaskClient) -> None:
    shown = unescape(page.get("/help").text)
    examples = set(re.findall(r'href="(/(?:\?|search|changes)[^"]*)"', shown))
    assert len(examples) > 25
    for address in examples:
        assert page.get(address).status_code == 200, address


def test_the_worked_example_is_read_by_the_rules_and_marked_as_constructed(
    page: FlaskClient,
) -> None:
    for language in LANGUAGES:
        shown = page.get(f"/stance?ui={language}").text
        example = shown.partition('id="example"')[2].partition("</section>")[0]
        assert example.count('<th scope="row"><mark class="cue"') >= 3
        assert 'href="#condemn"' in example
        assert 'href="#warn"' in example
    assert "Nobody said these words" in page.get("/stance?ui=en").text


def test_every_class_of_stance_can_be_linked_to(page: FlaskClient) -> None:
    shown = page.get("/stance").text
    for code in classes():
        assert f'id="{code}"' in shown or code == "neutral"


def test_about_leads_to_each_source(page: FlaskClient) -> None:
    shown = page.get("/about").text
    assert 'href="/source/kr-president"' in shown
    assert 'href="/source/ru-mid"' in shown.partition('id="missing"')[2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_heading_and_its_headings_in_order(
    page: FlaskClient, address: str, language: str
) -> None:
    shown = page.get(f"{address}?ui={language}")
    assert shown.status_code == 200
    assert shown.text.count("<h1") == 1
    levels = [int(level) for level in re.findall(r"<h([1-6])", shown.text)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = re.findall(r'\sid="([^"]+)"', shown.text)
    assert len(ids) == len(set(ids))
    assert not re.search(r"\sstyle=", shown.text)


def test_an_empty_archive_has_all_these_pages(build: Building) -> None:
    client = build([])
    for address in (*PAGES, "/sources", "/changes", "/source/us-state"):
        assert client.get(address).status_code == 200
