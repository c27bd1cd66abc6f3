"""A search over time: what is counted, of what, what isn't held, and where each number leads."""

import csv
import io
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.webapp.constructed import TREATY, Building
from tests.webapp.over_time import old, said, years

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def page(build: Building) -> FlaskClient:
    return build(years())


def table(client: FlaskClient, parameters: str) -> list[dict[str, str]]:
    text = client.get(f"/trends.csv?{parameters}").get_data(as_text=True)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def cells(rows: list[dict[str, str]], government: str) -> dict[str, str]:
    return {row["period"]: row["statements"] for row in rows if row["government"] == government}


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_statements_are_counted_by_month_and_what_isnt_held_is_no_zero(page: FlaskClient) -> None:
    rows = table(page, f"topic={TREATY}")
    assert cells(rows, "KR") == {
        "2024-01": "2", "2024-02": "", "2024-03": "1", "2024-04": "", "2024-05": "1",
    }  # fmt: skip
    assert cells(rows, "JP")["2024-03"] == "0"
    assert {row["is_held"] for row in rows if row["period"] == "2024-04"} == {"no"}


def test_a_share_is_of_what_is_held_of_that_government_in_that_time(page: FlaskClient) -> None:
    rows = table(page, f"topic={TREATY}&measure=share&per=year")
    [japan] = [row for row in rows if row["government"] == "JP"]
    assert (japan["statements"], japan["held"], japan["per_10000"]) == ("2", "4", "5000.00")
    shown = text_of(page.get(f"/trends?topic={TREATY}&measure=share&per=year").text)
    assert "5,000 2024: 2 statements by Japan, of 4 that are held 2 of 4" in shown


def test_the_page_shows_the_numbers_of_the_table(page: FlaskClient) -> None:
    shown = page.get(f"/trends?topic={TREATY}").text
    assert shown.count("not held</span>") >= 2 * 4
    assert 'aria-label="January 2024: 2 statements by South Korea, of 2 that are held"' in shown
    assert shown.count('class="gap"') > 0
    assert "nothing at all of that government is held for that time" in shown


@pytest.mark.parametrize(
    "parameters",
    [f"topic={TREATY}", f"topic={TREATY}&since=2024-01-15", "q=government:JP+government:KR",
     f"topic={TREATY}&government=KR&month=2024-01&month=2024-03"],
)  # fmt: skip
def test_every_number_leads_to_its_statements(page: FlaskClient, parameters: str) -> None:
    rows = [row for row in table(page, parameters) if row["statements"] not in ("", "0")]
    assert rows
    for row in rows:
        address = row["statements_address"].partition("localhost")[2]
        total = page.get(address.replace("/?", "/search.json?")).get_json()["total"]
        assert str(total) == row["statements"]


def test_the_strongest_stance_stands_with_its_step(page: FlaskClient) -> None:
    rows = {(row["government"], row["period"]): row for row in table(page, f"topic={TREATY}")}
    march = rows["KR", "2024-03"]
    assert (march["stance"], march["grade"], march["rung"]) == ("condemn", "0.80", "condemn")
    assert march["step"] <= march["steps"]
    assert "/statement/kr-mofa:3:" in march["stance_statement"]
    assert rows["RU", "2024-01"]["stance"] == "support"
    shown = page.get(f"/trends?topic={TREATY}").text
    assert 'class="mark for"' in shown
    assert "none stated" in shown


