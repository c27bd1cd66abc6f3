"""capture, import, extract, index, collect: from the sites to the engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from indexer.catalog import Catalog
from indexer.catalog_corrections import correct
from indexer.catalog_writing import forget_everything
from indexer.corrections import Corrections, read_corrections
from indexer.engines import open_engine
from indexer.errors import CatalogUnavailable
from indexer.extract import extract as extract_source
from indexer.extract import workers
from indexer.load import index as load_index
from indexer.migrate import prepare_catalog
from scrapers.archive import Archive
from scrapers.crawl import capture as capture_sources
from scrapers.crawl_plan import Errand
from scrapers.imports import IMPORTED, Import
from scrapers.model import Link, Source, Tally
from scrapers.registry import SOURCES
from scrapers.registry import source as source_with
from scrapers.wayback import WaybackErrand, bring
from webapp.commands.reporting import finish, progress, report, timing
from webapp.settings import Settings, settings_here

DAY = click.DateTime(["%Y-%m-%d"])

source_names = click.argument("sources", nargs=-1, metavar="[SOURCE]...")
since_day = click.option("--since", type=DAY, help="Leave out documents listed before this day.")
until_day = click.option("--until", type=DAY, help="Leave out documents listed after this day.")
again = click.option("--again", is_flag=True, help="Ask again also for what isn't due yet.")
at_most = click.option("--limit", type=click.IntRange(1), help="Documents of each source, at most.")


@click.command()
@source_names
@since_day
@until_day
@at_most
@again
@click.option("--browser", is_flag=True, help="Have a Chromium fetch the pages of one SOURCE.")
def capture(
    sources: Sequence[str],
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
    again: bool,
    browser: bool,
) -> None:
    """Fetch sources' listing pages and documents into the archive (all sources by default)."""
    if browser and len(sources) != 1:
        raise click.UsageError("--browser wants one SOURCE")
    settings = settings_here()
    asked = errand(settings, since, until, limit, again)
    asked = replace(asked, browser=settings.browser if browser else "")
    finish(run_capture(settings, sources, asked))


@click.command("import")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--source", default="", metavar="ID", help="Take only what this source reads.")
@click.option("--url", default="", help="The address of a saved page that doesn't tell its own.")
@click.option("--wayback", default="", metavar="ID|ADDRESS", help="Captures of a Web archive.")
@click.option("--since", type=DAY, help="With --wayback: captured from this day on.")
@click.option("--until", type=DAY, help="With --wayback: captured up to this day.")
@click.option("--limit", type=click.IntRange(1), help="With --wayback: captures, at most.")
def import_(
    paths: Sequence[Path],
    source: str,
    url: str,
    wayback: str,
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
) -> None:
    """Bring what others collected into the archive, or what a browser saved.

    JSONL corpora, WARC and WACZ files, saved pages (HTML, MHTML), folders of them, and captures
    of a Web archive (docs/importing.md)."""
    if not paths and not wayback:
        raise click.UsageError("wanted a PATH, or --wayback")
    settings = settings_here()
    archive = Archive(settings.data / "archive")
    with progress() as watch, Import(archive, watch, source=source, url=url) as run:
        tallies = [_import(run, path) for path in _files_in(paths)]
        if wayback:
            errand = WaybackErrand(
                wayback,
                _day(since),
                _day(until),
                limit,
                settings.wayback_cdx,
                settings.wayback_page,
                settings.contact,
                settings.wayback_delay,
            )
            tallies.append(report(bring(errand, run, Tally(f"wayback {wayback}", watch))))
    finish(tallies)


def _files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """The files themselves, and those in folders, in order; a browser's folders of images aside."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = (one for one in sorted(path.rglob("*")) if one.is_file())
        yield from (one for one in inside if one.name.lower().endswith(IMPORTED))


def _import(run: Import, path: Path) -> Tally:
    with timing() as seconds:
        tally = run.path(path)
    return report(tally, "imported", seconds())


@click.command()
@source_names
@click.option("--rebuild", is_flag=True, help="Empty the catalog first and read everything anew.")
def extract(sources: Sequence[str], rebuild: bool) -> None:
    """Read the archive's new captures into the catalog."""
    finish(run_extract(settings_here(), sources, rebuild=rebuild))


@click.command()
@click.option("--rebuild", is_flag=True, help="Build the whole index anew, beside the old one.")
def index(rebuild: bool) -> None:
    """Bring the search engine up to the catalog."""
    finish(run_index(settings_here(), rebuild=rebuild))


@click.command()
@source_names
@since_day
@until_day
@at_most
@again
def collect(
    sources: Sequence[str],
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
    again: bool,
) -> None:
    """Capture, extract and index: the daily job for cron or a systemd timer."""
    settings = settings_here()
    tallies = run_capture(settings, sources, errand(settings, since, until, limit, again))
    finish([*tallies, *run_extract(settings, sources), *run_index(settings)])


def errand(
    settings: Settings,
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
    again: bool,
) -> Errand:
    """What a capture run is asked to do, from a command's options."""
    return Errand(
        since=_day(since),
        until=_day(until),
        limit=limit,
        again=again,
        contact=settings.contact,
        replica=settings.replica,
        timeout_seconds=settings.timeout,
    )


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def run_capture(settings: Settings, ids: Sequence[str], errand: Errand) -> list[Tally]:
    """Capture these sources, or all."""
    chosen: Sequence[Source] = [source_with(id) for id in ids] or SOURCES
    archive = Archive(settings.data / "archive")
    known = {source.id: _known(settings, source.id) for source in chosen}
    with progress() as watch:
        tallies = capture_sources(chosen, archive, replace(errand, known=known), watch)
    return [report(tally) for tally in tallies]


def _known(settings: Settings, source: str) -> list[Link]:
    """The documents that the catalog holds of a source, to be looked after by their age."""
    try:
        catalog = Catalog.open(settings.catalog)
    except CatalogUnavailable:  # before the first extraction; the listings lead to everything
        return []
    return [Link(url, date=day) for url, day in catalog.addresses(source)]


def run_extract(settings: Settings, ids: Sequence[str], *, rebuild: bool = False) -> list[Tally]:
    """Bring the catalog up to the archive for these sources, or all that it holds."""
    archive = Archive(settings.data / "archive")
    settings.data.mkdir(parents=True, exist_ok=True)
    prepare_catalog(settings.catalog)
    catalog = Catalog.open(settings.catalog)
    if rebuild:
        forget_everything(catalog)
    corrections = read_corrections(settings.corrections)
    with workers() as pool:
        tallies = [
            _extract(archive, catalog, one, pool, corrections) for one in ids or archive.sources()
        ]
    applied = correct(catalog, corrections)
    return [*tallies, report(applied)] if applied.counts or applied.refusals else tallies


def _extract(
    archive: Archive,
    catalog: Catalog,
    source: str,
    pool: ProcessPoolExecutor,
    corrections: Corrections,
) -> Tally:
    archive.mend(source)
    with progress() as watch, timing() as seconds:
        tally = extract_source(archive, catalog, source, pool, watch, corrections)
    return report(tally, "statements", seconds())


def run_index(settings: Settings, *, rebuild: bool = False) -> list[Tally]:
    """Bring the engine up to the catalog."""
    catalog, engine = Catalog.open(settings.catalog), open_engine(settings.engine)
    with timing() as seconds:
        tally = load_index(catalog, engine, settings.engine, rebuild=rebuild)
    return [report(tally, "statements", seconds())]
