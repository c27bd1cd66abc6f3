"""Search a known topic, name or term in all four languages, and say which words were added.

Words in quotes and after "=" are never expanded, nor is what is to be absent or near something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from indexer.analysis import written_terms
from indexer.ask import Expansion, Understanding
from indexer.engines import All, Any, Has, Node, Word
from mappings.concepts import Concept, concepts
from mappings.topics import LANGUAGES

LONGEST = 6  # words of the reader's that are one name
MOST_WORDS = 6  # of one language that a concept is expanded by
MOST = 6  # concepts that one question is expanded by
ALL = "all"  # in `without`: nothing is expanded


def widened(understood: Understanding, without: Set[str] = frozenset()) -> Understanding:
    """What was understood, with the words of other languages, but without some of them.

    `without` holds ids of expansions that the reader took off, or ALL."""
    if understood.node is None or ALL in without:
        return understood
    found: list[Expansion] = []
    match = _expanded(understood.node, found, without)
    return replace(understood, match=match, expansions=tuple(found))


def _expanded(node: Node, found: list[Expansion], without: Set[str]) -> Node:
    match node:
        case Word():
            return _beside((node,), found, without)
        case All(parts):
            return _one(All, list(_in_a_row(parts, found, without)))
        case Any(parts):
            return Any(tuple(_expanded(part, found, without) for part in parts))
        case _:
            return node


def _one(kind: type[All], parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def _in_a_row(parts: Sequence[Node], found: list[Expansion], without: Set[str]) -> Iterator[Node]:
    """The parts, with the longest run of words that names something taken as one."""
    at = 0
    while at < len(parts):
        run = _run(parts[at : at + LONGEST])
        if run:
            yield _beside(run, found, without)
            at += len(run)
        else:
            yield _expanded(parts[at], found, without)
            at += 1


def _run(parts: Sequence[Node]) -> tuple[Word, ...]:
    """The longest beginning of some parts that names a concept in several words."""
    words: list[Word] = []
    for part in parts:
        if not isinstance(part, Word):
            break
        words.append(part)
    for length in range(len(words), 1, -1):
        if _concept(_typed(words[:length])):
            return tuple(words[:length])
    return ()


def _typed(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _beside(words: tuple[Word, ...], found: list[Expansion], without: Set[str]) -> Node:
    """The reader's words, or what the concept that they name is called elsewhere."""
    own: Node = words[0] if len(words) == 1 else All(words)
    typed = _typed(words)
    concept = _concept(typed)
    if concept is None or len({one.concept for one in found}) >= MOST:
        return own
    every = [*_expansions(concept, typed)]
    # What was taken off stays to be put back; it is told, and not asked
    found.extend(every)
    asked = [one.node for one in every if one.id not in without]
    flat = [part for one in asked for part in (one.parts if isinstance(one, Any) else (one,))]
    return Any((own, *flat), is_one_thing=True) if flat else own


def _expansions(concept: Concept, typed: str) -> Iterator[Expansion]:
    for language in LANGUAGES:
        others = (form for form in concept.forms[language] if _key(form) != _key(typed))
        words = tuple(others)[:MOST_WORDS]
        if words:
            nodes = tuple(Word(form) for form in words)
            node = nodes[0] if len(nodes) == 1 else Any(nodes)
            yield Expansion(f"{concept.id}.{language}", concept.name, typed, language, words, node)
    if concept.field:
        named = Has(concept.field, concept.value)
        yield Expansion(f"{concept.id}.named", concept.name, typed, "", (), named)


def _concept(typed: str) -> Concept | None:
    """What some words name; an abbreviation in capitals only in capitals (us isn't the US)."""
    for form, concept in _known().get(_key(typed), ()):
        if not _is_abbreviation(form) or typed.isupper():
            return concept
    return None


def _is_abbreviation(form: str) -> bool:
    return form.isascii() and form.isupper() and len(form.replace(".", "")) <= 3


@cache
def _known() -> dict[str, list[tuple[str, Concept]]]:
    """From the stems of a name to it and what it names, the first of each form first."""
    known: dict[str, list[tuple[str, Concept]]] = {}
    for concept in concepts():
        for forms in concept.forms.values():
            for form in forms:
                known.setdefault(_key(form), []).append((form, concept))
    return known


def _key(text: str) -> str:
    return written_terms(text)[1]
