"""Every change to what the archive keeps is found, and the record is named."""

import gzip
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scrapers.archive import Archive
from scrapers.payload import payload_digest
from scrapers.warc_fixity import unresolved, verify

AT = datetime(2024, 6, 20, 8, 30, 5, tzinfo=UTC)
HEADERS = [("Content-Type", "text/html")]


def address(number: int) -> str:
    return f"https://www.mofa.go.kr/view.do?seq={number}"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Responses with requests and metadata, a revisit, a resource."""
    archive = Archive(tmp_path)
    with archive.writer("kr-mofa") as file:
        for number in range(6):
            body = f"<p>{number} 규탄한다</p>".encode() * 50
            file.response(
                address(number), "200 OK", HEADERS, body, asked=[("Host", "x")], at=AT,
                told={"via": "list"},
            )  # fmt: skip
        digest = payload_digest("<p>1 규탄한다</p>".encode() * 50)
        file.revisit(
            address(1), "304 Not Modified", [], digest, asked=[], at=AT, since=AT, told={"a": "b"}
        )
        file.resource("urn:onrecord:x:1", b"{}", "application/json", at=AT)
    return archive


def only(archive: Archive) -> Path:
    [file] = archive.files("kr-mofa")
    return file


def test_an_untouched_archive_has_no_fault(archive: Archive) -> None:
    found = verify(only(archive))
    assert (found.faults, found.records) == ([], 1 + 6 * 3 + 3 + 1)
    assert list(unresolved([found])) == []


@pytest.mark.parametrize("seed", range(60))
def test_a_flipped_byte_is_found_and_its_record_named(archive: Archive, seed: int) -> None:
    file, chance = only(archive), random.Random(seed)
    data = bytearray(file.read_bytes())
    offsets = [int(line["offset"]) for line in archive.index("kr-mofa")]
    first = chance.choice(offsets) + 10  # behind the gzip header, which holds no content
    place = chance.randint(first, first + 100)
    data[place] ^= 1 << chance.randint(0, 7)
    file.write_bytes(data)
    faults = verify(file).faults
    assert faults
    assert any(fault.offset <= place for fault in faults)
    assert len({fault.offset for fault in faults}) <= 2


def test_what_stands_behind_damage_is_still_verified(archive: Archive) -> None:
    file = only(archive)
    data = bytearray(file.read_bytes())
    second, later = (int(line["offset"]) for line in list(archive.index("kr-mofa"))[1:3])
    for offset in (second, later):
        data[offset + 40 : offset + 50] = bytes(10)
    file.write_bytes(data)
    assert {fault.offset for fault in verify(file).faults} == {second, later}


def test_a_record_rewritten_with_a_valid_compression_is_found(archive: Archive) -> None:
    file = only(archive)
    data = file.read_bytes()
    lines = sorted(archive.index("kr-mofa"), key=lambda line: int(line["offset"]))
    start = int(lines[0]["offset"])
    end = start + int(lines[0]["length"])
    forged = gzip.compress(gzip.decompress(data[start:end]).replace(b"<p>0", b"<p>9", 1))
    file.write_bytes(data[:start] + forged + data[end:])
    reasons = " ".join(fault.reason for fault in verify(file).faults if fault.offset == start)
    assert "wanted block digest" in reasons
    assert "wanted payload digest" in reasons


def test_a_cut_file_is_found(archive: Archive) -> None:
    file = only(archive)
    file.write_bytes(file.read_bytes()[:-30])
    assert any("cut off" in fault.reason for fault in verify(file).faults)


def test_an_empty_file_is_found(archive: Archive) -> None:
    only(archive).write_bytes(b"")
    assert verify(only(archive)).faults


def test_an_index_that_lies_is_found(archive: Archive) -> None:
    [index] = (archive.folder / "kr-mofa").glob("*.cdxj")
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace("seq=3", "seq=9"), encoding="utf-8")
    assert any("the index says url" in fault.reason for fault in verify(only(archive)).faults)
    index.write_text("\n".join(text.splitlines()[1:]) + "\n", encoding="utf-8")
    assert any("the index lacks" in fault.reason for fault in verify(only(archive)).faults)
    index.unlink()
    assert any("can't be read" in fault.reason for fault in verify(only(archive)).faults)


def test_a_revisit_without_its_original_is_found(archive: Archive) -> None:
    with archive.writer("kr-mofa") as file:
        file.revisit(
            address(1), "304 Not Modified", [], payload_digest(b"?"), asked=[], at=AT, since=AT
        )
    found = [verify(one) for one in archive.files("kr-mofa")]
    [fault] = unresolved(found)
    assert (fault.url, "nowhere kept" in fault.reason) == (address(1), True)
