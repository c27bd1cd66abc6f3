"""What a search came to: asked of the engine, told from the catalog, and as a JSON object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from indexer.ask import Understanding
from indexer.catalog import Catalog, Held
from indexer.engines import Hit, Node, Query, Results, SearchEngine
from indexer.interleave import FIELD, interleaved
from indexer.load import publisher_of
from indexer.marks import marks
from indexer.model import Stance
from webapp.saying import asked
from webapp.searches import Search, query_of, understood_of

MOST_TOLD = 8  # words of other languages that a sentence names


@dataclass(frozen=True)
class Answer:
    """A search, what was understood and asked, and what came."""

    search: Search
    understood: Understanding
    query: Query
    results: Results
    held: tuple[Held, ...]  # of the hits; one that the catalog has dropped since is left out


def answer(
    search: Search, engine: SearchEngine, catalog: Catalog, size: int, *, facets: bool = True
) -> Answer:
    """Ask an engine; raises BadQuery, EngineUnavailable, IndexOutdated or CatalogUnavailable."""
    understood = understood_of(search)
    query = query_of(search, understood, size, facets=facets)
    results = engine.search(query)
    if query.sort == "relevance" and understood.match != understood.node:
        results = replace(results, hits=_in_turn(engine, query, results))
    held = catalog.statements([hit.id for hit in results.hits])
    return Answer(search, understood, query, results, tuple(held))


def _in_turn(engine: SearchEngine, query: Query, results: Results) -> tuple[Hit, ...]:
    """The hits of a question that was asked in four languages, the languages in turn."""
    counts = results.facets.get(FIELD) or _counted(engine, query)
    chosen = query.filters.get(FIELD) or frozenset(counts)
    left_out = query.excluded.get(FIELD, frozenset())
    asked = {one: count for one, count in counts.items() if one in chosen - left_out}
    return interleaved(engine, query, asked)


def _counted(engine: SearchEngine, query: Query) -> Mapping[str, int]:
    return engine.search(replace(query, facets=(FIELD,), offset=0, limit=0)).facets[FIELD]


def as_json(answer: Answer) -> dict[str, Any]:
    """The one object of `search --json` and of /search.json, as docs/commands.md says it."""
    return {
        "query": answer.search.words,
        "understood": understood_in_words(answer),
        "total": answer.results.total,
        "hits": [hit_as_json(held, answer.query.match) for held in answer.held],
        "facets": {field: dict(counts) for field, counts in answer.results.facets.items()},
    }


def understood_in_words(answer: Answer) -> str:
    """What was searched in a sentence: the reader's words, those added, and every repair."""
    understood = answer.understood
    on = [one for one in understood.expansions if one.id not in answer.search.without]
    words = [word for one in on for word in one.words]
    more = ", …" if len(words) > MOST_TOLD else ""
    added = [f"also {', '.join(words[:MOST_TOLD])}{more}"] if words else []
    return "; ".join([asked(answer.query, understood), *added, *understood.repairs])


def hit_as_json(held: Held, node: Node | None) -> dict[str, Any]:
    """One statement found; `url` is where its words stand at the source."""
    statement, document = held.statement, held.document
    return {
        "id": statement.id,
        "document": document.id,
        "url": document.url,
        "title": document.title,
        "text": statement.text,
        "marks": [list(span) for span in marks(statement.text, statement.language, node)],
        "government": government_of(held),
        "publisher": publisher_id(held),
        "speaker": statement.voice.speaker,
        "attribution": statement.attribution,
        "office": statement.voice.office,
        "date": statement.date.isoformat() if statement.date else None,
        "language": statement.language,
        "kind": document.kind,
        "type": statement.type,
        "topics": [asdict(mention) for mention in statement.topics],
        "stances": [asdict(stance) for stance in statement.stances],
    }


def government_of(held: Held) -> str | None:
    """The government that a statement speaks for; a question speaks for none."""
    return held.statement.voice.government if held.statement.type != "question" else None


def publisher_id(held: Held) -> str | None:
    """The organization that published the document."""
    return held.document.publisher or publisher_of(held.document.source)


def headline(held: Held, wanted: frozenset[str] = frozenset()) -> Stance | None:
    """The stance to show first: the speaker's own, one of the wanted classes where there is one."""
    own = [stance for stance in held.statement.stances if stance.holder is None]
    asked_for = [stance for stance in own if stance.code in wanted]
    return next(iter(asked_for or own), None)
