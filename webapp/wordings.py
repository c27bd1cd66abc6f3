"""The versions of a statement: its words in each, what changed, and of what class the edit is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.catalog import Catalog, Held, Wording
from indexer.catalog_changes import changes
from webapp.edit_names import edit_name
from webapp.hits import statement_address
from webapp.languages import moment_name
from webapp.word_diffs import Diff, diff

MOST_EDITS = 1_000  # of a document, that classes are looked for in


@dataclass(frozen=True)
class WordingView:
    """A statement's words in one version of its document."""

    number: int
    captured: str
    address: str
    is_shown: bool
    text: str
    changes: Diff | None  # from the version before; None: the words are the same, or the first
    kinds: tuple[str, ...]  # names of the classes of the edits that made it


def wording_views(
    wordings: Sequence[Wording], held: Held, catalog: Catalog
) -> Iterator[WordingView]:
    """Every version that holds the statement, oldest first."""
    kinds = _kinds(held, catalog) if len({one.text for one in wordings}) > 1 else {}
    before = ""
    for one in wordings:
        is_other = bool(before) and before != one.text
        yield WordingView(
            number=one.version,
            captured=moment_name(one.capture.fetched_at),
            address=f"{statement_address(held.statement.id)}?version={one.version}",
            is_shown=one.text == held.statement.text,
            text=one.text,
            changes=diff(before, one.text, held.statement.language) if is_other else None,
            kinds=tuple(kinds.get(one.version, {})) if is_other else (),
        )
        before = one.text


def _kinds(held: Held, catalog: Catalog) -> dict[int, dict[str, None]]:
    """Version → names of the classes of the edits of this statement that led to it."""
    found: dict[int, dict[str, None]] = {}
    for edit in changes(catalog, document=held.document.id, limit=MOST_EDITS):
        if edit.statement == held.statement.id and edit.version is not None:
            found.setdefault(edit.version, {})[edit_name(edit.kind)] = None
    return found
