"""explain: every cue of one statement, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click

from indexer.catalog import Catalog, Held
from indexer.correcting import correction_row
from indexer.model import Stance, Statement
from indexer.stances import WHY, Decision, decisions_in
from mappings.stances import lexicon_version
from mappings.vocabulary import name
from webapp.hits import holder_name, who_speaks
from webapp.languages import day_name
from webapp.naming import rung, stance_name, topic_name
from webapp.settings import settings_here
from webapp.statement_page import rules_had

QUESTION = "a question: no stance is read from it"
QUOTED = "stands in words that somebody else is quoted with"
NO_CUE = "no cue: the statement's stance is not stated"


@click.command()
@click.argument("statement", metavar="STATEMENT")
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object.")
def explain(statement: str, as_object: bool) -> None:
    """Print every cue of a statement, which guards spoke, and why it is a stance or none.

    STATEMENT is its id, as search prints it at the end of a hit (docs/stance.md)."""
    held = Catalog.open(settings_here().catalog).statement(statement)
    decisions = decisions_of(held.statement)
    if as_object:
        click.echo(json.dumps(as_json(held, decisions), ensure_ascii=False))
        return
    for line in in_words(held, decisions):
        click.echo(line)


def decisions_of(statement: Statement) -> list[Decision]:
    """What the rules of today make of each cue of a statement, in the order of its words."""
    found = decisions_in(
        statement.text,
        statement.language,
        mentions=statement.topics,
        government=statement.voice.government,
    )
    return sorted(found, key=_place)


def _place(decision: Decision) -> tuple[int, int]:
    sentence, found = decision.sentence, decision.found
    return sentence.start + found.start, sentence.start + found.end


def verdict(decision: Decision, statement: Statement) -> str:
    """Why a cue gives no stance of the statement; "" where it gives one."""
    if statement.type == "question":
        return QUESTION
    if decision.stance is None:
        return WHY[decision.why]
    start, end = _place(decision)
    is_kept = any((one.start, one.end) == (start, end) for one in statement.stances)
    is_kept = is_kept or any(one.field == "stances" for one in statement.corrections)
    return "" if is_kept or _is_of_another_lexicon(statement) else QUOTED


def _is_of_another_lexicon(statement: Statement) -> bool:
    return any(one.lexicon != lexicon_version() for one in statement.stances)


def as_json(held: Held, decisions: Sequence[Decision]) -> dict[str, Any]:
    """The statement's stances as kept, and each cue with its rule, place, guards and verdict."""
    statement = held.statement
    return {
        "statement": statement.id,
        "text": statement.text,
        "type": statement.type,
        "lexicon": lexicon_version(),
        "stances": [asdict(one) for one in statement.stances],
        "corrections": [correction_row(one) for one in statement.corrections],
        "cues": [_cue(one, statement) for one in decisions],
    }


def _cue(decision: Decision, statement: Statement) -> dict[str, Any]:
    start, end = _place(decision)
    cue, why = decision.found.cue, verdict(decision, statement)
    return {
        "cue": statement.text[start:end],
        "start": start,
        "end": end,
        "rule": cue.id,
        "class": cue.code,
        "grade": cue.grade,
        "stance": asdict(decision.stance) if decision.stance and not why else None,
        "why": why,
    }


def in_words(held: Held, decisions: Sequence[Decision]) -> Iterator[str]:
    """The explanation, a line each: the statement, then its cues in the order of its words."""
    statement = held.statement
    yield f"{day_name(statement.date)}  {who_speaks(held).name}  [{statement.id}]"
    yield f"  {statement.text}"
    for one in statement.corrections:
        yield f"  {name('corrected', one.field)} corrected by {one.who} on {one.when}: {one.why}"
        yield f"    the rules had: {rules_had(one)}; what they say today stands below"
    if _is_of_another_lexicon(statement):
        kept = ", ".join(sorted({one.lexicon for one in statement.stances}))
        yield f"  kept with lexicon {kept}; read below with lexicon {lexicon_version()}"
    if not decisions:
        yield f"  {NO_CUE}"
    for decision in decisions:
        start, end = _place(decision)
        cue, why = decision.found.cue, verdict(decision, statement)
        yield f"\n“{statement.text[start:end]}”  {cue.id}: {cue.code} {cue.grade:.2f}"
        if why or decision.stance is None:
            yield f"  no stance: {why}"
        else:
            yield from _stance_in_words(decision.stance)


def _stance_in_words(stance: Stance) -> Iterator[str]:
    step = rung(stance.code, stance.grade)
    yield f"  {stance_name(stance.code)} {stance.grade:.2f} ({step}), {stance.modality}"
    if stance.guards:
        yield f"  guards: {', '.join(stance.guards)}"
    yield f"  holder: {holder_name(stance.holder) or 'the speaker'}"
    if stance.target is None:
        yield "  target: not stated"
        return
    names = ", ".join(topic_name(id) for id in stance.target.ids) or "no known topic"
    yield f"  target ({stance.polarity}): “{stance.target.text}” ({names})"
