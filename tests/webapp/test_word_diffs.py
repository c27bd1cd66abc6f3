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
