"""The same words in another language, where the publisher published them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.catalog import Catalog, Held
from webapp.hits import document_address, statement_address
from webapp.languages import vocabulary_name

MOST = 4  # editions that are looked through


@dataclass(frozen=True)
class EditionView:
    """A passage of another edition, or the edition alone where no passage is known to match."""

    language: str
    language_name: str
    title: str
    document_address: str
    is_original: bool
    text: str = ""
    address: str = ""


def edition_views(
    held: Held, neighbours: Sequence[Held], catalog: Catalog
) -> Iterator[EditionView]:
    """Other editions of a statement's document, each with the passage in the same place."""
    for other in catalog.translations(held.document.id)[:MOST]:
        same = counterpart(held, neighbours, catalog.statements_of(other.id))
        yield EditionView(
            language=other.language,
            language_name=vocabulary_name("languages", other.language),
            title=other.title,
            document_address=document_address(other.id),
            is_original=held.document.translation_of == other.id,
            text=same.statement.text if same else "",
            address=statement_address(same.statement.id) if same else "",
        )


def counterpart(held: Held, mine: Sequence[Held], theirs: Sequence[Held]) -> Held | None:
    """The statement of another edition in the same place; None where the two are cut otherwise.

    Both editions must have as many statements in the statement's turn, or all in all."""
    for ours, others in (
        (_in_turn(mine, held.statement.turn), _in_turn(theirs, held.statement.turn)),
        (list(mine), list(theirs)),
    ):
        ids = [one.statement.id for one in ours]
        is_alike = [one.statement.type for one in ours] == [one.statement.type for one in others]
        if is_alike and held.statement.id in ids:
            return others[ids.index(held.statement.id)]
    return None


def _in_turn(statements: Sequence[Held], turn: int) -> list[Held]:
    return [one for one in statements if one.statement.turn == turn]
