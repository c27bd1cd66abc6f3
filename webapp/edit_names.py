"""What a class of edit is called and means, in the page's language."""

from __future__ import annotations

from mappings.edits import edit_kinds, withdrawal_reasons
from webapp.languages import language_here


def edit_name(kind: str) -> str:
    """A class's name: "paragraph removed" for "paragraph-removed"."""
    known = edit_kinds().get(kind)
    return known.names[language_here()] if known else kind


def edit_meaning(kind: str) -> str:
    """What is counted as a class, in a sentence; "" for one that nobody knows."""
    known = edit_kinds().get(kind)
    return known.means[language_here()] if known else ""


def reason_name(why: str) -> str:
    """How a withdrawal showed itself: "no listing leads to it any more"."""
    names = withdrawal_reasons().get(why)
    return names[language_here()] if names else why
