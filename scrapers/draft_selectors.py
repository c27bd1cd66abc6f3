"""CSS selectors for an element of somebody's page, the plainest that fits first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from scrapers.page import Tag

# A name that a person gave: not "css-1q2w3e", "post-18342" or "col-md-6"
NAME = re.compile(
    r"(?!(?:col|row|css|sc|jsx|wp|is|has|mt|mb|pt|pb|px|py|d)-)[A-Za-z][A-Za-z_-]{1,40}"
)
# An element's own name that CSS can say: not Word's <o:p>, nor what a broken page makes of one
TAG = re.compile(r"[a-z][a-z0-9]{0,20}")
ASCII_SPACES = re.compile(r"[ \t\n\f\r]+")  # what divides names in a class attribute (HTML)
MOST_ANCESTORS = 6
MOST_TRIED = 200


def selectors_of(element: Tag) -> Iterator[str]:
    """Selectors that match an element, by its own names first, then below its ancestors'."""
    own = list(_names(element))
    yield from own
    for ancestor in islice(element.parents, MOST_ANCESTORS):
        for name in _names(ancestor):
            yield from (f"{name} {one}" for one in own if not one.startswith("#"))


def _names(element: Tag) -> Iterator[str]:
    if element.name in ("html", "body") or not TAG.fullmatch(element.name):
        return
    id = element.get("id")
    if isinstance(id, str) and NAME.fullmatch(id):
        yield f"#{id}"
    for name in ASCII_SPACES.split(str(element.get("class") or "")):
        if NAME.fullmatch(name):
            yield f"{element.name}.{name}"
    yield element.name


def first_fitting(selectors: Iterable[str], fits: Callable[[str], bool]) -> str | None:
    """The first selector that fits, or None; only so many are tried."""
    return next((one for one in islice(selectors, MOST_TRIED) if fits(one)), None)
