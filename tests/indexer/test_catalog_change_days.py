"""The newest changes can be asked for by their day; figures of a source are bounded reads."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from indexer.catalog import Catalog
from indexer.catalog_change_days import day_of
from indexer.catalog_changes import changes
from indexer.catalog_sources import figures, held_sources, newest_documents, version_times
from indexer.catalog_writing import store
from indexer.migrate import prepare_catalog
from tests.webapp.changed import edited_archive


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    url = f"sqlite:///{tmp_path}/catalog.db"
    prepare_catalog(url)
    opened = Catalog.open(url)
    for one in edited_archive():
        store(opened, [one])
    yield opened
    opened.engine.dispose()


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"sources": ("us-state",)},
        {"sources": ("kr-mofa", "jp-mofa")},
        {"kinds": ("negation", "restored")},
        {"kinds": ("withdrawn",), "until": date(2024, 6, 23)},
        {"document": "ru-kremlin:7"},
        {"until": date(2024, 6, 22)},
        {"sources": ("nobody",)},
    ],
)
def test_the_day_at_a_place_is_that_of_the_change_which_stands_there(
    catalog: Catalog, filters: dict[str, Any]
) -> None:
    days = [change.at.date() for change in changes(catalog, **filters)]
    assert [day_of(catalog, place, **filters) for place in range(1, len(days) + 2)] == [*days, None]


def test_figures_of_a_source_count_documents_and_span_their_days(catalog: Catalog) -> None:
    found = figures(catalog, "us-state")
    assert (found.documents, found.first, found.last) == (2, date(2024, 6, 20), date(2024, 6, 20))
    assert found.last_capture == datetime(2024, 6, 26, 3, 0, tzinfo=UTC)
    assert figures(catalog, "nobody").documents == 0


def test_sources_of_which_documents_are_held(catalog: Catalog) -> None:
    assert held_sources(catalog) == [
        "jp-kantei", "jp-mofa", "kr-mofa", "kr-president", "ru-kremlin", "us-state",
    ]  # fmt: skip


def test_newest_documents_come_by_day_and_no_more_than_asked_for(catalog: Catalog) -> None:
    assert [one.id for one in newest_documents(catalog, "ru-kremlin", 5)] == [
        "ru-kremlin:7", "ru-kremlin:1",
    ]  # fmt: skip
    assert len(newest_documents(catalog, "ru-kremlin", 1)) == 1


def test_versions_are_told_in_the_order_of_their_captures(catalog: Catalog) -> None:
    times = version_times(catalog, ["us-state:7", "jp-mofa:7", "nobody:1"])
    assert [one.number for one in times["us-state:7"]] == [1, 2]
    assert times["jp-mofa:7"][1].at == datetime(2024, 6, 23, 3, 0, tzinfo=UTC)
    assert "nobody:1" not in times
