"""changes: what was edited, withdrawn and restored after publication."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

import click

from indexer.catalog import Catalog
from indexer.catalog_changes import Change
from indexer.catalog_changes import changes as changes_in
from indexer.edit_wordings import Wording, opcodes
from indexer.edits import KINDS
from webapp.commands.collecting import DAY, source_names
from webapp.settings import settings_here

AROUND = 40  # characters shown on each side of what changed


@click.command()
@source_names
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind.")
@click.option("--document", default="", metavar="ID", help="Only of this document.")
@click.option("--since", type=DAY, help="Seen from this day on.")
@click.option("--until", type=DAY, help="Seen up to this day.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--json", "as_objects", is_flag=True, help="One JSON object a line.")
def changes(
    sources: Sequence[str],
    kinds: Sequence[str],
    document: str,
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
    as_objects: bool,
) -> None:
    """List what was edited, withdrawn or restored: newest first, worst first (docs/changes.md)."""
    catalog = Catalog.open(settings_here().catalog)
    found = changes_in(
        catalog,
        sources=sources,
        kinds=kinds,
        document=document,
        since=since.date() if since else None,
        until=until.date() if until else None,
        limit=limit,
    )
    for change in found:
        click.echo(as_json(change) if as_objects else in_words(change))


def as_json(change: Change) -> str:
    """A change as one line of JSON."""
    return json.dumps({**asdict(change), "at": change.at.isoformat()}, ensure_ascii=False)


def in_words(change: Change) -> str:
    """A change as a short paragraph: when, what, where, and the words that differ."""
    why = {"gone": "its address answers that it is gone", "unlisted": "no listing leads to it"}
    kind = f"{change.kind}: {why[change.why]}" if change.kind == "withdrawn" else change.kind
    head = f"{change.at:%Y-%m-%d %H:%M}  {kind}  {change.title}\n  {change.url}"
    if not change.before and not change.after:
        return head
    return f"{head}\n  {''.join(shown(change.before, change.after, change.language))}"


def shown(before: str, after: str, language: str) -> Iterator[str]:
    """The words that differ as [-before-]{+after+}, with a little of what stands around them."""
    old, new = Wording(before, language), Wording(after, language)
    codes = opcodes(old.tokens, new.tokens)
    if before and after and all(tag == "equal" for tag, *_ in codes):
        yield f"[-{before}-]{{+{after}+}}"  # white space alone
        return
    for number, (tag, i1, i2, j1, j2) in enumerate(codes):
        same = new.part(j1, j2).text
        if tag == "equal":
            yield _shortened(same, is_first=number == 0, is_last=number == len(codes) - 1)
            continue
        gone, come = old.part(i1, i2).text, new.part(j1, j2).text
        yield (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")


def _shortened(same: str, *, is_first: bool, is_last: bool) -> str:
    if len(same) <= 2 * AROUND:
        return f" {same} "
    head = "" if is_first else f" {same[:AROUND]}"
    tail = "" if is_last else f"{same[-AROUND:]} "
    return f"{head} … {tail}"
