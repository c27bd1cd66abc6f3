"""doctor: look after the installation."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version

import click

from indexer.catalog import Catalog
from indexer.engines import Query, open_engine
from indexer.engines.addresses import masked
from mappings.errors import OnRecordError
from mappings.people import organizations, people
from mappings.stances import lexicon_version
from mappings.topics import topics
from scrapers.archive import Archive
from webapp.cli import DONE, UNAVAILABLE
from webapp.settings import Settings, settings_here


@click.command()
def doctor() -> None:
    """Explain this installation: settings with their origin, and each store's state."""
    settings = settings_here()
    click.echo(f"On Record {version('on-record')}, Python {platform.python_version()}")
    for name, origin in settings.origins.items():
        click.echo(f"  {name} = {masked(str(getattr(settings, name)))}  ({origin})")
    checks = (_mappings, _archive, _disk, _catalog, _engine)
    sound = [_told(check, settings) for check in checks]
    sys.exit(DONE if all(sound) else UNAVAILABLE)


def _told(check: Callable[[Settings], Iterator[str]], settings: Settings) -> bool:
    """Print what a check finds; whether it found everything in order."""
    name = check.__name__.strip("_")
    try:
        for line in check(settings):
            click.echo(f"ok    {name}: {line}")
    except OnRecordError as error:
        click.echo(f"WRONG {name}: {error}")
        return False
    return True


def _mappings(settings: Settings) -> Iterator[str]:
    found = f"{len(people())} people, {len(organizations())} organizations, {len(topics())} topics"
    yield f"{found}, cue lexicon {lexicon_version()}"


def _archive(settings: Settings) -> Iterator[str]:
    archive = Archive(settings.data / "archive")
    files = [file for source in archive.sources() for file in archive.files(source)]
    size = sum(file.stat().st_size for file in files) / 1e6
    yield f"{len(files)} WARC files of {len(archive.sources())} sources, {size:,.1f} MB"


def _disk(settings: Settings) -> Iterator[str]:
    folder = next(
        path
        for path in (settings.data.absolute(), *settings.data.absolute().parents)
        if path.exists()
    )
    yield f"{shutil.disk_usage(folder).free / 1e9:,.1f} GB free at {folder}"


def _catalog(settings: Settings) -> Iterator[str]:
    for holding in Catalog.open(settings.catalog).holdings():
        held = f"{holding.documents:,} documents, {holding.statements:,} statements"
        yield f"{holding.source}: {held}"


def _engine(settings: Settings) -> Iterator[str]:
    held = open_engine(settings.engine).search(Query(limit=0)).total
    wanted = Catalog.open(settings.catalog).current_statements()
    advice = "" if held == wanted else "; run onrecord index"
    yield f"holds {held:,} of {wanted:,} statements{advice}"
