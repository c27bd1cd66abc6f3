"""Read texts as the line would, and say what was found; nothing is stored (DESIGN: `analyse`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from indexer.describe import describe
from indexer.labels import read_label
from indexer.language import language_of
from indexer.model import Stance, Statement
from indexer.publishers import likely_publisher
from scrapers.corpora import CORPORA
from scrapers.errors import RowRefused, UnknownSource
from scrapers.model import Document, Source, Turn
from scrapers.registry import source as source_with
from scrapers.turns import STYLES, TurnStyle, split_turns


def analyse(row: Mapping[str, Any], where: str) -> dict[str, Any]:
    """What is found in one text `{"id", "text", "language"?, "date"?, "source"?, "title"?}`.

    `source` is the id of a source, or words that name a publisher ("White House (briefing room)").
    Offsets are characters of the text as it came. Raises RowRefused."""
    text = _wanted(row, "text", where)
    source, publisher = _origin(str(row.get("source") or ""))
    declared = row.get("language") or (source.language if source else None)
    language = language_of(text, declared)
    style = source.style if source else STYLES.get(language, STYLES["en"])
    document = _document(row, text, language, style, where)
    if publisher is None and document.government is None:
        publisher = likely_publisher(_labels(document), document.date)
    statements = describe(document, publisher)
    speakers = {(one.turn, one.attribution): one.voice.speaker for one in reversed(statements)}
    return {
        "id": row.get("id"),
        "language": language,
        "turns": [_turn(turn, speakers) for turn in document.turns],
        "statements": [_statement(statement) for statement in statements],
    }


def _origin(told: str) -> tuple[Source | None, str | None]:
    """The source with an id, and its publisher; else the publisher that some words name."""
    if told in CORPORA:
        return None, CORPORA[told].publisher
    try:
        source = source_with(told)
    except UnknownSource:
        bodies = read_label(told).organizations
        return None, min(bodies[0]) if bodies and len(bodies[0]) == 1 else None
    return source, source.publisher


def _labels(document: Document) -> Iterator[str]:
    return (turn.attribution for turn in document.turns if turn.attribution)


def _document(
    row: Mapping[str, Any], text: str, language: str, style: TurnStyle, where: str
) -> Document:
    return Document(
        id=str(row.get("id") or ""),
        source=str(row.get("source") or ""),
        url="",
        title=str(row.get("title") or ""),
        date=_day(row.get("date"), where),
        language=language,
        kind="statement",
        text=text,
        turns=split_turns(text, style),
        government=_government(row, where),
    )


def _government(row: Mapping[str, Any], where: str) -> str | None:
    value = str(row.get("government") or "").upper()
    if value and not re.fullmatch("[A-Z]{2}", value):
        raise RowRefused(f"{where}: wanted an ISO 3166 code in 'government', came {value[:40]!r}")
    return value or None


def _wanted(row: Mapping[str, Any], field: str, where: str) -> str:
    value = row.get(field)
    if not isinstance(value, str):
        raise RowRefused(f"{where}: wanted a text in {field!r}, came {type(value).__name__}")
    return value


def _day(value: Any, where: str) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise RowRefused(
            f"{where}: wanted a day as 2024-06-20 in 'date', came {value!r}"
        ) from error


def _turn(turn: Turn, speakers: Mapping[tuple[int, str | None], str | None]) -> dict[str, Any]:
    """A turn; its speaker is the one of the statements that were made with its own label."""
    return {
        "start": turn.start,
        "end": turn.end,
        "type": turn.type,
        "attribution": turn.attribution,
        "speaker": speakers.get((turn.position, turn.attribution)),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "type": statement.type,
        "manner": statement.manner,
        "attribution": statement.attribution,
        "speaker": statement.voice.speaker,
        "on_behalf_of": statement.on_behalf_of,
        "topics": [_shifted(asdict(mention), statement.start) for mention in statement.topics],
        "stances": [_stance(stance, statement.start) for stance in statement.stances],
    }


def _stance(stance: Stance, start: int) -> dict[str, Any]:
    values = _shifted(asdict(stance), start)
    del values["lexicon"]
    if values["target"]:
        values["target"] = _shifted(values["target"], start)
    return values


def _shifted(values: dict[str, Any], start: int) -> dict[str, Any]:
    """Offsets in the statement's text as offsets in the whole text."""
    return {**values, "start": values["start"] + start, "end": values["end"] + start}
