"""The month histogram: bars that lead to their months."""

import re
from datetime import date
from html import unescape

import pytest
from flask import render_template_string
from flask.testing import FlaskClient

from tests.webapp.constructed import Building, archive
from webapp.histogram import HEIGHT, WIDTH, histogram_view
from webapp.searches import Search, read_search

SHOWN = '{% import "histogram.html" as h %}{{ h.histogram(view) }}'


def test_a_bar_sets_the_days_of_its_month_and_keeps_the_search() -> None:
    view = histogram_view(Search(words="treaty", page=3), {"2024-06": 8, "2024-05": 2})
    assert view
    assert [bar.key for bar in view.bars] == ["2024-05", "2024-06"]
    assert view.bars[1].address == "/?q=treaty&since=2024-06-01&until=2024-06-30"
    assert view.bars[1].label == "June 2024: 8 statements"
    assert (view.bars[1].height, view.bars[0].height) == (HEIGHT, HEIGHT / 4)
    assert view.all_address == ""


def test_a_long_time_is_shown_by_years_each_leading_to_its_months() -> None:
    view = histogram_view(Search(), {"2019-01": 1, "2019-07": 1, "2024-01": 1})
    assert view
    assert (view.per, len(view.bars)) == ("year", 6)
    assert view.bars[0].address == "/?since=2019-01-01&until=2019-12-31"
    within = histogram_view(read_search({"since": ["2019-01-01"], "until": ["2019-12-31"]}),
                            {"2019-01": 1, "2019-07": 1})  # fmt: skip
    assert within
    assert (within.per, within.all_address) == ("month", "/")


def test_a_month_without_statements_is_no_link_and_the_chosen_one_is_marked() -> None:
    search = Search(since=date(2024, 3, 1), until=date(2024, 3, 31))
    view = histogram_view(search, {"2024-01": 1, "2024-03": 1})
    assert view
    assert [bool(bar.address) for bar in view.bars] == [True, False, True]
    assert [bar.is_chosen for bar in view.bars] == [False, False, True]
    assert all(bar.x + bar.width <= WIDTH for bar in view.bars)


def test_nothing_dated_gives_no_histogram() -> None:
    assert histogram_view(Search(), {}) is None


def test_the_macro_names_every_bar_and_has_no_style(build: Building) -> None:
    app = build(archive()).application
    view = histogram_view(Search(since=date(2024, 6, 1)), {"2024-05": 2, "2024-06": 8})
    with app.test_request_context("/"):
        shown = render_template_string(SHOWN, view=view)
        assert render_template_string(SHOWN, view=None).strip() == ""
    assert 'aria-label="June 2024: 8 statements" aria-current="true"' in shown
    assert shown.count("<a ") == 3
    assert "style=" not in shown


@pytest.mark.parametrize(
    "question", ["q=date:2024-06", "q=date:2024-06-20", "month=2024-06", "not-month=2024-05", "",
                 "since=2024-06-20&until=2024-06-20"],
)  # fmt: skip
def test_a_bar_leads_to_as_many_statements_as_it_says(page: FlaskClient, question: str) -> None:
    shown = page.get(f"/?{question}").text
    bars = re.findall(r'<a href="([^"]*)" aria-label="\w+ 2024: (\d+) statement', shown)
    assert bars
    for address, count in bars:
        found = page.get(unescape(address).replace("/?", "/search.json?")).get_json()["total"]
        assert found == int(count), address
