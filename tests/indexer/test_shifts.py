"""Promises of telling how stances changed."""

from dataclasses import replace
from datetime import date

import pytest

from indexer.catalog_rows import Held
from indexer.model import Stance, Statement, Target, Voice
from indexer.shifts import Taken, is_mainly_about, shifts_in
from scrapers.model import Document


def taken(day, code, grade, polarity="0", modality="asserted", language="en", speaker="a-b"):
    stance = Stance(
        code, grade, polarity, modality, None, Target(("arms_to_ukraine",), "it", 0, 2),
        "cue", 0, 3, "en-x-01", "3",
    )  # fmt: skip
    statement = Statement(
        id=f"d:{day}{code}{language}", document="d", position=0, turn=0, type="speech",
        manner="spoken", text="cue", start=0, end=3, language=language,
        date=date(2024, 6, day) if day else None, attribution=None,
        voice=Voice(speaker=speaker, government="KR"), on_behalf_of=None, stances=(stance,),
    )  # fmt: skip
    document = Document(
        id="d", source="kr-mofa", url="https://example.org", title="", date=statement.date,
        language=language, kind="briefing", text="", turns=(),
    )  # fmt: skip
    return Taken(Held(statement, document, True, None), stance)


def told(*all):
    return [
        (one.kind, one.before and one.before.stance.code, one.after.stance.code)
        for one in shifts_in(all)
    ]


def test_a_position_that_is_reopened_is_told_without_an_earlier_one():
    assert told(taken(20, "consider", 0.4)) == [("reopened", None, "consider")]


def test_a_position_that_is_reopened_is_told_once_and_with_the_earlier_one():
    days = [taken(1, "oppose", 0.6, "-"), taken(20, "consider", 0.4), taken(21, "consider", 0.4)]
    assert told(*days) == [("reopened", "oppose", "consider")]


def test_another_course_is_a_shift_in_whatever_order_it_comes():
    days = [taken(9, "commit", 0.5, "+"), taken(2, "oppose", 0.6, "-")]
    assert told(*days) == [("class", "oppose", "commit")]


def test_a_course_that_was_taken_before_is_none():
    days = [taken(1, "commit", 0.5, "+"), taken(1, "support", 0.6, "+")]
    assert told(*days, taken(2, "commit", 0.5, "+")) == []


def test_from_for_to_against_is_a_shift():
    days = [taken(1, "support", 0.6, "+"), taken(2, "condemn", 0.8, "-")]
    assert told(*days) == [("class", "support", "condemn")]


def test_a_rung_of_its_own_language_is_a_shift():
    days = [taken(1, "concern", 0.2, "-"), taken(2, "concern", 0.35, "-")]
    assert told(*days) == [("grade", "concern", "concern")]


def test_rungs_of_two_languages_are_not_compared():
    days = [taken(1, "concern", 0.2, "-"), taken(2, "concern", 0.35, "-", language="ja")]
    assert told(*days) == []


@pytest.mark.parametrize("modality", ["hedged", "conditional"])
def test_what_is_not_asserted_is_not_compared(modality):
    days = [taken(1, "oppose", 0.6, "-"), taken(2, "support", 0.6, "+", modality)]
    assert told(*days) == []


def test_what_is_said_on_one_day_or_on_none_shifts_nothing():
    assert told(taken(1, "oppose", 0.6, "-"), taken(1, "support", 0.6, "+")) == []
    assert told(taken(1, "oppose", 0.6, "-"), taken(0, "support", 0.6, "+")) == []


def test_somebody_unknown_only_signals_a_shift():
    unnamed = taken(2, "oppose", 0.6, "-", speaker=None)
    found = shifts_in([taken(1, "support", 0.6, "+"), unnamed])
    assert [one.is_signalled for one in found] == [True]


def test_the_first_topic_of_a_target_is_its_main_one():
    stance = taken(1, "oppose", 0.6).stance
    target = Target(("kp_ru_arms", "unsc_sanctions_kp", "ru"), "it", 0, 2)
    of_two = replace(stance, target=target)
    assert is_mainly_about(of_two, "kp_ru_arms")
    assert not is_mainly_about(of_two, "unsc_sanctions_kp")
    assert is_mainly_about(of_two, "ru")
    assert not is_mainly_about(replace(stance, target=None), "ru")
