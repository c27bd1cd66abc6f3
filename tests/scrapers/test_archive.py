"""The archive keeps what was served, and loses nothing to a kill."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from scrapers.archive import Archive
from scrapers.errors import ArchiveBusy, ArchiveDamaged, NotAPage
from scrapers.payload import payload_digest, unpack
from scrapers.warc_index import index_of

AT = datetime(2024, 6, 20, 8, 30, 5, tzinfo=UTC)
KOREAN = "<p>규탄한다</p>".encode("euc-kr")


def keep(archive: Archive, *bodies: bytes, source: str = "kr-mofa") -> None:
    with archive.writer(source) as file:
        for number, body in enumerate(bodies):
            file.response(
                f"https://www.mofa.go.kr/view.do?seq={number}",
                "200 OK",
                [("Content-Type", "text/html; charset=EUC-KR")],
                body,
                asked=[("User-Agent", "OnRecord")],
                at=AT,
            )


def test_what_was_served_comes_back_byte_for_byte(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, KOREAN)
    [file] = archive.files("kr-mofa")
    [kept] = archive.replay(file)
    assert kept.body() == KOREAN
    assert kept.capture.media_type == "text/html; charset=EUC-KR"
    assert kept.capture.fetched_at == AT
    assert kept.capture.digest == payload_digest(KOREAN)


def test_a_capture_is_read_at_its_offset(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, b"<p>one</p>", b"<p>two</p>", b"<p>three</p>")
    [file] = archive.files("kr-mofa")
    captures = [kept.capture for kept in archive.replay(file)]
    assert archive.read(captures[1]).payload == b"<p>two</p>"


def test_a_replay_goes_on_after_the_last_capture_that_is_known(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, b"<p>one</p>", b"<p>two</p>", b"<p>three</p>")
    [file] = archive.files("kr-mofa")
    first, *others = [kept.capture for kept in archive.replay(file)]
    assert [kept.capture for kept in archive.replay(file, after=first.offset)] == others


def test_the_index_names_file_offset_and_digest(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, KOREAN)
    [line] = archive.index("kr-mofa")
    assert line["key"] == "kr,go,mofa)/view.do?seq=0"
    assert line["timestamp"] == "20240620083005"
    assert line["digest"] == payload_digest(KOREAN)


def test_the_request_is_kept_beside_its_answer(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, KOREAN)
    [file] = archive.files("kr-mofa")
    records = gzip.decompress(file.read_bytes()).decode("latin-1")
    assert "GET /view.do?seq=0 HTTP/1.1" in records
    assert "User-Agent: OnRecord" in records
    assert "WARC/1.1" in records


@pytest.mark.parametrize("share", [0.01, 0.2, 0.4, 0.6, 0.8, 0.99])
def test_a_file_that_a_kill_left_open_keeps_its_whole_records(tmp_path: Path, share: float) -> None:
    keep(Archive(tmp_path / "whole"), *(b"<p>%d</p>" % number for number in range(20)))
    [whole] = Archive(tmp_path / "whole").files("kr-mofa")
    offsets = [kept.capture.offset for kept in Archive(tmp_path / "whole").replay(whole)]
    data = whole.read_bytes()
    cut = int(len(data) * share)
    torn = tmp_path / "torn" / "kr-mofa" / f"{whole.name}.open"
    torn.parent.mkdir(parents=True)
    torn.write_bytes(data[:cut])
    mended = Archive(tmp_path / "torn")
    mended.mend("kr-mofa")
    found = [kept.payload for file in mended.files("kr-mofa") for kept in mended.replay(file)]
    expected = max(sum(offset < cut for offset in offsets) - 1, 0)
    assert found[:expected] == [b"<p>%d</p>" % number for number in range(expected)]
    assert len(found) - expected in (0, 1)
    assert not list(torn.parent.glob("*.open"))


def test_a_run_without_captures_leaves_no_file(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive)
    assert [file.name for file in (tmp_path / "kr-mofa").iterdir()] == [".lock"]


def test_two_runs_never_write_at_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with archive.writer("kr-mofa"), pytest.raises(ArchiveBusy, match="another run"):
        archive.writer("kr-mofa")
    keep(archive, KOREAN)
    assert len(archive.files("kr-mofa")) == 1


def test_a_damaged_file_is_told_with_its_name(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, KOREAN, KOREAN)
    [file] = archive.files("kr-mofa")
    file.write_bytes(b"\x00" * 40 + file.read_bytes())
    with pytest.raises(ArchiveDamaged, match=file.name):
        list(archive.replay(file))


def test_one_damaged_record_costs_no_other(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, b"<p>one</p>", b"<p>two</p>", b"<p>three</p>")
    [file] = archive.files("kr-mofa")
    second = [kept.capture.offset for kept in archive.replay(file)][1]
    data = bytearray(file.read_bytes())
    data[second + 20 : second + 60] = bytes(40)
    file.write_bytes(data)
    told: list[ArchiveDamaged] = []
    found = [kept.payload for kept in archive.replay(file, damaged=told.append)]
    assert found == [b"<p>one</p>", b"<p>three</p>"]
    assert [f"byte {second}" in str(error) for error in told] == [True]


def test_a_lost_index_is_made_anew(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, KOREAN)
    before = list(archive.index("kr-mofa"))
    for index in (tmp_path / "kr-mofa").glob("*.cdxj"):
        index.unlink()
    assert list(archive.index("kr-mofa")) == before


LATER = datetime(2024, 6, 27, 8, 30, 5, tzinfo=UTC)
ADDRESS = "https://www.mofa.go.kr/view.do?seq=0"


def assert_indexed_as_read(archive: Archive, source: str) -> None:
    """The lines noted while records are written are those that reading them gives."""
    for file in archive.files(source):
        written = file.with_name(file.name.replace(".warc.gz", ".cdxj")).read_text("utf-8")
        assert written == index_of(file, file.name) != ""


def revisit(archive: Archive, status: str) -> None:
    visit = archive.visits("kr-mofa")[ADDRESS]
    with archive.writer("kr-mofa") as file:
        file.revisit(
            ADDRESS, status, [("ETag", '"a"')], visit.digest,
            asked=[("If-None-Match", '"a"')], at=LATER, since=visit.last, told={"via": "list"},
        )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "profile"),
    [("304 Not Modified", "server-not-modified"), ("200 OK", "identical-payload-digest")],
)
def test_an_unchanged_page_is_kept_as_a_revisit(tmp_path: Path, status: str, profile: str) -> None:
    archive = Archive(tmp_path)
    keep(archive, KOREAN)
    revisit(archive, status)
    record = gzip.decompress(archive.files("kr-mofa")[1].read_bytes()).decode("latin-1")
    assert f"WARC-Profile: http://netpreserve.org/warc/1.1/revisit/{profile}" in record
    assert f"WARC-Refers-To-Target-URI: {ADDRESS}" in record
    assert "WARC-Refers-To-Date: 2024-06-20T08:30:05Z" in record
    assert "via: list" in record
    assert_indexed_as_read(archive, "kr-mofa")


def test_a_revisit_is_read_as_what_it_refers_to(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, KOREAN)
    revisit(archive, "304 Not Modified")
    [kept] = archive.replay(archive.files("kr-mofa")[1])
    assert (kept.body(), kept.capture.status, kept.capture.fetched_at) == (KOREAN, 200, LATER)
    assert archive.read(kept.capture) == kept


def test_a_visit_tells_first_and_last_and_where_the_words_are(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, KOREAN)
    revisit(archive, "304 Not Modified")
    visit = archive.visits("kr-mofa")[ADDRESS]
    assert (visit.first, visit.last, visit.status) == (AT, LATER, 200)
    assert archive.at("kr-mofa", visit.warc, visit.offset).body() == KOREAN


def test_a_second_revisit_refers_to_the_capture_that_holds_the_words(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, KOREAN)
    revisit(archive, "304 Not Modified")
    assert archive.visits("kr-mofa")[ADDRESS].kept_at == AT


def test_an_old_capture_that_came_late_is_not_the_newest(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, KOREAN)
    with archive.writer("kr-mofa") as file:
        old = datetime(2019, 1, 1, tzinfo=UTC)
        file.response(ADDRESS, "200 OK", [], b"<p>old</p>", asked=[], at=old)
    assert archive.held("kr-mofa")[ADDRESS] == payload_digest(KOREAN)


def test_a_missing_file_is_told_with_the_address_it_held(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, KOREAN)
    [file] = archive.files("kr-mofa")
    [kept] = archive.replay(file)
    file.unlink()
    with pytest.raises(ArchiveDamaged, match="seq=0"):
        archive.read(kept.capture)


def test_held_gives_the_digest_of_the_newest_capture(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, b"<p>first</p>")
    keep(archive, b"<p>edited</p>")
    assert archive.held("kr-mofa") == {
        "https://www.mofa.go.kr/view.do?seq=0": payload_digest(b"<p>edited</p>")
    }


def test_a_resource_keeps_the_row_it_came_as(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    row = json.dumps({"id": "x:1", "text": "сожалеем"}).encode()
    with archive.writer("corpus") as file:
        file.resource("urn:onrecord:x:1", row, "application/json", at=AT)
    [kept] = archive.replay(archive.files("corpus")[0])
    assert_indexed_as_read(archive, "corpus")
    assert (kept.payload, kept.capture.media_type) == (row, "application/json")


def test_gzip_is_unpacked() -> None:
    assert unpack(gzip.compress(KOREAN), "gzip", "u") == KOREAN


def test_brotli_is_unpacked_as_a_browser_kept_it() -> None:
    assert unpack(brotli.compress(KOREAN), "br", "u") == KOREAN


def test_a_cut_or_endless_brotli_is_refused() -> None:
    with pytest.raises(NotAPage, match="cut off"):
        unpack(brotli.compress(KOREAN * 100)[:-5], "br", "https://www.mofa.go.kr/")
    with pytest.raises(NotAPage, match="over 64 MB"):
        unpack(brotli.compress(bytes(70_000_000), quality=1), "br", "https://www.mofa.go.kr/")


def test_a_cut_gzip_is_refused() -> None:
    with pytest.raises(NotAPage, match="cut off"):
        unpack(gzip.compress(KOREAN * 100)[:-20], "gzip", "https://www.mofa.go.kr/")


def test_a_gzip_bomb_is_refused() -> None:
    bomb = gzip.compress(bytes(70_000_000), compresslevel=1)
    with pytest.raises(NotAPage, match="over 64 MB"):
        unpack(bomb, "gzip", "https://www.mofa.go.kr/")


def test_an_unknown_compression_is_refused() -> None:
    with pytest.raises(NotAPage, match="'zstd'"):
        unpack(b"x", "zstd", "https://www.mofa.go.kr/")
