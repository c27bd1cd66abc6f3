"""A link to the very words of a statement: `?words=…` (the exact part of a TextQuoteSelector of
the W3C Web Annotation model), found again where they stand, or in the wording that had them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.catalog import Wording
from indexer.engines import Exact
from indexer.errors import BadQuery
from indexer.marks import marks
from webapp.languages import gettext, number
from webapp.passages import Span
from webapp.word_diffs import Diff, diff

LONGEST = 2_000  # characters of words that are linked to


@dataclass(frozen=True)
class LinkedWords:
    """What became of words that a link names."""

    words: str
    spans: tuple[Span, ...]  # where they stand in the text that is shown, in characters
    version: int | None  # the newest version that has them; None where none has
    changes: Diff | None = None  # between that version's wording and the one shown, the older first
    is_later: bool = False  # whether that version is newer than the one shown

    @property
    def is_here(self) -> bool:
        """Whether the text that is shown has them."""
        return bool(self.spans)


def linked_words(
    words: str, text: str, language: str, wordings: Sequence[Wording]
) -> LinkedWords | None:
    """Find the words of a link in a text, else in the newest other wording that has them.

    `wordings` are in the order of their capture. None: the link names no words; raises BadQuery
    for more than LONGEST characters."""
    words = " ".join(words.split())
    if not words:
        return None
    if len(words) > LONGEST:
        told = gettext("A link may name up to %(most)s characters.", most=number(LONGEST))
        raise BadQuery(told)
    spans = marks(text, language, Exact(words))
    if spans:
        return LinkedWords(words, spans, None)
    texts = [one.text for one in wordings]
    shown = texts.index(text) if text in texts else len(texts)
    for place, one in reversed(list(enumerate(wordings))):
        if one.text != text and marks(one.text, language, Exact(words)):
            is_later = place > shown
            older, newer = (text, one.text) if is_later else (one.text, text)
            changes = diff(older, newer, language)
            return LinkedWords(words, (), one.version, changes, is_later)
    return LinkedWords(words, (), None)
