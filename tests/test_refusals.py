"""What can't be used is told with its place and reason, the run goes on, nothing half is kept."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexer.catalog import Catalog
from indexer.engines import Query, open_engine
from scrapers.archive import Archive
from tests.test_line import onrecord

GOOD = {
    "id": "x:1", "language": "en", "date": "2024-06-20", "title": "A statement", "government": "US",
    "text": "We strongly condemn the launch.\n\nWe call on Pyongyang to stop.",
}  # fmt: skip
STATE = "https://www.state.gov/briefings/department-press-briefing-june-20-2024/"


def rows(path: Path, *lines: bytes) -> Path:
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def as_line(**changes: object) -> bytes:
    return json.dumps(GOOD | changes).encode()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "x:2", "text": "cut o', "JSON"),
        (b"[1, 2]", "JSON object"),
        (as_line(text=None), "text"),
        (as_line(text=7), "text"),
        (as_line(id=""), "id"),
        (as_line(date="2024-02-30"), "2024-02-30"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_a_broken_row_is_told_and_the_others_go_in(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    file = rows(tmp_path / "texts.jsonl", as_line(), line, as_line(id="x:3"))
    run = onrecord(tmp_path, "import", str(file))
    assert run.returncode == 1
    assert "2 imported" in run.stdout
    assert "1 refused" in run.stdout
    assert "texts.jsonl, line 2" in run.stderr
    assert reason in run.stderr


def test_a_cut_gzip_corpus_is_told_and_its_whole_rows_are_kept(tmp_path: Path) -> None:
    lines = b"\n".join(
        as_line(id=f"x:{number}", text=f"We regret {number}.") for number in range(9_000)
    )
    (tmp_path / "texts.jsonl.gz").write_bytes(gzip.compress(lines)[:-2_000])
    run = onrecord(tmp_path, "import", "texts.jsonl.gz")
    assert run.returncode == 1
    assert "can't be read to its end" in run.stderr
    assert onrecord(tmp_path, "extract").returncode == 0
    assert onrecord(tmp_path, "index").returncode == 0
    assert open_engine(f"embedded:{tmp_path}/data-demo/index").search(Query()).total > 5_000


def test_an_unknown_kind_of_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(b"%PDF")
    run = onrecord(tmp_path, "import", "page.pdf")
    assert run.returncode == 1
    assert "page.pdf" in run.stderr


def test_importing_twice_keeps_a_row_once(tmp_path: Path) -> None:
    file = rows(tmp_path / "texts.jsonl", as_line())
    onrecord(tmp_path, "import", str(file))
    assert "1 held already" in onrecord(tmp_path, "import", str(file)).stdout


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (b"<html><body><p>moved</p></body></html>", {}, "expected"),
        (b"%PDF-1.7", {"Content-Type": "application/pdf"}, "application/pdf"),
        (gzip.compress(b"<html>" * 999, mtime=0)[:-9], {"Content-Encoding": "gzip"}, "cut off"),
        (b"", {}, "without a tag"),
    ],
)
def test_a_page_that_changed_is_told_and_others_are_read(
    tmp_path: Path, body: bytes, headers: dict[str, str], reason: str
) -> None:
    archive = Archive(tmp_path / "data-demo" / "archive")
    with archive.writer("us-state") as file:
        served = {"Content-Type": "text/html; charset=utf-8"} | headers
        at = datetime(2024, 6, 21, tzinfo=UTC)
        file.response(STATE, "200 OK", list(served.items()), body, asked=[], at=at)
    run = onrecord(tmp_path, "extract")
    assert run.returncode == 1
    assert STATE in run.stderr
    assert reason in run.stderr
    held = Catalog.open(f"sqlite:///{tmp_path}/data-demo/catalog.db")
    assert held.holdings() == ()


def test_an_unknown_source_is_told(tmp_path: Path) -> None:
    run = onrecord(tmp_path, "capture", "fr-elysee")
    assert run.returncode == 3
    assert "fr-elysee" in run.stderr


def test_an_empty_installation_explains_itself(tmp_path: Path) -> None:
    run = onrecord(tmp_path, "doctor")
    assert run.returncode == 3
    assert "onrecord extract" in run.stdout
    assert "onrecord index" in run.stdout
