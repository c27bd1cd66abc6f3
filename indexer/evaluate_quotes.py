"""Measure quotations: their places, who they are given to, and what is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from indexer.labels import read_label
from indexer.name_keys import fold
from indexer.scores import Mistake, Score, Scored

ARTICLE = re.compile(r"^(?:the|an?) ")
SAME = 0.8  # of the letters of both together that two spans of one quotation share
QUOTED = ("direct", "mixed")
# The manners of `analyse` that a label of direct speech may mean: a transcript's turn too
AS_DIRECT = ("direct", "spoken")

Found = Mapping[str, Any]


def scored_quotes(row: Found, read: Found) -> Iterator[Scored]:
    """A row of form "quotes" against what `analyse` gives of its text."""
    wanted = row["quotes"]
    made = [one for one in read["statements"] if one["manner"] not in ("written",)]
    made = [one for one in made if one["type"] != "question"]
    direct = [one for one in wanted if one["kind"] == "direct"]
    found = [one for one in made if one["manner"] in AS_DIRECT]
    yield _score("direct quotations", row, direct, found)
    yield _score("direct quotations, with speaker", row, direct, found, with_speaker=True)
    yield _score("all quotations", row, wanted, made)
    yield _score("all quotations, with manner", row, wanted, made, with_manner=True)
    yield _score("all quotations, with speaker", row, wanted, made, with_speaker=True)
    yield _not_quoted(row, made)


def _score(
    measure: str,
    row: Found,
    wanted: Sequence[Found],
    found: Sequence[Found],
    *,
    with_speaker: bool = False,
    with_manner: bool = False,
) -> Scored:
    """How many of the wanted quotations were found; each counts once."""
    left = list(found)
    mistakes: list[Mistake] = []
    right = 0
    for one in wanted:
        other = next((other for other in left if _is_same_place(one, other)), None)
        if other is not None:
            left.remove(other)
        wrong = _difference(one, other, with_speaker=with_speaker, with_manner=with_manner)
        right += not wrong
        if wrong:
            mistakes.append(_mistake(measure, row, one, f"{one['kind']} {_who(one)}", wrong))
    mistakes += [
        _mistake(measure, row, one, "nothing", f"{one['manner']} {one['attribution']}")
        for one in left
    ]
    return Scored(measure, Score(right, len(found), len(wanted)), "", mistakes)


def _who(one: Found) -> str:
    return str(one.get("speaker") or "nobody")


def _difference(wanted: Found, came: Found | None, *, with_speaker: bool, with_manner: bool) -> str:
    """What is wrong with what was found in a quotation's place, in words; empty: nothing."""
    if came is None:
        return "nothing"
    if with_manner and _manner(came) != wanted["kind"]:
        return str(came["manner"])
    if with_speaker and not is_same_speaker(wanted.get("speaker"), came["attribution"]):
        return str(came["attribution"] or "nobody")
    return ""


def _manner(came: Found) -> str:
    return "direct" if came["manner"] in AS_DIRECT else str(came["manner"])


def _is_same_place(one: Found, other: Found) -> bool:
    """Whether two spans share nearly all of their letters (intersection over union)."""
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    both = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return bool(shared > 0 and shared >= SAME * both)


def is_same_speaker(wanted: str | None, came: str | None) -> bool:
    """Whether two wordings name one speaker: the same, one within the other, or one name."""
    if not wanted or not came:
        return not wanted and not came
    _, _, name = came.removesuffix(")").partition(" (")  # "he (Lena Harrow)"
    if name and is_same_speaker(wanted, name):
        return True
    one, other = _folded(wanted), _folded(came)
    if one in other or other in one:
        return True
    left, right = read_label(wanted), read_label(came)
    return bool(left.last) and left.last == right.last


def _folded(words: str) -> str:
    return ARTICLE.sub("", " ".join(fold(words).split()))


def _not_quoted(row: Found, made: Sequence[Found]) -> Scored:
    """How many of the terms, titles and scare quotes were left alone."""
    terms = [term for term in row.get("not_quotes") or () if term in row["text"]]
    taken = [
        term
        for term in terms
        if any(one["manner"] in QUOTED and _is_term(term, one["text"]) for one in made)
    ]
    mistakes = [
        Mistake("terms left alone", row["language"], str(row["id"]), "nothing", term, row["text"])
        for term in taken
    ]
    right = len(terms) - len(taken)
    return Scored("terms left alone", Score(right, len(terms), len(terms)), "", mistakes)


def _is_term(term: str, quoted: str) -> bool:
    return quoted.strip(".,") == term.strip(".,")


def _mistake(measure: str, row: Found, one: Found, wanted: str, came: str) -> Mistake:
    around = row["text"][max(0, one["start"] - 60) : one["end"] + 60]
    return Mistake(measure, row["language"], str(row["id"]), wanted, came, around)
