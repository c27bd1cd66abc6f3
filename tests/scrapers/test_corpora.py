"""Rows of imported collections become documents, or are refused with a reason."""

import gzip
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from scrapers.corpora import CORPORA, read_row
from scrapers.errors import RowRefused
from scrapers.model import KINDS, Document, Source
from scrapers.turns import STYLES, TurnStyle


def a_row(**fields: object) -> dict[str, object]:
    row: dict[str, object] = {
        "id": "my:1",
        "language": "en",
        "title": "A text",
        "text": "We agree.",
    }
    return {name: value for name, value in {**row, **fields}.items() if value != "absent"}


def read(**fields: object) -> Document:
    return read_row(a_row(**fields), where="rows.jsonl:3")


@dataclass(frozen=True)
class Site:
    """As much of a source as a row needs."""

    id: str = "ru-kremlin-en"
    language: str = "en"
    time_zone: str = "Europe/Moscow"
    style: TurnStyle = STYLES["kremlin-en"]
    address: re.Pattern[str] = re.compile(r"http://en\.kremlin\.ru/events/\w+/\w+/(?P<id>\d+)")


SITE = cast("Source", Site())


def test_a_row_of_a_known_site_takes_the_sites_id_style_and_zone():
    row = a_row(
        url="http://en.kremlin.ru/events/president/news/1",
        date="2015-06-20",
        time="17:00",
        text="Ivan Petrov: Yes.\nQuestion: Why?\nIvan Petrov: No.\nPublication status\nx",
    )
    document = read_row(row, where="x", source=SITE)
    assert document.id == "ru-kremlin-en:1"
    assert str(document.published_at) == "2015-06-20 17:00:00+03:00"
    assert [turn.type for turn in document.turns] == ["speech", "question", "answer"]


def test_a_row_of_no_known_collection_keeps_its_whole_id():
    document = read()
    assert (document.id, document.source) == ("corpus:my:1", "corpus")
    assert document.date is None


def test_the_beginning_of_an_id_names_the_collection():
    document = read(id="ungd:KOR_45_1990", speaker="Mr. HAN", government="KR")
    assert document.id == "un-debate:KOR_45_1990"
    assert (document.attribution, document.government) == ("Mr. HAN", "KR")
    assert [(turn.type, turn.attribution) for turn in document.turns] == [("speech", "Mr. HAN")]


def test_a_speech_whose_row_names_nobody_is_a_speech_by_nobody_known():
    document = read(id="ungd:CHN_18_1963", speaker=None)
    assert [(turn.type, turn.attribution) for turn in document.turns] == [("speech", None)]


def test_a_president_is_attributed_with_name_and_post():
    document = read(
        id="kr-pa:1",
        language="ko",
        speaker="김하나",
        speaker_post="대통령",
        text="친애하는 여러분.",
    )
    assert document.attribution == "김하나 대통령"


def test_a_printed_label_goes_before_a_name():
    document = read(
        id="kr-na:1:2", language="ko", speaker="김하나", speaker_label="외교부장관 김하나"
    )
    assert document.attribution == "외교부장관 김하나"
    assert document.kind == "answer"


def test_a_question_in_a_flattened_text_ends_where_it_asks():
    text = "決意を述べます。（記者）どうお考えでしょうか。私は反対です。"
    document = read(id="jp-kantei-kan:1", language="ja", speaker="山本太郎", text=text)
    assert [(turn.type, turn.attribution, turn.text) for turn in document.turns] == [
        ("speech", "山本太郎", "決意を述べます。"),
        ("question", "記者", "どうお考えでしょうか。"),
        ("answer", "山本太郎", "私は反対です。"),
    ]


def test_html_is_read_with_its_bold_labels():
    html = "<body><p><b>Hana Kim:</b> We agree.</p><p>Fully.</p></body>"
    document = read(text="absent", html=html)
    assert [(turn.attribution, turn.text) for turn in document.turns] == [
        ("Hana Kim", "We agree.\n\nFully.")
    ]


def test_titles_lose_invisible_signs():
    assert read(title="AIDS-\u2060Day\u00a0 remarks").title == "AIDS-Day remarks"


def test_a_category_says_the_kind_and_a_title_finds_readouts():
    assert read(category="press-briefings").kind == "briefing"
    assert read(category="statements-releases").kind == "statement"
    assert read(category="statements-releases", title="Readout of a Call").kind == "readout"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"id": "absent"}, "'id'"),
        ({"text": None}, "'text': wanted text, came null"),
        ({"text": ["a"]}, "'text': wanted text, came list"),
        ({"text": " \n "}, "'text'"),
        ({"date": "2024-02-30"}, "no such day"),
        ({"date": 2024}, "'date': wanted text, came int"),
        ({"language": "Klingon"}, "'language'"),
        ({"language": "absent"}, "'language'"),
        ({"government": "Korea"}, "'government'"),
        ({"published_time": "noon"}, "'published_time'"),
    ],
)
def test_what_cannot_be_read_is_refused_with_place_and_reason(fields, reason):
    with pytest.raises(RowRefused, match=r"^rows\.jsonl:3: ") as refused:
        read(**fields)
    assert reason in str(refused.value)


def test_every_collection_has_a_style_and_a_kind():
    for id, corpus in CORPORA.items():
        assert id == corpus.id
        assert corpus.kind in KINDS
        assert corpus.style_name in STYLES or corpus.style_name == ""


@pytest.mark.parametrize(
    "name",
    [
        "us_whitehouse_dev",
        "ru_kremlin_en_dev",
        "ru_kremlin_ru_dev",
        "un_general_debate_en_dev",
        "kp_new_year_ko_dev",
        "kr_president_diplomacy_ko_dev",
        "kr_assembly_gov_ko_dev",
        "jp_mofa_press_ja_dev",
        "jp_kantei_pm_ja_dev",
    ],
)
def test_every_row_of_a_real_collection_is_read(name: str, shared_data: Path):
    with gzip.open(shared_data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            document = read_row(json.loads(line), where=f"{name}:{number}")
            assert document.turns
            assert document.kind in KINDS
            for turn in document.turns:
                assert document.text[turn.start : turn.end] == turn.text
            assert "Publication status" not in document.text
            assert "Статус материала" not in document.text


def test_an_index_without_texts_is_refused_row_by_row(shared_data: Path):
    with gzip.open(shared_data / "kr_president_speech_index_dev.jsonl.gz", "rt") as lines:
        row = json.loads(next(lines))
    with pytest.raises(RowRefused, match="came null"):
        read_row(row, where="index:1")


def test_a_new_year_address_is_dated_and_told_from_its_commentary(shared_data: Path):
    with gzip.open(shared_data / "kp_new_year_ko_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        document = read_row(json.loads(next(lines)), where="kp:1")
    assert document.date == date(1946, 1, 1)
    assert [turn.type for turn in document.turns if turn.type != "scene"] == ["narrative", "speech"]
