"""Governments side by side: any of them, in any period, with ladders, a timeline and readouts."""

import re
from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient

from mappings.topics import topics
from tests.webapp.constructed import ARMS, TREATY, Building, archive, reading
from tests.webapp.over_time import old, readouts, said, years


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def sides(client: FlaskClient, parameters: str) -> list[str]:
    return re.findall(r'id="side-(\w+)"', client.get(f"/compare?{parameters}").text)


@pytest.fixture
def page(build: Building) -> FlaskClient:
    return build(archive())


def test_one_government_alone_stands_beside_the_usual_ones(page: FlaskClient) -> None:
    assert sides(page, f"topic={TREATY}&government=JP") == ["KR", "US", "JP", "RU"]
    assert sides(page, f"topic={TREATY}&government=CN") == ["KR", "US", "JP", "RU", "CN"]


def test_any_government_of_the_archive_can_be_chosen(build: Building) -> None:
    client = build([*archive(), said("us-state", "f", None, "Elsewhere.", government="FR",
                                     topics=(ARMS,))])  # fmt: skip
    shown = client.get(f"/compare?topic={TREATY}").text
    assert re.search(r'name="government" value="FR">', shown)
    assert sides(client, f"topic={TREATY}&government=FR&government=KR") == ["KR", "FR"]


def test_any_period_can_be_chosen_and_is_said(page: FlaskClient) -> None:
    shown = page.get(f"/compare?topic={TREATY}&since=2024-06-20&until=2024-06-30").text
    assert 'name="since" value="2024-06-20"' in shown
    assert 'type="hidden" name="since"' not in shown
    assert "from 20 June 2024 to 30 June 2024" in text_of(shown)
    assert "Мы против" not in shown


def test_a_stance_stands_on_its_ladder(page: FlaskClient) -> None:
    shown = page.get(f"/compare?topic={TREATY}&government=KR&government=JP").text
    assert re.search(r"Step \d of \d on its ladder", shown)
    assert 'aria-current="step"' in shown


def test_the_timeline_marks_shifts_and_leads_to_both_statements(build: Building) -> None:
    client = build(years())
    shown = client.get(f"/compare?topic={TREATY}").text
    [wide] = re.findall(r'<svg class="chart wide".*?</svg>', shown, re.S)
    ends = re.findall(r'href="(/statement/[^"]+)" aria-label="Shift, (before|after)', wide)
    assert [end for _, end in ends] == ["before", "after"]
    for address, _ in ends:
        assert client.get(address).status_code == 200


def test_a_reopened_position_without_one_before_has_one_end(page: FlaskClient) -> None:
    arms = page.get(f"/compare?topic={ARMS}").text
    assert 'aria-label="Shift, after: 20 June 2024, South Korea' in arms


def test_a_long_time_is_compared_by_years(build: Building) -> None:
    shown = build([*years(), old()]).get(f"/compare?topic={TREATY}").text
    assert '<th scope="col">Year</th>' in shown
    assert '<th scope="row">2015</th>' in shown


def test_readouts_of_both_sides_stand_next_to_each_other(build: Building) -> None:
    shown = build(readouts()).get(f"/compare?topic={TREATY}").text
    [section] = re.findall(r'<section aria-labelledby="readouts">.*?</section>', shown, re.S)
    assert re.findall(r'href="(/document/[^"#]+)"', section) == [
        "/document/jp-mofa:21", "/document/kr-mofa:21",
    ]  # fmt: skip
    assert "This readout has no statement on the matter." in section
    assert "probably of one meeting or call" in section


def test_readouts_that_name_nobody_else_are_no_pair(build: Building) -> None:
    alone = build([one for one in readouts() if "21" not in one.document_id])
    assert 'id="readouts"' not in alone.get(f"/compare?topic={TREATY}").text


def test_a_search_of_other_kinds_shows_no_readouts(build: Building) -> None:
    briefings = build(readouts()).get(f"/compare?topic={TREATY}&kind=briefing").text
    assert 'id="readouts"' not in briefings


def test_what_isnt_held_is_told_on_the_timeline(build: Building) -> None:
    shown = build(years()).get(f"/compare?topic={TREATY}").text
    assert "not held</span>" in shown
    assert "“Not held”: the archive has nothing" in text_of(shown)


def test_no_id_stands_twice(build: Building) -> None:
    shown = build([*archive(), *readouts()]).get(f"/compare?topic={TREATY}").text
    ids = re.findall(r'\sid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


def test_a_columns_link_lists_what_it_counts(page: FlaskClient) -> None:
    shown = page.get(f"/compare?topic={TREATY}&q=government:JP&government=KR&government=JP").text
    columns = re.findall(r'class="count"><a href="([^"]*)">(\d+) statement', shown)
    assert columns
    for address, count in columns:
        listed = page.get(unescape(address).replace("/?", "/search.json?")).get_json()["total"]
        assert listed == int(count), address


def test_nobody_left_to_compare_is_told(page: FlaskClient) -> None:
    without = "&".join(f"not-government={code}" for code in ("KR", "US", "JP", "RU"))
    assert page.get(f"/compare?topic={TREATY}&{without}").status_code == 400


def test_every_topic_that_is_held_is_offered(build: Building) -> None:
    every = tuple(id for id, one in topics().items() if one.kind == "topic")[:40]
    words = [("speech", "A", None, None, [("B", [])])]
    many = reading("us-state", "4", date(2024, 6, 20), "en", "Many", words, topics=every)  # type: ignore[arg-type]
    client = build([many])
    for address in ("/compare", "/trends"):
        offered = set(re.findall(rf'href="{address}\?topic=(\w+)"', client.get(address).text))
        assert offered == set(every)
