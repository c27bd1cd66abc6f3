"""serve, demo: the web page over the archive, or over constructed pages."""

from __future__ import annotations

import shutil
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import click

from indexer.catalog import Catalog
from scrapers.crawl_plan import Errand
from scrapers.replica.server import Replica
from webapp.commands.collecting import run_capture, run_extract, run_index
from webapp.server import PageServer
from webapp.settings import CONSTRUCTED, Settings, settings_here

host_option = click.option("--host", help="Address to listen on (ONRECORD_HOST).")
port_option = click.option("--port", type=click.IntRange(1, 65535), help="Port (ONRECORD_PORT).")


@click.command()
@host_option
@port_option
def serve(host: str | None, port: int | None) -> None:
    """Serve the web page over what is held."""
    serve_page(_listening(settings_here(), host, port))


@click.command()
@host_option
@port_option
@click.option("--no-serve", is_flag=True, help="End after printing what was loaded.")
def demo(host: str | None, port: int | None, no_serve: bool) -> None:
    """The whole line offline: constructed pages of all sites, captured over HTTP from a local
    replica, extracted, indexed, and served with a banner. Kept in a folder of its own."""
    settings = _listening(_demo_settings(settings_here()), host, port)
    _begin_anew(settings.data)
    errand = Errand(contact="demo@localhost")
    with Replica(at_first=True) as replica:
        _capture_apart(settings, replace(errand, replica=replica.address))
    with Replica() as replica:  # some pages were edited since, and one is gone
        edited = [site.id for site in replica.sites if site.is_edited]
        run_capture(settings, edited, replace(errand, replica=replica.address, again=True))
    run_extract(settings, [])
    run_index(settings)
    _say_what_is_held(settings)
    if not no_serve:
        serve_page(settings)


def serve_page(settings: Settings) -> None:
    """Serve until interrupted, saying where."""
    click.echo(f"Serving on http://{settings.host}:{settings.port} (Ctrl-C stops)")
    PageServer(settings).run()


def _capture_apart(settings: Settings, errand: Errand) -> None:
    """Capture every source in a process of its own: a crawl can be started once in a process."""
    apart = get_context("spawn").Process(target=run_capture, args=(settings, [], errand))
    apart.start()
    apart.join()
    if apart.exitcode:
        raise SystemExit(apart.exitcode)


def _listening(settings: Settings, host: str | None, port: int | None) -> Settings:
    return replace(settings, host=host or settings.host, port=port or settings.port)


def _demo_settings(settings: Settings) -> Settings:
    """The settings with a data folder beside the real one, and stores inside it."""
    data = settings.data.with_name(f"{settings.data.name}-demo")
    catalog = f"sqlite:///{data / 'catalog.db'}"
    return replace(settings, data=data, catalog=catalog, engine=f"embedded:{data / 'index'}")


def _begin_anew(data: Path) -> None:
    """Empty the demonstration's own folder, which only it ever fills."""
    marker = data / CONSTRUCTED
    if data.exists() and any(data.iterdir()) and not marker.exists():
        raise click.UsageError(f"{data}: holds other things than a demonstration; move them away")
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    marker.write_text("What is below this folder was made from constructed samples.\n")


def _say_what_is_held(settings: Settings) -> None:
    for holding in Catalog.open(settings.catalog).holdings():
        held = f"{holding.documents} documents, {holding.statements} statements"
        click.echo(f"{holding.source}: {held}, {holding.first} to {holding.last}")
