"""The pages over the real catalog and the real embedded engine."""

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.catalog import Catalog
from indexer.catalog_corrections import correct
from indexer.catalog_writing import Reading, store
from indexer.corrections import read_corrections
from indexer.errors import EngineUnavailable, IndexOutdated
from tests.webapp.constructed import ARMS, TREATY, Building, application, archive, reading
from webapp.stores import NAME

EVIL = '</p><script>alert(1)</script><img src=x onerror="alert(1)">'
FOREIGN_SCRIPT = re.compile(r'<script(?! src="/static/[a-z]+\.js\?v=[0-9a-f]+" defer></script>)')
OVERRIDE = "\u202edesrever\u202c"
PAGES = [
    "/", f"/?topic={TREATY}", "/?q=zzz", f"/compare?topic={TREATY}", "/compare", "/about",
    "/stance", "/speaker/chang-ho-jin", "/document/kr-president:1", "/nowhere",
]  # fmt: skip


def hits(client: FlaskClient, parameters: str) -> list[dict]:  # type: ignore[type-arg]
    return client.get(f"/search.json?{parameters}").get_json()["hits"]  # type: ignore[no-any-return]


def text_of(html: str) -> str:
    """What a reader reads: without markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_words_and_cues_are_marked(page: FlaskClient) -> None:
    shown = page.get("/?q=concern&government=US").text
    assert '<mark class="cue">great </mark><mark class="match cue">concern</mark>' in shown


def test_a_hit_says_who_which_office_when_and_how_strongly(page: FlaskClient) -> None:
    shown = text_of(page.get(f"/?topic={TREATY}&government=KR&stance=condemn").text)
    for part in ("Chang Ho-jin", "National Security Adviser", "20 June 2024", "Korean", "규탄한다"):
        assert part in shown
    assert "1 statement by South Korea condemning" in shown


def test_questions_are_not_counted_until_asked_for(page: FlaskClient) -> None:
    assert "question" not in {hit["type"] for hit in hits(page, "")}
    [first, second] = hits(page, "type=question")
    assert (first["stances"], first["government"], second["speaker"]) == ([], None, None)
    assert "questions are not counted" in page.get("/").text


def test_a_facet_ignores_its_own_filter_and_obeys_the_others(page: FlaskClient) -> None:
    facets = page.get("/search.json?government=JP").get_json()["facets"]
    assert set(facets["government"]) == {"KR", "US", "JP", "RU"}
    assert set(facets["language"]) == {"ja"}


def test_a_chosen_value_is_ticked_and_a_left_out_one_can_be_taken_back(page: FlaskClient) -> None:
    shown = page.get("/?government=JP&not-speaker=vladimir-putin").text
    assert re.search(r'name="government" value="JP" checked', shown)
    assert re.search(r'name="not-speaker" value="vladimir-putin" checked', shown)
    assert 'href="/?government=JP"' in shown


def test_pages_hold_every_hit_once(page: FlaskClient) -> None:
    found = [hit["id"] for number in (1, 2, 3) for hit in hits(page, f"page={number}")]
    assert len(found) == len(set(found)) == 8
    assert 'rel="next" href="/?page=2"' in page.get("/").text
    assert 'rel="prev" href="/"' in page.get("/?page=2").text


def test_a_page_beyond_the_last_leads_back(page: FlaskClient) -> None:
    shown = page.get("/?page=900")
    assert shown.status_code == 200
    assert "There is nothing on this page" in shown.text


def test_nothing_found_offers_what_would_be_found_and_what_is_held(page: FlaskClient) -> None:
    shown = text_of(page.get("/?q=concern&government=JP&since=2023-01-01&until=2023-02-01").text)
    assert "the words alone: 1 statement" in shown
    assert "nothing for this time" in shown


def test_the_json_is_the_object_of_the_command(page: FlaskClient) -> None:
    answer = page.get("/?format=json&q=concern").get_json()
    assert list(answer) == ["query", "understood", "total", "hits", "facets"]
    assert list(answer["hits"][0]) == [
        "id", "document", "url", "title", "text", "marks", "government", "publisher", "speaker",
        "attribution", "office", "date", "language", "kind", "type", "topics", "stances",
    ]  # fmt: skip
    [hit] = answer["hits"]
    assert [hit["text"][start:end] for start, end in hit["marks"]] == ["concern"]


def test_a_statement_shows_context_receipts_and_evidence(page: FlaskClient) -> None:
    [hit] = hits(page, "stance=consider")
    shown = text_of(page.get(f"/statement/{hit['id']}").text)
    for part in (
        "In answer to 기자 입장이 바뀌는 것입니까?", "장호진 국가안보실장", "재검토",
        "rule-consider", "cue lexicon 1", "sha1:1", "kr-president.warc.gz at byte 1",
        "21 June 2024, 03:01 UTC", hit["id"],
    ):  # fmt: skip
        assert part in shown


def test_a_statement_without_stance_is_not_stated_rather_than_neutral(page: FlaskClient) -> None:
    [hit] = hits(page, "publisher=kr-mofa")
    assert "Not stated" in page.get(f"/statement/{hit['id']}").text


def test_the_words_looked_for_are_marked_on_the_statements_page_too(page: FlaskClient) -> None:
    found = re.search(r'class="said" href="(/statement/[^"]+)"', page.get("/?q=allies").text)
    assert found
    assert '<mark class="match">allies</mark>' in page.get(found[1]).text


def test_a_citation_names_speaker_words_capture_and_link(page: FlaskClient) -> None:
    [hit] = hits(page, "stance=condemn")
    [item] = page.get(f"/statement/{hit['id']}.csl.json").get_json()
    assert item["author"] == [{"literal": "Chang Ho-jin"}]
    assert item["issued"] == {"date-parts": [[2024, 6, 20]]}
    cited = re.search(
        r'class="citation" id="citation">(.*?)</p>', page.get(f"/statement/{hit['id']}").text
    )
    assert cited
    assert all(part in cited[1] for part in ("규탄한다", "sha1:1", f"/statement/{hit['id']}"))


def test_every_paragraph_of_a_document_has_an_anchor_that_is_its_statements(
    page: FlaskClient,
) -> None:
    shown = page.get("/document/kr-president:1").text
    for hit in hits(page, "source=kr-president&type=any"):
        assert f'id="{hit["id"].rpartition(":")[2]}"' in shown
        assert f'href="/statement/{hit["id"]}"' in shown


def test_changed_words_are_shown_with_a_notice_and_the_old_ones_stay(build: Building) -> None:
    before = archive()[0]
    text = "정부는 북러 조약에 엄중한 우려를 표명하고 이를 규탄한다."
    mended = text.replace("규탄한다", "강력히 규탄한다")
    after = reading(
        "kr-president", "1", date(2024, 6, 20), "ko", "국가안보실장 브리핑",
        [("speech", "장호진 국가안보실장", "chang-ho-jin", "National Security Adviser",
          [(mended, [("condemn", 0.9, "-", "강력히 규탄한다", (TREATY,))])])],
        offset=9,
    )  # fmt: skip
    client = build([before, after])
    [hit] = hits(client, "stance=condemn")
    newest = client.get(f"/statement/{hit['id']}").text
    assert "Changed." in newest
    assert mended in text_of(newest)
    oldest = client.get(f"/statement/{hit['id']}?version=1").text
    words = re.search(r'<blockquote class="words".*?</blockquote>', oldest)
    assert words
    assert text_of(words[0]) == text


def test_words_that_were_taken_out_keep_their_address(build: Building, tmp_path: Path) -> None:
    client = build([archive()[0]])
    [hit] = hits(client, "stance=accuse")
    shorter = reading(
        "kr-president", "1", date(2024, 6, 20), "ko", "국가안보실장 브리핑",
        [("speech", "장호진 국가안보실장", "chang-ho-jin", "National Security Adviser",
          [("전혀 다른 문장이 이 자리에 있다.", [])])],
        offset=9,
    )  # fmt: skip
    gone = Reading(
        replace(shorter.capture, status=404, offset=10), "gone", document_id=hit["document"]
    )
    store(Catalog.open(f"sqlite:///{tmp_path}/catalog.db"), [shorter, gone])
    shown = client.get(f"/statement/{hit['id']}").text
    assert "Taken out." in shown
    assert "Withdrawn." in shown
    assert "위반" in shown


def test_a_speakers_page_has_names_posts_and_counts(page: FlaskClient) -> None:
    shown = text_of(page.get("/speaker/chang-ho-jin").text)
    for part in ("장호진", "張虎鎮", "Чан Хо Чжин", "28 December 2023", "3 statements held"):
        assert part in shown


def test_four_governments_stand_side_by_side_with_their_strongest_words(page: FlaskClient) -> None:
    shown = text_of(page.get(f"/compare?topic={TREATY}").text)
    for part in ("규탄한다", "consequences", "断じて容認できない", "против"):
        assert part in shown
    assert "June 2024" in shown


def test_a_reopened_position_is_told_on_the_timeline(page: FlaskClient) -> None:
    shown = text_of(page.get(f"/compare?topic={ARMS}").text)
    assert "position reopened" in shown
    assert "May 2024" in shown


def test_governments_to_compare_can_be_chosen_up_to_six(page: FlaskClient) -> None:
    shown = page.get(f"/compare?topic={TREATY}&government=JP&government=RU").text
    assert re.findall(r'id="side-(\w+)"', shown) == ["JP", "RU"]
    many = "&".join(f"government=X{number}" for number in range(7))
    assert page.get(f"/compare?topic={TREATY}&{many}").status_code == 400


def test_the_about_page_says_what_is_held_and_since_when(page: FlaskClient) -> None:
    shown = text_of(page.get("/about").text)
    assert "10 statements (journalists’ questions among them) from 5 documents" in shown
    assert "19 June 2024" in shown


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_heading_a_language_and_a_strict_policy(
    page: FlaskClient, address: str
) -> None:
    shown = page.get(address)
    assert shown.text.count("<h1") == 1
    assert '<html lang="en">' in shown.text
    levels = [int(level) for level in re.findall(r"<h([1-6])", shown.text)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    policy = shown.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert not FOREIGN_SCRIPT.search(shown.text)
    assert not re.search(r"\sstyle=|(?:src=|<link[^>]{1,99}href=)\"https?://", shown.text)


@pytest.mark.parametrize("address", PAGES)
def test_the_banner_stands_on_every_page_over_constructed_ones(
    build: Building, address: str
) -> None:
    assert "Constructed samples." in build(archive(), banner=True).get(address).text


def test_the_banner_stands_nowhere_else(page: FlaskClient) -> None:
    assert "Constructed samples." not in page.get("/").text


def test_hostile_texts_and_addresses_are_inert(build: Building) -> None:
    hostile = reading(
        "us-state", "9", None, "en", f"{EVIL} {OVERRIDE}",
        [("speech", EVIL, None, None, [(f"{EVIL} condemn {OVERRIDE} \x00\u200b",
                                       [("condemn", 0.8, "-", "condemn", (TREATY,))])])],
        url="javascript:alert(1)",
    )  # fmt: skip
    client = build([hostile])
    [hit] = hits(client, "q=condemn")
    for address in (
        "/?q=condemn", f"/statement/{hit['id']}", "/document/us-state:9",
        f"/compare?topic={TREATY}", f"/?q={EVIL}", f"/?speaker={EVIL}", f"/statement/{EVIL}",
        f"/?government={EVIL}&q={EVIL}",
    ):  # fmt: skip
        shown = client.get(address).text
        assert not FOREIGN_SCRIPT.search(shown)
        assert "<img" not in shown
        assert 'href="javascript' not in shown


def test_an_unknown_address_is_told_in_words(page: FlaskClient) -> None:
    for address in ("/statement/kr-president:1:0", "/document/x:1", "/speaker/nobody", "/x"):
        shown = page.get(address)
        assert shown.status_code == 404
        assert "Nothing here has this address" in shown.text


def test_a_bad_query_is_told_in_the_readers_words(page: FlaskClient) -> None:
    shown = page.get("/?since=2024-02-30")
    assert shown.status_code == 400
    assert "no day of the calendar" in shown.text
    asked = page.get("/search.json?sort=random")
    assert (asked.status_code, "random" in asked.get_json()["reason"]) == (400, True)


def test_a_store_that_isnt_there_is_told_with_what_mends_it(tmp_path: Path) -> None:
    shown = application(None, None, tmp_path).test_client().get("/")
    assert shown.status_code == 503
    assert "onrecord" in shown.text


class Failing:
    """An engine that answers with an error."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def search(self, query: object) -> None:
        raise self.error


