"""What a value is called on the page, in its language: governments, people, topics, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from indexer.model import Voice
from mappings.fields import facets
from mappings.people import governments, organizations, people, roles
from mappings.stances import classes, ladders, rung_name
from mappings.topics import topics
from mappings.vocabulary import entries
from scrapers.corpora import CORPORA
from scrapers.registry import SOURCES
from webapp.languages import language_here, month_name, vocabulary_name, year_name


def government_name(code: str) -> str:
    """A government's name: "Japan" for "JP"; a code nobody knows is its own name."""
    known = governments().get(code)
    return known.names[language_here()] if known else code


def person_name(id: str) -> str:
    """A person's usual name; in English where the page's language has none."""
    person = people().get(id)
    if person is None:
        return id
    return next(iter(person.names.get(language_here(), ())), person.names["en"][0])


def organization_name(id: str) -> str:
    """An organization's name."""
    organization = organizations().get(id)
    return organization.names[language_here()] if organization else id


def topic_name(id: str) -> str:
    """A topic's or an entity's neutral name."""
    topic = topics().get(id)
    return topic.names[language_here()] if topic else id


def stance_name(code: str) -> str:
    """The name of a class of stance."""
    known = classes().get(code)
    return known.names[language_here()] if known else code


def rung(code: str, grade: float) -> str:
    """What a ladder's step is called: "grave concern"; for a class without a ladder, its name."""
    return rung_name(code, grade, language_here()) if code in ladders() else stance_name(code)


def ladder_steps(code: str, grade: float) -> Iterator[tuple[str, bool]]:
    """(name, whether a grade stands there) of each rung of a class's ladder, weak to strong."""
    rungs = ladders().get(code, ())
    reached = [place for place, one in enumerate(rungs) if one.grade <= grade + 0.001] or [0]
    for place, one in enumerate(rungs):
        names = (one.names.get(language_here()), one.names.get("en"), *one.names.values())
        yield next(name for name in names if name), place == reached[-1]


def source_name(id: str) -> str:
    """A source's title, with its publisher's name for sources of the registry."""
    for source in SOURCES:
        if source.id == id:
            title = vocabulary_name("series", id) if id in entries("series") else source.title
            return f"{organization_name(source.publisher)}: {title}"
    if id in CORPORA:
        return vocabulary_name("series", id) if id in entries("series") else CORPORA[id].title
    return id


def office_of(voice: Voice) -> str:
    """The office held that day and where: "Foreign minister, Ministry of Foreign Affairs"."""
    organization = organization_name(voice.organization) if voice.organization else ""
    office = office_name(voice.office or "", voice.government or "")
    if not office or not organization or organization in office:
        return office or organization
    return f"{office}, {organization}"


def office_name(office: str, government: str) -> str:
    """A post's English title in the page's language; one that nobody knows keeps its own."""
    role = _roles_by_title().get((office, government))
    return roles()[role].title(government, language_here()) if role else office


@cache
def _roles_by_title() -> dict[tuple[str, str], str]:
    """(English title, government) → post."""
    return {
        (role.title(code), code): role.id for role in roles().values() for code in governments()
    }


NAMERS: Mapping[str, Callable[[str], str]] = {
    "government": government_name,
    "speaker": person_name,
    "publisher": organization_name,
    "topic": topic_name,
    "mention": topic_name,
    "stance": stance_name,
    "source": source_name,
    "month": month_name,
    "year": year_name,
    "kind": lambda value: vocabulary_name("kinds", value),
    "language": lambda value: vocabulary_name("languages", value),
    "type": lambda value: vocabulary_name("types", value),
}


def value_name(field: str, value: str) -> str:
    """The display name of a facet's value: value_name("government", "JP") is "Japan"."""
    return NAMERS[field](value) if field in NAMERS else value


def field_name(field: str) -> str:
    """The display name of a facet."""
    return facets()[field].names[language_here()] if field in facets() else field
