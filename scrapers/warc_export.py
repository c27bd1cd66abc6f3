"""Take captures out of the archive: as WARC files, as a WACZ, records copied byte for byte."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from wacz.main import main as wacz
from warcio.warcwriter import WARCWriter

from scrapers.archive import STAMP, Archive
from scrapers.errors import NothingToExport
from scrapers.model import document_id
from scrapers.registry import SOURCES
from scrapers.warc_index import index_of, write_index

Line = Mapping[str, str]


@dataclass(frozen=True)
class Selection:
    """Which captures are wanted; empty: all."""

    sources: tuple[str, ...] = ()
    since: date | None = None  # days of capture, UTC
    until: date | None = None
    document: str = ""

    def __str__(self) -> str:
        """In words, for a title."""
        what = self.document or ", ".join(self.sources) or "all sources"
        since = f" since {self.since}" if self.since else ""
        until = f" until {self.until}" if self.until else ""
        return f"Captures of {what}{since}{until}"

    def takes(self, source: str, line: Line) -> bool:
        """Whether a line of a source's index is one of it."""
        day = datetime.strptime(line["timestamp"][:14], STAMP).replace(tzinfo=UTC).date()
        if (self.since and day < self.since) or (self.until and day > self.until):
            return False
        return not self.document or _document(source, line["url"]) == self.document


@dataclass
class Exported:
    """What was taken out."""

    captures: int = 0
    left_out: int = 0  # rows of corpora, which no browser can replay
    files: list[Path] = field(default_factory=list)
    lines: list[tuple[str, Line]] = field(default_factory=list)  # (source, line of the index)


def _document(source: str, url: str) -> str | None:
    found = next((one for one in SOURCES if one.id == source), None)
    if found is None or url.startswith("urn:"):
        return url.removeprefix("urn:onrecord:")
    return document_id(found, url)


def export_warcs(
    archive: Archive, selection: Selection, folder: Path, *, replayable: bool = False
) -> Exported:
    """Write the selected captures into a folder, one WARC file a source, with its CDXJ index.

    Each comes with its request and metadata; what a revisit record refers to comes too. Raises
    NothingToExport when nothing is selected."""
    found = Exported()
    for source in selection.sources or archive.sources():
        lines = [line for line in archive.index(source) if selection.takes(source, line)]
        if replayable:
            kept = [line for line in lines if not line["url"].startswith("urn:")]
            found.left_out += len(lines) - len(kept)
            lines = kept
        if lines:
            _write(archive, source, lines, folder, found)
    if not found.captures:
        corpora = (
            f"; {found.left_out:,} rows of corpora can't be replayed" if found.left_out else ""
        )
        raise NothingToExport(f"{selection}: the archive holds none{corpora}")
    return found


def _write(
    archive: Archive, source: str, lines: Sequence[Line], folder: Path, found: Exported
) -> None:
    every = sorted(archive.index(source), key=_place)
    lines = _with_originals(lines, every)
    path = folder / f"{source}.warc.gz"
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        info = {"software": "On Record", "format": "WARC File Format 1.1"}
        writer.write_record(writer.create_warcinfo_record(path.name, info))
        for file, start, end in _stretches(lines, every):
            with (archive.folder / source / file).open("rb") as stream:
                stream.seek(start)
                out.write(stream.read() if end is None else stream.read(end - start))
    write_index(folder / f"{source}.cdxj", index_of(path, path.name))
    found.captures += len(lines)
    found.files.append(path)
    found.lines += [(source, line) for line in lines]


def _with_originals(lines: Sequence[Line], every: Sequence[Line]) -> list[Line]:
    """The captures, with those that revisits among them refer to, in the order of capture."""
    chosen = {_place(line): line for line in lines}
    wanted = {line["digest"] for line in lines if line.get("mime") == "warc/revisit"}
    for line in every:
        if line["digest"] in wanted and line.get("mime") != "warc/revisit":
            wanted.discard(line["digest"])
            chosen.setdefault(_place(line), line)
    return [chosen[place] for place in sorted(chosen)]


def _stretches(
    lines: Sequence[Line], every: Sequence[Line]
) -> Iterator[tuple[str, int, int | None]]:
    """(file, first byte, end) of each capture with the records that were written behind it."""
    following = {_place(line): _place(after) for line, after in pairwise(every)}
    for line in lines:
        file, start = _place(line)
        after = following.get((file, start))
        yield file, start, after[1] if after and after[0] == file else None


def _place(line: Line) -> tuple[str, int]:
    return line["filename"], int(line["offset"])


def export_wacz(
    archive: Archive,
    selection: Selection,
    output: Path,
    titles: Callable[[str, str], str | None],
) -> Exported:
    """Write the selected captures as a WACZ (https://specs.webrecorder.net/wacz/1.1.1/).

    `titles` gives a document's title by its source and address. Raises NothingToExport, also
    when the output exists already."""
    _refuse_existing(output)
    with TemporaryDirectory(dir=output.absolute().parent) as scratch:
        found = export_warcs(archive, selection, Path(scratch), replayable=True)
        pages = Path(scratch) / "pages.jsonl"
        pages.write_text("\n".join(_pages(found, titles)) + "\n", encoding="utf-8")
        made = Path(scratch) / "made.wacz"
        arguments = ["create", *map(str, found.files), "-o", str(made), "--copy-pages"]
        arguments += ["--pages", str(pages), "--title", str(selection), "--hash-type", "sha256"]
        said = io.StringIO()
        with redirect_stdout(said):
            status = wacz(arguments)
        if status:
            raise NothingToExport(f"{output}: no WACZ was made: {said.getvalue().strip()}")
        os.replace(made, output)
    return found


def _pages(found: Exported, titles: Callable[[str, str], str | None]) -> Iterator[str]:
    """The pages of a WACZ: documents first by their titles, then whatever else was captured."""
    yield json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "Pages"})
    for number, (source, line) in enumerate(found.lines):
        at = datetime.strptime(line["timestamp"][:14], STAMP)
        is_page = line.get("status", "200") == "200" and not line["url"].endswith("robots.txt")
        if is_page and line.get("mime") != "warc/revisit":
            title = titles(source, line["url"]) or urlsplit(line["url"]).path
            page = {"id": str(number), "url": line["url"], "ts": f"{at:%Y-%m-%dT%H:%M:%SZ}"}
            yield json.dumps({**page, "title": title}, ensure_ascii=False)


def _refuse_existing(output: Path) -> None:
    if output.exists():
        raise NothingToExport(f"{output}: exists already and isn't overwritten")
    if not output.absolute().parent.is_dir():
        raise NothingToExport(f"{output.absolute().parent}: no such folder")


def fill_bag(archive: Archive, selection: Selection, folder: Path) -> Exported:
    """Put the selected captures into a new folder, to be made a bag of."""
    _refuse_existing(folder)
    folder.mkdir()
    return export_warcs(archive, selection, folder)
