"""Promises of onrecord explain."""

import json
from pathlib import Path

from tests.test_line import catalog, demo, onrecord, search

__all__ = ["catalog", "demo"]


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
    assert "no statement 'no-such:statement' is held" in run.stderr
