"""A run of words pasted from a statement finds it; a run that nobody said finds nothing."""

import gzip
import json
import random
import re
from pathlib import Path

import pytest

from indexer.analysis import written_terms
from indexer.ask import understand
from indexer.describe import paragraphs
from indexer.engines import Query, Record, SearchEngine, open_engine

COLLECTIONS = {
    "us_whitehouse_dev": "en",
    "un_general_debate_en_dev": "en",
    "kr_president_diplomacy_ko_dev": "ko",
    "kp_new_year_ko_dev": "ko",
    "ru_kremlin_ru_dev": "ru",
    "jp_kantei_pm_ja_dev": "ja",
    "jp_mofa_press_ja_dev": "ja",
}
DOCUMENTS, ASKED = 60, 5_000  # documents of each collection; statements that are asked for
QUOTES = ["“”", "「」", "『』", "«»", "„“", '""', "＂＂"]
ALTERED = {"'": "'’‘ʼ", "-": "-‐‑–—−", " ": " \u00a0"}
Statements = list[tuple[str, str]]  # language, words


@pytest.fixture(scope="module")
def statements(shared_data: Path) -> Statements:
    found: Statements = []
    for name, language in COLLECTIONS.items():
        with gzip.open(shared_data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts = [json.loads(line).get("text") or "" for line in lines]
        random.Random(name).shuffle(texts)
        for text in texts[:DOCUMENTS]:
            found += [(language, text[start:end]) for start, end in paragraphs(text)]
    return found


@pytest.fixture(scope="module")
def engine(statements: Statements, tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    engine = open_engine(f"embedded:{tmp_path_factory.mktemp('self-find')}")
    engine.replace_all(
        Record(str(n), "d", text, "", (), language, None, 0)
        for n, (language, text) in enumerate(statements)
    )
    return engine


def run_of(language: str, text: str, chance: random.Random) -> str:
    """Some words in a row: 4 to 12, or 8 to 30 characters of Korean and Japanese."""
    if language in ("ko", "ja"):
        length = chance.randint(8, 30)
        start = chance.randrange(max(1, len(text) - length + 1))
        return text[start : start + length]
    words = text.split()
    length = chance.randint(4, 12)
    start = chance.randrange(max(1, len(words) - length + 1))
    return " ".join(words[start : start + length])


def pasted(run: str, chance: random.Random) -> str:
    """The run as it may come from an article: in other quotes, dashes and widths."""
    plain = re.sub('["“”„«»「」『』＂]', " ", run)
    signs = [chance.choice(ALTERED.get(sign, sign)) for sign in plain]
    if chance.random() < 0.3:
        signs = [chr(ord(s) + 0xFEE0) if s.isascii() and s.isalnum() else s for s in signs]
    opening, closing = chance.choice(QUOTES)
    return f"{opening}{''.join(signs)}{closing}"


def test_every_statement_is_found_by_a_run_of_its_words(
    engine: SearchEngine, statements: Statements
) -> None:
    chance = random.Random(20240620)
    lost = []
    for n in chance.sample(range(len(statements)), min(ASKED, len(statements))):
        run = run_of(*statements[n], chance)
        # A quotation mark within parts one word in two, and so does a number cut between letters
        if not re.search(r"\w\W+\w", run) or re.search('["“”„«»「」『』＂]', run):
            continue
        question = pasted(run, chance)
        found = engine.search(Query(understand(question).node, limit=len(statements)))
        if str(n) not in {hit.id for hit in found.hits}:
            lost.append((question, run))
    assert [run for run in lost if not re.match(r"\w*\d|.*\d\w*$", run[1])] == []
    assert len(lost) <= 2, lost


def test_a_run_that_is_in_no_statement_finds_nothing(
    engine: SearchEngine, statements: Statements
) -> None:
    chance = random.Random(6)
    every = [f" {written_terms(text)[0]} " for _, text in statements]
    asked = 0
    for n in chance.sample(range(len(statements)), 400):
        words = run_of(*statements[n], chance).split()
        chance.shuffle(words)
        run = " ".join(words)
        terms = written_terms(run)[0].split()
        inner = " ".join(terms[1:-1])
        if len(terms) < 5 or any(inner in text for text in every):
            continue
        asked += 1
        assert engine.search(Query(understand(pasted(run, chance)).node)).total == 0, run
    assert asked > 100
