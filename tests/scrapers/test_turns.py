"""What split_turns promises about every transcript, and about each publisher's."""

import gzip
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.model import TURN_TYPES, Turn
from scrapers.turns import STYLES, split_turns

STATE = """1:31 p.m. EDT

MR HALE:  Good afternoon. One note: the time is 10:30.

QUESTION:  Do you condemn it? (Laughter.)

MR HALE:  We do.

(Laughter.)

And we said so.

MODERATOR:  Last one."""


def voices(text: str, style: str, **known: frozenset[str]) -> list[tuple[str, str | None]]:
    return [(turn.type, turn.attribution) for turn in split_turns(text, STYLES[style], **known)]


def told(text: str, style: str) -> list[tuple[str, str | None, str]]:
    turns = split_turns(text, STYLES[style])
    return [(turn.type, turn.attribution, turn.text) for turn in turns]


def test_a_briefing_falls_into_speech_question_answer_and_scene():
    assert told(STATE, "state") == [
        ("scene", None, "1:31 p.m. EDT"),
        ("speech", "MR HALE", "Good afternoon. One note: the time is 10:30."),
        ("question", "QUESTION", "Do you condemn it? (Laughter.)"),
        ("answer", "MR HALE", "We do."),
        ("scene", None, "(Laughter.)"),
        ("answer", "MR HALE", "And we said so."),
        ("speech", "MODERATOR", "Last one."),
    ]


def test_an_unnamed_q_before_spaces_asks_at_the_white_house():
    text = "MS. HALE:\u00a0 Hi.\n\nQ\u00a0\u00a0\u00a0 Why?\n\nQ — and when?\n\nMS. HALE:\u00a0 No."
    assert [type for type, _ in voices(text, "whitehouse")] == [
        "speech",
        "question",
        "question",
        "answer",
    ]


def test_a_misprinted_label_is_kept_as_printed():
    assert voices("PRESIDEN HALE: Yes.\n\nMS. ORTIZ: No.", "whitehouse") == [
        ("speech", "PRESIDEN HALE"),
        ("speech", "MS. ORTIZ"),
    ]


def test_a_known_label_that_lost_its_colon_is_a_label():
    text = "MR. HALE:  Yes.\n\nQ   Why?\n\nMR. HALE.  Because."
    assert voices(text, "whitehouse")[-1] == ("answer", "MR. HALE")


def test_as_interpreted_behind_a_label_is_text():
    text = "PRESIDENT HAN:\u00a0 (As interpreted.)\u00a0 Thank you."
    assert split_turns(text, STYLES["whitehouse"])[0].text.startswith("(As interpreted.)")


def test_a_name_line_speaks_in_seoul_and_the_hour_below_it_is_a_scene():
    text = (
        "Press Briefing\n\nSpokesperson Han Ji-woo\n\nFeb. 20, 2018 14:30 KST\n\nGood afternoon."
        "\n\n[Q&A]\n\nQ: Why?\n\nA: Because."
    )
    assert told(text, "mofa-kr-en") == [
        ("scene", None, "Press Briefing"),
        ("scene", None, "Feb. 20, 2018 14:30 KST"),
        ("speech", "Spokesperson Han Ji-woo", "Good afternoon."),
        ("scene", None, "[Q&A]"),
        ("question", "Q", "Why?"),
        ("answer", "A", "Because."),
    ]


def test_topics_of_tokyo_in_english_are_headings():
    text = (
        "1. Opening Remarks\n\n(1) Visit to Italy (Summit)\n\nMs. YAMAMOTO Hana, Minister for "
        "Foreign Affairs: I have two.\n\n(1) It rains. We go.\n\n(2) Talks with Seoul\n\n"
        "Minister Yamamoto: Second.\n\nThe Situation at Sea\n\nNHK, Mori: Why?\n\n"
        "Minister Yamamoto: Because."
    )
    assert told(text, "mofa-en") == [
        ("scene", None, "1. Opening Remarks"),
        ("scene", None, "(1) Visit to Italy (Summit)"),
        (
            "speech",
            "Ms. YAMAMOTO Hana, Minister for Foreign Affairs",
            "I have two.\n\n(1) It rains. We go.",
        ),
        ("scene", None, "(2) Talks with Seoul"),
        ("speech", "Minister Yamamoto", "Second."),
        ("scene", None, "The Situation at Sea"),
        ("question", "NHK, Mori", "Why?"),
        ("answer", "Minister Yamamoto", "Because."),
    ]


