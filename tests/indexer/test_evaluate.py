"""What measuring against labelled rows promises."""

import gzip
import json
from pathlib import Path

import pytest

from indexer.evaluate import evaluate
from indexer.evaluate_report import confusion, tables, worst
from scrapers.errors import RowRefused
from tests.commands import OnRecord

SAID = "“We object,” Minister Lena Harrow said. The “Iron Tide” drills began."


def scores(*rows, texts=None):
    found = evaluate([(f"line {n}", row) for n, row in enumerate(rows)], texts)
    return {
        measure: (s.right, s.found, s.wanted) for (measure, _), s in found.scores.items()
    }, found


def quotes(speaker="Lena Harrow", start=1, **more):
    label = {"quote": "We object,", "speaker": speaker, "kind": "direct", "start": start, "end": 11}
    return {"form": "quotes", "id": "q", "lang": "en", "text": SAID, "quotes": [label], **more}


def test_a_quotation_at_its_place_with_its_speaker_is_right():
    found, _ = scores(quotes(not_quotes=["Iron Tide"]))
    assert found["direct quotations"] == (1, 1, 1)
    assert found["direct quotations, with speaker"] == (1, 1, 1)
    assert found["terms left alone"] == (1, 1, 1)


def test_a_wrong_speaker_is_a_mistake_that_is_told():
    found, evaluation = scores(quotes(speaker="Ivo Marsh"))
    assert found["direct quotations, with speaker"] == (0, 1, 1)
    told = "\n".join(worst(evaluation, 3))
    assert "wanted direct Ivo Marsh, came Minister Lena Harrow" in told


def test_a_quotation_elsewhere_is_neither_right_nor_forgotten():
    row = quotes()
    row["quotes"] = [{**row["quotes"][0], "start": 45, "end": 54}]
    assert scores(row)[0]["direct quotations"] == (0, 1, 1)


TALK = "MR. CARNEY: Good day.\nQ  Why?\nMR. CARNEY: Because.\nQ  So?\nMR. CARNEY: Yes."


def turn(start, end, type, attribution, speaker=None):
    return {
        "start": start, "end": end, "type": type, "attribution": attribution, "speaker": speaker
    }  # fmt: skip


def test_turns_are_compared_by_beginning_label_and_type():
    turns = [
        turn(12, 21, "speech", "MR. CARNEY"),
        turn(25, 29, "question", "Q"),
        turn(42, 50, "answer", "MR. CARNEY"),
    ]
    row = {"form": "turns", "id": "t", "lang": "en", "text": TALK, "turns": turns}
    found, _ = scores(row)
    assert found["turns, with label"] == (3, 5, 3)
    assert found["turns, with type"] == (3, 5, 3)
    assert found["people"] == (0, 0, 0)


def test_a_row_may_refer_to_a_collection(tmp_path: Path):
    with gzip.open(tmp_path / "talks.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "x", "text": f"....{TALK}"}) + "\n")
    turns = [turn(12, 21, "speech", "MR. CARNEY")]
    row = {"form": "turns", "id": "t", "lang": "en", "file": "talks", "row": "x", "turns": turns}
    found, _ = scores({**row, "start": 4, "end": 4 + len(TALK)}, texts=tmp_path)
    assert found["turns"] == (1, 5, 1)


def test_languages_are_counted_where_they_were_found_and_wanted():
    rows = [
        {"id": "1", "language": "uk", "kind": "sentences", "text": "Ми вважаємо, що це важливо."},
        {"id": "2", "language": "ru", "kind": "sentences", "text": "Мы считаем, что это важно."},
    ]
    _, found = scores(*rows)
    assert found.scores["language of sentences", "uk"].f1 == 1
    assert found.rows == {"language": 2}


def test_a_topic_is_right_at_its_place_only():
    text = "We discussed NATO and the sanctions on North Korea."
    row = {"form": "topics", "id": "t", "lang": "en", "text": text}
    there = [{"id": "nato", "start": 13, "end": 17}]
    elsewhere = [{"id": "nato", "start": 0, "end": 2}]
    assert scores({**row, "topics": there})[0]["topics"][0] == 1
    assert scores({**row, "topics": elsewhere})[0]["topics"][0] == 0


def test_a_form_that_nobody_knows_is_refused_with_its_place():
    with pytest.raises(RowRefused, match="line 0: wanted a form of quotes, turns"):
        scores({"form": "moods", "text": "x"})


def test_classes_get_a_mean_over_those_that_were_wanted():
    base = {"form": "stance", "id": "s", "lang": "en", "grade": 0.7, "target_ids": []}
    rows = [
        {**base, "text": "We strongly condemn the launch.", "stance": "condemn"},
        {**base, "text": "We met on Tuesday.", "stance": "condemn"},
    ]
    _, found = scores(*rows)
    assert "| stance, mean of classes | all | | | 0.667 | | |" in list(tables(found))


def test_a_confusion_table_says_what_each_class_came_out_as():
    base = {"form": "stance", "id": "s", "lang": "en", "grade": 0.8, "target_ids": []}
    rows = [
        {**base, "text": "We condemn the launch.", "stance": "condemn", "polarity": "-"},
        {**base, "text": "We met on Tuesday.", "stance": "condemn", "polarity": "-"},
    ]
    found, evaluation = scores(*rows)
    assert found["polarity: -"] == (1, 1, 2)
    lines = list(confusion(evaluation))
    assert "| | condemn | neutral |" in lines
    assert "| condemn | 1 | 1 |" in lines
    assert "| - | 1 | 1 |" in lines


def test_the_command_prints_tables_and_mistakes(tmp_path: Path):
    (tmp_path / "gold.jsonl").write_text(json.dumps(quotes(speaker="Ivo Marsh")), "utf-8")
    told = OnRecord(tmp_path)("evaluate", str(tmp_path / "gold.jsonl"))
    assert told.status == 0
    assert "| direct quotations | en | 1.000 | 1.000 | 1.000 | 1 | 1 |" in told.out
    assert "### direct quotations, with speaker, en: 1 mistakes" in told.out
