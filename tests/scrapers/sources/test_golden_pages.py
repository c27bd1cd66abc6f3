"""Every source reads its saved pages as the golden files beside them say.

The pages in tests/pages/ are modelled: written by the project in the structure of the real sites;
those in a folder with an ORIGIN.md are a site's own. Their first line names the address. A page
without a golden .json gets one and fails: look at it, then keep it."""

import json
import re
from pathlib import Path

import pytest

from scrapers.golden import golden, golden_json
from scrapers.page import Page
from scrapers.registry import SOURCES, source

PAGES = Path(__file__).parents[2] / "pages"
FILES = sorted(PAGES.glob("*/*.html"))
SAVED_FROM = re.compile(rb"<!-- saved from (\S+) -->")


def saved(file: Path) -> Page:
    """A saved page, under the address that it was saved from."""
    body = file.read_bytes()
    address = SAVED_FROM.match(body)
    if address is None:
        raise AssertionError(f"{file.name}: the first line names no address")
    language = source(file.parent.name).language
    return Page.from_bytes(address[1].decode(), body, language=language)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_saved_page_reads_as_its_golden_file_says(file: Path) -> None:
    kept, reader = file.with_suffix(".json"), source(file.parent.name)
    came = golden(reader, saved(file))
    if not kept.exists():
        kept.write_text(golden_json(reader, saved(file)), encoding="utf-8")
        pytest.fail(f"{kept.name} was missing and is written: look at it before keeping it")
    assert came == json.loads(kept.read_text(encoding="utf-8"))


@pytest.mark.parametrize("id", [one.id for one in SOURCES])
def test_every_source_has_a_listing_and_two_documents(id: str) -> None:
    names = [file.stem for file in FILES if file.parent.name == id]
    listings = [name for name in names if name.startswith("listing")]
    assert listings
    assert len(names) - len(listings) >= 2


MODELLED = [file for file in FILES if not (file.parent / "ORIGIN.md").exists()]


@pytest.mark.parametrize("file", MODELLED, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_modelled_page_says_that_it_is_one(file: Path) -> None:
    page = saved(file)
    assert page.attribute("meta[name=generator]", "content") == "On Record constructed sample"
    assert "On Record" in page.text(".sample-note")
    if not file.name.startswith("listing"):
        assert "On Record" not in source(file.parent.name).read(page).text