def test_japanese_brackets_name_speakers_and_headings_are_scenes():
    text = (
        "冒頭発言\n\n（1）日韓関係\n【山本外務大臣】おはようございます。私（山本大臣）から一件です。\n\n"
        "北朝鮮情勢\n【毎朝新聞　佐藤記者】見解を。\n【山本外務大臣】断じて容認できません。"
    )
    assert told(text, "mofa-ja") == [
        ("scene", None, "冒頭発言"),
        ("scene", None, "（1）日韓関係"),
        ("speech", "山本外務大臣", "おはようございます。私（山本大臣）から一件です。"),
        ("scene", None, "北朝鮮情勢"),
        ("question", "毎朝新聞 佐藤記者", "見解を。"),
        ("answer", "山本外務大臣", "断じて容認できません。"),
    ]


def test_older_japanese_pages_mark_turns_with_round_brackets():
    text = "（外務大臣）一点報告します。\n\n（問）その件は。\n\n（外務大臣）はい。（参考）です。"
    assert voices(text, "mofa-ja") == [
        ("speech", "外務大臣"),
        ("question", "問"),
        ("answer", "外務大臣"),
    ]


def test_the_prime_ministers_opening_is_attributed_to_him():
    text = (
        "【山本総理冒頭発言】\n\n一言申し上げます。\n\n【質疑応答】\n\n"
        "（内閣広報官）\n次の方。\n\n（記者）\n問います。"
    )
    assert voices(text, "kantei-ja") == [
        ("speech", "山本総理"),
        ("scene", None),
        ("speech", "内閣広報官"),
        ("question", "記者"),
    ]


def test_what_is_announced_before_the_first_question_is_speech():
    text = "1 発表事項\n\n本日発表します。\n\n2 質疑応答\n\nQ：なぜですか。\n\nA：抑止のためです。"
    assert voices(text, "mod-ja") == [
        ("scene", None),
        ("speech", None),
        ("scene", None),
        ("question", "Q"),
        ("answer", "A"),
    ]


def test_diet_members_ask_and_ministers_answer():
    text = (
        "○国務大臣（山本太郎君）　御報告します。\n○佐藤委員　伺います。\n"
        "○国務大臣（山本太郎君）　はい。"
    )
    assert voices(text, "diet-ja") == [
        ("speech", "国務大臣（山本太郎君）"),
        ("question", "佐藤委員"),
        ("answer", "国務大臣（山本太郎君）"),
    ]


def test_a_korean_briefing_opens_unlabelled_under_its_heading():
    text = (
        "I. 모두 발언\n\n안녕하십니까.\n\nⅡ. 질의 및 응답\n\n"
        "<질문> 입장은 무엇입니까? (한빛신문 김하나 기자)\n\n<답변> 깊은 우려를 표합니다."
    )
    assert told(text, "mofa-ko") == [
        ("scene", None, "I. 모두 발언"),
        ("speech", None, "안녕하십니까."),
        ("scene", None, "Ⅱ. 질의 및 응답"),
        ("question", "질문", "입장은 무엇입니까? (한빛신문 김하나 기자)"),
        ("answer", "답변", "깊은 우려를 표합니다."),
    ]


def test_korean_titles_before_a_colon_are_labels_and_contacts_are_not():
    text = "대변인: 안녕하십니까.\n\n기자: 질문 있습니다.\n\n김하나 장관: 예.\n\n문의: 02-000-0000"
    assert voices(text, "ko") == [
        ("speech", "대변인"),
        ("question", "기자"),
        ("answer", "김하나 장관"),
    ]


def test_minutes_of_the_assembly_have_circles():
    text = "○한가람 위원  장관님.\n○외교부장관 김하나  예, 우려합니다."
    assert voices(text, "assembly-ko") == [
        ("question", "한가람 위원"),
        ("answer", "외교부장관 김하나"),
    ]


def test_an_editors_commentary_is_no_speech_of_the_leader():
    text = "신년사\n\n해 제\n\n이 글은 경제를 강조했다.\n\n원 문\n\n동지들!\n\n새해를 맞이합니다."
    assert told(text, "dprk-ko")[1:] == [
        ("narrative", "해 제", "이 글은 경제를 강조했다."),
        ("speech", None, "동지들!\n\n새해를 맞이합니다."),
    ]


def test_russian_initials_are_labels_within_a_line_too():
    text = (
        "В.Иванов: Добрый день. Вопрос: зачем? А.Петров: Согласен.\n\n"
        "Реплика: Да!\n\nВ.Иванов: Нет."
    )
    assert told(text, "kremlin-ru") == [
        ("speech", "В.Иванов", "Добрый день. Вопрос: зачем?"),
        ("speech", "А.Петров", "Согласен."),
        ("question", "Реплика", "Да!"),
        ("answer", "В.Иванов", "Нет."),
    ]


