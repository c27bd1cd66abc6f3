"""Lists and fractions in the page's language."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list
from babel.numbers import format_decimal

from webapp.languages import LOCALES, language_here


def together(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return format_list(list(names), "standard", locale=LOCALES[language_here()])


def decimal(value: float) -> str:
    """A number to a tenth, from 100 on a whole one: "12.5", "1,204"."""
    return format_decimal(round(value, 1 if value < 100 else 0), locale=LOCALES[language_here()])
