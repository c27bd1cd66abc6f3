"""What is asked in one language is found in the others, on the first page."""

import gzip
import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from indexer.analyse import analyse
from indexer.ask import understand
from indexer.engines import Any, Node, Query, Record, SearchEngine, Word, open_engine
from indexer.expand import widened
from indexer.interleave import FIELD, interleaved
from mappings.concepts import concepts
from mappings.topics import LANGUAGES, topics

COLLECTIONS = {
    "us_whitehouse_dev": "en",
    "un_general_debate_en_dev": "en",
    "kr_president_diplomacy_ko_dev": "ko",
    "ru_kremlin_ru_dev": "ru",
    "jp_kantei_pm_ja_dev": "ja",
    "jp_mofa_press_ja_dev": "ja",
}
DOCUMENTS, LETTERS, PAGE = 80, 30_000, 10
WANTED_QUESTIONS, WANTED_SHARE = 200, 0.9


@pytest.fixture(scope="module")
def archive(
    shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[SearchEngine, dict[str, str]]:
    """Real statements in four languages, and the language of each."""
    records, languages = [], {}
    for name, language in COLLECTIONS.items():
        with gzip.open(shared_data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        random.Random(name).shuffle(rows)
        for row in rows[:DOCUMENTS]:
            text = {"id": row["id"], "text": (row["text"] or "")[:LETTERS], "language": language}
            for statement in analyse(text, name)["statements"]:
                id = str(len(records))
                languages[id] = language
                records.append(_record(id, row["id"], statement, language))
    engine = open_engine(f"embedded:{tmp_path_factory.mktemp('cross-lingual')}")
    engine.replace_all(records)
    return engine, languages


def _record(id: str, document: str, statement: dict, language: str) -> Record:  # type: ignore[type-arg]
    ids = list(dict.fromkeys(mention["id"] for mention in statement["topics"]))
    about = {"topic": [], "mention": []}  # type: dict[str, list[str]]
    for one in ids:
        about["topic" if topics()[one].kind == "topic" else "mention"].append(one)
    keywords = {"language": (language,), **{field: tuple(v) for field, v in about.items() if v}}
    return Record(id, document, statement["text"], "", (), language, None, 0, keywords)


def first_page(engine: SearchEngine, node: Node) -> Sequence[str]:
    query = Query(node, facets=(FIELD,), limit=PAGE)
    counts = engine.search(query).facets[FIELD]
    return [hit.id for hit in interleaved(engine, query, counts)]


def test_a_concept_is_found_in_every_language_that_speaks_of_it(
    archive: tuple[SearchEngine, dict[str, str]],
) -> None:
    engine, languages = archive
    asked = found = literally = 0
    for concept in concepts():
        said = {
            language: Any(tuple(map(Word, concept.forms[language])))
            for language in LANGUAGES
            if concept.forms[language]
        }
        held = {
            language
            for language, node in said.items()
            if engine.search(Query(node, {FIELD: frozenset({language})}, limit=0)).total
        }
        for language in held:
            understood = widened(understand(concept.forms[language][0]))
            if understood.match is None or not understood.expansions:
                continue
            page = {languages[id] for id in first_page(engine, understood.match)}
            literal = {languages[id] for id in first_page(engine, understood.node or Any(()))}
            others = held - {language}
            asked, found = asked + len(others), found + len(others & page)
            literally += len(others & literal)
    print(f"{asked} questions: {found / asked:.3f} expanded, {literally / asked:.3f} literally")
    assert asked >= WANTED_QUESTIONS
    assert found / asked >= WANTED_SHARE
