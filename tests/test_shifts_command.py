"""Promises of onrecord shifts."""

import json
from pathlib import Path

from tests.test_line import onrecord


def test_seouls_shift_on_arms_is_told_with_its_statement(demo: Path) -> None:
    run = onrecord(demo, "shifts", "--topic", "arms_to_ukraine", "--government", "kr", "--json")
    assert run.returncode == 0, run.stderr
    first = json.loads(run.stdout.splitlines()[0])
    assert first["kind"] == "reopened"
    assert first["after"]["date"] == "2024-06-20"
    assert first["after"]["speaker"] == "chang-ho-jin"
    assert "재검토" in first["after"]["text"]


def test_nobodys_words_about_seoul_are_a_shift_of_their_own(demo: Path) -> None:
    run = onrecord(demo, "shifts", "--topic", "arms_to_ukraine", "--json")
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert {one["after"]["government"] for one in found} == {"KR"}


def test_the_timeline_lists_stances_in_order_of_days(demo: Path) -> None:
    run = onrecord(demo, "shifts", "--topic", "kp_ru_treaty", "--timeline", "--json")
    days = [json.loads(line)["date"] for line in run.stdout.splitlines()]
    assert len(days) > 5
    assert days == sorted(days)


def test_an_unknown_topic_is_told(demo: Path) -> None:
    run = onrecord(demo, "shifts", "--topic", "nothing")
    assert run.returncode == 2
    assert "no topic or entity 'nothing'" in run.stderr
