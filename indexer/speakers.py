"""Who is believed to speak, from the label that a page prints, its publisher and the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from indexer.labels import Reading, read_label
from indexer.model import Voice
from indexer.name_keys import is_cjk
from indexer.officials import (
    Setting,
    bodies_of,
    could_hold,
    covers,
    government_of,
    means,
    post_on,
    roles_of,
    with_name,
    with_post,
    with_surname,
)
from mappings.people import Person, Role, organizations, people, roles

FIRST_SEEN, LAST_SEEN = 8, 64  # labels at a document's head, and just before, that count
MANY = 1 << 16  # decisions that are remembered

# Marks (mappings/labels.toml) of labels that no official speaks under
SPEAKS_FOR_NOBODY = frozenset({"questioners", "others"})
NAMES_NOBODY = frozenset({"unnamed", "pronouns", "former"})


def voice_of(
    attribution: str | None,
    *,
    publisher: str | None,
    government: str | None,
    on: date | None,
    seen: Sequence[str] = (),
    language: str = "",
) -> Voice:
    """Who speaks: person, office that day, body and government, each None where it isn't sure.

    `seen` are the labels before this one in the document, its own speaker first. Without an
    attribution it's the publisher's word. A journalist speaks for no government."""
    if attribution is None:
        return Voice(organization=publisher, government=government)
    setting = Setting(publisher, government, on, language)
    reading = read_label(attribution)
    if reading.people or reading.marks & SPEAKS_FOR_NOBODY or not seen:
        return _voice(attribution, setting, None)
    return _voice(attribution, setting, _seen_before(reading, setting, seen))


def remember(seen: list[str], label: str) -> None:
    """Add a label to those seen before; no more are kept than `voice_of` looks at."""
    seen.append(label)
    if len(seen) > FIRST_SEEN + LAST_SEEN:
        del seen[FIRST_SEEN]


def office_on(person_id: str, on: date) -> tuple[str, str] | None:
    """The title in English and the organization of the post that somebody held that day."""
    person = people()[person_id]
    post = post_on(person, on)
    if post is None:
        return None
    return roles()[post.role].title(person.government), post.organization


@lru_cache(maxsize=MANY)
def _voice(attribution: str, setting: Setting, before: str | None) -> Voice:
    """The voice behind a label; `before` is the earlier label that introduced its speaker."""
    reading = read_label(attribution)
    if reading.marks & SPEAKS_FOR_NOBODY and not reading.people:
        return Voice()
    person = _person(attribution, reading, setting, before)
    if person is not None:
        return _as(person, reading, setting)
    if before is not None and reading.is_named:
        return replace(_voice(before, setting, None), speaker=None)
    return _unknown(reading, setting)


def _person(
    attribution: str, reading: Reading, setting: Setting, before: str | None
) -> Person | None:
    """The one person whom a label can mean, or None."""
    if reading.people:
        return with_name(reading, setting)
    if before is not None:
        return people().get(_voice(before, setting, None).speaker or "")
    if reading.marks & NAMES_NOBODY:
        return None
    if reading.rest:
        return with_surname(attribution, reading, setting)
    return with_post(reading, setting)


def _as(person: Person, reading: Reading, setting: Setting) -> Voice:
    """The voice of a known person, with the post held that day."""
    if setting.on is None:
        return Voice(speaker=person.id, government=person.government)
    named = (roles_of(words, person.government) for words in reading.roles)
    post = post_on(person, setting.on, setting.publisher, frozenset().union(*named))
    if post is None:
        is_home = person.government == setting.government
        return Voice(speaker=person.id, government=person.government if is_home else None)
    government = organizations()[post.organization].government
    office = roles()[post.role].title(government)
    return Voice(person.id, office, post.organization, government)


# What a label says of a speaker who isn't known


def _unknown(reading: Reading, setting: Setting) -> Voice:
    """The office, the body and the government of somebody unknown, as far as a label tells."""
    government = government_of(reading, setting)
    if "answers" in reading.marks:
        return Voice(organization=setting.publisher, government=setting.government)
    if not _may_speak_for(reading, government):
        return Voice()
    role = _only_role(reading, government, setting)
    office = role.title(government) if role and government else None
    return Voice(None, office, _body(reading, role, government, setting), government)


def _may_speak_for(reading: Reading, government: str | None) -> bool:
    """Whether an unknown speaker can be believed to speak for a government at all."""
    if reading.governments or reading.organizations or "unnamed" in reading.marks:
        return True
    if reading.marks & NAMES_NOBODY or _is_title_from_abroad(reading, government):
        return False
    if not reading.rest:
        return bool(reading.roles)
    is_official = bool(reading.roles) or "honorifics" in reading.marks
    if _is_namesake_of_foreigners(reading, government):
        return False
    return is_official and not reading.is_foreign_name and not _is_anothers(reading, government)


def _is_namesake_of_foreigners(reading: Reading, government: str | None) -> bool:
    """Whether all who are known by a surname speak for others: 블링컨 in a release of Seoul."""
    return bool(reading.namesakes) and all(
        people()[id].government != government for id in reading.namesakes
    )


def _is_title_from_abroad(reading: Reading, government: str | None) -> bool:
    """Whether none of the posts that a title may mean is this government's."""
    if not reading.roles or government is None:
        return False
    return not any(government in role.organizations for role in _meant(reading, government))


