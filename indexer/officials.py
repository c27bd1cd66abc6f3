"""Which official a label means: by name, by surname, by post, on a day, in a government."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.label_words import labels
from indexer.labels import Reading
from indexer.name_keys import key
from mappings.people import Person, Post, organizations, people, roles

# Whose a body is that is named without a country, where no publisher is known: "외교부", "МИД"
HOMES = {"ko": "KR", "ja": "JP", "ru": "RU"}


@dataclass(frozen=True)
class Setting:
    """Where and when something was said."""

    publisher: str | None  # organization id
    government: str | None
    on: date | None
    language: str = ""


def with_name(reading: Reading, setting: Setting) -> Person | None:
    """The one of several people with the same full name: by government, by day, by post."""
    government = government_of(reading, setting)
    return _only(
        (people()[id] for id in sorted(reading.people)),
        lambda one: one.government == government,
        lambda one: any(covers(post, setting.on) for post in one.posts),
        lambda one: could_hold(one, reading),
    )


def _only(known: Iterable[Person], *fits: Callable[[Person], bool]) -> Person | None:
    """The one who is left when each claim, in turn, leaves out those whom it doesn't fit."""
    left = list(known)
    for claim in fits:
        left = [one for one in left if claim(one)] or left
    return left[0] if len(left) == 1 else None


def with_surname(attribution: str, reading: Reading, setting: Setting) -> Person | None:
    """The one official of that day with a surname and title; at home or, if none there, abroad."""
    listed = labels().get(key(attribution), frozenset())
    is_titled = bool(reading.roles or reading.is_initialled or "honorifics" in reading.marks)
    if not listed and not is_titled:
        return None  # a bare surname names nobody who wasn't introduced
    known = [people()[id] for id in sorted(listed | reading.namesakes)]
    serving = [one for one in known if _may_be(one, one.id in listed, reading, setting.on)]
    government = government_of(reading, setting)
    home = [one for one in serving if one.government == government]
    if home or reading.governments or not _may_be_abroad(listed, reading):
        return _nearest(home, reading, setting)
    return serving[0] if len(serving) == 1 else None


def _may_be_abroad(listed: frozenset[str], reading: Reading) -> bool:
    """A title or initials may be a guest's; "MR KIM" without a title is one of the hosts."""
    if "honorifics" in reading.marks:
        return bool(reading.roles)
    return bool(reading.roles or reading.is_initialled or listed)


def _may_be(person: Person, is_listed: bool, reading: Reading, on: date | None) -> bool:
    """Whether a label's honorific and title fit somebody that day."""
    if reading.gender not in (None, person.gender):
        return False
    return any(
        covers(post, on) and (is_listed or not reading.roles or means(reading, post.role, person))
        for post in person.posts
    )


def with_post(reading: Reading, setting: Setting) -> Person | None:
    """The one who held the post that a label names, that day, in that government."""
    government = government_of(reading, setting)
    if not reading.roles or government is None or setting.on is None:
        return None
    known = [one for one in people().values() if _holds(one, reading, government, setting.on)]
    if len(_bodies_with_title(reading, government)) > 1:
        # Every ministry has a "대변인": the only one who is known may be another ministry's
        wanted = bodies_of(reading, setting) or frozenset({setting.publisher})
        known = [one for one in known if _speaks_for(one, wanted, reading, setting.on)]
    return _nearest(known, reading, setting)


def _bodies_with_title(reading: Reading, government: str) -> frozenset[str | None]:
    """The government's bodies in which somebody may bear a label's title."""
    meant = (id for words in reading.roles for id in roles_of(words, government))
    return frozenset(roles()[id].organizations.get(government) for id in meant) - {None}


def _holds(person: Person, reading: Reading, government: str, on: date) -> bool:
    return any(
        post.covers(on)
        and organizations()[post.organization].government == government
        and means(reading, post.role, person)
        for post in person.posts
    )


def _nearest(known: Sequence[Person], reading: Reading, setting: Setting) -> Person | None:
    """The only one; of several, the only one who speaks for the body named or the publisher."""
    if len(known) > 1:
        wanted = bodies_of(reading, setting) or frozenset({setting.publisher})
        known = [one for one in known if _speaks_for(one, wanted, reading, setting.on)]
    return known[0] if len(known) == 1 else None


def _speaks_for(
    person: Person, bodies: frozenset[str | None], reading: Reading, on: date | None
) -> bool:
    return any(
        covers(post, on)
        and is_part_of(post.organization, bodies)
        and (not reading.roles or means(reading, post.role, person))
        for post in person.posts
    )


def is_part_of(organization: str, bodies: frozenset[str | None]) -> bool:
    """Whether an organization, or the one that it is a part of, is among some bodies."""
    parent = organizations()[organization].parent
    return organization in bodies or (parent is not None and parent in bodies)


def could_hold(person: Person, reading: Reading) -> bool:
    """Whether a label's honorific and title fit somebody at any time."""
    if reading.gender not in (None, person.gender):
        return False
    return not reading.roles or any(means(reading, post.role, person) for post in person.posts)


def means(reading: Reading, role: str, person: Person) -> bool:
    """Whether one of a label's words for posts can mean this post of somebody."""
    return any(role in roles_of(words, person.government) for words in reading.roles)


def roles_of(words: Iterable[tuple[str, str | None]], government: str) -> frozenset[str]:
    """The posts that a word means in a government."""
    return frozenset(
        id
        for id, only in words
        if only == government or (only is None and government not in roles()[id].words_not_of)
    )


def covers(post: Post, on: date | None) -> bool:
    """Whether a post was held that day, or no day is known."""
    return on is None or post.covers(on)


def post_on(
    person: Person, on: date, publisher: str | None = None, wanted: frozenset[str] = frozenset()
) -> Post | None:
    """The post held that day: the one that a label names, the publisher's, the earlier one."""
    held = [post for post in person.posts if post.covers(on)]
    claims: tuple[Callable[[Post], bool], ...] = (
        lambda post: post.role in wanted,
        lambda post: is_part_of(post.organization, frozenset({publisher})),
        lambda post: post.end != on.isoformat(),
    )
    for claim in claims:
        held = [post for post in held if claim(post)] or held
    return held[0] if held else None


def bodies_of(reading: Reading, setting: Setting) -> frozenset[str | None]:
    """The organizations that a label names, of the right government."""
    government = government_of(reading, setting)
    return frozenset(
        id
        for one in reading.organizations
        for id in one
        if len(one) == 1 or organizations()[id].government == government
    )


def government_of(reading: Reading, setting: Setting) -> str | None:
    """The government that a label names, by itself or by a post or a body; else the publisher's."""
    if reading.governments:
        return reading.governments[0]
    for one in reading.roles:
        named = {only for _, only in one}
        if len(named) == 1 and None not in named:
            return named.pop()
    for bodies in reading.organizations:
        of = {organizations()[id].government for id in bodies}
        if len(of) == 1:
            return of.pop()
        if setting.government is None and HOMES.get(setting.language) in of:
            return HOMES[setting.language]
    return setting.government
