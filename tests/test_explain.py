"""Promises of onrecord explain."""

import json
import shutil
from pathlib import Path

from tests.test_line import catalog, onrecord, search

__all__ = ["catalog"]


def explained(demo: Path, id: str) -> dict:
    run = onrecord(demo, "explain", "--json", id)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_every_stance_of_a_statement_is_explained_by_its_cue(demo: Path) -> None:
    hits = search(demo, "--topic", "kp_ru_treaty", "--stance", "condemn")["hits"][:3]
    assert hits
    for hit in hits:
        told = explained(demo, hit["id"])
        read = [one["stance"] for one in told["cues"] if one["stance"]]
        places = sorted((one["start"], one["end"], one["code"]) for one in hit["stances"])
        assert sorted((one["start"], one["end"], one["code"]) for one in read) == places
        for one in told["cues"]:
            assert told["text"][one["start"] : one["end"]] == one["cue"]
            assert bool(one["stance"]) != bool(one["why"])


def test_in_words_it_names_the_cue_the_rule_and_the_target(demo: Path) -> None:
    hit = search(demo, "--topic", "kp_ru_treaty", "--stance", "condemn")["hits"][0]
    run = onrecord(demo, "explain", hit["id"])
    stance = next(one for one in hit["stances"] if one["code"] == "condemn")
    assert f"“{stance['cue']}”" in run.stdout
    assert stance["rule"] in run.stdout
    assert stance["target"]["text"] in run.stdout


def test_an_unknown_statement_is_told(demo: Path) -> None:
    run = onrecord(demo, "explain", "no-such:statement")
    assert run.returncode == 3
    assert "no statement no-such:statement is held" in run.stderr


def test_a_correction_reaches_the_page_the_engine_and_the_explanation(
    demo: Path, tmp_path: Path
) -> None:
    shutil.copytree(demo / "data-demo", tmp_path / "data-demo")
    id = search(tmp_path, "--topic", "kp_ru_treaty", "--stance", "condemn")["hits"][0]["id"]
    (tmp_path / "data-demo" / "corrections.toml").write_text(
        f"[[corrections]]\nstatement = '{id}'\nfield = 'stances'\nvalue = []\n"
        "why = 'Others said it'\nwho = 'A. Archivist'\nwhen = 2026-11-25\n",
        encoding="utf-8",
    )
    run = onrecord(tmp_path, "extract")
    assert (run.returncode, "corrections: 1 corrected" in run.stdout) == (0, True), run.stderr
    assert onrecord(tmp_path, "index").returncode == 0
    hits = search(tmp_path, "--topic", "kp_ru_treaty", "--stance", "condemn")["hits"]
    assert id not in [hit["id"] for hit in hits]
    assert "stance corrected by A. Archivist" in onrecord(tmp_path, "explain", id).stdout
    assert onrecord(tmp_path, "extract", "--rebuild").returncode == 0
    assert explained(tmp_path, id)["stances"] == []
    assert explained(tmp_path, id)["corrections"][0]["before"]["stances"]
