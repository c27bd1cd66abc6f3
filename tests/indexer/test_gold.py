"""Figures of the gold sets don't fall below what docs/accuracy.md tells (`onrecord evaluate`)."""

import json
from pathlib import Path

import pytest

from indexer.evaluate import evaluate
from tests.conftest import SHARED_DATA

GOLD = Path(__file__).parents[1] / "gold"
LANGUAGES = ("en", "ja", "ko", "ru")


def measured(name):
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    rows = [(f"{name}, line {n}", json.loads(line)) for n, line in enumerate(lines, start=1)]
    return evaluate(rows, SHARED_DATA if SHARED_DATA.is_dir() else None).scores


@pytest.fixture(scope="module")
def unseen():
    return measured("quotes_unseen.jsonl")


@pytest.mark.parametrize("language", LANGUAGES)
def test_direct_quotations_that_no_rule_was_written_from(unseen, language):
    assert unseen["direct quotations", language].f1 >= 0.91
    assert unseen["direct quotations, with speaker", language].f1 >= 0.88


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_manners_together(unseen, language):
    assert unseen["all quotations, with manner", language].f1 >= 0.79


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_and_titles_are_nobodys_words(unseen, language):
    assert unseen["terms left alone", language].precision >= 0.95


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_learned_stays_learned(language):
    assert measured("quotes_seen.jsonl")["all quotations, with speaker", language].f1 >= 0.95


needs_collections = pytest.mark.skipif(
    not SHARED_DATA.is_dir(), reason="the collections of real texts aren't beside the project"
)


@needs_collections
def test_real_transcripts_are_cut_at_their_labels():
    scores = measured("turns.jsonl")
    for language in ("en", "ja", "ru"):
        assert scores["turns under a label, with it", language].f1 >= 0.98


@needs_collections
def test_nobody_is_taken_for_another():
    scores = measured("turns.jsonl")
    assert min(scores["people", language].precision for language in LANGUAGES) >= 0.95


@needs_collections
def test_topics_are_named_where_they_are_found():
    scores = measured("topics.jsonl")
    found = [score for (measure, _), score in scores.items() if measure == "topics"]
    assert sum(one.right for one in found) >= 0.95 * sum(one.found for one in found)