def test_a_guest_without_initials_is_named_where_the_text_is_a_transcript():
    text = "В.Иванов: Прошу.\n\nКим Чон Су (как переведено): Спасибо.\n\nВ.Иванов: Да."
    assert voices(text, "kremlin-ru")[1] == ("speech", "Ким Чон Су (как переведено)")


def test_full_titles_then_names_are_labels_in_english():
    text = (
        "President of Russia Ivan Petrov: Good day.\n\nQuestion: Why?\n\n"
        "Ivan Petrov: The reason: none.\n\n"
        "The message reads, in part: we agree."
    )
    assert voices(text, "kremlin-en") == [
        ("speech", "President of Russia Ivan Petrov"),
        ("question", "Question"),
        ("answer", "Ivan Petrov"),
    ]


def test_outlets_with_a_name_ask_in_tokyo():
    text = "Foreign Minister YAMAMOTO: Good.\n\nABC News, Sato: Why?\n\nMinister Yamamoto: No."
    assert voices(text, "mofa-en")[1:] == [
        ("question", "ABC News, Sato"),
        ("answer", "Minister Yamamoto"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Note: the talks go on.\n\nTime: 10:30\n\nThe message: peace.",
        "https://example.org/a: no label",
        "NATO: an alliance.\n\nJapan: an ally.\n\nSaudi Arabia: a partner.",
        "FACT SHEET: Ties\n\nClimate Change: more.\n\nNew Energy: less.\n\nClimate Change: again.",
    ],
)
def test_prose_with_colons_has_no_labels(text):
    assert {type for type, _ in voices(text, "en")} <= {"narrative", "scene"}


def test_names_that_the_mark_up_shows_are_labels():
    known = frozenset({"Hana Kim:"})
    assert voices("Hana Kim: Yes.", "en", labels=known) == [("speech", "Hana Kim")]
    assert voices("Hana Kim: Yes.", "en") == [("narrative", None)]


def test_a_flattened_transcript_is_still_cut():
    assert voices("MR HALE: Good. QUESTION: Why? MR HALE: No.", "en") == [
        ("speech", "MR HALE"),
        ("question", "QUESTION"),
        ("answer", "MR HALE"),
    ]


def test_nothing_but_a_scene_or_nothing_at_all_is_read():
    assert voices("(Applause.)", "en") == [("scene", None)]
    assert voices(" \n\n ", "en") == []


def check(text: str, turns: tuple[Turn, ...]) -> None:
    """The invariants of every result."""
    at = 0
    for position, turn in enumerate(turns):
        assert turn.position == position
        assert turn.type in TURN_TYPES
        assert turn.text == text[turn.start : turn.end] == turn.text.strip() != ""
        assert turn.start >= at
        at = turn.end


PIECES = st.sampled_from(
    [
        *(
            "MR HALE: ",
            "QUESTION:",
            "Q\u00a0 ",
            "В.Иванов: ",
            "【記者】",
            "（問）",
            "<질문>",
            "○佐藤委員　",
        ),
        *(
            "\n",
            "\n\n",
            " ",
            "(Laughter.)",
            "。",
            ". ",
            "Yes",
            "はい",
            "네",
            "да",
            "*",
            ":",
            "\u2060",
            "\x85",
        ),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(sorted(STYLES)))
def test_turns_are_slices_of_the_text_in_order(text, style):
    check(text, split_turns(text, STYLES[style]))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_words_are_never_lost(text):
    kept = "".join(turn.text for turn in split_turns(text, STYLES["ko"]))
    assert all(kept.count(word) == text.count(word) for word in ("Yes", "はい", "네", "да"))


@pytest.mark.parametrize("style", sorted(STYLES))
def test_hostile_text_is_read_in_linear_time(style):
    for piece in (
        "A. ",
        "А.А.",
        "【",
        "（記者",
        "Minister Of The ",
        "A  B  ",
        "MS. A\n",
        "((",
        "\n",
    ):
        began = time.perf_counter()
        split_turns(piece * (60_000 // len(piece)), STYLES[style])
        assert time.perf_counter() - began < 3, piece


def test_no_label_of_a_real_briefing_stays_within_a_turn(shared_data: Path):
    with gzip.open(shared_data / "us_whitehouse_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["category"] == "press-briefings"]
    for row in rows[:40]:
        turns = split_turns(row["text"], STYLES["whitehouse"])
        check(row["text"], turns)
        assert not any("\nMS. " in turn.text and ":\u00a0 " in turn.text for turn in turns)
