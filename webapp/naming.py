"""What a value is called on the page: names of governments, people, topics, dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from indexer.model import Voice
from mappings.fields import facets
from mappings.people import governments, organizations, people
from mappings.stances import classes, ladders, rung_name
from mappings.topics import topics
from mappings.vocabulary import name
from scrapers.corpora import CORPORA
from scrapers.registry import SOURCES

MONTHS = (
    "January February March April May June July August September October November December".split()
)


def government_name(code: str) -> str:
    """A government's name in English: "Japan" for "JP"; a code nobody knows is its own name."""
    known = governments().get(code)
    return known.names["en"] if known else code


def person_name(id: str) -> str:
    """A person's usual name in English."""
    person = people().get(id)
    return person.names["en"][0] if person else id


def organization_name(id: str) -> str:
    """An organization's name in English."""
    organization = organizations().get(id)
    return organization.names["en"] if organization else id


def topic_name(id: str) -> str:
    """A topic's or an entity's neutral name in English."""
    topic = topics().get(id)
    return topic.display if topic else id


def stance_name(code: str) -> str:
    """The name of a class of stance in English."""
    known = classes().get(code)
    return known.names["en"] if known else code


def rung(code: str, grade: float, language: str = "en") -> str:
    """What a ladder's step is called: "grave concern"; for a class without a ladder, its name."""
    return rung_name(code, grade, language) if code in ladders() else stance_name(code)


def source_name(id: str) -> str:
    """A source's title in English, with its publisher's name for sources of the registry."""
    for source in SOURCES:
        if source.id == id:
            return f"{organization_name(source.publisher)}: {source.title}"
    return CORPORA[id].title if id in CORPORA else id


def month_name(month: str) -> str:
    """ "2024-06" as "June 2024"; anything else as it came."""
    year, _, number = month.partition("-")
    if not (number.isdecimal() and 1 <= int(number) <= len(MONTHS)):
        return month
    return f"{MONTHS[int(number) - 1]} {year}"


def day_name(day: date | None) -> str:
    """A day in words: "20 June 2024"; what has no date says so."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "undated"


def when_name(when: str) -> str:
    """A date that may be known to the month or year only: "June 2024" for "2024-06"."""
    parts = when.split("-")
    if len(parts) == 3:
        return day_name(date.fromisoformat(when))
    return month_name(when) if len(parts) == 2 else when


def moment_name(moment: datetime | None) -> str:
    """A moment in words, to the minute, with its zone: "21 June 2024, 03:04 UTC"."""
    return f"{day_name(moment)}, {moment:%H:%M %Z}".rstrip() if moment else "unknown"


def office_of(voice: Voice) -> str:
    """The office held that day and where: "Foreign minister, Ministry of Foreign Affairs"."""
    organization = organization_name(voice.organization) if voice.organization else ""
    if not voice.office or not organization or organization in voice.office:
        return voice.office or organization
    return f"{voice.office}, {organization}"


NAMERS: Mapping[str, Callable[[str], str]] = {
    "government": government_name,
    "speaker": person_name,
    "publisher": organization_name,
    "topic": topic_name,
    "mention": topic_name,
    "stance": stance_name,
    "source": source_name,
    "month": month_name,
    "kind": lambda value: name("kinds", value),
    "language": lambda value: name("languages", value),
    "type": lambda value: name("types", value),
}


def value_name(field: str, value: str) -> str:
    """The display name of a facet's value: value_name("government", "JP") is "Japan"."""
    return NAMERS[field](value) if field in NAMERS else value


def field_name(field: str) -> str:
    """The display name of a facet."""
    return facets()[field].names["en"] if field in facets() else field
