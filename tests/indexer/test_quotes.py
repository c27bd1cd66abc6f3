"""What finding quotations and their speakers promises."""

import tomllib
from pathlib import Path
from time import perf_counter

import pytest

from indexer.quotes import quotations_in

SAMPLES = tomllib.loads((Path(__file__).parent / "quote_samples.toml").read_text("utf-8"))["sample"]
SEEN = [sample for sample in SAMPLES if not sample.get("kept")]
KEPT = [sample for sample in SAMPLES if sample.get("kept")]
KEPT_FOUND = 25  # of the 29 that were labelled before the rules were written and kept unseen


def found_in(text, language):
    return [(q.text, q.attribution or "", q.manner) for q in quotations_in(text, language)]


def is_found(sample):
    return found_in(sample["text"], sample["language"]) == [tuple(q) for q in sample["quotes"]]


@pytest.mark.parametrize("sample", SEEN, ids=lambda sample: sample["text"][:30])
def test_a_quotation_is_found_with_its_speaker_and_manner(sample):
    assert found_in(sample["text"], sample["language"]) == [tuple(q) for q in sample["quotes"]]


def test_sentences_kept_unseen_are_read_no_worse_than_at_first():
    assert sum(map(is_found, KEPT)) >= KEPT_FOUND


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["text"][:30])
def test_a_quotation_stands_where_it_says(sample):
    passage = f"An opening line.\n\n{sample['text']}"
    for one in quotations_in(passage, sample["language"]):
        assert passage[one.start : one.end] == one.text


def test_a_paragraph_in_marks_goes_on_with_the_last_speaker():
    text = "“It is unacceptable,” Minister Lena Harrow said.\n\n“We will act.”"
    second = quotations_in(text, "en")[1]
    assert (second.text, second.attribution) == ("We will act.", "Minister Lena Harrow")


def test_a_paragraph_in_marks_goes_on_with_nobody_after_other_prose():
    text = "“Stop,” Harrow said.\n\nThe rain fell.\n\n“Winter Line.”"
    assert [one.text for one in quotations_in(text, "en")] == ["Stop,"]


def test_a_quotation_keeps_the_marks_within_it():
    text = "Harrow said: “He told us ‘never again’ and left.”"
    assert quotations_in(text, "en")[0].text == "He told us ‘never again’ and left."


def test_a_speaker_stays_as_printed():
    text = "“Enough,” said Foreign Ministry spokesperson Maria Zakharova."
    assert (
        quotations_in(text, "en")[0].attribution == "Foreign Ministry spokesperson Maria Zakharova"
    )


def test_the_cue_is_the_verb():
    assert quotations_in('한 장관은 "그렇다"고 밝혔다.', "ko")[0].cue == "밝혔다"


def test_what_somebody_did_not_say_is_nobodys():
    assert quotations_in("Harrow did not say that talks had begun.", "en") == ()


def test_the_first_person_is_no_speaker_in_prose():
    assert quotations_in("I said that we will stay.", "en") == ()


@pytest.mark.parametrize(
    ("line", "language", "who"),
    [("외교부 “강한 유감”", "ko", "외교부"), ("官房長官「調整中だ」", "ja", "官房長官")],
)
def test_a_headline_of_a_name_and_a_quotation_is_attributed(line, language, who):
    assert quotations_in(line, language)[0].attribution == who


def test_a_country_at_the_head_of_a_line_said_nothing():
    assert quotations_in("Japan: exports rise", "en") == ()


def test_other_languages_give_nothing():
    assert quotations_in("« Non », a dit le ministre.", "fr") == ()


@pytest.mark.parametrize("language", ["en", "ko", "ja", "ru"])
@pytest.mark.parametrize(
    "text",
    [
        "“" * 100_000,
        "«" * 10_000 + "a" + "»" * 10_000,
        '" ' * 100_000,
        "'a " * 100_000,
        "word " * 1_000_000,
        "said that " * 100_000,
        "“a\n\n" * 20_000,
        "\n " * 200_000,
        ". " * 200_000,
        "「あ」と" * 20_000,
        "X, " * 100_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_is_read_in_time(text, language):
    start = perf_counter()
    quotations_in(text, language)
    assert perf_counter() - start < 10
