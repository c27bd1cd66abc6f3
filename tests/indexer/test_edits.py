"""Edits between versions are found, and classed by what they do to the words."""

import random
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer.edit_hunks import kind_of_edit
from indexer.edit_wordings import opcodes
from indexer.edits import KINDS, edits_between
from scrapers.model import Document

SAMPLES = tomllib.loads((Path(__file__).parent / "edit_samples.toml").read_text(encoding="utf-8"))
PAIRS = [*SAMPLES["shaping"], *SAMPLES["later"]]
FIRST, SECOND = "We condemn the launch.", "We call for dialogue with all parties."


def a_document(*paragraphs: str, **changes: Any) -> Document:
    known = {
        "id": "us-state:1", "source": "us-state", "url": "https://www.state.gov/1/",
        "title": "Statement", "date": None, "language": "en", "kind": "statement", "turns": (),
    }  # fmt: skip
    return Document(**known | {"text": "\n\n".join(paragraphs)} | changes)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['language']} {pair['after'][:30]}")
def test_a_pair_of_wordings_is_classed_as_labelled(pair: dict[str, str]) -> None:
    assert kind_of_edit(pair["before"], pair["after"], pair["language"]) == pair["kind"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['language']} {pair['after'][:30]}")
def test_the_same_words_are_no_edit(pair: dict[str, str]) -> None:
    assert kind_of_edit(pair["after"], pair["after"], pair["language"]) is None


def test_a_paragraph_that_is_gone_says_where_it_stood() -> None:
    [edit] = edits_between(a_document(FIRST, SECOND), a_document(FIRST))
    assert (edit.kind, edit.before, edit.after) == ("paragraph-removed", SECOND, "")
    assert edit.start == len(FIRST) + 2


def test_a_paragraph_that_is_new_says_where_it_stands() -> None:
    [edit] = edits_between(a_document(SECOND), a_document(FIRST, SECOND))
    assert (edit.kind, edit.after, edit.start) == ("paragraph-added", FIRST, 0)


def test_a_moved_paragraph_is_neither_gone_nor_new() -> None:
    third = "The Secretary thanked the minister for his hospitality."
    edits = edits_between(a_document(FIRST, SECOND, third), a_document(third, FIRST, SECOND))
    assert [edit.kind for edit in edits] == ["paragraph-moved"]


def test_a_text_cut_into_other_paragraphs_is_only_written_otherwise() -> None:
    before, after = a_document(f"{FIRST} {SECOND}"), a_document(FIRST, SECOND)
    assert [edit.kind for edit in edits_between(before, after)] == ["typographic"]


def test_a_short_answer_turned_round_is_one_edit() -> None:
    before, after = a_document(FIRST, "Yes.", SECOND), a_document(FIRST, "No.", SECOND)
    assert [edit.kind for edit in edits_between(before, after)] == ["negation"]


def test_a_stretch_too_long_to_compare_by_words_is_one_difference() -> None:
    words = "alpha beta gamma delta epsilon zeta".split()
    chance = random.Random(1)
    old, new = (chance.choices(words, k=150_000) for _ in range(2))  # an hour's work by words
    tags = [code[0] for code in opcodes(["same", *old, "end"], ["same", *new, "end"])]
    assert tags == ["equal", "replace", "equal"]
    [edit] = edits_between(a_document(" ".join(old)), a_document(" ".join(new)))
    assert edit.before != edit.after


def test_the_worst_comes_first() -> None:
    before = a_document(FIRST, SECOND)
    after = a_document("We condemn the launch", "We do not call for dialogue with all parties.")
    assert [edit.kind for edit in edits_between(before, after)] == ["negation", "typographic"]
    assert KINDS.index("negation") < KINDS.index("typographic")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"title": "Statement by Secretary Rubio"}, "words-added"),
        ({"place": "Seoul"}, "name"),
        ({"attribution": "Matthew Miller"}, "name"),
    ],
)
def test_what_a_page_says_of_its_text_is_compared_too(changes: dict[str, str], kind: str) -> None:
    before = a_document(FIRST)
    [edit] = edits_between(before, replace(before, **changes))  # type: ignore[arg-type]
    assert edit.kind == kind
