"""One analysis for indexing and asking."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import (
    Cut,
    Place,
    analysis,
    beginning,
    exact_phrase,
    has_terms,
    reach_of,
    stemmed_phrase,
    written_terms,
)


def places(cut: Cut) -> list[Place]:
    """Where each term of a text stands."""
    return [cut.place(term) for term in range(len(cut.surfaces.split()))]


# Signs that this project meets, and those that break cutters
signs = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("aбё核핵のｶﾞ㈱ﬁАБ’'·ㆍ・ —\u0301\u200b\u00ad\u3099\u1112\u1161\u11ab　1０"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "surfaces", "stems"),
    [
        ("Seoul’s GRAVE concerns", "seoul's grave concerns", "seoul grave concern"),
        ("“so-called” peace—talks", "so called peace talks", "so call peac talk"),
        ("не новых санкций", "не новых санкций", "не нов санкц"),
        ("Ещё за́мок", "еще замок", "ещ замок"),
        ("핵무기를 개발", "핵무 무기 기를 를 개발 발", "핵무 무기 기를 를 개발 발"),
        ("核", "核", "核"),
        ("G7정상", "g7 정상 상", "g7 정상 상"),
        ("한·미ㆍ일", "한미 미일 일", "한미 미일 일"),
        ("断じて\n容認", "断じ じて て容 容認 認", "断じ じて て容 容認 認"),
        ("北核 문제", "北核 核 문제 제", "北核 核 문제 제"),
        ("ＮＡＴＯ　ﾐｻｲﾙ", "nato ミサ サイ イル ル", "nato ミサ サイ イル ル"),
        ("sanc\u00adtions\u200e", "sanctions", "sanction"),
        ("№ 1718 (2006), 2.5 %", "1718 2006 2 5", "1718 2006 2 5"),
        ("a_b — ! 。", "a b", "a b"),
        ("", "", ""),
    ],
)
def test_version_1_gives_these_terms(text: str, surfaces: str, stems: str) -> None:
    assert written_terms(text) == (surfaces, stems)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("text", ["핵무기를", "серьёзный й", "ガイドライン", "café résumé"])
def test_every_unicode_form_gives_the_same_terms(text: str, form: str) -> None:
    assert written_terms(unicodedata.normalize(form, text)) == written_terms(text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Seoul’s grave", ["Seoul’s", "grave"]),
        ("한·미 ", ["한·미", "미"]),
        ("林　芳正", ["林　芳", "芳正", "正"]),
        ("ｶﾞｽ", ["ｶﾞｽ", "ｽ"]),
        (unicodedata.normalize("NFD", "й 핵"), unicodedata.normalize("NFD", "й 핵").split()),
        ("sanc\u00adtion ﬁne", ["sanc\u00adtion", "ﬁne"]),
    ],
)
def test_places_are_those_of_the_text_as_given(text: str, words: list[str]) -> None:
    assert [text[place.start : place.end] for place in places(Cut(text))] == words


@given(signs)
def test_what_is_indexed_and_what_is_marked_are_the_same_terms(text: str) -> None:
    cut = Cut(text)
    assert (cut.surfaces[1:-1], cut.stems[1:-1]) == written_terms(text)
    assert len(places(cut)) == len(cut.surfaces.split()) == len(cut.stems.split())
    assert has_terms(text) == bool(places(cut))


@given(signs)
def test_places_are_in_order_and_within_the_text(text: str) -> None:
    found = places(Cut(text))
    assert all(0 <= t.start < t.first_end <= t.end <= len(text) for t in found)
    assert [place.start for place in found] == sorted(place.start for place in found)


@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_text_in_ascii_is_cut_as_any_other(text: str) -> None:
    how = analysis()
    assert how.ascii_pieces.findall(text) == how.pieces.findall(text)


@given(signs)
def test_a_text_asked_for_in_whole_stands_in_itself(text: str) -> None:
    phrase, found = exact_phrase(text), written_terms(text)[0].split()
    assert phrase.positions == len(found)
    assert list(phrase.terms) == found[: len(phrase.terms)]


def test_one_character_is_the_beginning_of_a_term_and_longer_words_are_whole_ones() -> None:
    assert (exact_phrase("핵").terms, exact_phrase("핵").is_open) == (("핵",), True)
    assert (exact_phrase("핵무기").terms, exact_phrase("핵무기").is_open) == (
        ("핵무", "무기"),
        False,
    )
    assert exact_phrase("의 핵").terms == ("의", "핵")
    assert stemmed_phrase("sanctions").terms == ("sanction",)
    assert (beginning("F-16").terms, beginning("F-16").is_open) == (("f", "16"), True)


def test_a_word_over_the_longest_is_cut_into_pieces_and_none_is_lost() -> None:
    surfaces = written_terms("x" * 200)[0].split()
    assert [len(term) for term in surfaces] == [64, 64, 64, 8]


@pytest.mark.parametrize(
    "hostile",
    [
        "'" * 100_000,
        "a'" * 50_000,
        "核" * 100_000,
        "核 " * 50_000,
        "·" * 100_000,
        "\u0301" * 100_000,
    ],
)
def test_hostile_text_is_cut_in_linear_time(hostile: str) -> None:
    begun = time.process_time()
    written_terms(hostile)
    assert len(places(Cut(hostile))) <= len(hostile)
    assert time.process_time() - begun < 5


def test_half_width_characters_are_as_far_apart_as_full_width_ones() -> None:
    assert reach_of(("concern", "ｶﾞ"), 2) == reach_of(("concern", "ガ"), 2) == 4
