"""Lists and fractions in the page's language."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.languages import number, pgettext


def together(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"; "" for none."""
    *several, last = list(names) or [""]
    if not several:
        return last
    joined = pgettext("between names in a list", ", ").join(several)
    return pgettext("list of names", "%(several)s and %(last)s", several=joined, last=last)


def decimal(value: float) -> str:
    """A number to a tenth, from 100 on a whole one: "12.5", "1,204"."""
    whole, tenth = divmod(round(value * 10), 10)
    if value >= 100 or not tenth:
        return number(round(value))
    return pgettext(
        "number with a tenth", "%(whole)s.%(tenth)s", whole=number(whole), tenth=str(tenth)
    )
