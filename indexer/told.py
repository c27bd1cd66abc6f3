"""Words for a reader that can be said in another language later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Say = Callable[[str], str]  # a template in English → the same in the reader's language


class Told(str):
    """A sentence in English that remembers its template ("only the first {most} …") and values.

    It is a text as any other; who shows it elsewhere says it anew."""

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, **values: Any) -> Told:
        """A template with names in braces, and a value for each."""
        made = super().__new__(cls, template.format(**values))
        made.template, made.values = template, values
        return made

    def said(self, say: Say) -> str:
        """The same in the language that `say` gives templates in."""
        return say(self.template).format(**self.values)


def plain(template: str) -> str:
    """The template as it is, in English."""
    return template
