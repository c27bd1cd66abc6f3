"""Changes of stance over time: what a government or a person took back, reopened or stepped up.

The rules are those of docs/stance.md, "Shifts": a speaker's own asserted stances on one topic, by
day of utterance. A shift always holds both statements: the wording changed, whatever the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from indexer.catalog_rows import Held
from indexer.model import TARGET_NEARBY, WORDS_ALONE, Stance
from mappings.stances import classes
from mappings.topics import topics

KINDS = ("reopened", "class", "grade")
# Classes that say what a government does about a matter: going from one to another is a shift
COURSES = frozenset({"oppose", "consider", "support", "commit", "sanction", "decline"})
REOPENED = ("consider", 0.4)  # from this rung on an existing position is open again
STEP = 0.15  # of a grade: at least one named rung


@dataclass(frozen=True)
class Taken:
    """A stance that a speaker took, and where."""

    held: Held
    stance: Stance

    @property
    def day(self) -> date | None:
        """The day of utterance."""
        return self.held.statement.date

    @property
    def month(self) -> str:
        """The month of utterance: "2024-06"; "" without a date."""
        return f"{self.day:%Y-%m}" if self.day else ""


@dataclass(frozen=True)
class Shift:
    """A change between two stances of one speaker or government on one topic."""

    kind: str  # one of KINDS
    before: Taken | None  # None: reopened, without an earlier stance that is held
    after: Taken
    is_signalled: bool  # nobody who is known by name or office said it


def own_stances(held: Iterable[Held]) -> Iterator[Taken]:
    """Every stance that is the speaker's own."""
    return (
        Taken(one, stance)
        for one in held
        for stance in one.statement.stances
        if stance.holder is None
    )


def is_about(stance: Stance, ids: frozenset[str] | set[str]) -> bool:
    """Whether the words of a stance's target name one of some topics and entities."""
    is_tied = not {TARGET_NEARBY, WORDS_ALONE} & set(stance.guards)
    return bool(is_tied and stance.target and not ids.isdisjoint(stance.target.ids))


def is_mainly_about(stance: Stance, id: str) -> bool:
    """Whether a topic (or entity) is the first topic (or entity) of a stance's target: the arms
    trade that breaks the sanctions is no word on the sanctions."""
    known = topics()
    if stance.target is None or not is_about(stance, {id}):
        return False
    alike = (one for one in stance.target.ids if known[one].kind == known[id].kind)
    return next(alike, None) == id


def reopens(stance: Stance) -> bool:
    """Whether a stance opens a position again: reconsider, 재검토, 見直す, пересмотреть."""
    code, grade = REOPENED
    return stance.code == code and stance.grade >= grade and stance.modality == "asserted"


def shifts_in(taken: Iterable[Taken]) -> list[Shift]:
    """The shifts among stances of one speaker or government on one topic, oldest first.

    Hedged and conditional stances, and those without a day, aren't compared. What is said on one
    day is one position: nothing shifts within it."""
    asserted = [one for one in taken if one.day and one.stance.modality == "asserted"]
    asserted.sort(key=_day)
    past = _Past()
    found: list[Shift] = []
    for _, group in groupby(asserted, key=_day):
        today = list(group)
        found += _of_day(today, past)
        past.add(today)
    return found


def _day(taken: Taken) -> date:
    return taken.day or date.min


class _Past:
    """What was last said: of each course, for or against, and of each class in each language."""

    def __init__(self) -> None:
        self.course: list[Taken] = []
        self.side: list[Taken] = []
        self.graded: dict[tuple[str, str], Taken] = {}

    def add(self, today: Sequence[Taken]) -> None:
        """Put a later day on top."""
        self.course = [one for one in today if one.stance.code in COURSES] or self.course
        self.side = [one for one in today if one.stance.polarity != "0"] or self.side
        self.graded |= _graded(today)


def _of_day(today: Sequence[Taken], past: _Past) -> Iterator[Shift]:
    reopening = strongest([one for one in today if reopens(one.stance)])
    is_open = any(one.stance.code == REOPENED[0] for one in past.course)
    if reopening and not is_open:
        yield _shift("reopened", strongest(past.course), reopening)
    changed = _changed_course(today, past) or _changed_side(today, past)
    if changed and changed[1] != reopening:
        yield _shift("class", *changed)
    for key, one in _graded(today).items():
        before = past.graded.get(key)
        if before and abs(before.stance.grade - one.stance.grade) >= STEP - 0.001:
            yield _shift("grade", before, one)


def _changed_course(today: Sequence[Taken], past: _Past) -> tuple[Taken, Taken] | None:
    """The last and the new course where they have no class in common."""
    now = [one for one in today if one.stance.code in COURSES]
    return _apart(past.course, now, [one.stance.code for one in past.course])


def _changed_side(today: Sequence[Taken], past: _Past) -> tuple[Taken, Taken] | None:
    """The last stances and the new ones where all those were for, and all these against it."""
    now = [one for one in today if one.stance.polarity != "0"]
    sides = {one.stance.polarity for one in past.side}
    if any(one.stance.polarity in sides for one in now):
        return None
    return _apart(past.side, now, [])


def _apart(
    before: Sequence[Taken], now: Sequence[Taken], codes: Sequence[str]
) -> tuple[Taken, Taken] | None:
    old, new = strongest(before), strongest(now)
    if old is None or new is None or any(one.stance.code in codes for one in now):
        return None
    return old, new


def _graded(today: Sequence[Taken]) -> dict[tuple[str, str], Taken]:
    """The strongest of each class in each language: rungs of two languages aren't compared."""
    found: dict[tuple[str, str], Taken] = {}
    for one in today:
        key = (one.stance.code, one.held.statement.language)
        if key not in found or one.stance.grade > found[key].stance.grade:
            found[key] = one
    return found


def _shift(kind: str, before: Taken | None, after: Taken) -> Shift:
    statement = after.held.statement
    is_known = bool(statement.voice.speaker or statement.voice.organization)
    return Shift(kind, before, after, is_signalled=not is_known)


def strongest(taken: Sequence[Taken]) -> Taken | None:
    """The strongest of some stances; of equals the class that wins ties, then the first."""
    ranks = {code: known.rank for code, known in classes().items()}
    return max(
        taken,
        key=lambda one: (one.stance.grade, -ranks.get(one.stance.code, len(ranks))),
        default=None,
    )
