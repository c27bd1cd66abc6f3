"""Who speaks for governments: people, their posts, the bodies and governments they speak for."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from mappings.errors import MappingInvalid
from mappings.files import read_table

LANGUAGES = ("en", "ko", "ja", "ru")
PARTIAL_DAY = re.compile(r"\d{4}(-\d\d){0,2}")  # "2024", "2024-08" or "2024-08-12"

Words = Mapping[str, tuple[str, ...]]  # by language


@dataclass(frozen=True)
class Post:
    """A post that a person held, and when (Popolo Membership)."""

    role: str  # id in mappings/posts.toml
    organization: str  # id in mappings/organizations.toml
    start: str  # ISO date; "2024-08" or "2024" where no more is known
    end: str | None = None  # None: in office when last seen

    def covers(self, on: date) -> bool:
        """Whether the post was held that day, as far as its dates are known."""
        return first_day(self.start) <= on and (self.end is None or on <= last_day(self.end))


@dataclass(frozen=True)
class Person:
    """Somebody who speaks for a government (Popolo Person)."""

    id: str
    government: str  # key in mappings/governments.toml
    gender: str  # "f" or "m"
    names: Words  # full names, the usual one first
    surname: Mapping[str, str]  # by language, where a label may print it alone
    posts: tuple[Post, ...]  # by their first day
    labels: tuple[str, ...] = ()  # other words that are printed for this person
    identifiers: Mapping[str, str] = field(default_factory=dict)  # "wikidata" -> "Q359480"
    verified: bool = False  # the name and one post were seen in a published text
    evidence: str = ""


@dataclass(frozen=True)
class Organization:
    """A body that speaks for a government: a publisher, a ministry, an office."""

    id: str
    names: Mapping[str, str]
    government: str  # key in mappings/governments.toml
    classification: str  # "foreign ministry", "head of state", …
    words: Words = field(default_factory=dict)
    parent: str | None = None


@dataclass(frozen=True)
class Role:
    """A post, what it is called, and the words that labels and prose use for it."""

    id: str
    titles: Mapping[str, str]
    titles_by_government: Mapping[str, Mapping[str, str]]
    words: Words
    words_by_government: Mapping[str, Words]
    organizations: Mapping[str, str]  # government -> organization id
    words_not_of: tuple[str, ...] = ()  # governments that never use `words` for their own
    speaks_alone: bool = False  # one holder at a time, never a guest of the same government

    def title(self, government: str, language: str = "en") -> str:
        """What the post is called in a government: "Secretary of State" for FM in the US."""
        return self.titles_by_government.get(government, self.titles)[language]


@dataclass(frozen=True)
class Government:
    """A country or an international organization that speaks for itself."""

    code: str  # ISO 3166 alpha-2; XK, EU, UN, NATO
    names: Mapping[str, str]
    words: Words = field(default_factory=dict)


@cache
def governments() -> dict[str, Government]:
    """Every government by code, from mappings/governments.toml; raises MappingInvalid."""
    return {
        code: Government(code, _names(row, "governments", code), _words(row.get("words", {})))
        for code, row in read_table("governments").items()
    }


@cache
def organizations() -> dict[str, Organization]:
    """Every organization by id, from mappings/organizations.toml; raises MappingInvalid."""
    found = {id: _organization(id, row) for id, row in read_table("organizations").items()}
    for one in found.values():
        if one.parent is not None and one.parent not in found:
            raise _invalid("organizations", one.id, f"parent {one.parent!r} isn't an organization")
    return found


@cache
def roles() -> dict[str, Role]:
    """Every post that can be held, by id, from mappings/posts.toml; raises MappingInvalid."""
    return {id: _role(id, row) for id, row in read_table("posts").items()}


@cache
def people() -> dict[str, Person]:
    """Every person by id, from mappings/people.toml; raises MappingInvalid."""
    return {id: _person(id, row) for id, row in read_table("people").items()}


def first_day(text: str) -> date:
    """The first day of a date that may be known to the month or year only."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """The last day of a date that may be known to the month or year only."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int, int]:
    year, month, day = [*map(int, text.split("-")), 0, 0][:3]
    return year, month, day


