import time

import pytest

from webapp.word_diffs import LONGEST, Diff, diff


def told(found: Diff) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "come": "{{+{}+}}"}
    return "".join(marks[one.kind].format(one.text) for one in found.pieces)


@pytest.mark.parametrize(
    ("language", "before", "after", "wanted"),
    [
        ("en", "We will not accept it.", "We will accept it.", "We will [-not-] accept it."),
        ("en", "We will act.", "We may act.", "We [-will-] {+may+} act."),
        ("en", "We act.", "We act now.", "We act {+now+}."),
        ("ko", "이를 규탄한다.", "이를 강력히 규탄한다.", "이를 {+강력히+} 규탄한다."),
        ("ru", "Мы против санкций.", "Мы за санкции.", "Мы [-против санкций-] {+за санкции+}."),
        ("ja", "断じて容認できない。", "容認できない。", "[-断じて-]容認できない。"),
        ("ja", "検討しない。", "検討する。", "検討[-しない-]{+する+}。"),
        ("en", "", "A new paragraph.", "{+A new paragraph.+}"),
        ("en", "An old paragraph.", "", "[-An old paragraph.-]"),
    ],
)  # fmt: skip
def test_what_went_and_what_came_is_told_in_words(
    language: str, before: str, after: str, wanted: str
) -> None:
    assert told(diff(before, after, language)) == wanted


def test_unchanged_words_far_from_a_change_are_left_out() -> None:
    found = diff(
        "word " * 100 + "yes " + "word " * 100, "word " * 100 + "no " + "word " * 100, "en"
    )
    assert "[-yes-] {+no+}" in told(found)
    assert told(found).startswith("… word")
    assert len(told(found)) < 300


def test_a_difference_in_white_space_alone_says_so() -> None:
    found = diff("one  two", "one two", "en")
    assert found.is_spacing
    assert told(found) == "[-one  two-]{+one two+}"


def test_quotes_and_widths_are_differences_that_are_shown() -> None:
    assert told(diff("５発", "5発", "ja")) == "[-５-]{+5+}発"


def test_what_is_shown_and_compared_is_bounded() -> None:
    begun = time.monotonic()
    found = diff("国民" * 50_000, "民国" * 50_000, "ja")
    assert time.monotonic() - begun < 3
    assert found.is_cut
    assert sum(len(one.text) for one in found.pieces) < 3 * LONGEST


def test_long_insertions_take_nothing_away() -> None:
    words = [f"word{number}" for number in range(600)]
    more = [*words[:100], *(f"new{number}" for number in range(500)), *words[100:]]
    for language in ("en", "ja"):
        found = diff(" ".join(words), " ".join(more), language)
        assert [one.text for one in found.pieces if one.kind == "gone"] == []
        assert [one.text for one in diff(" ".join(more), " ".join(words), language).pieces
                if one.kind == "come"] == []  # fmt: skip


def test_a_change_of_words_behind_one_of_spaces_is_shown() -> None:
    before = "a  b " + "x " * 1500 + "We do not accept it." + " y" * 900
    found = diff(before, before.replace("a  b", "a b").replace("do not ", ""), "en")
    assert not found.is_spacing
    assert told(found).count("[-do not-]") == 1
    assert "{+" not in told(found)


def test_hostile_wordings_are_compared_in_bounded_time() -> None:
    begun = time.process_time()
    diff("あい" * 750, "いあ" * 400 + "あ" * 700, "ja")
    assert time.process_time() - begun < 1
