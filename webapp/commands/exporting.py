"""export: take captures and statements out, as WACZ, BagIt, JSON lines or CSV."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

import bagit
import click

from indexer.catalog import Catalog, Held
from indexer.correcting import correction_row
from indexer.errors import CatalogUnavailable
from scrapers.archive import Archive
from scrapers.model import document_id
from scrapers.registry import SOURCES
from scrapers.warc_export import Exported, Selection, export_wacz, fill_bag
from webapp.commands.collecting import DAY
from webapp.feeds import inert
from webapp.settings import Settings, settings_here

STATEMENTS = "statements.jsonl"


@click.group()
def export() -> None:
    """Take captures and statements out of the archive (docs/evidence.md)."""


def selecting(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that select captures or statements."""
    options = (
        click.option("--source", "sources", multiple=True, metavar="ID", help="Only this source."),
        click.option("--since", type=DAY, help="From this day on."),
        click.option("--until", type=DAY, help="Up to this day."),
        click.option("--document", default="", metavar="ID", help="Only this document."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def selection(
    sources: Sequence[str], since: datetime | None, until: datetime | None, document: str
) -> Selection:
    """What the options select."""
    chosen = tuple(sources) or ((document.partition(":")[0],) if document else ())
    return Selection(
        chosen, since.date() if since else None, until.date() if until else None, document
    )


@export.command("wacz")
@click.argument("output", type=click.Path(path_type=Path))
@selecting
def wacz_(output: Path, **options: Any) -> None:
    """Write captures as a WACZ file, to be opened in ReplayWeb.page; days are of capture."""
    settings, chosen = settings_here(), selection(**options)
    archive = Archive(settings.data / "archive")
    report(output, export_wacz(archive, chosen, output, titles(settings)))


def titles(settings: Settings) -> Callable[[str, str], str | None]:
    """What gives a document's title, where the catalog holds it."""
    try:
        catalog = Catalog.open(settings.catalog)
    except CatalogUnavailable:
        return lambda source, url: None
    known = dict(catalog.titles())
    readers = {one.id: one for one in SOURCES}

    def title(source: str, url: str) -> str | None:
        id = document_id(readers[source], url) if source in readers else None
        return known.get(id or "")

    return title


def report(output: Path, found: Exported) -> None:
    """Say what was taken out, in one line."""
    left = f", {found.left_out:,} corpus rows left out" if found.left_out else ""
    click.echo(f"{output}: {found.captures:,} captures{left}")


@export.command()
@click.argument("folder", type=click.Path(path_type=Path))
@selecting
def bag(folder: Path, **options: Any) -> None:
    """Make a bag for deposit (BagIt, RFC 8493): WARC, CDXJ, and what was read from them."""
    settings, chosen = settings_here(), selection(**options)
    partial = folder.with_name(f".{folder.name}.part")
    if folder.exists():
        raise click.UsageError(f"{folder} exists already and isn't overwritten")
    if partial.exists():
        shutil.rmtree(partial)  # left by a run that was cut off
    try:
        found = _fill(settings, chosen, partial)
        os.replace(partial, folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    report(folder, found)


def _fill(settings: Settings, chosen: Selection, folder: Path) -> Exported:
    """Put captures and statements into a new folder, and make a bag of it."""
    found = fill_bag(Archive(settings.data / "archive"), chosen, folder)
    with (folder / STATEMENTS).open("w", encoding="utf-8") as out:
        _write_json(_statements(settings, chosen, {_place(line) for line in found.lines}), out)
    bagit.make_bag(str(folder), _bag_info(settings, chosen), checksums=["sha256", "sha512"])
    return found


def _place(line: tuple[str, Any]) -> tuple[str, str, int]:
    return line[0], line[1]["filename"], int(line[1]["offset"])


def _bag_info(settings: Settings, chosen: Selection) -> dict[str, str]:
    told = {"External-Description": str(chosen), "Bag-Software-Agent": "On Record, bagit.py"}
    return told | ({"Contact-Email": settings.contact} if settings.contact else {})


def _statements(
    settings: Settings, chosen: Selection, places: set[tuple[str, str, int]] | None = None
) -> Iterator[Held]:
    """Statements of the newest versions; those of some captures, or said on some days."""
    for held in Catalog.open(settings.catalog).changed_since(0):
        document, capture = held.document, held.document.capture
        if chosen.sources and document.source not in chosen.sources:
            continue
        if chosen.document and document.id != chosen.document:
            continue
        if places is None:
            is_wanted = held.is_current and _is_within(held.statement.date, chosen)
        else:
            is_wanted = bool(capture and (capture.source, capture.warc, capture.offset) in places)
        if is_wanted:
            yield held


def _is_within(day: date | None, chosen: Selection) -> bool:
    if day is None:
        return chosen.since is None and chosen.until is None
    return not ((chosen.since and day < chosen.since) or (chosen.until and day > chosen.until))


@export.command()
@selecting
@click.option("--format", "form", default="jsonl", type=click.Choice(["jsonl", "csv"]))
def statements(form: str, **options: Any) -> None:
    """Print statements with their evidence, as JSON lines or CSV; days are of utterance."""
    settings, chosen = settings_here(), selection(**options)
    found = _statements(settings, chosen)
    if form == "jsonl":
        _write_json(found, sys.stdout)
        return
    rows = csv.writer(sys.stdout)
    for number, held in enumerate(found):
        told = as_object(held)
        if number == 0:
            rows.writerow(told)
        cells = (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                 for value in told.values())  # fmt: skip
        rows.writerow([inert("" if cell == "null" else cell) for cell in cells])


def _write_json(found: Iterator[Held], out: TextIO) -> None:
    for held in found:
        out.write(json.dumps(as_object(held), ensure_ascii=False) + "\n")


def as_object(held: Held) -> dict[str, Any]:
    """A statement with its document and the capture that shows it."""
    statement, document, capture = held.statement, held.document, held.document.capture
    return {
        "id": statement.id,
        "document": document.id,
        "version": document.version,
        "url": document.url,
        "title": document.title,
        "source": document.source,
        "language": statement.language,
        "date": statement.date.isoformat() if statement.date else None,
        "type": statement.type,
        "manner": statement.manner,
        "attribution": statement.attribution,
        "speaker": statement.voice.speaker,
        "office": statement.voice.office,
        "government": statement.voice.government,
        "text": statement.text,
        "topics": [asdict(one) for one in statement.topics],
        "stances": [asdict(one) for one in statement.stances],
        "corrections": [correction_row(one) for one in statement.corrections],
        "withdrawn_at": held.withdrawn_at.isoformat() if held.withdrawn_at else None,
        "captured_at": capture.fetched_at.isoformat() if capture else None,
        "digest": capture.digest if capture else None,
        "warc": f"{capture.source}/{capture.warc}" if capture else None,
        "offset": capture.offset if capture else None,
    }
