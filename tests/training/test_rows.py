"""The sentences that the weights are learned from are whole, labelled, and none of the gold."""

import json
from pathlib import Path

import pytest

from indexer.weighing import LANGUAGES
from mappings.stances import classes
from tests.training.rows import invented

HERE = Path(__file__).parent
GOLD = Path(__file__).parents[1] / "gold"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_a_known_class_and_its_cue(language: str) -> None:
    rows = list(invented(language))
    assert len(rows) > 1000
    for one in rows:
        assert one.label in classes(), one.text
        assert 0 <= one.grade <= 1, one.text
        assert not any(mark in one.text for mark in ("[[", "]]", "{{", "}}")), one.text
        assert all(one.text[start:end].strip() for start, end in one.cues), one.text


def test_no_sentence_of_the_unseen_gold_is_learned_from() -> None:
    learned = {one.text for language in LANGUAGES for one in invented(language)}
    places = {
        (row["row"], row["start"])
        for row in map(json.loads, (HERE / "real.jsonl").read_text("utf-8").splitlines())
    }
    for name in ("stances_unseen", "stances_third"):
        for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            assert row.get("text") not in learned
            assert (row.get("row"), row.get("start")) not in places
