"""Words have their say where no cue stands, and doubt everyday cues; rules come first."""

import pytest

from indexer.judging import BY_WORDS, DOUBTED
from indexer.model import WORDS_ALONE
from indexer.shifts import is_about
from indexer.stances import decisions_in, stances_in
from indexer.topics import mentions_in
from indexer.weighing import LANGUAGES, NONE
from tests.training.rows import invented


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_stances_that_no_cue_tells_are_told_by_words(language: str) -> None:
    """Of sentences that the weights were learned from: they can't know less than these."""
    rows = [one for one in invented(language) if one.is_new and one.label != NONE][::7]
    told = [(one, stances_in(one.text, language)) for one in rows]
    by_words = [(one, kept[0]) for one, kept in told if kept and WORDS_ALONE in kept[0].guards]
    assert len(by_words) > len(rows) / 10
    for one, stance in by_words:
        assert one.text[stance.start : stance.end] == stance.cue != ""
        assert stance.rule == f"{language}-{BY_WORDS}-{stance.code}"
    right = sum(one.label == stance.code for one, stance in by_words)
    assert right > 0.8 * len(by_words)
    shown = sum(
        any(start < stance.end and stance.start < end for start, end in one.cues)
        for one, stance in by_words
    )
    assert shown > 0.8 * len(by_words)


def test_what_a_cue_tells_is_the_headline_before_what_words_alone_tell() -> None:
    alone = next(
        one.text
        for one in invented("en")
        if one.label == "condemn"
        for stance in stances_in(one.text, "en")[:1]
        if WORDS_ALONE in stance.guards
    )
    told = stances_in(f"{alone} We are ready to talk.", "en")
    assert [WORDS_ALONE in one.guards for one in told] == [False, True]


def test_words_add_nothing_where_a_cue_was_taken_back() -> None:
    for text in (
        "We do not condemn them.",
        "If Moscow were to condemn the attack, talks could resume.",
        "Regrettably, we are out of time.",
    ):
        assert all(one.stance is None for one in decisions_in(text, "en"))


def test_who_condemns_is_always_believed() -> None:
    assert not DOUBTED & {"condemn", "protest", "oppose", "sanction", "deny", "concern", "regret"}


def test_what_words_tell_alone_shifts_nothing() -> None:
    rows = [one for one in invented("en") if one.label == "oppose"]
    kept = [
        stance
        for one in rows
        for stance in stances_in(one.text, "en", mentions=mentions_in(one.text, "en"))
        if WORDS_ALONE in stance.guards and stance.target and stance.target.ids
    ]
    assert kept
    assert not any(is_about(one, set(one.target.ids)) for one in kept if one.target)
