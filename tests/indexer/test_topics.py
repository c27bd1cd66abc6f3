"""Promises of finding topics and entities in a text."""

import time

import pytest

from indexer.topics import mentions_in


def found(text, language):
    return {(one.id, text[one.start : one.end]) for one in mentions_in(text, language)}


def ids(text, language):
    return {one.id for one in mentions_in(text, language)}


def test_one_topic_is_found_in_four_languages():
    texts = {
        "en": "the supply of lethal weapons to Ukraine",
        "ko": "우크라이나에 대한 살상무기 지원",
        "ja": "ウクライナへの殺傷兵器の供与",
        "ru": "поставки летального оружия Украине",
    }
    assert all("arms_to_ukraine" in ids(text, language) for language, text in texts.items())


def test_offsets_are_those_of_the_text_as_it_came():
    text = "Ｇ７と北朝鮮、İ「ＮＡＴＯ」"
    assert {("g7", "Ｇ７"), ("kp", "北朝鮮"), ("nato_org", "ＮＡＴＯ")} <= found(text, "ja")


def test_a_country_within_a_longer_name_is_not_meant():
    assert "jp" not in ids("日本海で漁船が", "ja")
    assert "cn" not in ids("ships in the South China Sea", "en")
    assert "cn" not in ids("남중국해의 상황", "ko")
    assert "in" not in ids("自由で開かれたインド太平洋", "ja")
    assert "us" not in ids("Latin American partners", "en")


def test_a_country_within_a_topic_is_meant_too():
    assert {"ukraine_war", "ua"} <= ids("the war in Ukraine", "en")


def test_capitals_tell_the_us_from_us():
    assert ids("They told us about it.", "en") == set()
    assert ids("The US agreed.", "en") == {"us"}
    assert ids("It costs US$3.", "en") == set()


def test_capitals_tell_gaza_from_gas():
    assert "gaza" not in ids("Поставки газа и газовые трубы.", "ru")
    assert "gaza" in ids("Положение в секторе Газа.", "ru")


def test_a_query_in_small_letters_names_things_too():
    assert {"kp", "unsc_sanctions_kp"} <= ids("north korea sanctions", "en")


def test_english_names_are_whole_words():
    assert ids("Subjapanese indiana", "en") == set()


def test_russian_endings_are_followed():
    assert ids("с Кореей и Республикой Корея, о КНДР", "ru") >= {"kr", "kp"}


def test_korean_names_begin_where_their_word_begins():
    assert "ir" not in ids("평화통일이란 무엇인가", "ko")
    assert "ir" in ids("이란에 대한 제재", "ko")
    assert "tw" not in ids("모두가 대만족하는 결과", "ko")


def test_korean_names_may_follow_a_one_syllable_prefix():
    assert "jp" in ids("주한일본대사관", "ko")
    assert "kp" in ids("대북한 정책", "ko")


def test_korean_spacing_may_vary():
    assert "kr_us_exercises" in ids("한미연합훈련", "ko") & ids("한미 연합훈련", "ko")


def test_katakana_names_end_where_the_katakana_ends():
    assert "terrorism" not in ids("ステロイドの使用", "ja")
    assert "terrorism" in ids("テロを非難する", "ja")


def test_parts_of_a_form_must_stand_near_each_other():
    assert "kp_missiles" in ids("North Korea launched several ballistic missiles.", "en")
    far = "North Korea was mentioned. " + "Other things came first. " * 3 + "Missiles too."
    assert "kp_missiles" not in ids(far, "en")


def test_a_weak_form_needs_another_form_beside_it():
    assert ids("북의 태도", "ko") == set()
    assert ("kp", "북") in found("북한과의 대화에서 북의 태도", "ko")


def test_the_government_of_another_state_is_not_the_japanese_one():
    assert "jp" not in ids("韓国政府は日程を発表した", "ja")


def test_an_unknown_language_has_no_mentions():
    assert mentions_in("Le Japon et la Russie", "fr") == ()


@pytest.mark.parametrize(
    ("text", "language"), [("북한 " * 20000, "ko"), ("weapons Ukraine " * 5000, "en")]
)
def test_a_hostile_text_takes_linear_time(text, language):
    begin = time.process_time()
    mentions_in(text, language)
    assert time.process_time() - begin < 5


def test_a_topic_within_a_look_alike_is_none_but_the_whole_of_one_is() -> None:
    assert mentions_in("대량살상무기 확산을 위한 자금", "ko") == ()
    assert [one.id for one in mentions_in("남중국해 문제", "ko")] == ["south_china_sea"]
