"""Every source reads its saved pages as the golden files beside them say.

The pages in tests/pages/ are modelled: written by the project in the structure of the real sites.
Their first line names the address. A page without a golden .json gets one and fails: look at it,
then keep it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scrapers.model import Document
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


def what_is_read(file: Path) -> Any:
    reader, page = source(file.parent.name), saved(file)
    if file.name.startswith("listing"):
        return [[link.url, said(link.date), link.is_listing] for link in reader.links(page)]
    return as_golden(reader.read(page))


def said(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def as_golden(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "date": said(document.date),
        "published_at": said(document.published_at),
        "kind": document.kind,
        "place": document.place,
        "attribution": document.attribution,
        **({"publisher": document.publisher} if document.publisher else {}),
        "translation_of": document.translation_of,
        "turns": [[turn.type, turn.attribution, turn.text] for turn in document.turns],
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_saved_page_reads_as_its_golden_file_says(file: Path) -> None:
    golden, came = file.with_suffix(".json"), what_is_read(file)
    if not golden.exists():
        golden.write_text(json.dumps(came, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and is written: look at it before keeping it")
    assert came == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("id", [one.id for one in SOURCES])
def test_every_source_has_a_listing_and_two_documents(id: str) -> None:
    names = [file.stem for file in FILES if file.parent.name == id]
    listings = [name for name in names if name.startswith("listing")]
    assert listings
    assert len(names) - len(listings) >= 2


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_modelled_page_says_that_it_is_one(file: Path) -> None:
    page = saved(file)
    assert page.attribute("meta[name=generator]", "content") == "On Record constructed sample"
    assert "On Record" in page.text(".sample-note")
    if not file.name.startswith("listing"):
        assert "On Record" not in source(file.parent.name).read(page).text
