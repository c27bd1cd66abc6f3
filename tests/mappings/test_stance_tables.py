"""Promises of mappings/stances.toml and its loader."""

import re

import pytest

from mappings import stances
from mappings.errors import MappingInvalid
from mappings.korean import with_endings
from mappings.stances import classes, cues, guards, ladders, lexicon_version, rung_name

LANGUAGES = ("en", "ko", "ja", "ru")


@pytest.fixture
def table(monkeypatch):
    """Lets a test put its own table in the place of stances.toml."""

    def put(content):
        monkeypatch.setattr(stances, "read_table", lambda name: content)
        for loader in (classes, ladders, cues, guards):
            loader.cache_clear()

    yield put
    monkeypatch.undo()
    for loader in (classes, ladders, cues, guards):
        loader.cache_clear()


A_CLASS = {"id": "oppose", "polarity": "-", "cameo": "120", "plover": "REJECT", "names": {}}


def a_cue(**changed):
    return {"id": "en-oppose-01", "class": "oppose", "grade": 0.6, "re": "oppos", **changed}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_cues_of_every_class(language):
    assert {cue.code for cue in cues(language)} == set(classes())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cue_stands_within_its_ladder(language):
    outside = [
        cue.id
        for cue in cues(language)
        if cue.code != "neutral"
        and not ladders()[cue.code][0].grade <= cue.grade <= ladders()[cue.code][-1].grade
    ]
    assert outside == []


def test_every_class_has_a_name_in_four_languages():
    assert all(set(LANGUAGES) <= one.names.keys() for one in classes().values())


def test_the_eight_japanese_rungs_rise():
    said = ["懸念", "強く懸念", "憂慮", "深く憂慮", "遺憾", "極めて遺憾", "非難", "断固として非難"]
    grades = [
        max(c.grade for c in cues("ja") if c.pattern.search(words + "する")) for words in said
    ]
    assert grades == sorted(set(grades))


def test_the_rung_below_a_grade_names_it():
    assert rung_name("concern", 0.36, "ko") == "엄중한 우려"


def test_a_rung_without_a_word_in_a_language_takes_the_one_below():
    assert rung_name("oppose", 0.70, "ru") == "неприемлемо"


def test_a_language_without_cues_has_no_guards():
    assert guards("fr") is None


def test_the_lexicon_says_its_version():
    assert lexicon_version() == "7"


def test_an_expression_that_does_not_compile_is_named(table):
    table({"classes": [A_CLASS], "cues": {"en": [a_cue(re="oppos(")]}})
    with pytest.raises(MappingInvalid, match="en-oppose-01"):
        cues("en")


def test_an_id_that_stands_twice_is_refused(table):
    table({"classes": [A_CLASS], "cues": {"en": [a_cue(), a_cue()]}})
    with pytest.raises(MappingInvalid, match="twice"):
        cues("en")


def test_a_cue_of_no_known_class_is_refused(table):
    table({"classes": [A_CLASS], "cues": {"en": [a_cue(**{"class": "dislike"})]}})
    with pytest.raises(MappingInvalid, match="dislike"):
        cues("en")


def test_a_ladder_that_does_not_rise_is_refused(table):
    rungs = [{"grade": 0.6, "names": {}}, {"grade": 0.5, "names": {}}]
    table({"classes": [A_CLASS], "ladders": {"oppose": rungs}})
    with pytest.raises(MappingInvalid, match="rise"):
        ladders()


def test_a_polarity_that_is_none_is_refused(table):
    table({"classes": [{**A_CLASS, "polarity": "bad"}]})
    with pytest.raises(MappingInvalid, match="polarity"):
        classes()


@pytest.mark.parametrize("said", ["어긋나는", "어긋납니다", "어긋난다", "어긋났다"])
def test_a_korean_cue_holds_the_endings_that_melt_into_its_stem(said):
    assert re.search(with_endings("뜻에 (어긋나|맞지 않)"), f"국민의 뜻에 {said}")


@pytest.mark.parametrize("said", ["어긋난 일", "어긋난다면"])
def test_a_korean_cue_holds_no_other_endings(said):
    assert not re.search(with_endings("뜻에 (어긋나|맞지 않)"), f"국민의 뜻에 {said}")
