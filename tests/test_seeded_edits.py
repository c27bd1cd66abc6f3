"""Edits of every kind in four languages are noticed, and mere noise isn't."""

import pytest

from tests.seeded_edits import Seeded, measure

Results = tuple[list[tuple[Seeded, list[str]]], list[str]]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return measure(tmp_path_factory.mktemp("seeded"))


def test_every_seeded_edit_is_noticed(results: Results) -> None:
    assert len(results[0]) >= 100
    assert [seeded for seeded, kinds in results[0] if not kinds] == []


@pytest.mark.parametrize("language", ["en", "ko", "ja", "ru"])
def test_nineteen_of_twenty_are_classed_right(results: Results, language: str) -> None:
    found = [kinds == [made.kind] for made, kinds in results[0] if made.language == language]
    assert sum(found) >= 0.95 * len(found)


def test_noise_of_a_page_is_no_edit(results: Results) -> None:
    assert results[1] == []
