"""Links to the very words: found where they stand, or told what became of them."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.webapp.constructed import TREATY, Building, archive, reading
from webapp.linking import LONGEST

TEXT = "정부는 북러 조약에 엄중한 우려를 표명하고 이를 규탄한다."


def statement(client: FlaskClient, question: str) -> str:
    return str(client.get(f"/search.json?{question}").get_json()["hits"][0]["id"])


def linked(html: str) -> list[str]:
    return re.findall(r'<mark class="[^"]*linked[^"]*">([^<]*)</mark>', html)


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("great concern to us", "great concern to us"),
        ("“great  concern”", "great concern"),
        ("ＧＲＥＡＴ concern", "great concern"),
    ],
)
def test_the_words_of_a_link_are_marked(page: FlaskClient, words: str, marked: str) -> None:
    id = statement(page, "stance=concern&government=US")
    shown = page.get(f"/statement/{id}", query_string={"words": words}).text
    assert "".join(linked(shown)) == marked
    assert 'id="linked"' not in shown


def changed(build: Building) -> FlaskClient:
    mended = TEXT.replace("엄중한 우려", "깊은 우려")
    after = reading(
        "kr-president", "1", date(2024, 6, 20), "ko", "국가안보실장 브리핑",
        [("speech", "장호진 국가안보실장", "chang-ho-jin", "National Security Adviser",
          [(mended, [("condemn", 0.8, "-", "규탄한다", (TREATY,))])])],
        offset=9,
    )  # fmt: skip
    return build([archive()[0], after])


def test_words_that_were_changed_since_are_told_with_the_change(build: Building) -> None:
    client = changed(build)
    id = statement(client, "stance=condemn")
    shown = client.get(f"/statement/{id}", query_string={"words": "엄중한 우려를"}).text
    notice = shown.partition('id="linked"')[2].partition("</div>")[0]
    assert "version 1" in notice
    assert "엄중한" in "".join(re.findall(r"<del>.*?</del>", notice))
    assert "깊은" in "".join(re.findall(r"<ins>.*?</ins>", notice))
    old = re.search(r'href="(/statement/[^"]*version=1[^"]*)"', notice)
    assert old
    before = client.get(old[1].replace("&amp;", "&")).text
    assert "".join(linked(before)) == "엄중한 우려를"


def test_words_that_never_stood_there_are_told(page: FlaskClient) -> None:
    id = statement(page, "stance=concern&government=US")
    shown = page.get(f"/statement/{id}", query_string={"words": "<b>no such words"}).text
    assert "aren’t here" in shown
    assert "<b>no" not in shown


def test_too_many_words_are_refused(page: FlaskClient) -> None:
    id = statement(page, "stance=condemn")
    words = "a" * (LONGEST + 1)
    assert page.get(f"/statement/{id}", query_string={"words": words}).status_code == 400


@pytest.mark.parametrize("words", ["", "  ", "…", "\ud800", "%00", "\x00"])
def test_odd_words_break_nothing(page: FlaskClient, words: str) -> None:
    id = statement(page, "stance=condemn")
    address = f"/statement/{id}?words=" + words.encode("utf-8", "surrogatepass").hex("%")
    assert page.get(address).status_code == 200


def test_each_version_shows_what_changed_and_how_grave_it_is(build: Building) -> None:
    client = changed(build)
    shown = client.get(f"/statement/{statement(client, 'stance=condemn')}").text
    versions = shown.partition('class="versions"')[2]
    assert "<del>" in versions
    assert 'class="kind"' in versions


def test_words_that_came_later_are_told_as_such(build: Building) -> None:
    client = changed(build)
    id = statement(client, "stance=condemn")
    shown = client.get(f"/statement/{id}", query_string={"words": "깊은 우려를", "version": 1}).text
    notice = shown.partition('id="linked"')[2].partition("</div>")[0]
    assert "came later" in notice
    assert "깊은" in "".join(re.findall(r"<ins>.*?</ins>", notice))
