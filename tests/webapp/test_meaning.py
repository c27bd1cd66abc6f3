"""Values of filters that nothing has lead to those that may have been meant."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("question", "meant", "found"),
    [
        ("q=speaker:putin", "Vladimir Putin", "vladimir-putin"),
        ("q=speaker:Путин+санкций", "Vladimir Putin", "vladimir-putin"),
        ("speaker=putin", "Vladimir Putin", "vladimir-putin"),
        ("q=government:japan", "Japan", "JP"),
        ("q=stance:condemns", "condemn", "condemn"),
    ],
)
def test_a_value_that_nothing_has_leads_to_what_may_be_meant(
    page: FlaskClient, question: str, meant: str, found: str
) -> None:
    shown = page.get(f"/?{question}").text
    link = re.search(rf'<a href="([^"]*)"><bdi>{meant}</bdi></a>', shown)
    assert link
    assert found in link[1]
    assert page.get(unescape(link[1]).replace("/?", "/search.json?")).get_json()["total"] > 0


def test_what_is_like_nothing_is_told_too(page: FlaskClient) -> None:
    shown = page.get("/", query_string={"q": "speaker:<b>nobody"}).text
    assert "Nothing here has “&lt;b&gt;nobody”" in shown


def test_a_value_that_is_held_is_not_called_unknown(page: FlaskClient) -> None:
    assert "Nothing here has" not in page.get("/?speaker=vladimir-putin&q=zzz").text
