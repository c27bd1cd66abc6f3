"""Every value of a facet, to look through and choose from."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("find", ["", "hayashi", "林芳", "하야시", "ХАЯСИ", "yoshimasa-"])
def test_values_are_found_by_part_of_a_name_in_any_language(page: FlaskClient, find: str) -> None:
    shown = page.get("/values/speaker", query_string={"find": find}).text
    assert 'name="speaker" value="yoshimasa-hayashi"' in shown
    assert ('value="vladimir-putin"' in shown) == (find == "")


def test_the_search_goes_along_and_comes_back(page: FlaskClient) -> None:
    shown = page.get("/values/speaker?q=treaty&government=US&speaker=matthew-miller").text
    assert 'value="matthew-miller" checked' in shown
    assert '<input type="hidden" name="q" value="treaty">' in shown
    assert '<input type="hidden" name="government" value="US">' in shown
    assert "vladimir-putin" not in shown


def test_what_has_no_such_name_is_told(page: FlaskClient) -> None:
    assert "Nothing here" in page.get("/values/topic?find=zzzz").text


@pytest.mark.parametrize("field", ["nothing", "month", "text", "speaker%00", "a" * 3000])
def test_an_unknown_filter_is_no_page(page: FlaskClient, field: str) -> None:
    assert page.get(f"/values/{field}").status_code == 404
