"""The page in four languages: by address, cookie and browser; files for machines stay English."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient

from tests.webapp.constructed import TREATY
from webapp.languages import day_name, either, moment_name, month_name, number, when_name


@pytest.mark.parametrize(
    ("language", "day"),
    [("en", "20 June 2024"), ("ko", "2024년 6월 20일"), ("ja", "2024年6月20日"),
     ("ru", "20 июня 2024")],
)  # fmt: skip
def test_the_address_chooses_the_language_of_the_page(
    page: FlaskClient, language: str, day: str
) -> None:
    shown = page.get(f"/?topic={TREATY}&ui={language}").text
    assert f'<html lang="{language}">' in shown
    assert day in shown


def test_the_chosen_language_stays(page: FlaskClient) -> None:
    page.get("/?ui=ja")
    assert '<html lang="ja">' in page.get("/about").text
    assert '<html lang="ru">' in page.get("/about?ui=ru").text
    assert '<html lang="ru">' in page.get("/about").text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("ko-KR,ko;q=0.9,en;q=0.8", "ko"), ("fr,ru;q=0.5", "ru"), ("fr", "en"), ("", "en")],
)
def test_without_a_choice_the_browser_is_asked(
    page: FlaskClient, accepted: str, language: str
) -> None:
    shown = page.get("/", headers={"Accept-Language": accepted})
    assert f'<html lang="{language}">' in shown.text
    assert {"Cookie", "Accept-Language"} <= set(shown.vary.as_set(preserve_casing=True))


@pytest.mark.parametrize("asked", ["xx", "en-US", "../ko", "<b>", "\u202eko"])
def test_an_unknown_language_is_passed_over(page: FlaskClient, asked: str) -> None:
    shown = page.get("/", query_string={"ui": asked})
    assert shown.status_code == 200
    assert '<html lang="en">' in shown.text
    assert "Set-Cookie" not in shown.headers


def test_every_page_leads_to_itself_in_the_other_languages(page: FlaskClient) -> None:
    shown = page.get(f"/?topic={TREATY}&government=KR&government=JP").text
    for language in ("ko", "ja", "ru"):
        address = f"/?topic={TREATY}&amp;government=KR&amp;government=JP&amp;ui={language}"
        assert f'href="{address}" lang="{language}"' in shown


def test_names_are_in_the_pages_language(page: FlaskClient) -> None:
    shown = page.get(f"/?topic={TREATY}&ui=ja").text
    assert "林芳正" in shown
    assert "官房長官" in shown
    assert "ロシア" in shown


def test_files_for_machines_are_in_english(page: FlaskClient) -> None:
    page.get("/?ui=ru")
    rows = list(csv.DictReader(io.StringIO(page.get("/search.csv?stance=oppose").text[1:])))
    assert {row["speaker_name"] for row in rows} == {"Vladimir Putin", "Yoshimasa Hayashi"}
    assert page.get("/search.json?stance=oppose").get_json()["understood"].startswith("statements")


def test_outside_of_a_page_everything_is_in_english() -> None:
    assert day_name(date(2024, 6, 2)) == "2 June 2024"
    assert day_name(None) == "undated"
    assert month_name("2024-06") == "June 2024"
    assert [month_name(odd) for odd in ("2024-13", "0000-01", "x-1")] == [
        "2024-13",
        "0000-01",
        "x-1",
    ]
    assert [when_name(one) for one in ("2024", "2024-06", "2024-06-02")] == [
        "2024", "June 2024", "2 June 2024",
    ]  # fmt: skip
    assert moment_name(datetime(2024, 6, 21, 3, 4, tzinfo=UTC)) == "21 June 2024, 03:04 UTC"
    assert number(1204) == "1,204"
    assert [either(some) for some in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "", "A", "A or B", "A, B or C",
    ]  # fmt: skip


def test_the_way_to_another_language_keeps_odd_addresses(page: FlaskClient) -> None:
    shown = page.get("/nothing%3Fx%23y%5C").text
    assert 'href="/nothing%3Fx%23y%5C?ui=ko"' in shown


def test_an_unknown_language_leaves_the_chosen_one(page: FlaskClient) -> None:
    page.get("/?ui=ko")
    assert '<html lang="ko">' in page.get("/help?ui=xx").text


@pytest.mark.parametrize("year", ["00000000199999", "20240", "0000", "٢٠٢٤", "9" * 5000])
def test_a_year_that_is_none_is_shown_as_it_came(page: FlaskClient, year: str) -> None:
    assert page.get("/", query_string={"year": year}).status_code == 200
