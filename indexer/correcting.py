"""Put people's corrections in the place of what the rules understood, and take them back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from indexer.model import Correction, Voice
from indexer.speakers import office_on
from mappings.people import people
from mappings.stances import lexicon_version

RULE = "correction"  # of a stance that a person gave

Row = dict[str, Any]  # of the table `statements`


def corrected(row: Row, corrections: tuple[Correction, ...]) -> tuple[Row, list[str]]:
    """A statement's row with these corrections instead of any earlier ones.

    Gives the reasons of those that can't stand too: words that the text doesn't hold."""
    changed, kept, refused = uncorrected(row), [], []
    for one in corrections:
        try:
            values = CHANGES[one.field](changed, one.value)
        except ValueError as error:
            refused.append(f"{one.field}: {error}")
            continue
        before = {column: changed[column] for column in values}
        kept.append(correction_row(replace(one, before=before)))
        changed |= values
    return changed | {"corrections": kept or None}, refused


def uncorrected(row: Row) -> Row:
    """A statement's row as the rules alone made it."""
    changed = dict(row)
    for one in reversed(row.get("corrections") or []):
        changed |= one["before"]
    return changed | {"corrections": None}


def correction_row(one: Correction) -> dict[str, Any]:
    """A correction as a row keeps it, and as JSON gives it."""
    return {**asdict(one), "when": one.when.isoformat()}


def correction_of(values: Mapping[str, Any]) -> Correction:
    """The correction that a row keeps."""
    return Correction(**{**values, "when": date.fromisoformat(values["when"])})


# What each field's correction changes in a row


def _speaker(row: Row, person: str) -> Row:
    voice = _voice(person, row["date"])
    return {
        "speaker": voice.speaker,
        "office": voice.office,
        "organization": voice.organization,
        "government": voice.government,
        "on_behalf_of": voice.organization,
    }


def _voice(person: str, on: date | None) -> Voice:
    if not person:
        return Voice()
    held = office_on(person, on) if on else None
    office, organization = held or (None, None)
    return Voice(person, office, organization, people()[person].government)


def _type(row: Row, type: str) -> Row:
    """A question is nobody's position and no government's word."""
    if type != "question":
        return {"type": type}
    return {"type": type, **_speaker(row, ""), **_stances(row, [])}


def _topics(row: Row, topics: list[Row]) -> Row:
    return {"topics": [{"id": one["id"], **_place(row, one["words"])} for one in topics]}


def _stances(row: Row, stances: list[Row]) -> Row:
    given = [_stance(row, one) for one in stances]
    return {"stances": given, "grade": given[0]["grade"] if given else None}


def _stance(row: Row, given: Row) -> Row:
    return {
        "code": given["class"],
        "grade": given["grade"],
        "polarity": given["polarity"],
        "modality": given["modality"],
        "holder": given["holder"],
        "target": _target(row, given),
        "cue": given["cue"],
        **_place(row, given["cue"]),
        "rule": RULE,
        "lexicon": lexicon_version(),
        "guards": [],
    }


def _target(row: Row, given: Row) -> Row | None:
    words = given["target"]
    if not words:
        return None
    return {"ids": given["ids"], "text": words, **_place(row, words)}


def _place(row: Row, words: str) -> Row:
    start = row["text"].find(words)
    if start < 0:
        raise ValueError(f"the statement doesn't hold the words {words!r:.80}")
    return {"start": start, "end": start + len(words)}


CHANGES: Mapping[str, Callable[[Row, Any], Row]] = {
    "speaker": _speaker,
    "stances": _stances,
    "topics": _topics,
    "type": _type,
}
