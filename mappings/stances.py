"""The stances that a statement can take, their ladders and cues (mappings/stances.toml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mappings.errors import MappingInvalid
from mappings.files import read_table
from mappings.korean import with_endings

# Of languages whose endings melt into a stem: what makes an expression hold these too
ENDINGS = {"ko": with_endings}
POLARITIES = ("-", "0", "+")
GUARDS = (
    "negated",
    "affirmed",
    "hedged",
    "conditional",
    "reporting",
    "distance",
    "others",
    "received",
)
BEARINGS = ("routine", "home")  # beside `abroad`, which only some languages have
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class StanceClass:
    """One of the classes of docs/stance.md, such as "oppose"."""

    id: str
    polarity: str  # towards the target: "-", "0" or "+"
    rank: int  # 0: wins every tie for the headline
    names: Mapping[str, str]  # by language
    cameo: str
    plover: str  # empty: PLOVER has no such root


@dataclass(frozen=True)
class Rung:
    """A step of a class's ladder, with the words that governments use for it."""

    grade: float
    names: Mapping[str, str]  # by language; a language without a word for it has none


@dataclass(frozen=True, eq=False)  # each is itself: thousands are looked up for every sentence
class Cue:
    """Words that show a stance."""

    id: str  # "ja-oppose-04"
    code: str  # the class
    grade: float  # its rung
    pattern: re.Pattern[str]
    is_of_subject: bool  # says something of its subject, which so isn't its holder: "unacceptable"


@dataclass(frozen=True)
class Guards:
    """What takes a cue back, weakens it, gives it to somebody else, or shows that it isn't one."""

    negated: re.Pattern[str]  # left of a cue (en, ru), right of it (ko, ja)
    affirmed: re.Pattern[str]  # in the same place: a negation that takes nothing back
    hedged: re.Pattern[str]  # in the same place
    conditional: re.Pattern[str]  # anywhere in the sentence
    reporting: re.Pattern[str]  # verbs and endings of reported speech
    distance: re.Pattern[str]  # words by which a speaker distances himself from a claim
    others: re.Pattern[str]  # left of a cue: a subject that is no state, in a group of its own
    received: re.Pattern[str]  # right of it: done by others, or for the speaker
    exclusions: tuple[re.Pattern[str], ...]  # longer wordings in which a cue is none
    routine: re.Pattern[str] = NEVER  # cues that are stances only beside something foreign
    home: re.Pattern[str] = NEVER  # what a state manages within its borders
    abroad: tuple[re.Pattern[str], ...] = ()  # what lies beyond them; none: all cues count


@cache
def classes() -> dict[str, StanceClass]:
    """Every class by id, those that win a tie first; raises MappingInvalid."""
    rows = read_table("stances")["classes"]
    found = {row["id"]: _class(rank, row) for rank, row in enumerate(rows)}
    if len(found) != len(rows):
        raise _invalid("classes", "an id stands twice")
    return found


@cache
def ladders() -> dict[str, tuple[Rung, ...]]:
    """The rungs of each class, from weak to strong."""
    found: dict[str, tuple[Rung, ...]] = {}
    for code, rows in read_table("stances")["ladders"].items():
        _known_class(code, f"ladders.{code}")
        rungs = tuple(Rung(row["grade"], row["names"]) for row in rows)
        if [rung.grade for rung in rungs] != sorted({rung.grade for rung in rungs}):
            raise _invalid(f"ladders.{code}", "its grades don't rise")
        found[code] = rungs
    return found


@cache
def cues(language: str) -> tuple[Cue, ...]:
    """The cues of a language, in the order of the file; none for a language without any."""
    rows = read_table("stances")["cues"].get(language, ())
    _check_ids(row["id"] for row in rows)
    return tuple(_cue(row, ENDINGS.get(language)) for row in rows)


@cache
def guards(language: str) -> Guards | None:
    """The guards of a language, or None for a language without cues."""
    row = read_table("stances")["guards"].get(language)
    if row is None:
        return None
    entry = f"guards.{language}"
    patterns = {name: _pattern(row.get(name), f"{entry}.{name}") for name in GUARDS}
    exclusions = tuple(_pattern(one, f"{entry}.exclusions") for one in row["exclusions"])
    patterns |= {name: _pattern(row[name], f"{entry}.{name}") for name in BEARINGS if name in row}
    abroad = tuple(_pattern(one, f"{entry}.abroad") for one in row.get("abroad", ()))
    return Guards(**patterns, exclusions=exclusions, abroad=abroad)


def lexicon_version() -> str:
    """The version that is kept with each stance: "3"."""
    return str(read_table("stances")["version"])


def rung_name(code: str, grade: float, language: str) -> str:
    """The word for the highest rung at or below a grade, in a language or else in English."""
    reached = [rung for rung in ladders()[code] if rung.grade <= grade + 0.001]
    named = [rung for rung in reached if rung.names.get(language)] or ladders()[code][:1]
    names = named[-1].names
    return names.get(language) or names.get("en") or classes()[code].names["en"]


def _class(rank: int, row: Mapping[str, Any]) -> StanceClass:
    if row["polarity"] not in POLARITIES:
        raise _invalid(row["id"], f"polarity {row['polarity']!r}: wanted one of {POLARITIES}")
    return StanceClass(
        id=row["id"],
        polarity=row["polarity"],
        rank=rank,
        names=row["names"],
        cameo=row["cameo"],
        plover=row["plover"],
    )


def _cue(row: Mapping[str, Any], with_forms: Callable[[str], str] | None) -> Cue:
    _known_class(row["class"], row["id"])
    if not 0 <= row["grade"] <= 1:
        raise _invalid(row["id"], f"grade {row['grade']}: wanted 0 to 1")
    return Cue(
        id=row["id"],
        code=row["class"],
        grade=row["grade"],
        pattern=_formed(_pattern(row["re"], row["id"]), with_forms),
        is_of_subject=row.get("subject") == "target",
    )


def _formed(pattern: re.Pattern[str], with_forms: Callable[[str], str] | None) -> re.Pattern[str]:
    return re.compile(with_forms(pattern.pattern)) if with_forms else pattern


def _pattern(source: Any, entry: str) -> re.Pattern[str]:
    if not isinstance(source, str):
        raise _invalid(entry, f"wanted a regular expression, came {source!r}")
    try:
        return re.compile(source)
    except re.error as error:
        raise _invalid(entry, f"{source!r} isn't a regular expression: {error}") from error


def _known_class(code: str, entry: str) -> None:
    if code not in classes():
        raise _invalid(entry, f"no class {code!r}")


def _check_ids(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            raise _invalid(id, "an id stands twice")
        seen.add(id)


def _invalid(entry: str, reason: str) -> MappingInvalid:
    return MappingInvalid(f"mappings/stances.toml, {entry}: {reason}")
