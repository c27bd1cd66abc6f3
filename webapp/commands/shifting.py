"""shifts: how a government's or a person's stance on a topic changed, with both statements."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import click

from indexer.catalog import Catalog
from indexer.catalog_stances import taken_on
from indexer.shifts import Shift, Taken, shifts_in
from mappings.people import governments as known_governments
from mappings.topics import topics
from webapp.commands.collecting import DAY
from webapp.hits import who_speaks
from webapp.naming import government_name, rung, stance_name
from webapp.settings import settings_here

NONE_FOUND = "no shift is found in what is held"
SAID = {
    "reopened": "a position is reopened",
    "class": "another stance",
    "grade": "another rung of the ladder",
}


def _known_topic(_: click.Context, option: click.Parameter, given: str) -> str:
    if given not in topics():
        raise click.BadParameter(f"no topic or entity {given!r}; mappings/topics.toml has them")
    return given


def _known_government(_: click.Context, option: click.Parameter, given: str) -> str:
    code = given.upper()
    if code and code not in known_governments():
        raise click.BadParameter(f"no government {given!r}; wanted KR, US, JP, RU or another code")
    return code


@click.command()
@click.option(
    "--topic",
    required=True,
    callback=_known_topic,
    metavar="ID",
    help="A topic or an entity: arms_to_ukraine.",
)
@click.option(
    "--government",
    default="",
    callback=_known_government,
    metavar="CODE",
    help="Only this one: KR. Without it, each.",
)
@click.option("--speaker", default="", metavar="ID", help="Only what this person said.")
@click.option("--since", type=DAY, help="From this day of utterance on.")
@click.option("--until", type=DAY, help="Up to this day.")
@click.option("--timeline", is_flag=True, help="Every stance instead, oldest first.")
@click.option("--json", "as_objects", is_flag=True, help="One JSON object a line.")
def shifts(
    topic: str,
    government: str,
    speaker: str,
    since: datetime | None,
    until: datetime | None,
    timeline: bool,
    as_objects: bool,
) -> None:
    """List how stances on a topic changed: class, rung, or a position reopened (docs/stance.md)."""
    taken = taken_on(
        Catalog.open(settings_here().catalog),
        topic,
        government=government or None,
        speaker=speaker or None,
        since=since.date() if since else None,
        until=until.date() if until else None,
    )
    lines = list(_lines(taken, timeline=timeline, as_objects=as_objects))
    for line in lines:
        click.echo(line)
    if not lines and not as_objects:
        click.echo(NONE_FOUND)


def _lines(taken: Sequence[Taken], *, timeline: bool, as_objects: bool) -> Iterator[str]:
    if timeline:
        yield from (_json(as_json(one)) if as_objects else in_words(one) for one in taken)
        return
    for code in dict.fromkeys(one.held.statement.voice.government for one in taken):
        own = [one for one in taken if one.held.statement.voice.government == code]
        for shift in shifts_in(own):
            yield _json(shift_as_json(shift)) if as_objects else shift_in_words(shift)


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False)


def as_json(taken: Taken) -> dict[str, Any]:
    """A stance with the statement that shows it, as JSON values."""
    statement, stance = taken.held.statement, taken.stance
    return {
        "date": statement.date.isoformat() if statement.date else None,
        "government": statement.voice.government,
        "speaker": statement.voice.speaker,
        "attribution": statement.attribution,
        "class": stance.code,
        "grade": stance.grade,
        "polarity": stance.polarity,
        "modality": stance.modality,
        "cue": stance.cue,
        "rule": stance.rule,
        "lexicon": stance.lexicon,
        "target": stance.target.text if stance.target else None,
        "statement": statement.id,
        "text": statement.text,
        "language": statement.language,
        "url": taken.held.document.url,
    }


def shift_as_json(shift: Shift) -> dict[str, Any]:
    """A shift with both of its statements, as JSON values."""
    return {
        "kind": shift.kind,
        "signalled": shift.is_signalled,
        "before": as_json(shift.before) if shift.before else None,
        "after": as_json(shift.after),
    }


def in_words(taken: Taken) -> str:
    """A stance as a paragraph: day, speaker, step, cue, then the words and where they stand."""
    statement, stance = taken.held.statement, taken.stance
    who = who_speaks(taken.held)
    step = rung(stance.code, stance.grade)
    manner = "" if stance.modality == "asserted" else f", {stance.modality}"
    head = f"{statement.date}  {who.name} ({who.government or '—'})"
    said = f"{stance_name(stance.code)} {stance.grade:.2f} ({step}){manner}: “{stance.cue}”"
    return f"{head}  {said}\n    {statement.text}\n    {taken.held.document.url}  [{statement.id}]"


def shift_in_words(shift: Shift) -> str:
    """A shift as paragraphs: what kind, then the statement before and the one after."""
    code = shift.after.held.statement.voice.government
    whose = government_name(code) if code else "government unknown"
    signalled = " (signalled: nobody known by name or office)" if shift.is_signalled else ""
    before = in_words(shift.before) if shift.before else "no earlier stance on it is held"
    head = f"{shift.after.day}  {whose}: {SAID[shift.kind]}{signalled}"
    return f"{head}\n  before  {before}\n  after   {in_words(shift.after)}\n"
