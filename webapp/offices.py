"""The offices of a person, newest first, with the times for which none is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mappings.people import Person, Post, first_day, last_day, roles
from webapp.languages import gettext, language_here, pgettext, when_name
from webapp.naming import organization_name

SHORTEST_GAP = timedelta(days=31)  # a shorter one is a change of office


@dataclass(frozen=True)
class PostView:
    """An office, and when it was held; or a time for which none is known."""

    title: str
    span: str  # "28 December 2023 to 12 August 2024"
    is_gap: bool = False


def post_views(person: Person) -> list[PostView]:
    """A person's offices from the newest to the oldest, and the gaps between them."""
    return list(_with_gaps(person))[::-1]


def _with_gaps(person: Person) -> Iterator[PostView]:
    """From the oldest: posts stand in the order of their first days."""
    last: Post | None = None  # of those so far, the one that was held longest
    for post in person.posts:
        if last and last.end and first_day(post.start) - last_day(last.end) > SHORTEST_GAP:
            span = gettext(
                "between %(start)s and %(end)s",
                start=when_name(last.end),
                end=when_name(post.start),
            )
            yield PostView(gettext("No office is known here"), span, is_gap=True)
        yield _post(person, post)
        last = post if last is None or _until(post) >= _until(last) else last


def _until(post: Post) -> date:
    return last_day(post.end) if post.end else date.max


def _post(person: Person, post: Post) -> PostView:
    title = roles()[post.role].title(person.government, language_here())
    where = organization_name(post.organization)
    named = title if where in title else f"{title}, {where}"
    return PostView(named, _span(post.start, post.end))


def _span(start: str, end: str | None) -> str:
    """When a post was held, as precisely as it is known: days, months or years."""
    if end:
        return gettext("%(start)s to %(end)s", start=when_name(start), end=when_name(end))
    return pgettext("a post", "since %(since)s", since=when_name(start))
