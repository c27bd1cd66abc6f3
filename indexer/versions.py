"""Give statements their ids, and carry them from one version of a document to the next."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from indexer.model import Statement

# Two wordings are one statement from this likeness on (rapidfuzz's normalised indel similarity,
# 0 to 100): a third of the words may be exchanged, less is a new statement.
ALIKE = 65.0
COMPARED_LETTERS = 20_000  # of a statement: far beyond any paragraph that a person wrote
LOOK_AHEAD = 50  # statements among which a changed one's successor is looked for
ID_LETTERS = 10  # of a SHA-256 in hex: one chance in a million for 1,500 statements of a document


def name_statements(
    new: Sequence[Statement], old: Sequence[tuple[str, str]]
) -> tuple[Statement, ...]:
    """The statements of a document's new version, each with its id.

    `old` is the version before, as (id, text) in reading order. Words that come back after a
    version without them hash to the id that they had."""
    carried = dict(alignments([text for _, text in old], [one.text for one in new]))
    taken = {old[place][0] for place in carried.values()}
    named = []
    for place, statement in enumerate(new):
        id = old[carried[place]][0] if place in carried else _fresh_id(statement, taken)
        taken.add(id)
        named.append(replace(statement, id=id))
    return tuple(named)


def _fresh_id(statement: Statement, taken: Set[str]) -> str:
    """Document id and a short hash of the words; a repeated "Yes." is counted: "…-2", "…-3"."""
    digest = hashlib.sha256(normal_form(statement.text).encode()).hexdigest()[:ID_LETTERS]
    first = f"{statement.document}:{digest}"
    id, count = first, 1
    while id in taken:
        count += 1
        id = f"{first}-{count}"
    return id


def normal_form(text: str) -> str:
    """The text without what an editor changes in passing: case, width, runs of white space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def alignments(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(place in new, place in old) of what is the same statement in both versions."""
    if not old:
        return
    before, after = [normal_form(text) for text in old], [normal_form(text) for text in new]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(range(new_start, new_end), range(old_start, old_end), strict=True)
        elif tag == "replace":
            yield from _alike(before, after, range(old_start, old_end), range(new_start, new_end))


def _alike(
    before: Sequence[str], after: Sequence[str], old: range, new: range
) -> Iterator[tuple[int, int]]:
    """Within a changed stretch, each old statement's most alike successor, in reading order."""
    first = new.start
    for place in old:
        ahead = range(first, min(new.stop, first + LOOK_AHEAD))
        scored = [(_likeness(before[place], after[other]), -other) for other in ahead]
        best, negative = max(scored, default=(0.0, 0))
        if best >= ALIKE:
            yield -negative, place
            first = -negative + 1


def _likeness(one: str, other: str) -> float:
    """How alike two wordings are, 0 to 100, by so much of each as bounds the work."""
    return fuzz.ratio(one[:COMPARED_LETTERS], other[:COMPARED_LETTERS])
