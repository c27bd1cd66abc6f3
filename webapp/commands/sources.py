"""sources: list them, see how they are, settle unknown labels, check one, draft a new one."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import click

from indexer.catalog import Catalog
from indexer.catalog_coverage import gaps
from indexer.catalog_health import Health, health, unknown_labels
from mappings.people import organizations
from scrapers.corpora import CORPORA
from scrapers.registry import SOURCES
from scrapers.registry import source as source_with
from webapp.cli import DONE, SILENT
from webapp.commands.collecting import source_names
from webapp.commands.drafting import check, new
from webapp.settings import settings_here

SHOWN_REFUSALS = 3


@click.group()
def sources() -> None:
    """Look after sources."""


sources.add_command(check)
sources.add_command(new)


@sources.command("list")
def list_() -> None:
    """Every source: id, language, publisher, title, first listing page."""
    for one in SOURCES:
        publisher = organizations()[one.publisher].names["en"]
        click.echo(f"{one.id:<20} {one.language}  {publisher}: {one.title}  {one.start[0]}")
    for corpus in CORPORA.values():
        click.echo(f"{corpus.id:<20} {corpus.language}  {corpus.title}  (import only)")


@sources.command("status")
@source_names
@click.option("--calendar", is_flag=True, help="Every month: listed, captured, read, refused.")
@click.option("--json", "as_objects", is_flag=True, help="One JSON object a line.")
def status(sources: Sequence[str], calendar: bool, as_objects: bool) -> None:
    """Whether sources are alive; exits with 4 when one that is collected is silent.

    Without names, sources that were never captured are left out of the verdict."""
    catalog = Catalog.open(settings_here().catalog)
    now = datetime.now(UTC)
    chosen = [source_with(id) for id in sources] or list(SOURCES)
    found = [health(catalog, one, now) for one in chosen]
    for one in found:
        lines = [as_json(one)] if as_objects else in_words(one, now, calendar=calendar)
        click.echo("\n".join(lines))
    asked = [one for one in found if sources or one.state != "not collected"]
    sys.exit(DONE if all(one.is_well for one in asked) else SILENT)


@sources.command("labels")
@source_names
@click.option("--limit", type=click.IntRange(1), default=50, help="At most so many (50).")
def labels(sources: Sequence[str], limit: int) -> None:
    """The commonest labels that no person is known by, to be settled in mappings/people.toml."""
    for one in unknown_labels(Catalog.open(settings_here().catalog), sources, limit):
        days = f"{one.first} to {one.last}" if one.first != one.last else f"{one.first}"
        click.echo(f"{one.statements:>6,}  {one.source}  {one.label}  ({days}; {one.example})")


def as_json(one: Health) -> str:
    """A source's health as one line of JSON; days as ISO dates, the rhythm in days."""
    rhythm = None if one.quiet_after == timedelta.max else one.quiet_after / timedelta(days=1)
    return json.dumps({**asdict(one), "quiet_after": rhythm}, ensure_ascii=False, default=str)


def in_words(one: Health, now: datetime, *, calendar: bool) -> Iterator[str]:
    """A source's line, and below it only what deserves a look."""
    yield f"{one.source}: {one.state}{_about(one, now)}"
    dated = {month.month: month.read for month in one.months if month.month}
    if gaps(dated) and one.quiet_after <= timedelta(days=31):
        yield f"  months without a text: {', '.join(gaps(dated))}"
    missing = [month for month in one.months if month.listed > month.read]
    if missing:
        told = (f"{m.month or 'no day'} ({m.listed - m.read} of {m.listed})" for m in missing)
        yield f"  listed but not read: {', '.join(told)}"
    if one.refused:
        yield f"  refused: {len(one.refused):,} pages"
        yield from (f"    {url}: {why}" for url, why in one.refused[:SHOWN_REFUSALS])
    if one.unknown_labels:
        yield f"  labels without a person: {one.unknown_labels:,} (onrecord sources labels)"
    if one.withdrawn:
        yield f"  withdrawn texts: {one.withdrawn:,} (onrecord changes --kind withdrawn)"
    if calendar and one.months:
        yield "  month      listed  captured  read  refused"
        for m in one.months:
            counts = f"{m.listed:>6}  {m.captured:>8}  {m.read:>4}  {m.refused:>7}"
            yield f"  {m.month or 'no day':<9}  {counts}"


def _about(one: Health, now: datetime) -> str:
    """How long it has been quiet, against its rhythm; when it was last seen at work."""
    if one.last_success is None:
        return ""
    facts = [f"last success {one.last_success:%Y-%m-%d %H:%M}"]
    if one.last_new:
        facts.append(f"last new text captured {one.last_new:%Y-%m-%d %H:%M}")
    if one.newest:
        age = (now.date() - one.newest).days
        rhythm = ""
        if one.quiet_after != timedelta.max:
            rhythm = f", one is expected every {one.quiet_after.days} days"
        facts.append(f"newest of {one.newest} ({age:,} days ago{rhythm})")
    return f"; {'; '.join(facts)}"
