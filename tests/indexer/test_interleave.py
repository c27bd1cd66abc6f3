"""Languages take turns, on every page alike."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines import Query, Record, Word, open_engine
from indexer.interleave import _turns, interleaved

COUNTS = {"en": 5, "ja": 2, "ko": 3}


def test_each_language_has_its_turn_and_one_with_nothing_left_is_passed_over() -> None:
    assert [f"{language}{rank}" for language, rank in _turns(COUNTS, 0)] == [
        "en0", "ko0", "ja0", "en1", "ko1", "ja1", "en2", "ko2", "en3", "en4",
    ]  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(["en", "ko", "ja", "ru", "zh"]), st.integers(0, 60)),
    st.integers(0, 400),
)
def test_a_page_goes_on_where_the_one_before_ended(counts: dict[str, int], offset: int) -> None:
    every = list(_turns(counts, 0))
    assert len(every) == sum(counts.values())
    assert list(_turns(counts, offset)) == every[offset:]


def test_a_page_deep_in_a_large_archive_is_found_at_once() -> None:
    counts = {"en": 10**9, "ko": 10**6}
    assert next(_turns(counts, 2 * 10**6 + 5)) == ("en", 10**6 + 5)
    assert list(islice(_turns(counts, 10**9 + 10**6), 3)) == []


@pytest.mark.parametrize("offset", [0, 4, 9])
def test_the_first_page_shows_every_language(tmp_path: object, offset: int) -> None:
    engine = open_engine(f"embedded:{tmp_path}/index")
    engine.replace_all(
        Record(f"{language}{n}", "d", "peace", "", (), language, None, n,
               {"language": (language,)})
        for language, count in COUNTS.items()
        for n in range(count)
    )  # fmt: skip
    query = Query(Word("peace"), facets=("language",), offset=offset, limit=4)
    hits = interleaved(engine, query, engine.search(query).facets["language"])
    wanted = list(islice(_turns(COUNTS, offset), 4))
    assert [hit.id[:2] for hit in hits] == [language for language, _ in wanted]
