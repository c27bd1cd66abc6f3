"""Results in several languages in turn, so that each capital stands on the first page.

Scores of two languages can't be compared: their words are counted in texts of other sizes and cut
into other numbers of terms. Each language keeps its own order of relevance; the languages take
turns, and one that has nothing left is passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from indexer.engines import Hit, Query, SearchEngine

FIELD = "language"
FIRST = ("en", "ko", "ja", "ru")  # in whose order languages take their turns


def interleaved(engine: SearchEngine, query: Query, counts: Mapping[str, int]) -> tuple[Hit, ...]:
    """A page of hits; `counts` are how many each language has in all."""
    turns = list(islice(_turns(counts, query.offset), query.limit))
    ranks: dict[str, list[int]] = {}
    for language, rank in turns:
        ranks.setdefault(language, []).append(rank)
    hits = {
        language: iter(_hits(engine, query, language, held[0], len(held)))
        for language, held in ranks.items()
    }
    found = (next(hits[language], None) for language, _ in turns)
    return tuple(hit for hit in found if hit is not None)


def _hits(
    engine: SearchEngine, query: Query, language: str, first: int, count: int
) -> tuple[Hit, ...]:
    filters = {**query.filters, FIELD: frozenset({language})}
    return engine.search(replace(query, filters=filters, facets=(), offset=first, limit=count)).hits


def _turns(counts: Mapping[str, int], offset: int) -> Iterator[tuple[str, int]]:
    """(language, rank in it) of each hit from an offset on."""
    ordered = sorted((one for one in counts if counts[one] > 0), key=_place)
    rank, left = 0, offset
    # Whole stretches of turns in which the same languages take part are passed over at once
    for level in sorted({counts[one] for one in ordered}):
        taking_part = sum(counts[one] > rank for one in ordered)
        rounds = min(level - rank, left // taking_part)
        left -= rounds * taking_part
        rank += rounds
        if rank < level:
            break
    most = max((counts[one] for one in ordered), default=0)
    for current in range(rank, most):
        for language in ordered:
            if counts[language] <= current:
                continue
            if left:
                left -= 1
            else:
                yield language, current


def _place(language: str) -> tuple[int, str]:
    return FIRST.index(language) if language in FIRST else len(FIRST), language
