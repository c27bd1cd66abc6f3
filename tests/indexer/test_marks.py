"""Marks in a statement's text."""

import time

import pytest

from indexer.ask import understand
from indexer.engines import Exact, Near, Word
from indexer.marks import marks


def marked(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in marks(text, "en", understand(words).node)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("New sanctions, sanctioned again", "sanction", ["sanctions", "sanctioned"]),
        ("Новых санкций нет", "санкции", ["санкций"]),
        ("Grave “concern”, a concern", '"grave concern"', ["Grave “concern"]),
        ("concern, grave", '"grave concern"', []),
        ("New sanctions", "=sanction", []),
        ("Sanctions", "sanct*", ["Sanctions"]),
        ("핵무기와 핵", "핵", ["핵", "핵"]),
        ("핵무기의 개발", '"무기의 개"', ["무기의 개"]),
        ("断じて\n容認できない", "断じて容認", ["断じて\n容認"]),
        ("한ㆍ미ㆍ일 협력", "미일", ["미ㆍ일"]),
        ("Russia’s arms", '"russia\'s arms"', ["Russia’s arms"]),
        ("ＮＡＴＯのﾐｻｲﾙ", "nato ミサイル", ["ＮＡＴＯ", "ﾐｻｲﾙ"]),
        ("peace and war", "peace -war", ["peace"]),
        ("peace and war", "-(peace OR war)", []),
        ("arms for peace, peace", "arms near/1 peace", ["arms", "peace"]),
        ("arms for all, peace", "arms near/1 peace", []),
        ("a b a b a", '"a b a"', ["a b a b a"]),
        ("北朝鮮の核", "北朝鮮 朝鮮の核", ["北朝鮮の核"]),
        ("Peace", "", []),
    ],
)
def test_just_what_matched_is_marked(text: str, words: str, expected: list[str]) -> None:
    assert marked(text, words) == expected


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("a " * 50_000, Exact("a " * 5_000)),
        ("核" * 100_000, Word("核" * 5_000)),
        ("a " * 50_000, Near(("a", "a"), 50)),
        ("“" * 100_000, Word("a")),
    ],
    ids=["words", "characters", "near", "signs"],
)
def test_hostile_text_is_marked_in_linear_time(text: str, node: Word | Exact | Near) -> None:
    begun = time.process_time()
    marks(text, "en", node)
    assert time.process_time() - begun < 5
