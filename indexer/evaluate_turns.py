"""Measure turns: where each begins, under which label, and who is believed to speak."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from indexer.scores import Mistake, Score, Scored

Found = Mapping[str, Any]
Turns = Sequence[Found]
Key = tuple[Any, ...]
UNSPOKEN = ("scene", "narrative")


def scored_turns(row: Found, read: Found) -> Iterator[Scored]:
    """A row of form "turns" against what `analyse` gives of its text."""
    wanted, found = row["turns"], read["turns"]
    yield _score("turns", row, wanted, found, key=_place)
    yield _score("turns, with label", row, wanted, found, key=_labelled)
    labels = _under_labels(wanted), _under_labels(found)
    yield _score("turns under a label, with it", row, *labels, key=_labelled)
    yield _score("turns, with type", row, wanted, found, key=_typed)
    yield _people(row, wanted, found)


def _under_labels(turns: Turns) -> Turns:
    return [one for one in turns if one["attribution"]]


def _place(turn: Found) -> Key:
    """A scene may be part of the turn around it: only where spoken words begin counts."""
    return (turn["start"],)


def _labelled(turn: Found) -> Key:
    return (turn["start"], " ".join((turn["attribution"] or "").replace("\u00a0", " ").split()))


def _typed(turn: Found) -> Key:
    return (turn["start"], turn["type"])


def _score(
    measure: str, row: Found, wanted: Turns, found: Turns, *, key: Callable[[Found], Key]
) -> Scored:
    ours = {key(one): one for one in found if one["type"] not in UNSPOKEN}
    theirs = {key(one): one for one in wanted if one["type"] not in UNSPOKEN}
    missed = [one for one in theirs if one not in ours]
    wrong = [one for one in ours if one not in theirs]
    mistakes = [
        *(_mistake(measure, row, one, str(one), "nothing") for one in missed),
        *(_mistake(measure, row, one, "nothing", str(one)) for one in wrong),
    ]
    score = Score(len(theirs) - len(missed), len(ours), len(theirs))
    return Scored(measure, score, "", mistakes)


def _people(row: Found, wanted: Turns, found: Turns) -> Scored:
    """People resolved, over the spoken turns that begin where the row says."""
    ours = {one["start"]: one["speaker"] for one in found}
    pairs = [(one, ours.get(one["start"])) for one in wanted if one["type"] not in UNSPOKEN]
    mistakes = [
        _mistake("people", row, _place(one), f"{one['attribution']} = {one['speaker']}", str(our))
        for one, our in pairs
        if one["speaker"] != our
    ]
    score = Score(
        sum(one["speaker"] == our is not None for one, our in pairs),
        sum(our is not None for _, our in pairs),
        sum(one["speaker"] is not None for one, _ in pairs),
    )
    return Scored("people", score, "", mistakes)


def _mistake(measure: str, row: Found, key: Key, wanted: str, came: str) -> Mistake:
    at = int(key[0])
    around = row["text"][max(0, at - 60) : at + 60]
    return Mistake(measure, row["language"], str(row["id"]), wanted, came, around)
