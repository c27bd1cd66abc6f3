"""The tables that labels are read with, made once from the authority data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from indexer.name_keys import key, korean_keys, korean_surname, tokens
from mappings.files import read_table
from mappings.people import Person, Words, governments, organizations, people, roles

LONGEST_WORD = 12  # words of a post's title: "Secretary General of the National Security …"
EAST_ASIAN = ("CN", "JP", "KP", "KR")  # surname first at home, last abroad
KOREAN = ("KP", "KR")

Ids = frozenset[str]


@dataclass(frozen=True)
class Sense:
    """What a word of a label may mean."""

    kind: str  # "roles", "organizations", "governments", or a table of labels.toml
    value: str = ""  # id of the role, the organization or the government
    government: str | None = None  # the only one whose post is called so
    gender: str | None = None


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """Every known word of labels by its key, and what it may mean."""
    found: defaultdict[str, dict[Sense, None]] = defaultdict(dict)
    for word, sense in (*_of_roles(), *_of_bodies(), *_of_governments(), *_of_labels()):
        found[key(word)][sense] = None
    del found[""]
    return {word: _one_reading(tuple(meant)) for word, meant in found.items()}


def _one_reading(meant: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """A word for a post is no name of a body or a country at once."""
    posts = tuple(one for one in meant if one.kind == "roles")
    return posts or meant


def _of_roles() -> Iterator[tuple[str, Sense]]:
    yield "", Sense("roles")
    for role in roles().values():
        for word in _all(role.words):
            yield word, Sense("roles", role.id)
        for government, words in role.words_by_government.items():
            for word in _all(words):
                yield word, Sense("roles", role.id, government)


def _of_bodies() -> Iterator[tuple[str, Sense]]:
    for body in organizations().values():
        for word in (*body.names.values(), *_all(body.words)):
            yield word, Sense("organizations", body.id)


def _of_governments() -> Iterator[tuple[str, Sense]]:
    for one in governments().values():
        for word in (*one.names.values(), *_all(one.words)):
            yield word, Sense("governments", one.code)


def _of_labels() -> Iterator[tuple[str, Sense]]:
    """Words of labels.toml; lists named after a gender carry it."""
    genders = {"female": "f", "male": "m"}
    for kind, lists in read_table("labels").items():
        for name, words in lists.items():
            for word in words:
                yield word, Sense(kind, gender=genders.get(name))


def _all(words: Words) -> Iterator[str]:
    for of_language in words.values():
        yield from of_language


@cache
def full_names() -> dict[str, Ids]:
    """People by the keys of their full names, in every order and spelling that labels use."""
    return _by_key((word, one.id) for one in people().values() for word in _name_keys(one))


def _name_keys(person: Person) -> Iterator[str]:
    for name in (name for names in person.names.values() for name in names):
        words = tokens(name)
        yield key(name)
        if len(words) == 2 and person.government in EAST_ASIAN:
            yield "".join(reversed(words))
        if person.government in KOREAN:
            yield from korean_keys(words)


@cache
def surnames() -> dict[str, Ids]:
    """People by the keys of their surnames; Korean ones also by one spelling, after "~"."""
    return _by_key((word, one.id) for one in people().values() for word in _surname_keys(one))


def _surname_keys(person: Person) -> Iterator[str]:
    for surname in person.surname.values():
        yield key(surname)
    if person.government in KOREAN:
        yield f"~{korean_surname(key(person.surname['en']))}"


@cache
def labels() -> dict[str, Ids]:
    """People by the keys of the labels that people.toml lists for them."""
    return _by_key((key(word), one.id) for one in people().values() for word in one.labels)


def initialled(name: str) -> Ids:
    """People by initials and surname: "свлавров" for "С.В.Лавров", also with one initial."""
    return _initialled().get(name, frozenset())


@cache
def _initialled() -> dict[str, Ids]:
    pairs = ((word, one.id) for one in people().values() for word in _initial_keys(one))
    return _by_key(pairs)


def _initial_keys(person: Person) -> Iterator[str]:
    """Initials before the surname; a Russian name may begin with two letters: "Дж.Байден"."""
    for name in (*person.names["ru"], *person.names["en"]):
        words = tokens(name)
        surname = [key(one) for one in person.surname.values() if name.endswith(one)]
        if len(words) < 2 or not surname:
            continue
        given = words[:-1]
        yield given[0][0] + surname[0]
        yield given[0][:2] + surname[0]
        yield "".join(word[0] for word in given) + surname[0]


def _by_key(pairs: Iterable[tuple[str, str]]) -> dict[str, Ids]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, id in pairs:
        found[word].add(id)
    return {word: frozenset(ids) for word, ids in found.items()}
