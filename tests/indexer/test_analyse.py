"""What `analyse` promises of any text: its offsets, its languages, and that it comes to an end."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analyse import analyse

LANGUAGES = ("en", "ko", "ja", "ru", None)
PIECES = [
    "“We strongly condemn the launch,” Minister Lena Harrow said. ",
    "MR. MILLER:  We are gravely concerned.\n",
    "QUESTION: Do you condemn it?\n",
    "\nQ\u00a0\u00a0 Why?\n",
    "He added that \u200bit was “unacceptable”. ",
    "정부는 북한의 도발을 “강력히 규탄한다”고 밝혔다. ",
    "<질문> 왜입니까?\n<답변> 검토하겠습니다.\n",
    "【林外務大臣】断じて容認できない。\n",
    "外相は「極めて遺憾だ」と述べた。",
    "«Мы осуждаем», – заявил С.В.Лавров. ",
    "Вопрос: Почему?\nВ.Путин: Мы против санкций.\n",
    "\u202eабв\u202c ",
    "North Korea 북한 北朝鮮 КНДР NATO ",
    "\n\n",
    "“", "”", "«", "»", "「", "」", '"', "'", "…", "\u3000", "\ufeff", "İ", "ﬁ", "か\u3099", "𝔸",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=14)


def spans(found):
    for turn in found["turns"]:
        yield turn["start"], turn["end"], None
    for one in found["statements"]:
        yield one["start"], one["end"], one["text"]
        for topic in one["topics"]:
            yield topic["start"], topic["end"], None
        for stance in one["stances"]:
            yield stance["start"], stance["end"], stance["cue"]
            if stance["target"]:
                yield stance["target"]["start"], stance["target"]["end"], stance["target"]["text"]


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_offsets_point_at_the_words_they_claim(pieces, language):
    text = "".join(pieces)
    for start, end, words in spans(analyse({"text": text, "language": language}, "a row")):
        assert 0 <= start < end <= len(text)
        assert words is None or text[start:end] == words


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_a_question_has_no_stance(pieces, language):
    found = analyse({"text": "".join(pieces), "language": language}, "a row")
    assert all(not one["stances"] for one in found["statements"] if one["type"] == "question")


WORDS = {
    "en": "the minister said that we condemn it and ",
    "ko": "정부는 규탄한다고 밝혔다 그리고 ",
    "ja": "大臣は非難すると述べたそして",
    "ru": "министр заявил что мы осуждаем это и ",
}
HOSTILE = {
    "no full stop": WORDS,
    "commas only": {language: f"{words.strip()}, " for language, words in WORDS.items()},
    "quotations that are never closed": dict.fromkeys(WORDS, "“«「『\"'„"),
    "closing marks alone": dict.fromkeys(WORDS, "”»」』"),
    "straight marks": dict.fromkeys(WORDS, '" said " '),
    "zero-width signs": dict.fromkeys(WORDS, "\u200b\u200ba"),
    "right-to-left marks": dict.fromkeys(WORDS, "\u202eabc\u202c "),
    "labels": dict.fromkeys(WORDS, "MR. A: x\nQ  y\n【記者】z\nВопрос: a\n<질문> b\n"),
    "verbs of saying": dict.fromkeys(WORDS, "said Mr. Smith, заявил Смит, "),
    "names": dict.fromkeys(WORDS, "Aa Bb Иванов 김철수 "),
    "initials": dict.fromkeys(WORDS, "A.B.C. "),
    "brackets": dict.fromkeys(WORDS, "(（[【<"),
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_is_read_in_linear_time(kind, language):
    def seconds(length):
        piece = HOSTILE[kind][language]
        text = (piece * (length // len(piece) + 1))[:length]
        taken = []
        for _ in range(2):  # of its own time on the processor; the machine may be busy
            began = process_time()
            analyse({"text": text, "language": language}, "a row")
            taken.append(process_time() - began)
        return min(taken)

    seconds(1_000)  # tables are made at first use
    short, long = seconds(10_000), seconds(80_000)
    assert long < 30 * max(short, 0.02)  # eight times as long; a square would be 64 times


def test_ten_thousand_nested_quotations_are_read():
    text = "“" * 10_000 + "no" + "”" * 10_000 + " said Minister Lena Harrow."
    assert analyse({"text": text, "language": "en"}, "a row")["language"] == "en"
