"""fixity: verify that the archive still is what was captured."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

import click

from indexer.extract import in_order, workers
from scrapers.archive import Archive
from scrapers.model import Tally
from scrapers.warc_fixity import Fault, Verified, unresolved, verify
from webapp.commands.collecting import source_names
from webapp.commands.reporting import finish, progress, report, timing
from webapp.settings import settings_here


@click.command()
@source_names
@click.option("--json", "as_objects", is_flag=True, help="One JSON object a damaged record.")
def fixity(sources: Sequence[str], as_objects: bool) -> None:
    """Verify every digest of the archive, and say which records are damaged (docs/evidence.md)."""
    archive = Archive(settings_here().data / "archive")
    tallies = []
    for source in sources or archive.sources():
        with progress() as watch, timing() as seconds:
            verified = _verified(archive, source, Tally(source, watch))
        tally = Tally(source)
        _add(tally, verified, archive, source, as_objects=as_objects)
        tallies.append(report(tally, "records", seconds()))
    finish(tallies)


def _verified(archive: Archive, source: str, told: Tally) -> list[Verified]:
    """Every WARC file of a source, verified on all cores."""
    found = []
    with workers() as pool:
        for one in in_order(pool, verify, archive.files(source)):
            told.add("records", one.records)
            found.append(one)
    return found


def _add(
    tally: Tally, verified: Sequence[Verified], archive: Archive, source: str, *, as_objects: bool
) -> None:
    tally.add("files", len(verified))
    tally.add("records", sum(one.records for one in verified))
    left = len(list((archive.folder / source).glob("*.open")))
    if left:
        tally.add("left open by a run (mended by the next one)", left)
    for fault in [*(fault for one in verified for fault in one.faults), *unresolved(verified)]:
        tally.refuse(f"{source}/{fault.file}", str(fault))
        if as_objects:
            click.echo(_as_json(source, fault))


def _as_json(source: str, fault: Fault) -> str:
    return json.dumps({"source": source, **asdict(fault)}, ensure_ascii=False)
