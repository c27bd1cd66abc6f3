"""The pages of sources: coverage by month, health, figures."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from itertools import pairwise

import pytest
from flask.testing import FlaskClient

from indexer.catalog_coverage import Month
from indexer.catalog_health import Health
from indexer.catalog_writing import Reading, store
from tests.webapp.changed import EVIL, edited_archive
from tests.webapp.constructed import Building, archive, reading
from webapp.coverage_views import MOST_YEARS, calendar
from webapp.health_views import health_view
from webapp.stores import Stores


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def spread(*days: date) -> list[Reading]:
    """A document of one source on each day."""
    return [
        reading(
            "us-state", str(number), day, "en", f"Briefing {number}",
            [("narrative", None, None, None, [(f"Words number {number}.", [])])], offset=number,
        )
        for number, day in enumerate(days, start=1)
    ]  # fmt: skip


@pytest.fixture
def page(build: Building) -> FlaskClient:
    return build([*archive(), *imported()])


def imported() -> list[Reading]:
    return [
        reading(
            "un-debate", "KOR_45_1990", date(1990, 9, 20), "en", "General debate",
            [("speech", None, None, None, [("We support the resolution.", [])])],
            kind="speech", government="KR", offset=9,
        )
    ]  # fmt: skip


def test_every_held_source_is_listed_with_its_page_and_the_others_as_missing(
    page: FlaskClient,
) -> None:
    shown = page.get("/sources").text
    held, _, missing = shown.partition('id="missing"')
    for id in ("kr-president", "us-state", "jp-kantei", "un-debate"):
        assert f'href="/source/{id}"' in held
    assert 'href="/source/ru-mid"' in missing
    assert 'href="/source/kp-new-year"' in missing
    assert '<span class="tag">imported</span>' in held


def test_a_sources_months_are_a_calendar_in_which_gaps_are_gaps(build: Building) -> None:
    days = (date(2024, 3, 1), date(2024, 3, 5), date(2024, 6, 1), date(2025, 1, 2))
    shown = build(spread(*days)).get("/source/us-state").text
    [table] = re.findall(r'<table class="calendar">.*?</table>', shown, re.DOTALL)
    assert re.findall(r'<th scope="row">(\d+)</th>', table) == ["2025", "2024"]
    assert 'href="/?source=us-state&amp;month=2024-03"' in table
    assert "March 2024: documents read: 2" in text_of(table)
    assert "April 2024: no document" in text_of(table)
    states = re.findall(r'<td class="(\w+)">', table)
    assert states[12:] == ["outside"] * 2 + ["full", "gap", "gap", "full"] + ["gap"] * 6
    assert states[:12] == ["full", *["outside"] * 11]


def test_the_same_figures_stand_in_a_table(build: Building) -> None:
    shown = build(spread(date(2024, 3, 1), date(2024, 5, 1))).get("/source/us-state").text
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', shown.partition('id="figures"')[2])
    assert [text_of(row) for row in rows] == [
        "May 2024 0 1 1 0", "April 2024 0 0 0 0", "March 2024 0 1 1 0",
    ]  # fmt: skip


def test_a_source_tells_its_health_terms_and_figures(page: FlaskClient) -> None:
    shown = text_of(page.get("/source/us-state").text)
    for part in (
        "Silent: no new text has come", "Last success: 21 June 2024, 03:02 UTC", "Publisher",
        "One is expected every", "Statements 2", "Terms", "Department Press Briefing",
    ):  # fmt: skip
        assert part in shown
    assert 'href="/changes?source=us-state"' in page.get("/source/us-state").text


def test_an_imported_collection_has_a_page_without_health(page: FlaskClient) -> None:
    shown = page.get("/source/un-debate")
    assert shown.status_code == 200
    assert "An imported collection" in shown.text
    assert 'id="health"' not in shown.text
    assert "September 1990" in shown.text


def test_a_known_source_of_which_nothing_is_held_says_so(page: FlaskClient) -> None:
    for id in ("ru-mid", "kp-new-year"):
        shown = page.get(f"/source/{id}")
        assert shown.status_code == 200
        assert "Nothing dated is held of it." in shown.text
    assert "Not collected here." in page.get("/source/ru-mid").text


@pytest.mark.parametrize("id", ["nobody", "%3Cscript%3E", "../etc", "x" * 5000])
def test_an_unknown_source_is_not_here(page: FlaskClient, id: str) -> None:
    shown = page.get(f"/source/{id}")
    assert shown.status_code == 404
    assert "<script>" not in shown.text


def test_what_was_captured_since_is_on_the_page(page: FlaskClient) -> None:
    before = page.get("/source/us-state").text
    here = page.application.extensions["onrecord"]
    assert isinstance(here, Stores)
    later = spread(date(2024, 8, 1))[0]
    capture = replace(later.capture, fetched_at=datetime(2024, 8, 2, tzinfo=UTC), offset=99)
    fresh = replace(later, capture=capture, document_id="us-state:55")
    assert later.document
    store(here.catalog, [replace(fresh, document=replace(later.document, id="us-state:55"))])
    after = page.get("/source/us-state").text
    assert "August 2024" not in before
    assert "August 2024" in after


def test_a_mistaken_year_makes_no_endless_page() -> None:
    months = [
        Month("0003-01", 0, 1, 1, 0),
        *(Month(f"{y}-01", 0, 1, 1, 0) for y in range(1000, 2024)),
    ]
    assert len(calendar("us-state", months)) == MOST_YEARS


def test_worries_are_told_only_where_there_are_any() -> None:
    months = (
        Month("2024-05", 4, 4, 3, 1),
        Month("2024-06", 0, 0, 0, 0),
        Month("2024-07", 1, 1, 1, 0),
    )
    health = Health(
        "us-state", "well", timedelta(days=7), newest=date(2024, 7, 1), months=months,
        refused=(("https://example.org/x", "no h1"),), unknown_labels=2,
    )  # fmt: skip
    told = health_view(health, date(2024, 7, 3))
    assert told.worries == [
        "Months without a text: June 2024",
        "Listed by the site, but not read: 1",
        "Pages that couldn’t be read: 1",
        "Speakers’ labels without a known person: 2",
    ]
    assert "The newest text is of 1 July 2024, 2 days ago." in told.facts
    assert (
        health_view(
            replace(health, months=(), refused=(), unknown_labels=0), date(2024, 7, 3)
        ).worries
        == []
    )


def test_hostile_titles_are_inert(build: Building) -> None:
    client = build(edited_archive())
    shown = client.get("/source/ru-kremlin").text
    assert EVIL not in shown
    assert "&lt;script&gt;" in shown


@pytest.mark.parametrize("address", ["/sources", "/source/us-state", "/source/un-debate"])
def test_headings_stand_in_order(page: FlaskClient, address: str) -> None:
    shown = page.get(address).text
    assert shown.count("<h1") == 1
    levels = [int(level) for level in re.findall(r"<h([1-6])", shown)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
