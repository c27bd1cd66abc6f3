import time

from hypothesis import given
from hypothesis import strategies as st

from webapp.passages import Piece, passage, pieces

spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


@given(st.text(max_size=60), spans, spans)
def test_pieces_are_the_whole_text_whatever_is_marked(text, matches, cues) -> None:  # type: ignore[no-untyped-def]
    assert "".join(piece.text for piece in pieces(text, matches, cues)) == text


def test_a_match_within_a_cue_is_both() -> None:
    assert pieces("grave concern.", [(6, 13)], [(0, 13)]) == (
        Piece("grave ", False, True),
        Piece("concern", True, True),
        Piece(".", False, False),
    )


def test_a_short_statement_is_shown_whole() -> None:
    text = "断じて容認できない。"
    assert passage(text, "ja", [(0, 3)]) == (0, len(text))


def test_a_long_statement_is_cut_around_its_first_mark_at_whole_words() -> None:
    words = [f"word{number}" for number in range(400)]
    text = " ".join(words)
    mark = text.index("word200")
    start, end = passage(text, "en", [(mark, mark + 7)])
    assert start < mark < end
    assert end - start <= 450
    assert set(text[start:end].split()) <= set(words)


def test_twenty_thousand_marks_take_no_second() -> None:
    text = "규탄" * 20_000
    began = time.process_time()
    pieces(text, [(place, place + 1) for place in range(0, 40_000, 2)], [])
    assert time.process_time() - began < 1
