"""How complete a source is, and whether it has fallen silent."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from indexer.catalog import Catalog
from indexer.catalog_coverage import Month, coverage, gaps
from indexer.catalog_health import health, unknown_labels
from indexer.catalog_writing import Reading, store
from indexer.describe import describe
from indexer.migrate import prepare_catalog
from scrapers.model import Capture, Document, Link, Turn
from scrapers.registry import source

STATE = source("us-state")
NOW = datetime(2024, 9, 2, 12, tzinfo=UTC)


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    url = f"sqlite:///{tmp_path}/catalog.db"
    prepare_catalog(url)
    return Catalog.open(url)


def captured(url: str, offset: int, status: int = 200) -> Capture:
    at = datetime(2024, 9, 1, 8, offset, tzinfo=UTC)
    return Capture("us-state", url, at, status, "text/html", "", "a.gz", offset)


def address(name: str) -> str:
    return f"https://www.state.gov/text-{name}/"


def read(catalog: Catalog, name: str, day: date | None, offset: int, label: str = "") -> None:
    turn = Turn(0, "speech", label or None, "We agree.", 0)
    capture = captured(address(name), offset)
    document = Document(
        f"us-state:text-{name}", "us-state", capture.url, name, day, "en", "release", "We agree.",
        (turn,),
    )  # fmt: skip
    said = describe(document, "us-state")
    store(catalog, [Reading(capture, "read", "", document.id, document, said)])


def lists(catalog: Catalog, offset: int, *links: Link) -> None:
    store(catalog, [Reading(captured(STATE.start[0], offset), "listing", links=links)])


def test_months_count_what_was_listed_captured_read_and_refused(catalog: Catalog) -> None:
    lists(
        catalog,
        1,
        Link(address("a"), date=date(2024, 8, 30)),
        Link(address("b"), date=date(2024, 8, 29)),
        Link(address("c"), date=date(2024, 6, 2)),
        Link(address("moved"), date=date(2024, 6, 1)),
        Link(address("undated")),
    )
    read(catalog, "a", date(2024, 8, 29), 2)
    store(catalog, [Reading(captured(address("b"), 3), "refused", "no title", "us-state:text-b")])
    store(catalog, [Reading(captured(address("moved"), 4, 301), "not a document")])
    assert coverage(catalog, "us-state").months == (
        Month("", 1, 0, 0, 0),
        Month("2024-06", 1, 0, 0, 0),
        Month("2024-07", 0, 0, 0, 0),
        Month("2024-08", 2, 2, 1, 1),
    )
    assert health(catalog, STATE, NOW).refused == ((address("b"), "no title"),)


def test_gaps_are_told_as_spans() -> None:
    counts = {"2024-11": 0, "2024-12": 3, "2025-01": 0, "2025-02": 0, "2025-03": 1}
    assert gaps(counts) == ["2024-11", "2025-01 to 2025-02"]


def test_a_source_without_anything_new_for_too_long_is_silent(catalog: Catalog) -> None:
    assert health(catalog, STATE, NOW).state == "not collected"
    lists(catalog, 1)
    found = health(catalog, STATE, NOW)
    assert (found.state, found.is_well) == ("nothing read", False)
    read(catalog, "a", date(2024, 8, 31), 2)
    found = health(catalog, STATE, NOW)
    assert (found.state, found.is_well, found.newest) == ("well", True, date(2024, 8, 31))
    later = health(catalog, STATE, NOW + STATE.quiet_after)
    assert (later.state, later.is_well) == ("silent", False)


def test_reading_old_texts_does_not_hide_a_silence(catalog: Catalog) -> None:
    read(catalog, "old", date(2019, 1, 1), 1)
    assert health(catalog, STATE, NOW).state == "silent"


def test_an_archive_that_nothing_is_added_to_is_never_silent(catalog: Catalog) -> None:
    closed = source("us-whitehouse-archive")
    assert closed.quiet_after == timedelta.max
    url = "https://bidenwhitehouse.archives.gov/briefing-room/press-briefings/2024/06/20/a/"
    capture = Capture(closed.id, url, NOW, 200, "text/html", "", "a.gz", 1)
    document = Document(
        f"{closed.id}:a", closed.id, url, "A", date(2024, 6, 20), "en", "briefing", "Yes.",
        (Turn(0, "speech", None, "Yes.", 0),),
    )  # fmt: skip
    store(catalog, [Reading(capture, "read", "", document.id, document)])
    assert health(catalog, closed, NOW).is_well


def test_labels_that_nobody_answers_to_come_commonest_first(catalog: Catalog) -> None:
    for offset, label in enumerate(("MR. NEMO", "MS. NOONE", "MR. NEMO", "MR. MILLER"), 1):
        read(catalog, str(offset), date(2024, 8, offset), offset, label)
    found = unknown_labels(catalog)
    assert [(one.label, one.statements) for one in found] == [("MR. NEMO", 2), ("MS. NOONE", 1)]
    assert (found[0].first, found[0].last) == (date(2024, 8, 1), date(2024, 8, 3))
    assert health(catalog, STATE, NOW).unknown_labels == 2
