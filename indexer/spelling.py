"""The nearest spelling that the archive holds, for words that it has nothing of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz, process

from indexer.analysis import is_cut_in_pairs, written_terms
from indexer.ask import Understanding
from indexer.engines import All, Any, Exact, Fuzzy, Node, Query, SearchEngine, Word
from mappings.concepts import concepts

SHORTEST = 4  # letters; a shorter word is near too many others
LOOKED_AT = 20  # statements that hold something like it
ALIKE = 70.0  # of rapidfuzz's ratio, 0 to 100, that a spelling must have
MOST_WORDS = 8  # of a question that are looked at

Texts = Callable[[Sequence[str]], Sequence[str]]


def nearest(
    words: str, understood: Understanding, engine: SearchEngine, texts: Texts
) -> str | None:
    """The question with each word that nothing holds in its nearest spelling, or None.

    `texts` gives the words of statements by their ids."""
    corrected = words
    for word in list(_words(understood.node))[:MOST_WORDS]:
        if _total(engine, Word(word)):
            continue
        other = _spelling(word, engine, texts)
        if other is None:
            return None
        # A template of `re.sub` knows the backslash alone as its own.
        other = other.replace("\\", r"\\")
        corrected = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", other, corrected)
    if corrected == words or understood.node is None:
        return None
    return corrected


def _words(node: Node | None) -> Iterator[str]:
    """The words of a question that a reader may have misspelt."""
    if isinstance(node, Word | Exact):
        yield from node.text.split()
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from _words(part)


def _total(engine: SearchEngine, node: Node) -> int:
    return engine.search(Query(match=node, limit=0)).total


def _spelling(word: str, engine: SearchEngine, texts: Texts) -> str | None:
    if is_cut_in_pairs(word):
        return _name_like(word, engine)
    if len(word) < SHORTEST:
        return None
    near = engine.search(Query(match=Fuzzy(word), limit=LOOKED_AT)).hits
    held = {term for text in texts([hit.id for hit in near]) for term in _terms(text)}
    return _best(word, held) or _name_like(word, engine)


def _terms(text: str) -> list[str]:
    return written_terms(text)[0].split()


def _name_like(word: str, engine: SearchEngine) -> str | None:
    """A name that On Record knows, and the archive too."""
    forms = {form for one in concepts() for each in one.forms.values() for form in each}
    best = _best(word, forms)
    return best if best and _total(engine, Word(best)) else None


def _letters(word: str) -> str:
    """A word in small letters, Korean syllables as the letters that they are made of."""
    return unicodedata.normalize("NFD", word.casefold())


def _best(word: str, others: set[str]) -> str | None:
    found = process.extractOne(
        word, sorted(others), scorer=fuzz.ratio, processor=_letters, score_cutoff=ALIKE
    )
    return str(found[0]) if found else None
