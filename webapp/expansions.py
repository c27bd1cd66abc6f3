"""The words that a search asks beside the reader's own, as chips that can be taken off."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.ask import Expansion
from indexer.engines import Has, SearchEngine
from indexer.expand import ALL
from webapp.languages import vocabulary_name
from webapp.naming import value_name
from webapp.present import Answer
from webapp.searches import Search, address


@dataclass(frozen=True)
class ExpansionView:
    """Words of one language that are searched too, and the address without them, or with them."""

    concept: str
    text: str  # "북한, 조선민주주의인민공화국"; "" for what names it in whatever words
    language: str  # code, for `lang`
    language_name: str
    count: int  # statements that hold them, under the same filters
    is_on: bool
    address: str


def expansion_views(came: Answer, engine: SearchEngine) -> list[ExpansionView]:
    """A chip for each of a search's expansions."""
    return [_view(one, came, engine) for one in came.understood.expansions]


def _view(one: Expansion, came: Answer, engine: SearchEngine) -> ExpansionView:
    is_on = one.id not in came.search.without
    counted = replace(came.query, match=one.node, facets=(), limit=0, offset=0)
    return ExpansionView(
        concept=_named(one),
        text=", ".join(one.words),
        language=one.language,
        language_name=vocabulary_name("languages", one.language) if one.language else "",
        count=engine.search(counted).total,
        is_on=is_on,
        address=address(_toggled(came.search, one.id, is_on=is_on)),
    )


def _named(one: Expansion) -> str:
    """What an expansion's words name, in the page's language where that is known."""
    node = one.node
    return value_name(node.field, node.value) if isinstance(node, Has) else one.concept


def _toggled(search: Search, id: str, *, is_on: bool) -> Search:
    without = search.without | {id} if is_on else search.without - {id}
    return replace(search, without=without, page=1)


def literal_address(came: Answer) -> str:
    """The search for the reader's own words alone; "" where nothing is added to them."""
    if not came.understood.expansions:
        return ""
    return address(replace(came.search, without=frozenset({ALL}), page=1))
