"""Promises of cutting a text into sentences."""

import time

import pytest

from indexer.sentences import sentences_in


def sentences(text, language):
    return [text[start:end] for start, end in sentences_in(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mr. Kim met Gen. J. Lee in the U.S. Congress on Jan. 5, at 3.5 percent."),
        ("ru", "В.В. Путин приехал в 2024 г. в Москву, т.е. к себе, на ул. Ленина."),
        ("ko", "3.1절에 1.5배로 늘었다는 U.N. 보고서가 나왔다."),
        ("ja", "大臣は「遺憾である。許されない。」と述べた。"),
    ],
)
def test_a_stop_within_a_sentence_does_not_end_it(language, text):
    assert sentences(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["He left the U.S.", "We regret it.", '"Never!"', "Why?", "Well..."]),
        ("ru", ["Мы против.", "«Это ложь!»", "Почему?", "Так вот…"]),
        ("ko", ["규탄합니다.", "그렇죠?", "“아니요.”", "네."]),
        ("ja", ["非難する。", "なぜか？", "「はい。」", "以上！"]),
    ],
)
def test_each_sentence_is_one(language, parts):
    joined = ("" if language == "ja" else " ").join(parts)
    assert sentences(joined, language) == parts


def test_korean_sentences_need_no_space_between_them():
    assert sentences("환영합니다.우리는 함께합니다.", "ko") == ["환영합니다.", "우리는 함께합니다."]


def test_an_empty_line_ends_a_sentence():
    assert sentences("A heading\n\nThe text", "en") == ["A heading", "The text"]


def test_no_words_no_sentences():
    assert sentences(" \n ", "en") == []


@pytest.mark.parametrize("text", ["「" * 20000 + "。" * 5000, ". " * 50000, "U.S. " * 20000])
def test_a_hostile_text_takes_linear_time(text):
    begin = time.process_time()
    sentences_in(text, "ja")
    sentences_in(text, "en")
    assert time.process_time() - begin < 5
