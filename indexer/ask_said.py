"""Say in words what a question was understood to ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from indexer.analysis import is_cut_in_pairs
from indexer.engines import All, Any, Exact, Fuzzy, Has, Near, Node, Not, Prefix, Word
from indexer.told import Say, plain
from mappings.fields import facets


def words_said(node: Node, say: Say = plain, separator: str = "; ") -> str:
    """A question's words as understood: "with all of: missile (any form), …; not …".

    `say` gives each template in the reader's language."""
    return separator.join(_words_said(node, say))


def _words_said(node: Node, say: Say) -> Iterator[str]:
    parts = node.parts if isinstance(node, All) else (node,)
    wanted = [_said(part, say) for part in parts if not isinstance(part, Not)]
    if len(wanted) > 1:
        yield say("with all of: {words}").format(words=", ".join(wanted))
    elif wanted:
        yield say("with {words}").format(words=wanted[0])
    for part in parts:
        if isinstance(part, Not):
            yield say("not {words}").format(words=_said(part.part, say))


def _said(node: Node, say: Say) -> str:
    """A node in words; ask_parse.DEEPEST bounds how deep it goes."""
    match node:
        case Word(text) if is_cut_in_pairs(text):
            return say("{word} (also within longer words)").format(word=text)
        case Word(text):
            return say("{word} (any form)").format(word=text)
        case Exact(text):
            return say("the exact words “{words}”").format(words=text)
        case Prefix(text):
            return say("words that begin with “{words}”").format(words=text)
        case Near(words, distance):
            told = say("{words} with at most {distance} words between")
            both = say(" and ").join(words)
            return told.format(words=both, distance=distance)
        case Fuzzy(text):
            return say("words like {words}").format(words=text)
        case Has(field, value):
            return f"{facets()[field].names['en'].lower()} {value}"
        case All(parts):
            every = say(" and ").join(_said(part, say) for part in parts)
            return f"({every})"
        case Any(parts):
            some = say(" or ").join(_said(part, say) for part in parts)
            return f"({some})"
        case Not(part):
            return say("not {words}").format(words=_said(part, say))
    assert_never(node)
