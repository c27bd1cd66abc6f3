"""The language that a page is shown in, and how numbers, days and moments are written in it.

The address (`ui=ko`) goes before the cookie that it leaves, this before what the browser asks for.
Outside of a request (the commands, and what machines read) everything is in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

import flask_babel
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.support import NullTranslations
from flask import Flask, Response, request

from mappings.vocabulary import LANGUAGES, name

USUAL = "en"
PARAMETER = COOKIE = "ui"
YEAR = 365 * 24 * 3600  # seconds
# Days are written as in London: 20 June 2024
LOCALES = {"en": "en_GB", "ko": "ko", "ja": "ja", "ru": "ru"}


@dataclass(frozen=True)
class Said:
    """The language that is spoken now, and its texts as Flask-Babel holds them."""

    language: str
    texts: NullTranslations


ENGLISH = Said(USUAL, NullTranslations())
# What a page asks hundreds of times is looked up once for each request
_said: ContextVar[Said] = ContextVar("said", default=ENGLISH)


def gettext(text: str, /, **values: Any) -> str:
    """A text in the page's language; `values` fill its %(name)s."""
    said: str = _said.get().texts.ugettext(text)
    return said % values if values else said


def ngettext(one: str, many: str, count: int, /, **values: Any) -> str:
    """A text that depends on a count, in the page's language."""
    said: str = _said.get().texts.ungettext(one, many, count)
    return said % values if values else said


def pgettext(context: str, text: str, /, **values: Any) -> str:
    """A text that is said in several ways, in the page's language; `context` tells which."""
    said: str = _said.get().texts.upgettext(context, text)
    return said % values if values else said


def later(text: str) -> str:
    """The text as it is: marked for translators, to be said in a page's language later."""
    return text


def say(template: str) -> str:
    """A template of another package in the page's language, to be filled by the caller."""
    return gettext(template)


@dataclass(frozen=True)
class Switch:
    """A way to the same page in another language."""

    code: str
    name: str  # as its readers call it
    address: str
    is_on: bool


def register(app: Flask) -> None:
    """Let an application's pages be read in four languages."""
    flask_babel.Babel(app, locale_selector=_chosen, default_locale=USUAL)
    app.before_request(_begin)
    app.teardown_request(_end)
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]
    app.jinja_env.globals.update(
        language=language_here, switches=_switches, vocabulary=vocabulary_name
    )
    app.after_request(_remember)


def _begin() -> None:
    locale = flask_babel.get_locale()
    _said.set(Said(locale.language, flask_babel.get_translations()))


def _end(_: BaseException | None) -> None:
    _said.set(ENGLISH)


def _chosen() -> str:
    for asked in (request.args.get(PARAMETER), request.cookies.get(COOKIE)):
        if asked in LANGUAGES:
            return str(asked)
    return request.accept_languages.best_match(LANGUAGES, USUAL)


def _remember(response: Response) -> Response:
    """Keep the language that an address asked for; what is shown depends on all three."""
    asked = request.args.get(PARAMETER)
    if asked in LANGUAGES and response.mimetype == "text/html":
        response.set_cookie(COOKIE, asked, max_age=YEAR, samesite="Lax", httponly=True)
    if request.endpoint != "static":
        response.vary.update(("Cookie", "Accept-Language"))
    return response


def _switches() -> list[Switch]:
    """This page in each of the languages."""
    here = language_here()
    kept = [pair for pair in request.args.items(multi=True) if pair[0] != PARAMETER]
    return [
        Switch(
            code,
            name("endonyms", code),
            f"{quote(request.path, safe='/:')}?{urlencode([*kept, (PARAMETER, code)])}",
            code == here,
        )
        for code in LANGUAGES
    ]


def language_here() -> str:
    """The code of the language that the page is shown in: "ko"; "en" outside of a request."""
    return _said.get().language


@contextmanager
def in_english() -> Iterator[None]:
    """A context in which everything is said in English: for files that machines read."""
    before = _said.get()
    _said.set(ENGLISH)
    try:
        yield
    finally:
        _said.set(before)


def vocabulary_name(vocabulary: str, value: str) -> str:
    """The name of one of our own kinds of things in the page's language."""
    return name(vocabulary, value, language_here())


def either(names: Iterable[str]) -> str:
    """ "A", "A or B", "A, B or C"."""
    return format_list(list(names), "or", locale=LOCALES[language_here()])


def together(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"; "" for none."""
    return format_list(list(names), locale=LOCALES[language_here()])


def number(value: int) -> str:
    """A whole number with its thousands told apart: "1,204"."""
    return _number(value, language_here())


@lru_cache(4096)
def _number(value: int, language: str) -> str:
    return format_decimal(value, locale=LOCALES[language])


def decimal(value: float, form: str = "#,##0.#") -> str:
    """A number with as many places as its form says: "12.5" for "#,##0.#", "0.80" for "0.00"."""
    return _decimal(value, form, language_here())


@lru_cache(4096)
def _decimal(value: float, form: str, language: str) -> str:
    return format_decimal(value, form, locale=LOCALES[language])


def day_name(day: date | None) -> str:
    """A day in words: "20 June 2024"; what has no date says so."""
    if day is None:
        return gettext("undated")
    return _day(date(day.year, day.month, day.day), language_here())


@lru_cache(4096)
def _day(day: date, language: str) -> str:
    return format_date(day, "long", locale=LOCALES[language])


def month_name(month: str) -> str:
    """ "2024-06" as "June 2024"; anything else as it came."""
    year, _, number = month.partition("-")
    is_month = len(month) == 7 and year.isdecimal() and number.isdecimal()
    if not is_month or not (int(year) and 1 <= int(number) <= 12):
        return month
    return _month(int(year), int(number), language_here())


@lru_cache(4096)
def _month(year: int, month: int, language: str) -> str:
    return format_skeleton("yMMMM", date(year, month, 1), locale=LOCALES[language])


def year_name(year: str) -> str:
    """ "2024" as it stands for a year in the page's language; anything else as it came."""
    if not (len(year) == 4 and year.isascii() and year.isdecimal() and int(year)):
        return year
    return format_skeleton("y", date(int(year), 1, 1), locale=LOCALES[language_here()])


def when_name(when: str) -> str:
    """A date that may be known to the month or year only: "June 2024" for "2024-06"."""
    parts = when.split("-")
    if len(parts) == 3:
        return day_name(date.fromisoformat(when))
    return month_name(when) if len(parts) == 2 else year_name(when)


def moment_name(moment: datetime | None) -> str:
    """A moment in words, to the minute, with its zone: "21 June 2024, 03:04 UTC"."""
    return f"{day_name(moment)}, {moment:%H:%M %Z}".rstrip() if moment else gettext("unknown")
