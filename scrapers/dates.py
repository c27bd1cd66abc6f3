"""Read the dates and times that official pages print, in four languages; never guess one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dateparser

from scrapers.errors import DateNotRead

LONGEST = 400  # characters of a text that are looked at: a date line is short
# Year before the first of each era (Japan's Era Name Act; Reiwa 1 = 2019)
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911}
EN_MONTHS = (
    "january february march april may june july august september october november december".split()
)
RU_MONTHS = (
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
)
MONTHS = {name: number for number, name in enumerate(EN_MONTHS, 1)}
MONTHS |= {name[:3]: number for number, name in enumerate(EN_MONTHS, 1)}
MONTHS |= {name: number for number, name in enumerate(RU_MONTHS, 1)}
MONTHS["sept"] = 9
_EN_MONTH = r"(?P<month>" + "|".join([*EN_MONTHS, "sept", *(m[:3] for m in EN_MONTHS)]) + r")\b\.?"
_RU_MONTH = r"(?P<month>" + "|".join(RU_MONTHS) + r")"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})"

# The forms that say year, month and day in full, surest first. A year may run into a time that
# follows it ("19 April 201716:51"), so that four digits end it, not a word's end.
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<era>令和|平成|昭和|大正)\s?(?P<year>\d{1,2}|元)\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
        rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]",
        rf"{_DAY}(?:st|nd|rd|th)?\s{{0,3}}(?:of\s)?{_EN_MONTH}\s{{0,3}},?\s{{0,3}}{_YEAR}",
        rf"\b{_EN_MONTH}\s{{0,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{0,3}},?\s{{0,3}}{_YEAR}",
        rf"{_DAY}\s{{0,3}}{_RU_MONTH}\s{{0,3}},?\s{{0,3}}{_YEAR}",
        rf"(?<!\d){_YEAR}\s?(?P<mark>[-./])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<![\d.]){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
    )
)
# "20.06.2024": day first, as in Russian; never for English, where day and month may change places
DAY_FIRST = re.compile(rf"{_DAY}\s?\.\s?(?P<month>\d{{1,2}})\s?\.\s?{_YEAR}")

_ZONE = r"(?:\s{0,3}\(?(?:[A-Z]{2,5})\b\)?)?"
CLOCKS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<half>午前|午後|正午|오전|오후|낮|저녁|밤|새벽)\s?(?P<hour>\d{1,2})\s?[時시](?:\s?(?P<minute>\d{1,2})\s?[分분]|(?P<thirty>\s?[半반]))?",
        r"(?P<hour>(?<!\d)\d{1,2})\s?[時시](?!間|간)(?:\s?(?P<minute>\d{1,2})\s?[分분]|(?P<thirty>\s?[半반]))?",
        r"(?P<half>午前|午後|오전|오후)\s?(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?!\d)",
        r"(?<!\d)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s{0,3}(?P<half>[ap])\.?m\b\.?",
        r"(?P<noon>正午|정오|\bnoon\b)",
        # behind a year's four digits ("19 April 201716:51") the hour has two of its own
        r"(?:(?<!\d)(?P<hour>\d{1,2})|(?<=(?<!\d)(?:19|20)\d\d)(?P<late>\d{2})):(?P<minute>\d{2})(?!\d)",
    )
)
AFTERNOON = frozenset(("午後", "오후", "저녁", "밤", "p"))


def read_date(text: str, language: str) -> date:
    """The one day that a text names in full; raises DateNotRead when there is none, or no such day.

    Forms: 令和6年6月20日, 2024년 6월 20일, 2024. 6. 20., 2024-06-20, 20 июня 2024 года,
    June 20, 2024, 19 April 201716:51, also with full-width digits. A weekday isn't checked."""
    words = _narrow(text)
    for form in _forms(language):
        found = form.search(words)
        if found:
            return _day(found, text)
    rest = _by_dateparser(words, language)
    if rest is None:
        raise DateNotRead(f"wanted a date with year, month and day, came {text[:80]!r}")
    return rest


def read_time(text: str, language: str) -> time | None:
    """The time of day that a text names, or None: 11時30分, 午後4時, 오후 2시 30분, 1:31 p.m."""
    words = _narrow(text)
    for clock in CLOCKS:
        found = clock.search(words)
        if found:
            return _hour(found.groupdict())
    return None


def moment(day: date, clock: time, zone: str) -> datetime:
    """A day and a time of day in a zone ("Asia/Seoul") as one moment; raises DateNotRead."""
    try:
        return datetime.combine(day, clock, tzinfo=ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise DateNotRead(f"wanted the name of a time zone, came {zone!r}") from error


def read_moment(text: str, language: str, zone: str) -> datetime | None:
    """The moment that a text names, None when it names no time; raises DateNotRead for its day."""
    day = read_date(text, language)
    clock = read_time(text, language)
    return None if clock is None else moment(day, clock, zone)


def _narrow(text: str) -> str:
    """The beginning of a text with full-width digits and signs made narrow."""
    return unicodedata.normalize("NFKC", text[:LONGEST]).strip()


def _forms(language: str) -> Iterator[re.Pattern[str]]:
    yield from FORMS
    if language != "en":
        yield DAY_FIRST


def _day(found: re.Match[str], text: str) -> date:
    """The day that a form found; raises DateNotRead when the calendar has no such day."""
    parts = found.groupdict()
    month = parts["month"].lower().rstrip(".")
    year = 1 if parts["year"] == "元" else int(parts["year"])
    try:
        return date(
            year + ERAS.get(parts.get("era") or "", 0),
            MONTHS[month] if month in MONTHS else int(month),
            int(parts["day"]),
        )
    except ValueError as error:
        raise DateNotRead(f"no such day: {found[0]!r} in {text[:80]!r} ({error})") from error


def _hour(parts: dict[str, str | None]) -> time | None:
    """The time in a clock's parts, or None when no clock shows it: 25:00."""
    if parts.get("noon"):
        return time(12)
    hour, minute = int(parts.get("hour") or parts.get("late") or 0), int(parts.get("minute") or 0)
    half = (parts.get("half") or "").lower()
    if parts.get("thirty"):
        minute = 30
    if half in AFTERNOON and hour < 12:
        hour += 12
    elif half in ("午前", "오전", "새벽", "a") and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _by_dateparser(words: str, language: str) -> date | None:
    """A short form that isn't listed above, if dateparser reads it with no part of it guessed."""
    if len(words) > 40 or not re.search(r"\d{4}", words):
        return None
    # Two readings, under other days of reference and orders of day and month, agree only on
    # what the text itself says: neither "02/03/2024" nor "March 2024" does.
    readings = {
        _parsed(words, language, order, base)
        for order, base in (("DMY", datetime(1911, 11, 11)), ("MDY", datetime(2012, 12, 12)))
    }
    return readings.pop() if len(readings) == 1 else None


def _parsed(words: str, language: str, order: str, base: datetime) -> date | None:
    found = dateparser.parse(
        words,
        languages=[language] if language in ("en", "ja", "ko", "ru") else None,
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "DATE_ORDER": order,
            "RELATIVE_BASE": base,
        },
    )
    return found.date() if found else None
