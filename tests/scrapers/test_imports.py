"""What others captured comes into the archive whole, once, and never harms it."""

import gzip
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scrapers.archive import Archive, Kept
from scrapers.imports import Import
from scrapers.model import Tally
from scrapers.payload import payload_digest
from scrapers.warc_index import index_of

URL = "https://mid.ru/ru/foreign_policy/news/1957862/"
OTHER = "https://mid.ru/ru/foreign_policy/news/1957340/"
PAGE = "<html><body><h1>Брифинг</h1><p>Мы осуждаем.</p></body></html>".encode()
DATE = "2024-06-20T08:30:05Z"


def a_warc(
    *captures: tuple[str, bytes], is_gzip: bool = True, version: str = "1.1", **headers: str
) -> bytes:
    """A WARC file as a crawler writes it: each answer followed by its request."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=is_gzip, warc_version=version)
    writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "Crawler/1.0"}))
    for url, body in captures:
        kinds = {"Content-Type": "text/html; charset=utf-8"}
        kinds |= {name.replace("_", "-"): value for name, value in headers.items()}
        http = StatusAndHeaders("200 OK", list(kinds.items()), protocol="HTTP/1.1")
        dates = {"WARC-Date": DATE}
        answer = writer.create_warc_record(
            url, "response", BytesIO(body), len(body), http_headers=http, warc_headers_dict=dates
        )
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "mid.ru")], is_http_request=True)
        id = answer.rec_headers.get_header("WARC-Record-ID")
        request = writer.create_warc_record(
            url, "request", http_headers=asked,
            warc_headers_dict={**dates, "WARC-Concurrent-To": id},
        )  # fmt: skip
        writer.write_record(answer)
        writer.write_record(request)
    return stream.getvalue()


def bring(folder: Path, path: Path, **options: str) -> Tally:
    with Import(Archive(folder / "archive"), lambda tally: None, **options) as run:
        return run.path(path)


def bring_bytes(folder: Path, data: bytes, name: str = "crawl.warc.gz") -> Tally:
    (folder / name).write_bytes(data)
    return bring(folder, folder / name)


def kept(folder: Path, source: str = "ru-mid") -> list[Kept]:
    archive = Archive(folder / "archive")
    return [one for file in archive.files(source) for one in archive.replay(file)]


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("form", ["by record", "as a whole", "plain"])
def test_a_warc_of_any_form_comes_in_as_it_was(tmp_path: Path, form: str, version: str) -> None:
    data = a_warc((URL, PAGE), (OTHER, PAGE + b"!"), is_gzip=form == "by record", version=version)
    data = gzip.compress(data) if form == "as a whole" else data
    name = "crawl.warc" if form == "plain" else "crawl.warc.gz"
    tally = bring_bytes(tmp_path, data, name)
    assert (tally.counts, tally.refusals) == ({"imported": 2}, [])
    first, second = kept(tmp_path)
    assert (first.capture.url, first.body()) == (URL, PAGE)
    assert (second.capture.url, second.body()) == (OTHER, PAGE + b"!")
    assert first.capture.fetched_at.isoformat() == "2024-06-20T08:30:05+00:00"
    [file] = (tmp_path / "archive" / "ru-mid").glob("*.warc.gz")
    assert file.with_name(first.capture.warc.replace(".warc.gz", ".cdxj")).read_text(
        encoding="utf-8"
    ) == index_of(file, file.name)


def test_the_request_comes_with_its_answer(tmp_path: Path) -> None:
    bring_bytes(tmp_path, a_warc((URL, PAGE)))
    [file] = Archive(tmp_path / "archive").files("ru-mid")
    assert b"GET / HTTP/1.1" in gzip.decompress(file.read_bytes())


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    data = a_warc((URL, PAGE), (OTHER, PAGE))
    bring_bytes(tmp_path, data)
    assert bring_bytes(tmp_path, data).counts == {"held already": 2}
    assert len(kept(tmp_path)) == 2


def test_pages_that_no_source_reads_are_counted_and_left(tmp_path: Path) -> None:
    tally = bring_bytes(tmp_path, a_warc(("https://example.org/", PAGE), (URL, PAGE)))
    assert (tally.counts, tally.refusals) == ({"of other pages": 1, "imported": 1}, [])


def test_only_the_asked_source_is_taken(tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").write_bytes(a_warc((URL, PAGE)))
    tally = bring(tmp_path, tmp_path / "x.warc.gz", source="us-state")
    assert tally.counts == {"of other pages": 1}


def test_a_listing_page_comes_in_too(tmp_path: Path) -> None:
    listing = "https://mid.ru/ru/foreign_policy/news/?PAGEN_1=2"
    assert bring_bytes(tmp_path, a_warc((listing, PAGE))).counts == {"imported": 1}


def test_chunks_kept_as_they_came_are_joined_when_read(tmp_path: Path) -> None:
    half = len(PAGE) // 2
    parts = (PAGE[:half], PAGE[half:], b"")
    raw = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    bring_bytes(tmp_path, a_warc((URL, raw), Transfer_Encoding="chunked"))
    assert kept(tmp_path)[0].body() == PAGE


def test_an_address_in_angle_brackets_is_one(tmp_path: Path) -> None:
    data = a_warc((URL, PAGE), is_gzip=False).replace(URL.encode(), f"<{URL}>".encode())
    assert bring_bytes(tmp_path, data, "wget.warc").counts == {"imported": 1}
    assert kept(tmp_path)[0].capture.url == URL


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9, 0.99])
@pytest.mark.parametrize("is_gzip", [True, False])
def test_a_broken_tail_costs_only_itself(tmp_path: Path, share: float, is_gzip: bool) -> None:
    addresses = [f"https://mid.ru/ru/foreign_policy/news/19578{n:02}/" for n in range(20)]
    data = a_warc(*((url, PAGE + url.encode()) for url in addresses), is_gzip=is_gzip)
    tally = bring_bytes(tmp_path, data[: int(len(data) * share)], f"x.warc{'.gz' * is_gzip}")
    count = tally.counts["imported"]
    assert abs(count - 20 * share) <= 2
    assert [one.capture.url for one in kept(tmp_path)] == addresses[:count]


def test_damage_in_the_middle_costs_only_what_it_hits(tmp_path: Path) -> None:
    addresses = [f"https://mid.ru/ru/foreign_policy/news/19578{n:02}/" for n in range(20)]
    data = bytearray(a_warc(*((url, PAGE + url.encode()) for url in addresses)))
    middle = len(data) // 2
    data[middle : middle + 40] = b"\xff" * 40
    tally = bring_bytes(tmp_path, bytes(data))
    assert tally.counts["imported"] >= 18
    assert tally.refusals
    assert "crawl.warc.gz, byte" in tally.refusals[0].where


def test_rubbish_behind_the_last_record_is_told(tmp_path: Path) -> None:
    tally = bring_bytes(tmp_path, a_warc((URL, PAGE), is_gzip=False) + b"rubbish", "x.warc")
    assert (tally.counts, len(tally.refusals)) == ({"imported": 1}, 1)


@pytest.mark.parametrize(
    "data", [b"", b"not a warc", b"\x1f\x8b\x08" + bytes(50), b"WARC/1.1\r\n" * 5]
)
def test_what_is_no_warc_brings_nothing_in(tmp_path: Path, data: bytes) -> None:
    assert bring_bytes(tmp_path, data, "x.warc.gz").counts == {}
    assert Archive(tmp_path / "archive").sources() == []


def test_a_bomb_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\n"
    head += f"WARC-Date: {DATE}\r\nContent-Length: 300000000\r\n\r\n"
    with gzip.open(tmp_path / "bomb.warc.gz", "wb", compresslevel=1) as stream:
        stream.write(head.encode())
        for _ in range(300):
            stream.write(bytes(1_000_000))
    tally = bring(tmp_path, tmp_path / "bomb.warc.gz")
    assert "a record of 300,000" in tally.refusals[0].reason


def revisit_of(digest: str) -> bytes:
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True)
    dates = {"WARC-Date": "2024-06-27T08:30:05Z"}
    http = StatusAndHeaders("304 Not Modified", [], protocol="HTTP/1.1")
    record = writer.create_revisit_record(
        URL, digest, URL, DATE, http_headers=http, warc_headers_dict=dates
    )
    writer.write_record(record)
    return stream.getvalue()


def test_a_revisit_is_read_as_the_page_that_it_refers_to(tmp_path: Path) -> None:
    bring_bytes(tmp_path, a_warc((URL, PAGE)) + revisit_of(payload_digest(PAGE)))
    assert [one.body() for one in kept(tmp_path)] == [PAGE, PAGE]


def test_a_revisit_of_what_is_not_held_is_refused(tmp_path: Path) -> None:
    tally = bring_bytes(tmp_path, revisit_of(payload_digest(b"never seen")))
    assert "isn't held" in tally.refusals[0].reason


# WACZ


def test_a_wacz_comes_in_whatever_its_names_say(tmp_path: Path) -> None:
    path = tmp_path / "x.wacz"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("archive/data.warc.gz", a_warc((URL, PAGE)))
        zipped.writestr("archive/../../../evil.warc.gz", a_warc((OTHER, PAGE)))
        zipped.writestr("datapackage.json", "{}")
    assert bring(tmp_path, path).counts == {"imported": 2}
    assert not list(tmp_path.parent.glob("evil*"))


@pytest.mark.parametrize("data", [b"no zip", b""])
def test_a_broken_wacz_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.wacz").write_bytes(data)
    assert "can't be read" in bring(tmp_path, tmp_path / "x.wacz").refusals[0].reason


def test_a_wacz_without_captures_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.wacz", "w") as zipped:
        zipped.writestr("datapackage.json", "{}")
    assert "without a WARC" in bring(tmp_path, tmp_path / "x.wacz").refusals[0].reason


# Saved pages

WAYS = {
    "chrome": f"<!DOCTYPE html>\n<!-- saved from url=(0046){URL} -->\n",
    "ours": f"<!-- saved from {URL} -->",
    "singlefile": f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {URL} \n"
    " saved date: Thu Jun 20 2024 13:00:00 GMT+0900 (Korean Standard Time)\n-->",
    "canonical": f'<link rel="canonical" href="{URL}">',
    "og": f'<meta property="og:url" content="{URL}">',
}


@pytest.mark.parametrize("way", WAYS)
def test_a_saved_page_tells_its_address(tmp_path: Path, way: str) -> None:
    (tmp_path / "page.html").write_bytes(WAYS[way].encode() + PAGE)
    assert bring(tmp_path, tmp_path / "page.html").counts == {"imported": 1}
    [one] = kept(tmp_path)
    assert one.capture.url == URL
    if way == "singlefile":
        assert one.capture.fetched_at.isoformat() == "2024-06-20T04:00:00+00:00"


def test_a_page_without_an_address_asks_for_it(tmp_path: Path) -> None:
    (tmp_path / "page.htm").write_bytes(PAGE)
    assert "give --url" in bring(tmp_path, tmp_path / "page.htm").refusals[0].reason
    assert bring(tmp_path, tmp_path / "page.htm", url=URL).counts == {"imported": 1}


def test_a_page_of_no_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"<!-- saved from https://example.org/x -->" + PAGE)
    tally = bring(tmp_path, tmp_path / "page.html")
    assert "isn't the address of a page of a source" in tally.refusals[0].reason


def test_mhtml_is_unpacked(tmp_path: Path) -> None:
    body = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\n"
        "Date: Thu, 20 Jun 2024 04:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: {URL}\r\n\r\n{PAGE.decode()}\r\n--b--\r\n"
    )
    (tmp_path / "page.mhtml").write_bytes(body.encode())
    assert bring(tmp_path, tmp_path / "page.mhtml").counts == {"imported": 1}
    assert PAGE in kept(tmp_path)[0].body() + b"\n"


def test_an_unknown_kind_of_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(b"%PDF")
    assert "wanted a file that ends in" in bring(tmp_path, tmp_path / "page.pdf").refusals[0].reason
