"""How a command says what it does: progress on a terminal, one plain line a source, exit status."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console

from scrapers.model import Tally
from webapp.cli import DONE, REFUSED

SHOWN_REFUSALS = 20  # of one source; the rest are counted


@contextmanager
def progress() -> Iterator[Callable[[Tally], None]]:
    """What a tally tells its changes to: a live line on a terminal, nothing elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda tally: None
        return
    with console.status("…") as status:
        yield lambda tally: status.update(str(tally))


@contextmanager
def timing() -> Iterator[Callable[[], float]]:
    """A clock in seconds, that runs from here."""
    began = time.perf_counter()
    yield lambda: time.perf_counter() - began


def report(tally: Tally, rated: str = "", seconds: float = 0.0) -> Tally:
    """Print a tally's line, with the rate of one of its counts, and what was refused and why."""
    count = tally.counts.get(rated, 0)
    rate = f" ({count / seconds:,.0f} {rated}/s, {seconds:.1f} s)" if count and seconds else ""
    click.echo(f"{tally}{rate}")
    for refusal in tally.refusals[:SHOWN_REFUSALS]:
        click.echo(f"  refused {refusal.where}: {refusal.reason}", err=True)
    if len(tally.refusals) > SHOWN_REFUSALS:
        click.echo(f"  … and {len(tally.refusals) - SHOWN_REFUSALS:,} more", err=True)
    return tally


def finish(tallies: Iterable[Tally]) -> None:
    """End the command with the exit status that its tallies add up to."""
    sys.exit(REFUSED if any(tally.refusals for tally in tallies) else DONE)
