"""What nothing holds is asked in its nearest spelling, on every engine."""

from collections.abc import Sequence

import pytest

from indexer.ask import understand
from indexer.engines import Fuzzy, Query, Record, SearchEngine
from indexer.spelling import nearest

HELD = {
    "a": "We condemn the annexation of Crimea.",
    "b": "Denuclearization remains our goal.",
    "c": "Санкции должны быть пересмотрены.",
    "d": "북한의 핵 개발을 규탄한다.",
}


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    engine.add(Record(id, "d", text, "", (), "en", None, 0) for id, text in HELD.items())
    return engine


def texts(ids: Sequence[str]) -> list[str]:
    return [HELD[id] for id in ids]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anexation", "annexation"), ("denuclearizaton", "denuclearization"),
        ("crimea anexation", "crimea annexation"), ("санкцыи", "санкции"), ("북헌", "북한"),
        ("anexations anexation", "annexation annexation"),
        ("annexation", None), ("xqzzt", None), ("", None), ("\ud800", None), ("-anexation", None),
    ],
)  # fmt: skip
def test_the_nearest_spelling_is_offered(
    filled: SearchEngine, typed: str, meant: str | None
) -> None:
    assert nearest(typed, understand(typed), filled, texts) == meant


def test_fuzzy_words_are_at_most_two_letters_away(filled: SearchEngine) -> None:
    def found(text: str) -> set[str]:
        return {hit.id for hit in filled.search(Query(Fuzzy(text))).hits}

    assert found("anexaton") == {"a"}
    assert found("nexaton") == set()
    assert found("two words") == set()
