"""How fast the archive is, as ratios to zlib and BeautifulSoup in one run (`make bench`).

The pages are real ones of en.kremlin.ru where they are beside the project, else the replica's
constructed ones, which are a tenth as long; each is made another by its number. How many records
are written may be given: `python -m tests.bench_archive 5000`."""

import json
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from bs4 import BeautifulSoup

from indexer.extract import in_order, read_capture, workers
from scrapers.archive import Archive, Kept
from scrapers.page import Page
from scrapers.registry import source
from scrapers.replica.answers import answers, find
from scrapers.replica.sites import load_sites
from scrapers.warc_fixity import verify
from tests.conftest import SHARED_DATA

RECORDS = 50_000
READ = 2_000  # pages that are read, and parsed whole
SOURCE = "ru-kremlin-en"
GZIP_LEVEL, GZIP = 9, 31  # as warcio writes its members
START = datetime(2024, 1, 1, tzinfo=UTC)


def bodies() -> list[bytes]:
    """The pages that are written again and again."""
    folder = SHARED_DATA / "kremlin_pages"
    if folder.is_dir():
        rows = json.loads((folder / "MANIFEST.json").read_text(encoding="utf-8"))
        return [(folder / row["file"]).read_bytes() for row in rows if row["kind"] == "article"]
    site = next(site for site in load_sites() if site.id == SOURCE)
    table = answers([site])
    return [find(table, site.host, page.path).body for page in site.pages]


def pages(count: int) -> Iterator[tuple[str, bytes]]:
    """(address, body) of so many pages of one source."""
    for number, body in enumerate(islice(cycle(bodies()), count)):
        url = f"http://en.kremlin.ru/events/president/news/{number}"
        yield url, body.replace(b"</body>", b"<!-- %d --></body>" % number)


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def write(archive: Archive, count: int) -> None:
    """Captures of so many pages, as a crawl keeps them."""
    with archive.writer(SOURCE) as file:
        for number, (url, body) in enumerate(pages(count)):
            headers = [("Content-Type", "text/html; charset=utf-8")]
            at = START + timedelta(seconds=number)
            file.response(url, "200 OK", headers, body, asked=[("Host", "en.kremlin.ru")], at=at)


def deflate(file: Path, count: int) -> None:
    """The same pages by zlib alone, a gzip member each."""
    with file.open("wb") as stream:
        for _, body in pages(count):
            packer = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, GZIP)
            stream.write(packer.compress(body) + packer.flush())


def inflate(file: Path) -> None:
    """Every member of a file by zlib alone."""
    data = memoryview(file.read_bytes())
    while data:
        unpacker = zlib.decompressobj(GZIP)
        unpacker.decompress(data[: 1 << 20])
        used = min(len(data), 1 << 20) - len(unpacker.unused_data)
        data = data[used:]


def kept(archive: Archive) -> Iterator[Kept]:
    """Everything in the archive."""
    for file in archive.files(SOURCE):
        yield from archive.replay(file)


def read(one: Kept) -> int:
    """A page read by its source, without what is then found in its text."""
    url, kind = one.capture.url, one.capture.media_type
    page = Page.from_bytes(url, one.body(), content_type=kind, language="en")
    return len(source(SOURCE).read(page).text)


def parse(body: bytes) -> int:
    """A page parsed whole by the peer."""
    return len(BeautifulSoup(body, "lxml").get_text())


def show(name: str, count: int, took: float, peer: str = "", other: float = 0.0) -> None:
    """A rate, and its ratio to the peer's."""
    ratio = f"  {other / took:5.2f} x {peer}" if peer else ""
    print(f"{name:<34} {count / took:10,.0f} /s{ratio}", flush=True)


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    print(f"{count:,} records, {sum(map(len, bodies())) / len(bodies()):,.0f} bytes a page")
    with tempfile.TemporaryDirectory() as folder, workers() as pool:
        archive, plain = Archive(Path(folder)), Path(folder) / "plain.gz"
        deflating = seconds(lambda: deflate(plain, count))
        show("WARC write", count, seconds(lambda: write(archive, count)), "zlib", deflating)
        inflating = seconds(lambda: inflate(plain))
        reading = seconds(lambda: sum(1 for _ in kept(archive)))
        show("WARC read", count, reading, "zlib", inflating)
        files = archive.files(SOURCE)
        show("fixity", count, seconds(lambda: [verify(file) for file in files]))
        look_ups(archive, count)
        show("extraction (all cores)", count, seconds(lambda: extract(pool, kept(archive))))
        some = list(islice(kept(archive), READ))
        reading = seconds(lambda: list(pool.map(read, some, chunksize=20)))
        parsing = seconds(lambda: list(pool.map(parse, [one.body() for one in some], chunksize=20)))
        show("pages read", len(some), reading, "bs4+lxml", parsing)
        show(
            "pages read and described",
            len(some),
            seconds(lambda: extract(pool, some)),
            "bs4+lxml",
            parsing,
        )


def look_ups(archive: Archive, count: int) -> None:
    """The index read once, then addresses looked up in it."""
    began = time.perf_counter()
    visits = archive.visits(SOURCE)
    show("CDXJ lines read", count, time.perf_counter() - began)
    wanted = [url for url, _ in islice(pages(count), 1_000)]
    took = seconds(lambda: [archive.at(SOURCE, visits[u].warc, visits[u].offset) for u in wanted])
    show("look-up with its payload", len(wanted), took)


def extract(pool: ProcessPoolExecutor, captures: Iterable[Kept]) -> int:
    """Read captures into statements, on all cores."""
    return sum(1 for _ in in_order(pool, read_capture, captures))


if __name__ == "__main__":
    main()
