"""Read the days of date:2024, date:2024-06..2024-07 and date:2024-06-20."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

DAY = re.compile(r"([0-9]{4})(?:[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?)?")


def days_asked(text: str) -> tuple[date | None, date | None] | None:
    """First and last day, either of them None where it is left open; None for no date at all."""
    first, dots, last = text.strip().partition("..")
    since, until = _span(first), _span(last if dots else first)
    is_read = (since or (dots and not first)) and (until or (dots and not last))
    if not is_read or not (since or until):
        return None
    return (since[0] if since else None), (until[1] if until else None)


def _span(text: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day."""
    match = DAY.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = date(first.year, last_month, day or monthrange(first.year, last_month)[1])
    except ValueError:
        return None
    return first, last
