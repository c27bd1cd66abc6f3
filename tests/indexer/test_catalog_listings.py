"""A document that its listing silently leads to no more is withdrawn; one that shifts isn't."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.catalog import Catalog
from indexer.catalog_changes import changes
from indexer.catalog_writing import Reading, store
from indexer.migrate import prepare_catalog
from scrapers.model import Capture, Document, Link, Turn

FIRST = "https://www.state.gov/press-releases/"
OTHER = "https://www.state.gov/department-press-briefings/"
START = datetime(2024, 6, 20, tzinfo=UTC)


def address(name: object) -> str:
    return f"https://www.state.gov/text-{name}/"


class Archivist:
    """Keeps listing pages as runs of a crawl would; each page an hour after the one before."""

    def __init__(self, folder: Path) -> None:
        url = f"sqlite:///{folder}/catalog.db"
        prepare_catalog(url)
        self.catalog = Catalog.open(url)
        self.run = 0
        self.offset = 0

    def capture(self, url: str, at: datetime | None = None) -> Capture:
        self.offset += 1
        at = at or START + timedelta(hours=self.offset)
        return Capture("us-state", url, at, 200, "text/html", "", f"{self.run}.gz", self.offset)

    def holds(self, *names: object) -> None:
        for name in names:
            capture = self.capture(address(name))
            document = Document(
                f"us-state:text-{name}", "us-state", capture.url, str(name), None, "en", "release",
                "Words.", (Turn(0, "narrative", None, "Words.", 0),),
            )  # fmt: skip
            store(self.catalog, [Reading(capture, "read", "", document.id, document)])

    def lists(
        self, *pages: Sequence[object], at: datetime | None = None, first: str = FIRST
    ) -> None:
        """One run over a listing of some pages."""
        self.run += 1
        for number, names in enumerate(pages, 1):
            links = [Link(address(name)) for name in names]
            links.append(Link(f"{first}page/{number + 1}/", is_listing=True))
            url = f"{first}page/{number}/" if number > 1 else first
            store(self.catalog, [Reading(self.capture(url, at), "listing", links=tuple(links))])

    def told(self) -> list[tuple[str, str, str]]:
        """What changed, oldest first."""
        found = list(changes(self.catalog))[::-1]
        return [(one.kind, one.document.removeprefix("us-state:text-"), one.why) for one in found]


@pytest.fixture
def archivist(tmp_path: Path) -> Archivist:
    return Archivist(tmp_path)


def test_what_was_between_two_that_now_stand_side_by_side_is_withdrawn(
    archivist: Archivist,
) -> None:
    archivist.holds(*"abcd")
    archivist.lists("abcd")
    archivist.lists("abd")
    archivist.lists("abd")
    assert archivist.told() == [("withdrawn", "c", "unlisted")]


def test_two_in_a_row_are_withdrawn_and_one_that_comes_back_is_restored(
    archivist: Archivist,
) -> None:
    archivist.holds(*"abcd")
    archivist.lists("abcd")
    archivist.lists("ad")
    archivist.lists("acd")
    assert sorted(archivist.told()) == [
        ("restored", "c", "unlisted"),
        ("withdrawn", "b", "unlisted"),
        ("withdrawn", "c", "unlisted"),
    ]
    assert archivist.catalog.withdrawn_at("us-state:text-b")
    assert archivist.catalog.withdrawn_at("us-state:text-c") is None


def test_what_only_stands_on_another_page_of_the_run_is_not_withdrawn(
    archivist: Archivist,
) -> None:
    archivist.holds(*"abcdef")
    archivist.lists("abc", "def")
    archivist.lists("bac", "def")  # moved up, on one page
    archivist.lists("dba", "cef")  # from the second page to the first: met before the gap
    archivist.lists("dbe", "caf")  # to a later page: met after it
    assert archivist.told() == []


def test_another_listing_that_leads_to_fewer_texts_withdraws_none(archivist: Archivist) -> None:
    archivist.holds(*"abc")
    archivist.lists("abc")
    archivist.lists("ac", first=OTHER)
    assert archivist.told() == []


def test_what_a_sitemap_of_the_run_has_is_not_withdrawn(archivist: Archivist) -> None:
    archivist.holds(*"abc")
    archivist.lists("abc")
    archivist.run += 1
    links = tuple(Link(address(name)) for name in (*"abc", *range(1200)))
    sitemap = archivist.capture("https://www.state.gov/sitemap.xml")
    for _ in range(2):  # a second time, all are known
        store(archivist.catalog, [Reading(sitemap, "listing", links=links, is_in_order=False)])
        sitemap = archivist.capture("https://www.state.gov/sitemap.xml")
    archivist.run -= 1
    archivist.lists("ac")
    assert archivist.told() == []


def test_an_old_listing_that_comes_late_says_nothing_of_today(archivist: Archivist) -> None:
    archivist.holds(*"abc")
    archivist.lists("abc")
    archivist.lists("ac", at=START - timedelta(days=900))
    assert archivist.told() == []


@settings(max_examples=40, deadline=None)
@given(
    size=st.integers(2, 5),
    runs=st.lists(st.lists(st.integers(0, 2), min_size=3, max_size=3), min_size=1, max_size=5),
)
def test_listings_that_shift_while_they_are_paged_withdraw_nothing(
    tmp_path_factory: pytest.TempPathFactory, size: int, runs: list[list[int]]
) -> None:
    """`runs`: how many new texts come before each page of each run is asked for."""
    archivist = Archivist(tmp_path_factory.mktemp("catalog"))
    texts = list(range(12, 0, -1))
    archivist.holds(*texts)
    for comings in runs:
        pages = []
        for number, coming in enumerate(comings):
            for _ in range(coming):
                texts.insert(0, texts[0] + 1)
            pages.append(texts[number * size : (number + 1) * size])
        archivist.lists(*pages)
    assert archivist.told() == []
