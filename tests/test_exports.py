"""What leaves the house can be verified by others, and comes back the same."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import bagit
import pytest

from tests.commands import OnRecord
from tests.scripted import ScriptedSites

STATE = "us-state:department-press-briefing-june-20-2024"


@pytest.fixture(scope="module")
def onrecord(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnRecord]:
    """An archive of two sources, each page looked at twice."""
    with ScriptedSites() as sites:
        onrecord = OnRecord(tmp_path_factory.mktemp("exports"), sites.address)
        onrecord("collect", "us-state", "ru-mid")
        onrecord("capture", "us-state", "--again")
        yield onrecord


def validate(path: Path) -> str:
    """What the `wacz` library's own command says of a file."""
    run = subprocess.run(
        [sys.executable, "-m", "wacz", "validate", "-f", str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return run.stdout.strip().splitlines()[-1] if run.stdout else run.stderr


def test_a_wacz_of_a_source_is_valid(onrecord: OnRecord, tmp_path: Path) -> None:
    told = onrecord("export", "wacz", str(tmp_path / "x.wacz"), "--source", "us-state")
    assert (told.status, "captures" in told.out) == (0, True), told.err
    assert validate(tmp_path / "x.wacz") == "Validation succeeded, the passed WACZ is valid"


def test_a_wacz_lists_its_pages_by_title(onrecord: OnRecord, tmp_path: Path) -> None:
    onrecord("export", "wacz", str(tmp_path / "x.wacz"), "--document", STATE)
    with zipfile.ZipFile(tmp_path / "x.wacz") as zipped:
        lines = zipped.read("pages/pages.jsonl").decode().splitlines()
    titles = [json.loads(line)["title"] for line in lines[1:]]
    assert titles == ["Department Press Briefing – June 20, 2024"]


def test_a_wacz_comes_back_byte_for_byte(onrecord: OnRecord, tmp_path: Path) -> None:
    onrecord("export", "wacz", str(tmp_path / "x.wacz"), "--source", "us-state")
    other = OnRecord(tmp_path / "other")
    assert " imported" in other("import", str(tmp_path / "x.wacz")).out
    mine = {one.capture.url: one.payload for one in onrecord.kept("us-state")}
    theirs = {one.capture.url: one.payload for one in other.kept("us-state")}
    assert theirs
    assert all(mine[url] == payload for url, payload in theirs.items())


def test_nothing_selected_and_nothing_overwritten(onrecord: OnRecord, tmp_path: Path) -> None:
    output = tmp_path / "x.wacz"
    told = onrecord("export", "wacz", str(output), "--until", "2001-01-01")
    assert (told.status, "holds none" in told.err, output.exists()) == (3, True, False)
    output.write_bytes(b"mine")
    told = onrecord("export", "wacz", str(output))
    assert (told.status, output.read_bytes()) == (3, b"mine")
    assert "isn't overwritten" in told.err


def test_a_bag_is_valid_and_holds_what_was_read(onrecord: OnRecord, tmp_path: Path) -> None:
    told = onrecord("export", "bag", str(tmp_path / "bag"), "--source", "ru-mid")
    assert told.status == 0, told.err
    bag = bagit.Bag(str(tmp_path / "bag"))
    assert bag.validate()
    assert "Captures of ru-mid" in bag.info["External-Description"]
    names = {path.name for path in (tmp_path / "bag" / "data").iterdir()}
    assert names == {"ru-mid.warc.gz", "ru-mid.cdxj", "statements.jsonl"}
    rows = (tmp_path / "bag/data/statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert rows
    assert {json.loads(row)["source"] for row in rows} == {"ru-mid"}


def test_statements_come_with_their_evidence(onrecord: OnRecord) -> None:
    rows = [json.loads(line) for line in onrecord("export", "statements").out.splitlines()]
    assert {row["source"] for row in rows} == {"us-state", "ru-mid"}
    assert all(row["digest"].startswith("sha1:") and row["warc"] for row in rows)
    chosen = onrecord("export", "statements", "--document", STATE).out.splitlines()
    assert {json.loads(line)["document"] for line in chosen} == {STATE}


def test_statements_as_csv_have_the_same_rows(onrecord: OnRecord) -> None:
    told = onrecord("export", "statements", "--source", "ru-mid", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert rows
    assert {row["source"] for row in rows} == {"ru-mid"}


def test_fixity_of_an_archive_that_nobody_touched(onrecord: OnRecord) -> None:
    told = onrecord("fixity")
    assert (told.status, "0 refused" in told.out) == (0, True)


def test_fixity_names_the_damaged_record(onrecord: OnRecord, tmp_path: Path) -> None:
    other = OnRecord(tmp_path)
    onrecord("export", "wacz", str(tmp_path / "x.wacz"), "--source", "ru-mid")
    other("import", str(tmp_path / "x.wacz"))
    [file] = (tmp_path / "archive" / "ru-mid").glob("*.warc.gz")
    kept = other.kept("ru-mid")[2].capture
    data = bytearray(file.read_bytes())
    data[kept.offset + 60] ^= 0xFF
    file.write_bytes(data)
    told = other("fixity", "--json")
    assert told.status == 1
    assert f"byte {kept.offset:,}" in told.err
    assert json.loads(told.out.splitlines()[0])["offset"] == kept.offset