@pytest.mark.parametrize(
    "error", [EngineUnavailable("it is down"), IndexOutdated("run onrecord index --rebuild")]
)
def test_an_engine_that_fails_is_a_503_that_says_so(page: FlaskClient, error: Exception) -> None:
    page.application.extensions[NAME].given_engine = Failing(error)
    for address in ("/", "/healthz", "/search.csv", "/search.atom"):
        shown = page.get(address)
        assert shown.status_code == 503
        assert str(error) in shown.text


def test_health_counts_both_stores(page: FlaskClient) -> None:
    assert json.loads(page.get("/healthz").data) == {"engine": 10, "catalog": 10}


def test_a_corrected_stance_is_shown_as_corrected(page: FlaskClient, tmp_path: Path) -> None:
    catalog = Catalog.open(f"sqlite:///{tmp_path}/catalog.db")
    id = next(iter(catalog.statements_of("us-state:1", None)[1:])).statement.id
    (tmp_path / "corrections.toml").write_text(
        f"[[corrections]]\nstatement = '{id}'\nfield = 'stances'\n"
        "value = [{class = 'regret', grade = 0.45, cue = 'great concern'}]\n"
        "why = '<b>Heard</b> on the recording'\nwho = 'A. Archivist'\nwhen = 2026-11-25\n",
        encoding="utf-8",
    )
    correct(catalog, read_corrections(tmp_path / "corrections.toml"))
    shown = page.get(f"/statement/{id}").get_data(as_text=True)
    assert "corrected “stance” on 25 November 2026" in shown
    assert "&lt;b&gt;Heard&lt;/b&gt; on the recording." in shown
    assert "concern “great concern”" in shown
    assert '<span class="corrected">corrected</span>' in shown


