"""What an editor changed from one version of a document to the next, and how grave it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.edit_hunks import HUNK_KINDS, kind_of_edit
from indexer.versions import alignments
from scrapers.model import Document

# Worst first. What is gone comes before what is other, what is other before what is more.
KINDS = (
    "withdrawn", "negation", "number", "name", "paragraph-removed", "words-removed", "reworded",
    "words-added", "paragraph-added", "restored", "paragraph-moved", "typographic",
)  # fmt: skip
if not set(HUNK_KINDS) <= set(KINDS):
    raise RuntimeError("every kind of hunk is a kind of edit")


@dataclass(frozen=True)
class Edit:
    """One difference between two versions of a document."""

    kind: str  # one of KINDS
    before: str  # the passage as it was; empty: there was none
    after: str  # as it is now; empty: it is gone
    start: int | None = None  # where the passage begins in the newer text, in characters;
    # in the older one for a passage that is gone; None for the title and the like


@dataclass(frozen=True)
class Passage:
    """A paragraph of a version and where it begins in its text."""

    text: str
    start: int


def edits_between(old: Document, new: Document) -> tuple[Edit, ...]:
    """Every difference between two versions, worst first, then in reading order."""
    found = [*_edits_of_facts(old, new), *_edits_of_text(old, new)]
    return tuple(sorted(found, key=lambda edit: KINDS.index(edit.kind)))


def _edits_of_facts(old: Document, new: Document) -> Iterator[Edit]:
    """Differences in what a page says of its text: title, day, place, speaker."""
    title = kind_of_edit(old.title, new.title, new.language)
    if title:
        yield Edit(title, old.title, new.title)
    if old.date != new.date:
        yield Edit("number", str(old.date or ""), str(new.date or ""))
    for before, after in ((old.place, new.place), (old.attribution, new.attribution)):
        if (before or "") != (after or ""):
            yield Edit("name", before or "", after or "")


def _edits_of_text(old: Document, new: Document) -> Iterator[Edit]:
    before, after = passages(old.text), passages(new.text)
    if _letters_of(before) == _letters_of(after) and len(before) != len(after):
        yield Edit("typographic", old.text, new.text)  # cut into other paragraphs
        return
    pairs = _paired(before, after)
    for place, other in pairs:
        kind = kind_of_edit(before[other].text, after[place].text, new.language)
        if kind:
            yield Edit(kind, before[other].text, after[place].text, after[place].start)
    gone = [one for place, one in enumerate(before) if place not in {old for _, old in pairs}]
    come = [one for place, one in enumerate(after) if place not in {new for new, _ in pairs}]
    yield from _gone_and_come(gone, come)


def _gone_and_come(gone: Sequence[Passage], come: Sequence[Passage]) -> Iterator[Edit]:
    """What was only moved is neither gone nor new."""
    words_gone, words_come = {one.text for one in gone}, {one.text for one in come}
    for one in gone:
        if one.text not in words_come:
            yield Edit("paragraph-removed", one.text, "", one.start)
    for one in come:
        if one.text in words_gone:
            yield Edit("paragraph-moved", one.text, one.text, one.start)
        else:
            yield Edit("paragraph-added", "", one.text, one.start)


def _paired(before: Sequence[Passage], after: Sequence[Passage]) -> list[tuple[int, int]]:
    """(place in new, place in old) of passages that are one, also when a short one is all new."""
    pairs = dict(alignments([one.text for one in before], [one.text for one in after]))
    taken = set(pairs.values())
    last = -1
    for place in range(len(after)):
        if place in pairs:
            last = pairs[place]
        elif _stands_alone(place, last + 1, pairs, taken, len(before), len(after)):
            pairs[place] = last = last + 1
            taken.add(last)
    return sorted(pairs.items())


def _stands_alone(
    new: int, old: int, pairs: dict[int, int], taken: set[int], olds: int, news: int
) -> bool:
    """Whether a passage has no partner but one, in the same place: "Yes." became "No."."""
    if old >= olds or old in taken:
        return False
    is_last_new = new + 1 >= news or new + 1 in pairs
    is_last_old = old + 1 >= olds or old + 1 in taken
    return is_last_new and is_last_old


def passages(text: str) -> list[Passage]:
    """The paragraphs of a document's text, which one empty line separates."""
    found, start = [], 0
    for part in text.split("\n\n"):
        found.append(Passage(part, start))
        start += len(part) + 2
    return found


def _letters_of(parts: Sequence[Passage]) -> str:
    return "".join("".join(part.text.split()) for part in parts)