def test_stances_that_were_not_read_are_told(
    page: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.sides.MOST_READ", 1)
    shown = text_of(page.get(f"/trends?topic={TREATY}").text)
    assert "South Korea: stances are read from the newest 1 of the 3 statements" in shown
    assert "not read" in shown


def test_undated_statements_are_told(page: FlaskClient) -> None:
    shown = text_of(page.get(f"/trends?topic={TREATY}").text)
    assert "United States: 1 statement without a day is in no month." in shown


def test_a_long_time_is_shown_by_years(build: Building) -> None:
    client = build([*years(), old()])
    assert {row["per"] for row in table(client, f"topic={TREATY}")} == {"year"}
    assert {row["per"] for row in table(client, f"topic={TREATY}&since=2024-01-01")} == {"month"}
    assert "There are more than 60 months" in client.get(f"/trends?topic={TREATY}&per=month").text


def test_governments_are_chosen_by_the_search_or_are_those_that_speak_most(
    build: Building,
) -> None:
    many = [said("us-state", f"c{n}", None, "On the treaty.", government=code)
            for n, code in enumerate(("CN", "CN", "FR", "DE", "IT"))]  # fmt: skip
    client = build([*years(), *many])
    shown = client.get(f"/trends?topic={TREATY}").text
    ticked = re.findall(r'value="(\w\w)" checked', shown)
    assert ticked[:5] == ["KR", "US", "JP", "RU", "CN"]
    assert len(ticked) == 6
    chosen = client.get(f"/trends?topic={TREATY}&government=FR&government=JP").text
    assert re.findall(r'value="(\w\w)" checked', chosen) == ["JP", "FR"]


def test_governments_that_the_words_name_count_for_themselves(page: FlaskClient) -> None:
    rows = table(page, "q=government:JP+government:KR")
    assert [row["government"] for row in rows if row["period"] == "2024-01"] == ["KR", "JP"]
    assert (cells(rows, "KR")["2024-01"], cells(rows, "JP")["2024-01"]) == ("2", "1")


def test_a_government_that_is_left_out_is_not_shown(page: FlaskClient) -> None:
    for parameters in (f"topic={TREATY}&not-government=KR", "q=treaty+-government:KR"):
        assert "KR" not in {row["government"] for row in table(page, parameters)}


def test_filters_on_months_hold_for_numbers_and_for_what_is_held(page: FlaskClient) -> None:
    rows = table(page, f"topic={TREATY}&month=2024-01")
    assert {row["period"] for row in rows} == {"2024-01"}


@pytest.mark.parametrize(
    "parameters",
    ["per=week", "measure=money", "since=2024-02-30", "page=0",
     "&".join(f"government=X{n}" for n in range(7))],
)  # fmt: skip
def test_what_cant_be_shown_is_refused_in_words(page: FlaskClient, parameters: str) -> None:
    for path in ("/trends", "/trends.csv"):
        shown = page.get(f"{path}?topic={TREATY}&{parameters}")
        assert shown.status_code == 400


def test_hostile_parameters_are_inert(page: FlaskClient) -> None:
    for parameters in (f"q={EVIL}", f"government={EVIL}&government=%00&topic={TREATY}",
                       f"topic={EVIL}", "q=%00", "month=abc&topic=x", "year=-1"):  # fmt: skip
        shown = page.get(f"/trends?{parameters}")
        assert shown.status_code in (200, 400)
        assert "<script>alert" not in shown.text


def test_a_formula_is_no_formula_in_the_table(build: Building) -> None:
    client = build([*years(), said("us-state", "f", None, "On the treaty.", government="=1+1")])
    assert "'=1+1" in {row["government"] for row in table(client, f"topic={TREATY}")}


def test_the_table_is_english_whatever_the_page_speaks(page: FlaskClient) -> None:
    one = page.get(f"/trends.csv?topic={TREATY}&ui=ko").get_data(as_text=True)
    other = page.get(f"/trends.csv?topic={TREATY}").get_data(as_text=True)
    assert one == other
    assert "South Korea" in one


def test_without_a_search_topics_are_offered(page: FlaskClient) -> None:
    shown = page.get("/trends").text
    assert f'href="/trends?topic={TREATY}"' in shown
    assert page.get("/trends.csv").status_code == 200


def test_a_search_that_finds_nothing_says_so(page: FlaskClient) -> None:
    shown = page.get("/trends?q=zzz")
    assert shown.status_code == 200
    assert "Nothing dated is held on this." in shown.text
