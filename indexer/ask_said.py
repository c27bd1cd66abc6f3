"""Say in words what a question was understood to ask for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import assert_never

from indexer.analysis import is_cut_in_pairs
from indexer.engines import All, Any, Exact, Fuzzy, Has, Near, Node, Not, Prefix, Word
from mappings.fields import facets


def sentence(
    node: Node | None,
    filters: Mapping[str, frozenset[str]],
    excluded: Mapping[str, frozenset[str]],
    since: date | None,
    until: date | None,
) -> str:
    """What is searched for: "statements with all of: …; not …; by government JP; since …"."""
    parts = [
        _words_said(node),
        *[f"by {_filter_said(field, values)}" for field, values in filters.items()],
        *[f"not by {_filter_said(field, values)}" for field, values in excluded.items()],
        *([f"since {since:%Y-%m-%d}"] if since else []),
        *([f"until {until:%Y-%m-%d}"] if until else []),
    ]
    return "; ".join(parts)


def _filter_said(field: str, values: frozenset[str]) -> str:
    return f"{facets()[field].names['en'].lower()} {' or '.join(sorted(values))}"


def _words_said(node: Node | None) -> str:
    if node is None:
        return "all statements"
    parts = node.parts if isinstance(node, All) else (node,)
    wanted = [_said(part) for part in parts if not isinstance(part, Not)]
    unwanted = [f"not {_said(part.part)}" for part in parts if isinstance(part, Not)]
    if not wanted:
        return "; ".join(["statements", *unwanted])
    many = "all of: " if len(wanted) > 1 else ""
    return "; ".join([f"statements with {many}{', '.join(wanted)}", *unwanted])


def _said(node: Node) -> str:
    """A node in words; ask_parse.DEEPEST bounds how deep it goes."""
    match node:
        case Word(text) if is_cut_in_pairs(text):
            return f"{text} (also within longer words)"
        case Word(text):
            return f"{text} (any form)"
        case Exact(text):
            return f"the exact words “{text}”"
        case Prefix(text):
            return f"words that begin with “{text}”"
        case Near(words, distance):
            return f"{' and '.join(words)} with at most {distance} words between"
        case Fuzzy(text):
            return f"words like {text}"
        case Has(field, value):
            return f"{facets()[field].names['en'].lower()} {value}"
        case All(parts):
            return f"({' and '.join(map(_said, parts))})"
        case Any(parts):
            return f"({' or '.join(map(_said, parts))})"
        case Not(part):
            return f"not {_said(part)}"
    assert_never(node)
