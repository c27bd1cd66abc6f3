"""Suggestions: what begins as typed, in any script, and only what is held."""

import time

import pytest

from indexer.suggest import MOST, suggestions

HELD = {
    "speaker": {"sergey-lavrov": 12, "antony-blinken": 5},
    "mention": {"kp": 300, "kr": 200, "ua": 150, "us": 400},
    "topic": {"arms_to_ukraine": 20, "kp_ru_treaty": 9},
}


def values(typed: str) -> list[str]:
    return [one.value for one in suggestions(typed, HELD)]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("lav", "sergey-lavrov"), ("Sergei L", "sergey-lavrov"), ("Лавр", "sergey-lavrov"),
        ("라브", "sergey-lavrov"), ("ラブ", "sergey-lavrov"), ("north k", "kp"), ("북", "kp"),
        ("朝鮮", "kp"), ("ＮＯＲＴＨ", "kp"), ("кнд", "kp"), ("ukr", "ua"),
    ],
)  # fmt: skip
def test_a_name_is_suggested_from_its_first_letters(typed: str, value: str) -> None:
    assert value in values(typed)


def test_what_is_not_held_is_not_suggested() -> None:
    assert suggestions("lav", {}) == []
    assert values("Kim Jong") == []


def test_the_most_frequent_stand_first_and_each_once() -> None:
    found = suggestions("u", HELD)
    assert [one.count for one in found] == sorted((one.count for one in found), reverse=True)
    assert len({(one.field, one.value) for one in found}) == len(found) <= MOST


@pytest.mark.parametrize("typed", ["", " ", "\x00", "*", "\ud800", "а" * 100_000, "\u202e"])
def test_any_text_is_answered_at_once(typed: str) -> None:
    began = time.perf_counter()
    assert suggestions(typed, HELD) == []
    assert time.perf_counter() - began < 5
