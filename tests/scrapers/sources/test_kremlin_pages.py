"""Every real page of en.kremlin.ru that we have is read as its manifest says."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from scrapers.errors import NotADocument
from scrapers.model import Document
from scrapers.page import Page
from scrapers.registry import source

KREMLIN = source("ru-kremlin-en")
# The manifest's texts have the page's furniture at their end: geography, topics, persons, status
FURNITURE = 260  # characters, at most
Manifest = list[dict[str, Any]]


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    return shared_data / "kremlin_pages"


@pytest.fixture(scope="module")
def manifest(folder: Path) -> Manifest:
    entries: Manifest = json.loads((folder / "MANIFEST.json").read_text(encoding="utf-8"))
    return entries


@pytest.fixture(scope="module")
def articles(folder: Path, manifest: Manifest) -> list[tuple[dict[str, Any], Document]]:
    return [
        (entry, KREMLIN.read(saved(folder, entry)))
        for entry in manifest
        if entry["kind"] == "article"
    ]


def saved(folder: Path, entry: dict[str, Any]) -> Page:
    return Page.from_bytes(entry["url"], (folder / entry["file"]).read_bytes(), language="en")


def test_every_article_has_its_title_and_day(articles) -> None:
    assert len(articles) == 63
    for entry, document in articles:
        day = document.date.isoformat() if document.date else None
        assert (document.title, day) == (entry["title"], entry["date"] or None), entry["file"]


def test_a_page_without_a_day_still_says_when_it_was_put_out(articles) -> None:
    undated = [document for _, document in articles if document.date is None]
    assert len(undated) == 3
    assert all(document.published_at for document in undated)


def test_speakers_are_the_bold_names_without_their_tooltips(articles) -> None:
    """The manifest's "Gazprom CEO Alexei Miller Miller AlexeiGazprom CEO" has its tooltip in it;
    where it has only the end of a label, ours is longer: "Putin", "NIKOLAI PATRUSHEV"."""
    for entry, document in articles:
        ours = [turn.attribution for turn in document.turns if turn.attribution]
        for name in entry["speakers"]:
            wanted = name.removesuffix(" Miller AlexeiGazprom CEO")
            assert any(label.endswith(wanted) for label in ours), (entry["file"], name)


def test_no_speaker_is_doubled_or_runs_into_a_post(articles) -> None:
    for entry, document in articles:
        for label in {turn.attribution for turn in document.turns if turn.attribution}:
            words = label.casefold().split()
            assert all(a != b for a, b in pairwise(words)), entry["file"]


def test_the_whole_text_is_read_and_nothing_besides(articles) -> None:
    for entry, document in articles:
        lead = document.text.partition("\n\n")[0]
        lengths = (len(document.text) - len(lead), len(document.text))
        least, most = lengths[0] - entry["text_len"] * 0.02, lengths[1] * 1.02
        assert least <= entry["text_len"] <= most + FURNITURE, entry["file"]
        for words in ("Background information", "Publication status", "See also", "tooltip"):
            assert words not in document.text, entry["file"]


def test_turns_cover_what_their_offsets_say(articles) -> None:
    for _, document in articles:
        for turn in document.turns:
            assert document.text[turn.start : turn.end] == turn.text


def test_an_article_translates_the_russian_one_of_its_number(articles) -> None:
    """Two pages in the manifest exist in English only; one of them is an article."""
    without = [document.id for _, document in articles if document.translation_of is None]
    assert without == ["ru-kremlin-en:55693"]
    for _, document in articles:
        if document.translation_of:
            assert document.translation_of == document.id.replace("-en", "")


@pytest.mark.parametrize("kind", ["print", "photos", "videos", "listing", "listing-by-date"])
def test_another_view_is_no_document(folder: Path, manifest: Manifest, kind: str) -> None:
    pages = [saved(folder, entry) for entry in manifest if entry["kind"] == kind]
    assert pages
    for page in pages:
        with pytest.raises(NotADocument, match="not the address of a document"):
            KREMLIN.read(page)


@pytest.mark.parametrize("kind", ["listing", "listing-by-date"])
def test_a_listing_gives_twenty_dated_articles_and_the_older_page(
    folder: Path, manifest: Manifest, kind: str
) -> None:
    for entry in manifest:
        if entry["kind"] == kind:
            *documents, older = KREMLIN.links(saved(folder, entry))
            assert older.is_listing
            assert len(documents) == 20
            assert all(link.date and not link.is_listing for link in documents)
