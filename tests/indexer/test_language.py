"""Promises of telling a text's language."""

import gzip
import json

import pytest

from indexer.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("정부는 우려를 표명한다.", "ko"),
        ("政府として懸念を表明します。", "ja"),
        ("Мы выражаем озабоченность.", "ru"),
        ("We express concern.", "en"),
        ("NATO 정상회의", "ko"),
        ("ＮＡＴＯ首脳会合について", "ja"),
    ],
)
def test_the_script_decides(text, language):
    assert language_of(text) == language


def test_kanji_alone_is_japanese_where_it_is_declared():
    assert language_of("外務省報道官談話", "ja") == "ja"


def test_kanji_that_only_japan_writes_are_japanese():
    assert language_of("経済対策発表") == "ja"


def test_chinese_is_not_japanese_even_where_declared():
    assert language_of("我们对这个问题表示关切", "ja") == "zh"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Україна підтверджує свою позицію", "uk"),
        ("Міністр заявіў, што гэта ўжо вырашана", "be"),
        ("Министърът заяви, че ще се срещне със своя колега", "bg"),
        ("Министар је изјавио да ће се састати са њима", "sr"),
        ("Министерот изјави дека ќе се сретне со нив", "mk"),
        ("Қазақстан Республикасының сыртқы істер министрі", "kk"),
        ("Монгол Улсын Гадаад харилцааны яам өнөөдөр", "mn"),
    ],
)
def test_other_cyrillic_is_not_russian(text, language):
    assert language_of(text, "ru") == language


def test_nothing_to_tell_by_is_undetermined():
    assert language_of("2024-06-20 …") == "und"
    assert language_of("") == "und"


def test_what_is_declared_stands_where_there_is_nothing_to_tell_by():
    assert language_of("1718", "ko") == "ko"


def test_the_same_text_always_gives_the_same_answer():
    text = "Le gouvernement regrette profondément cette décision du conseil"
    assert len({language_of(text) for _ in range(5)}) == 1


def test_short_official_words_are_told(shared_data):
    with gzip.open(shared_data / "langid_short_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    ours = [row for row in rows if row["language"] in ("en", "ko", "ja", "ru")]
    right = sum(language_of(row["text"]) == row["language"] for row in ours)
    assert right / len(ours) > 0.99