def _organization(id: str, row: Mapping[str, Any]) -> Organization:
    return Organization(
        id=id,
        names=_names(row, "organizations", id),
        government=_known_government(row, "organizations", id),
        classification=str(_given(row, "classification", "organizations", id)),
        words=_words(row.get("words", {})),
        parent=row.get("parent"),
    )


def _role(id: str, row: Mapping[str, Any]) -> Role:
    belongs = dict(row.get("organizations", {}))
    for government, organization in belongs.items():
        known = organizations().get(organization)
        if known is None or known.government != government:
            reason = f"organization {organization!r} isn't a body of {government!r}"
            raise _invalid("posts", id, reason)
    for government in row.get("words_by_government", {}):
        if government not in governments():
            raise _invalid("posts", id, f"government {government!r} isn't in governments.toml")
    return Role(
        id=id,
        titles=_names(row, "posts", id, key="titles"),
        titles_by_government=row.get("titles_by_government", {}),
        words=_words(row.get("words", {})),
        words_by_government={
            code: _words(words) for code, words in row.get("words_by_government", {}).items()
        },
        organizations=belongs,
        words_not_of=tuple(row.get("words_not_of", ())),
        speaks_alone=row.get("speaks_alone", False),
    )


def _person(id: str, row: Mapping[str, Any]) -> Person:
    names = _words(_given(row, "names", "people", id))
    for language in LANGUAGES:
        if not names.get(language):
            raise _invalid("people", id, f"no name in {language!r}")
    posts = [_post(id, post) for post in _given(row, "posts", "people", id)]
    gender = str(_given(row, "gender", "people", id))
    if gender not in ("f", "m"):
        raise _invalid("people", id, f"gender {gender!r}: wanted 'f' or 'm'")
    return Person(
        id=id,
        government=_known_government(row, "people", id),
        gender=gender,
        names=names,
        surname=row.get("surname", {}),
        posts=tuple(sorted(posts, key=lambda post: first_day(post.start))),
        labels=tuple(row.get("labels", ())),
        identifiers=row.get("identifiers", {}),
        verified=row.get("verified", False),
        evidence=row.get("evidence", ""),
    )


def _post(id: str, row: Mapping[str, Any]) -> Post:
    role = str(_given(row, "role", "people", id))
    if role not in roles():
        raise _invalid("people", id, f"role {role!r} isn't in posts.toml")
    organization = str(_given(row, "organization", "people", id))
    if organization not in organizations():
        raise _invalid("people", id, f"organization {organization!r} isn't in organizations.toml")
    start = _day(_given(row, "start_date", "people", id), id)
    end = _day(row["end_date"], id) if "end_date" in row else None
    if end is not None and first_day(start) > last_day(end):
        raise _invalid("people", id, f"{role} ends on {end}, before it starts on {start}")
    return Post(role, organization, start, end)


def _day(value: object, id: str) -> str:
    """A date as it stands in the file, once it is known to be one."""
    text = str(value)
    try:
        if PARTIAL_DAY.fullmatch(text):
            first_day(text)
            return text
    except ValueError as error:
        raise _invalid("people", id, f"{text!r} is no day: {error}") from error
    raise _invalid("people", id, f"wanted a date as 2024-08-12, 2024-08 or 2024, came {text!r}")


def _names(
    row: Mapping[str, Any], file: str, entry: str, *, key: str = "names"
) -> Mapping[str, str]:
    names: Mapping[str, str] = _given(row, key, file, entry)
    for language in LANGUAGES:
        if not names.get(language):
            raise _invalid(file, entry, f"no {key} in {language!r}")
    return names


def _words(table: Mapping[str, Any]) -> Words:
    return {language: tuple(words) for language, words in table.items()}


def _known_government(row: Mapping[str, Any], file: str, entry: str) -> str:
    code = str(_given(row, "government", file, entry))
    if code not in governments():
        raise _invalid(file, entry, f"government {code!r} isn't in governments.toml")
    return code


def _given(row: Mapping[str, Any], key: str, file: str, entry: str) -> Any:
    if key not in row:
        raise _invalid(file, entry, f"no {key!r}")
    return row[key]


def _invalid(file: str, entry: str, reason: str) -> MappingInvalid:
    return MappingInvalid(f"mappings/{file}.toml, {entry}: {reason}")