def _is_anothers(reading: Reading, government: str | None) -> bool:
    """Whether an unknown surname bears the title of a known head of state or government."""
    return any(role.speaks_alone for role in _meant(reading, government))


def _meant(reading: Reading, government: str | None) -> list[Role]:
    return [roles()[id] for words in reading.roles for id in roles_of(words, government or "")]


def _only_role(reading: Reading, government: str | None, setting: Setting) -> Role | None:
    """The post, where the words for it leave only one, or only one of the publisher's."""
    if government is None or "former" in reading.marks:
        return None
    meant = {role.id: role for role in _meant(reading, government)}
    belongs = {id: role.organizations.get(government) for id, role in meant.items()}
    own = [id for id, body in belongs.items() if body is not None] or list(meant)
    publishers = [id for id in own if belongs[id] == setting.publisher]
    found = next((meant[left[0]] for left in (own, publishers) if len(left) == 1), None)
    return None if found and reading.rest and _is_known(found, government) else found


def _is_known(role: Role, government: str) -> bool:
    """Whether it's known who holds a post, so that an unknown name with its title is another's:
    the President of Russian Railways."""
    return role.speaks_alone and government in role.organizations


def _body(
    reading: Reading, role: Role | None, government: str | None, setting: Setting
) -> str | None:
    """The organization that a label names, or that its post belongs to."""
    named = bodies_of(reading, setting)
    if len(named) == 1:
        return next(iter(named))
    return role.organizations.get(government or "") if role else None


# What the document said before


def _seen_before(reading: Reading, setting: Setting, seen: Sequence[str]) -> str | None:
    """The earlier label that introduced the speaker of this one, the nearest first."""
    near = seen[-LAST_SEEN:]
    earlier = [*reversed(near), *reversed(seen[: min(FIRST_SEEN, len(seen) - len(near))])]
    if "pronouns" in reading.marks:
        return next((one for one in earlier if _is_pronoun_for(reading, one, setting)), None)
    if "answers" in reading.marks:
        return _only_official(earlier, setting)
    if reading.rest:
        return next((one for one in earlier if _introduces(read_label(one), reading)), None)
    if reading.roles and not reading.governments and setting.government is None:
        return next((one for one in earlier if _is_title_of(reading, one, setting)), None)
    return None


def _is_pronoun_for(reading: Reading, label: str, setting: Setting) -> bool:
    person = people().get(_voice(label, setting, None).speaker or "")
    return person is not None and reading.gender in (None, person.gender)


def _only_official(earlier: Iterable[str], setting: Setting) -> str | None:
    """The label of the only official of the publisher's government who was named before."""
    named: dict[str, str] = {}
    for label in earlier:
        voice = _voice(label, setting, None)
        if voice.speaker and voice.government == setting.government:
            named[voice.speaker] = label
    return next(iter(named.values())) if len(named) == 1 else None


def _introduces(earlier: Reading, reading: Reading) -> bool:
    """Whether an earlier label says more of the person whose surname a label prints."""
    known = earlier.people & reading.namesakes
    if known:
        return any(could_hold(people()[id], reading) for id in known)
    if earlier.people or not (earlier.governments or earlier.roles or earlier.organizations):
        return False
    is_same = earlier.last == reading.last and len(reading.last) > 1
    return is_same or (is_cjk(reading.rest) and earlier.rest.startswith(reading.rest))


def _is_title_of(reading: Reading, label: str, setting: Setting) -> bool:
    person = people().get(_voice(label, setting, None).speaker or "")
    return person is not None and any(
        covers(post, setting.on) and means(reading, post.role, person) for post in person.posts
    )
