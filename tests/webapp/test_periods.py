"""Months and years: which are shown, and where they lead."""

from datetime import date

import pytest

from indexer.engines import Query
from indexer.errors import BadQuery
from webapp.periods import Period, asked_months, read_per, span_of, within
from webapp.searches import Search


def keys(span):  # type: ignore[no-untyped-def]
    return [period.key for period in span.periods]


def test_a_span_has_every_month_between_the_first_and_the_last() -> None:
    span = span_of(["2024-02", "2023-11"])
    assert (span.per, keys(span)) == ("month", ["2023-11", "2023-12", "2024-01", "2024-02"])


def test_too_many_months_become_years_and_it_is_known_that_months_were_asked_for() -> None:
    span = span_of(["2015-06", "2024-01"], "month")
    assert (span.per, span.is_forced) == ("year", True)
    assert keys(span) == [str(year) for year in range(2015, 2025)]
    assert not span_of(["2015-06", "2024-01"]).is_forced


def test_too_many_years_are_cut_to_the_newest() -> None:
    span = span_of(["0001-01", "9999-12"])
    assert (len(span.periods), keys(span)[-1], span.is_cut) == (60, "9999", True)


def test_what_is_no_month_is_left_out() -> None:
    assert span_of(["", "2024-13", "999-01", "<b>", "0000-01"]).periods == ()


def test_months_are_summed_into_their_years() -> None:
    span = span_of(["2023-01", "2024-02"], "year")
    assert span.summed({"2023-01": 1, "2023-05": 2, "2024-02": 4}) == {"2023": 3, "2024": 4}


def test_a_period_narrows_a_search_and_never_widens_it() -> None:
    search = Search(since=date(2024, 2, 10), page=4)
    narrowed = within(search, Period("2024-02"))
    assert (narrowed.since, narrowed.until) == (date(2024, 2, 10), date(2024, 2, 29))
    assert narrowed.page == 1
    assert within(Search(), Period("2024")).until == date(2024, 12, 31)


def test_counts_obey_the_filters_that_their_facet_ignores() -> None:
    counts = {"2023-12": 1, "2024-01": 2, "2024-02": 4}
    assert asked_months(Query(filters={"month": frozenset({"2024-01"})}), counts) == {"2024-01": 2}
    query = Query(filters={"year": frozenset({"2024"})}, excluded={"month": frozenset({"2024-02"})})
    assert asked_months(query, counts) == {"2024-01": 2}


def test_an_unknown_period_is_refused() -> None:
    assert read_per([]) == ""
    with pytest.raises(BadQuery, match="week"):
        read_per(["week"])
