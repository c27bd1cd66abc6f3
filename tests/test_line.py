"""The whole line: constructed pages in, through the real commands, rendered pages out."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indexer.catalog import Catalog
from indexer.engines import Query, open_engine
from scrapers.replica.sites import load_sites
from webapp import create_app
from webapp.settings import read_settings

GOVERNMENTS = {"KR", "US", "JP", "RU"}
TREATY = "kp_ru_treaty"


def onrecord(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a user does, in a folder, with nothing but its own settings."""
    environ = {name: value for name, value in os.environ.items() if "ONRECORD" not in name}
    environ |= {"PYTHONPATH": str(Path(__file__).parents[1]), "ONRECORD_DATA": "data-demo"}
    command = [sys.executable, "-m", "webapp.cli", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def catalog(demo: Path) -> Catalog:
    return Catalog.open(f"sqlite:///{demo}/data-demo/catalog.db")


def search(demo: Path, *arguments: str) -> dict[str, Any]:
    run = onrecord(demo, "search", "--json", "--limit", "500", *arguments)
    assert run.returncode == 0, run.stderr
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def stances(answer: dict[str, Any], government: str, **wanted: str) -> list[dict[str, Any]]:
    """A government's own stances among the hits, where hit fields have these values."""
    return [
        stance | {"text": hit["text"]}
        for hit in answer["hits"]
        if hit["government"] == government
        and all(hit[field] == value for field, value in wanted.items())
        for stance in hit["stances"]
        if stance["holder"] is None
    ]


def test_every_source_gives_documents_and_every_government_twelve(catalog: Catalog) -> None:
    held = {holding.source: holding for holding in catalog.holdings()}
    assert set(held) == {site.id for site in load_sites()}
    by_government: Counter[str] = Counter()
    for source, holding in held.items():
        by_government[source[:2]] += 0 if source.endswith("-en") else holding.documents
    assert min(by_government.values()) >= 12


def test_the_demonstration_lies_within_its_summer(catalog: Catalog) -> None:
    for holding in catalog.holdings():
        assert holding.first is not None
        assert holding.last is not None
        if holding.source == "us-whitehouse":  # that site has its present form since 2025
            continue
        assert date(2024, 5, 1) <= holding.first <= holding.last <= date(2024, 8, 31)


def test_the_treaty_is_found_in_all_four_capitals(demo: Path) -> None:
    answer = search(demo, "--topic", TREATY)
    assert {hit["government"] for hit in answer["hits"]} >= GOVERNMENTS


def test_seouls_adviser_condemns_and_voices_grave_concern(demo: Path) -> None:
    answer = search(demo, "--topic", TREATY)
    found = stances(answer, "KR", speaker="chang-ho-jin", date="2024-06-20")
    assert {"condemn", "concern"} <= {stance["code"] for stance in found}
    assert any(stance["code"] == "condemn" and "규탄" in stance["cue"] for stance in found)
    assert any(stance["code"] == "concern" and stance["grade"] >= 0.35 for stance in found)


def test_seoul_reopens_its_position_on_arms_for_ukraine(demo: Path) -> None:
    found = stances(search(demo, "--topic", "arms_to_ukraine"), "KR", date="2024-06-20")
    reopened = [stance for stance in found if stance["code"] == "consider"]
    assert any("재검토" in stance["cue"] and stance["grade"] == 0.4 for stance in reopened)


def test_washington_voices_great_concern(demo: Path) -> None:
    found = stances(search(demo, "--topic", TREATY), "US")
    found += stances(search(demo, "--topic", "kp_ru_arms"), "US")
    assert any("great concern" in stance["cue"] for stance in found if stance["code"] == "concern")


def test_tokyo_calls_it_unacceptable_and_demands(demo: Path) -> None:
    answer = search(demo, "--government", "JP", "--since", "2024-06-18", "--until", "2024-06-22")
    found = stances(answer, "JP", speaker="yoshimasa-hayashi")
    refused = [stance["cue"] for stance in found if stance["code"] == "oppose"]
    assert any("受け入れられ" in cue or "容認" in cue for cue in refused)
    assert "demand" in {stance["code"] for stance in found}


def test_moscow_opposes_politically_motivated_sanctions(demo: Path) -> None:
    found = stances(search(demo, "--topic", "unsc_sanctions_kp"), "RU")
    assert any(stance["code"] == "oppose" and "против" in stance["cue"].lower()
               for stance in found)  # fmt: skip


def test_every_cue_is_in_the_words_that_it_marks(demo: Path) -> None:
    answer = search(demo)
    marked = [(hit, stance) for hit in answer["hits"] for stance in hit["stances"]]
    assert len(marked) > 100
    for hit, stance in marked:
        assert hit["text"][stance["start"] : stance["end"]] == stance["cue"]


def test_no_question_has_a_stance_or_speaks_for_a_government(demo: Path) -> None:
    answer = search(demo, "--type", "question")
    assert answer["total"] > 40
    for hit in answer["hits"]:
        assert (hit["stances"], hit["government"], hit["speaker"]) == ([], None, None)


def test_facets_add_up_to_what_the_catalog_holds(demo: Path, catalog: Catalog) -> None:
    engine = open_engine(f"embedded:{demo}/data-demo/index")
    facets = engine.search(Query(facets=("source", "language", "type"), limit=0)).facets
    held = [
        one.statement
        for holding in catalog.holdings()
        for one in catalog.changed_since(0)
        if one.document.source == holding.source and one.is_current
    ]
    assert facets["source"] == {
        holding.source: holding.statements for holding in catalog.holdings()
    }
    assert facets["language"] == Counter(statement.language for statement in held)
    assert facets["type"] == Counter(statement.type for statement in held)


def test_stores_that_were_deleted_come_back_byte_for_byte(demo: Path, tmp_path: Path) -> None:
    shutil.copytree(demo / "data-demo", tmp_path / "data-demo")
    before = contents(tmp_path)
    shutil.rmtree(tmp_path / "data-demo" / "index")
    assert onrecord(tmp_path, "index").returncode == 0
    assert contents(tmp_path) == before
    for path in (tmp_path / "data-demo").glob("catalog.db*"):
        path.unlink()
    onrecord(tmp_path, "extract")
    assert onrecord(tmp_path, "index").returncode == 0
    assert contents(tmp_path) == before


def contents(folder: Path) -> list[tuple[str, str]]:
    """(id, text) of every statement, as the engine finds and the catalog tells them."""
    engine = open_engine(f"embedded:{folder}/data-demo/index")
    held = Catalog.open(f"sqlite:///{folder}/data-demo/catalog.db")
    hits = engine.search(Query(limit=10_000, sort="oldest")).hits
    return [
        (one.statement.id, one.statement.text) for one in held.statements([hit.id for hit in hits])
    ]


def test_a_second_extraction_finds_nothing_new(demo: Path, tmp_path: Path) -> None:
    shutil.copytree(demo / "data-demo", tmp_path / "data-demo")
    again = onrecord(tmp_path, "extract")
    assert again.returncode == 0
    assert "read" not in again.stdout


def test_the_page_shows_the_advisers_words_with_the_banner(demo: Path) -> None:
    settings = read_settings({"ONRECORD_DATA": str(demo / "data-demo")}, demo)
    client = create_app(settings).test_client()
    page = client.get(f"/?topic={TREATY}&government=KR&stance=condemn")
    assert page.status_code == 200
    assert "규탄" in page.text
    assert "constructed" in page.text.lower()


def test_the_crawl_tells_what_the_sites_refused(demo: Path) -> None:
    archive = demo / "data-demo" / "archive"
    index = "".join(path.read_text() for path in archive.rglob("*.cdxj"))
    assert '"status": "301"' in index
    assert '"status": "404"' in index
    assert "/robots.txt" in index
