"""The weights of words: the same by either way, evidence that stands in the sentence."""

import json
import zipfile
from importlib.resources import files
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.forms import fold
from indexer.weighing import LANGUAGES, pieces, telling_words, weigh, weights
from mappings.stances import classes, ladders, lexicon_version

SAID = {
    "en": "We take a dim view of the decision to close the crossing.",
    "ko": "이번 결정을 곱게 볼 수 없습니다.",
    "ja": "今回の決定には首をかしげざるを得ません。",
    "ru": "Мы не в восторге от решения закрыть переход.",
}
LETTERS = st.text(
    st.sampled_from("wecondm 우려한다。、を非難します осуждаем.,!?»\n'-"), max_size=60
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quick_way_finds_the_same_pieces(language: str) -> None:
    known = weights(language)
    assert known is not None

    @given(LETTERS)
    @settings(max_examples=200, deadline=None)
    def same(text: str) -> None:
        folded = fold(text)
        slowly = known.rows(feature for feature, _, _ in pieces(folded, language))
        assert sorted(known.rows_in(folded, language)) == sorted(slowly)

    same()


@pytest.mark.parametrize("language", LANGUAGES)
def test_chances_are_shares_of_one(language: str) -> None:
    weighed = weigh(fold(SAID[language]), language)
    assert weighed is not None
    assert sum(weighed.chances.values()) == pytest.approx(1, abs=1e-5)
    assert set(weighed.chances) == set(classes())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_tell_are_whole_and_in_the_sentence(language: str) -> None:
    folded = fold(SAID[language])
    weighed = weigh(folded, language)
    assert weighed is not None
    spans = [telling_words(weighed, folded, language, code) for code in classes()]
    told = [folded[slice(*span)] for span in spans if span]
    assert told
    assert all(words.strip() == words != "" for words in told)


def test_a_place_is_that_of_its_piece() -> None:
    for language, text in SAID.items():
        for feature, start, end in pieces(fold(text), language):
            assert 0 <= start <= end <= len(text), feature


def test_nothing_is_known_of_another_language() -> None:
    assert weights("fr") is None
    assert weigh("nous condamnons", "fr") is None


def test_nothing_speaks_in_no_words() -> None:
    weighed = weigh("", "en")
    assert weighed is not None
    assert telling_words(weighed, "", "en", "oppose") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weights_were_learned_with_the_lexicon_of_today(language: str) -> None:
    """If this fails: `make weights`."""
    with zipfile.ZipFile(str(files("indexer").joinpath(f"weights/{language}.npz"))) as held:
        told = held.read("told.npy")
    text = told[told.index(b'{"classes"') :]
    assert json.loads(text)["lexicon"] == lexicon_version()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_usual_grade_lies_within_its_ladder(language: str) -> None:
    known = weights(language)
    assert known is not None
    for code, grade in known.grades.items():
        rungs = [rung.grade for rung in ladders()[code]]
        assert min(rungs) <= grade <= max(rungs), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_is_linear_in_the_words(language: str) -> None:
    begun = process_time()
    weighed = weigh(fold(SAID[language] * 500), language)
    assert weighed is not None
    telling_words(weighed, fold(SAID[language] * 500), language, "oppose")
    assert process_time() - begun < 5
