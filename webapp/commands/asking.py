"""search, analyse: ask the archive, or ask what the line would find in a text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

import click

from indexer.analyse import analyse as analyse_row
from indexer.catalog import Catalog
from indexer.engines import SORTS, open_engine
from indexer.expand import ALL
from mappings.errors import OnRecordError
from mappings.fields import facets
from scrapers.json_rows import object_in
from webapp.cli import DONE, REFUSED
from webapp.present import answer, as_json
from webapp.searches import read_search
from webapp.settings import settings_here

FACETS = tuple(facets())


def filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each facet, to be used as often as one likes."""
    for name in reversed(FACETS):
        say = f"Only this {name}; may be given again."
        command = click.option(f"--{name}", multiple=True, metavar="ID", help=say)(command)
    return command


@click.command()
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object.")
@click.option("--literal", is_flag=True, help="Only the words as typed, in no other language.")
@filters
@click.option("--since", default="", metavar="DAY", help="From this day on, e.g. 2024-06-01.")
@click.option("--until", default="", metavar="DAY", help="Up to this day.")
@click.option("--sort", default="", type=click.Choice(["", *SORTS]), help="The order of hits.")
@click.option("--limit", default=10, type=click.IntRange(1, 10_000), help="Hits on a page.")
@click.option("--page", default=1, type=click.IntRange(1), help="Which page of hits.")
def search(words: Sequence[str], as_object: bool, literal: bool, limit: int, **given: Any) -> None:
    """Search the statements: words, "exact words", -not, OR, fields (docs/commands.md).

    Journalists' questions are left out, as on the page; --type question asks for them."""
    settings = settings_here()
    listed = {name: value if name in FACETS else [str(value)] for name, value in given.items()}
    off = [ALL] if literal else []
    asked = read_search({"q": [" ".join(words)], "without": off, **listed})
    catalog, engine = Catalog.open(settings.catalog), open_engine(settings.engine)
    found = as_json(answer(asked, engine, catalog, limit))
    if as_object:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    click.echo(f"{found['understood']}: {found['total']:,}")
    for hit in found["hits"]:
        click.echo(_in_words(hit))


def _in_words(hit: dict[str, Any]) -> str:
    """A hit as a paragraph: day, speaker, stance, words, where it can be read."""
    who = hit["speaker"] or hit["attribution"] or hit["publisher"]
    cues = "; ".join(f"{stance['code']}: {stance['cue']}" for stance in hit["stances"][:3])
    head = f"{hit['date']}  {who} ({hit['government'] or '—'})  {cues}"
    return f"\n{head}\n  {hit['text']}\n  {hit['url']}  [{hit['id']}]"


@click.command()
@click.argument("file", type=click.File("rb"), metavar="FILE.jsonl")
def analyse(file: BinaryIO) -> None:
    """Read texts {id, text, language?, date?, source?, title?}, one JSON object a line (- reads
    the standard input), and print what is found in each as one JSON line."""
    refused = 0
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        where = f"{file.name}, line {number}"
        try:
            found = analyse_row(object_in(line, where), where)
        except OnRecordError as error:
            refused += 1
            click.echo(f"refused {error}", err=True)
            continue
        click.echo(json.dumps(found, ensure_ascii=False))
    sys.exit(REFUSED if refused else DONE)
