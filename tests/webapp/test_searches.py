from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from indexer.ask import understand
from indexer.errors import BadQuery
from webapp.saying import asked, counts_questions, found
from webapp.searches import Search, address, query_of, read_search, with_value, without_value

FULL = Search(
    words="엄중한 우려",
    chosen={"government": frozenset({"KR", "JP"}), "stance": frozenset({"concern"})},
    excluded={"speaker": frozenset({"vladimir-putin"})},
    since=date(2024, 6, 1),
    until=date(2024, 6, 30),
    sort="oldest",
    page=3,
)


def query(search: Search):  # type: ignore[no-untyped-def]
    return query_of(search, understand(search.words), 10)


def test_every_state_is_in_the_address_and_comes_back() -> None:
    assert read_search(parse_qs(urlsplit(address(FULL)).query)) == FULL


def test_the_first_page_of_everything_has_the_plain_address() -> None:
    assert address(Search()) == "/"


def test_questions_are_left_out_unless_asked_for() -> None:
    assert query(Search()).excluded == {"type": frozenset({"question"})}
    assert not counts_questions(query(Search()))
    for value in ("question", "any"):
        asked_for = query(with_value(Search(), "type", value))
        assert "type" not in asked_for.excluded
        assert counts_questions(asked_for)


def test_without_words_the_newest_come_first_and_with_words_the_most_relevant() -> None:
    assert query(Search()).sort == "newest"
    assert query(Search(words="missile")).sort == "relevance"
    assert query(Search(words="missile", sort="oldest")).sort == "oldest"
    assert query(Search(words="government:JP")).sort == "newest"


def test_filters_in_the_words_and_in_the_form_join() -> None:
    search = Search(words="government:JP", chosen={"government": frozenset({"KR"})})
    assert query(search).filters["government"] == {"JP", "KR"}


def test_dates_in_the_words_and_in_the_form_both_hold() -> None:
    search = Search(words="date:2024-06", since=date(2024, 6, 10))
    assert (query(search).since, query(search).until) == (date(2024, 6, 10), date(2024, 6, 30))


def test_a_value_is_either_chosen_or_left_out() -> None:
    chosen = with_value(Search(page=4), "government", "JP")
    left_out = with_value(chosen, "government", "JP", excluded=True)
    assert (left_out.chosen, left_out.excluded) == ({}, {"government": frozenset({"JP"})})
    assert (left_out.page, without_value(left_out, "government", "JP")) == (1, Search())


@pytest.mark.parametrize(
    "given",
    [
        {"since": ["2024-02-30"]},
        {"until": ["yesterday"]},
        {"since": ["20240620"]},
        {"page": ["0"]},
        {"page": ["-1"]},
        {"page": ["9" * 400]},
        {"page": ["²"]},
        {"sort": ["random"]},
        {"q": ["a" * 2001]},
        {"speaker": [str(number) for number in range(201)]},
    ],
)
def test_what_cant_be_asked_is_refused_in_words(given: dict[str, list[str]]) -> None:
    with pytest.raises(BadQuery):
        read_search(given)


def test_a_search_is_said_in_a_sentence() -> None:
    search = Search(
        chosen={
            "government": frozenset({"KR", "JP"}),
            "stance": frozenset({"condemn"}),
            "topic": frozenset({"arms_to_ukraine"}),
        },
        since=date(2024, 6, 1),
    )
    said = found(1, search, query(search))
    assert said == (
        "1 statement by Japan or South Korea condemning about Arms supplies to Ukraine "
        "since 1 June 2024"
    )


def test_words_and_exclusions_are_said() -> None:
    search = Search(words="missile", excluded={"government": frozenset({"RU"})})
    said = found(1200, search, query(search))
    assert said == "1,200 statements matching ‘missile’, leaving out government Russia"
    assert "missile" in asked(query(search), understand("missile"))


def test_nothing_found_is_said() -> None:
    assert found(0, Search(), query(Search())) == "No statements"


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(BadQuery, match="comes after"):
        read_search({"since": ["2024-08-01"], "until": ["2024-06-01"]})