def test_other_languages_words_are_chips_that_can_be_taken_off(page: FlaskClient) -> None:
    shown = page.get("/?q=treaty").get_data(as_text=True)
    assert "The same in other words is searched too" not in shown or "kp_ru_treaty" in shown
    shown = page.get("/?q=Ukraine").get_data(as_text=True)
    assert '<bdi lang="ja">ウクライナ</bdi>' in shown
    assert "우크라이나 무기 지원" in unescape(re.sub("<[^>]+>", "", shown))
    assert '<mark class="added">우크라이나</mark>' in shown
    off = page.get("/?q=Ukraine&without=ua.ko&without=ua.named").get_data(as_text=True)
    assert "우크라이나 무기 지원" not in unescape(re.sub("<[^>]+>", "", off))
    assert "Search again: " in off
    literal = page.get("/?q=Ukraine&without=all").get_data(as_text=True)
    assert "Only the words as typed are searched." in literal
    assert page.get('/?q="Ukraine"').get_data(as_text=True).count("The same in other words") == 0


def test_suggestions_lead_to_what_is_held(page: FlaskClient) -> None:
    found = page.get("/suggest.json?q=장호").get_json()
    assert [(one["field"], one["value"]) for one in found] == [("speaker", "chang-ho-jin")]
    assert page.get(found[0]["address"]).status_code == 200
    assert page.get("/suggest.json").get_json() == []
    assert page.get("/suggest.json?q=%22%3Cscript%3E").get_json() == []


def test_a_misspelt_word_leads_to_the_nearest_one(page: FlaskClient) -> None:
    shown = page.get("/?q=concren").get_data(as_text=True)
    assert 'Did you mean <a href="/?q=concern"><bdi>concern</bdi></a>?' in shown
    assert "Did you mean" not in page.get("/?q=xqzzt").get_data(as_text=True)


def test_hits_of_one_document_stand_together(page: FlaskClient) -> None:
    shown = page.get("/?government=KR&since=2024-06-20&until=2024-06-20").get_data(as_text=True)
    assert "2 more in this document" in shown
    assert shown.count('<article class="hit"') == 3


def test_what_is_found_by_its_title_alone_says_so(page: FlaskClient) -> None:
    shown = page.get("/?q=briefing&without=all").text
    assert "the words themselves aren’t in it" in shown
    assert "the words themselves" not in page.get("/?q=concern&without=all").text
