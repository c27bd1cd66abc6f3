"""Measure the headline stance of a sentence: class, polarity, rung, target, holder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from indexer.scores import Mistake, Score, Scored

Found = Mapping[str, Any]
NONE = "neutral"
RUNG = 0.101  # the least distance between two rungs, with room for decimals


def scored_stance(row: Found, read: Found) -> Iterator[Scored]:
    """A row of form "stance" against the headline that `analyse` gives of its text."""
    stances = [one for statement in read["statements"] for one in statement["stances"]]
    own = stances[0] if stances else None
    if row.get("is_question"):
        yield _share("questions without a stance", row, "none", "none" if own is None else "one")
        return
    wanted = row["stance"]
    came = own["code"] if own else NONE
    yield from _class("stance", row, wanted, came)
    if row.get("polarity"):
        yield from _class("polarity", row, row["polarity"], own["polarity"] if own else "0")
    if own is None or wanted != came or wanted == NONE:
        return
    near = abs(float(row["grade"]) - own["grade"]) <= RUNG
    yield _share("grade within one rung", row, str(row["grade"]), str(own["grade"]), is_right=near)
    if row.get("target_ids"):
        ids = own["target"]["ids"] if own["target"] else []
        is_hit = bool(set(ids) & set(row["target_ids"]))
        yield _share("target", row, " ".join(row["target_ids"]), " ".join(ids), is_right=is_hit)
    if row.get("reported"):
        is_reported = own["holder"] is not None
        yield _share("holder", row, str(row["holder"]), str(own["holder"]), is_right=is_reported)


def _class(measure: str, row: Found, wanted: str, came: str) -> Iterator[Scored]:
    """One measure for each class, so that a macro-F1 can be made of them."""
    is_right = wanted == came
    mistakes = [] if is_right else [_mistake(measure, row, wanted, came)]
    yield Scored(f"{measure}: {wanted}", Score(int(is_right), 0, 1), "", mistakes)
    yield Scored(f"{measure}: {came}", Score(0, 1, 0))


def _share(
    measure: str, row: Found, wanted: str, came: str, *, is_right: bool | None = None
) -> Scored:
    is_right = wanted == came if is_right is None else is_right
    mistakes = [] if is_right else [_mistake(measure, row, wanted, came)]
    return Scored(measure, Score(int(is_right), 1, 1), "", mistakes)


def _mistake(measure: str, row: Found, wanted: str, came: str) -> Mistake:
    return Mistake(measure, row["language"], str(row["id"]), wanted, came, row["text"][:160])
