"""What the belief about who speaks promises."""

from datetime import date
from time import perf_counter

import pytest

from indexer.model import Voice
from indexer.speakers import office_on, voice_of

GOVERNMENTS = {
    "jp-kantei": "JP", "jp-mofa": "JP", "kr-government": "KR", "kr-mnd": "KR", "kr-mofa": "KR",
    "kr-president": "KR", "kr-unikorea": "KR", "ru-kremlin": "RU", "ru-mid": "RU", "us-state": "US",
    "us-whitehouse": "US",
}  # fmt: skip


def voice(label, publisher=None, on="2024-06-20", seen=(), language=""):
    return voice_of(
        label,
        publisher=publisher,
        government=GOVERNMENTS.get(publisher),
        on=date.fromisoformat(on) if on else None,
        seen=seen,
        language=language,
    )


@pytest.mark.parametrize(
    ("label", "publisher", "on", "speaker"),
    [
        ("MR MILLER", "us-state", "2024-06-20", "matthew-miller"),
        ("MR. PRICE", "us-state", "2022-06-20", "ned-price"),
        ("SECRETARY BLINKEN", "us-state", "2024-06-20", "antony-blinken"),
        ("THE PRESIDENT", "us-whitehouse", "2022-06-20", "joe-biden"),
        ("THE PRESIDENT", "us-whitehouse", "2025-06-20", "donald-trump"),
        ("MS. JEAN-PIERRE", "us-whitehouse", "2024-06-20", "karine-jean-pierre"),
        ("President of Russia Vladimir Putin", "ru-kremlin", "2014-06-20", "vladimir-putin"),
        ("В.Путин", "ru-kremlin", "2024-06-20", "vladimir-putin"),
        ("С.В.Лавров", "ru-mid", "2024-06-20", "sergey-lavrov"),
        ("М. В. Захарова", "ru-mid", "2024-06-20", "maria-zakharova"),
        ("林官房長官", "jp-kantei", "2024-06-20", "yoshimasa-hayashi"),
        ("林外務大臣", "jp-mofa", "2022-06-20", "yoshimasa-hayashi"),
        ("木原官房長官", "jp-kantei", "2025-11-13", "minoru-kihara"),
        ("外務大臣", "jp-mofa", "2024-06-20", "yoko-kamikawa"),
        ("○国務大臣（岩屋毅君）", "jp-mofa", "2025-05-13", "takeshi-iwaya"),
        ("Foreign Minister IWAYA Takeshi", "jp-mofa", "2025-06-20", "takeshi-iwaya"),
        ("Minister Kono", "jp-mofa", "2018-06-20", "taro-kono"),
        ("국가안보실장", "kr-president", "2024-06-20", "chang-ho-jin"),
        ("대변인", "kr-mofa", "2024-06-20", "lim-soo-suk"),
        ("조태열 외교부 장관", "kr-mofa", "2024-06-20", "cho-tae-yul"),
        ("조 장관", "kr-mofa", "2024-06-20", "cho-tae-yul"),
        ("조현 장관", "kr-mofa", "2025-09-01", "cho-hyun"),
        ("블링컨 장관", "kr-mofa", "2024-06-20", "antony-blinken"),  # a guest, by his surname
    ],
)
def test_a_publishers_label_is_its_official_of_that_day(label, publisher, on, speaker):
    assert voice(label, publisher, on).speaker == speaker


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Jo Tae-yeol", "cho-tae-yul"),
        ("Tae-yul Cho", "cho-tae-yul"),
        ("National Security Adviser Jang Ho-jin", "chang-ho-jin"),
        ("Владимира Путина", "vladimir-putin"),
        ("официального представителя МИД Марии Захаровой", "maria-zakharova"),
        ("ブリンケン米国務長官", "antony-blinken"),
        ("韓国の尹錫悦大統領", "yoon-suk-yeol"),
        ("하야시 요시마사 관방장관", "yoshimasa-hayashi"),
        ("South Korea's Foreign Minister", "cho-tae-yul"),
        ("Japanese Prime Minister", "fumio-kishida"),
    ],
)
def test_the_words_of_an_article_name_the_same_people(words, speaker):
    assert voice(words).speaker == speaker


@pytest.mark.parametrize(
    ("label", "publisher", "organization"),
    [
        ("대변인", "kr-unikorea", "kr-unikorea"),
        ("통일부 대변인", "kr-government", "kr-unikorea"),
        ("김가람 부대변인", "kr-unikorea", "kr-unikorea"),
        ("국방부 대변인", "kr-government", "kr-mnd"),
        ("대변인", "kr-mnd", "kr-mnd"),
        ("대변인", "kr-government", None),
    ],
)
def test_a_ministrys_unknown_spokesperson_isnt_another_ministrys(label, publisher, organization):
    found = voice(label, publisher)
    assert (found.speaker, found.organization) == (None, organization)


def test_the_office_is_the_one_of_that_day():
    before, after = (voice("林芳正", "jp-kantei", on) for on in ("2022-06-20", "2024-06-20"))
    assert (before.office, before.organization) == ("Minister for Foreign Affairs", "jp-mofa")
    assert (after.office, after.organization) == ("Chief Cabinet Secretary", "jp-kantei")


@pytest.mark.parametrize("label", ["블링컨 차관", "라브로프 대변인", "MODERATOR"])
def test_whose_surname_is_known_abroad_alone_never_speaks_for_the_host(label):
    assert voice(label, "kr-mofa").government != "KR"
    assert voice(label, "kr-mofa").organization is None


def test_a_guest_speaks_for_his_own_government():
    yoon = voice("PRESIDENT YOON", "us-whitehouse", "2023-04-26")
    assert (yoon.speaker, yoon.government) == ("yoon-suk-yeol", "KR")


def test_a_guest_who_isnt_known_speaks_for_the_country_named():
    label = "President of Turkmenistan Gurbanguly Berdimuhamedov"
    guest = voice(label, "ru-kremlin", "2014-06-20")
    assert guest == Voice(None, "President", None, "TM")
    assert voice("Gurbanguly Berdimuhamedov", "ru-kremlin", "2014-06-20", (label,)) == guest


@pytest.mark.parametrize("label", ["PRESIDENT MACRON", "FOREIGN MINISTER", "PRIME MINISTER LAPID"])
def test_an_unknown_guest_never_speaks_for_the_host(label):
    assert voice(label, "us-whitehouse", "2023-04-26") == Voice()


@pytest.mark.parametrize(
    ("label", "publisher"),
    [
        ("QUESTION", "us-state"),
        ("Q", "us-whitehouse"),
        ("日経新聞 馬場記者", "jp-mofa"),
        ("<질문>", "kr-mofa"),
        ("Вопрос", "ru-mid"),
        ("NHK, Takashima", "jp-mofa"),
    ],
)
def test_a_journalist_speaks_for_no_government(label, publisher):
    assert voice(label, publisher) == Voice()


@pytest.mark.parametrize("label", ["<답변>", "A", "답변"])
def test_an_unnamed_answer_is_the_publishers(label):
    assert voice(label, "kr-mofa") == Voice(organization="kr-mofa", government="KR")


def test_an_unnamed_answer_is_the_only_official_named_before():
    assert voice("Ответ", "ru-mid", seen=("С.В.Лавров", "Вопрос")).speaker == "sergey-lavrov"


@pytest.mark.parametrize(
    ("label", "publisher", "government"),
    [
        ("SENIOR ADMINISTRATION OFFICIAL", "us-whitehouse", "US"),
        ("외교부 당국자", "kr-mofa", "KR"),
        ("a senior Russian diplomat", None, "RU"),
        ("日本政府関係者", None, "JP"),
        ("MS TALLIS", "us-state", "US"),
    ],
)
def test_officials_without_a_name_speak_for_a_government_only(label, publisher, government):
    assert (voice(label, publisher).speaker, voice(label, publisher).government) == (
        None,
        government,
    )


def test_two_officials_of_one_name_are_nobody():
    assert voice("김 장관", "kr-president", "2024-10-01").speaker is None


def test_two_officials_of_one_name_are_told_apart_by_the_publisher():
    assert voice("MR SULLIVAN", "us-state", "2018-04-10").speaker == "john-sullivan"
    assert voice("MR. SULLIVAN", "us-whitehouse", "2024-04-10").speaker == "jake-sullivan"


def test_a_longer_name_isnt_the_shorter_one_within():
    assert voice("박진영 대변인", "kr-mofa", "2023-06-20").speaker is None


def test_a_bare_surname_is_whoever_was_introduced():
    assert voice("Chang").speaker is None
    assert voice("Chang", seen=("adviser Chang Ho-jin",)).speaker == "chang-ho-jin"


def test_a_pronoun_is_the_last_person_of_its_gender():
    seen = ("Maria Zakharova", "Chang Ho-jin")
    assert voice("She", seen=seen).speaker == "maria-zakharova"
    assert voice("he", seen=seen).speaker == "chang-ho-jin"


def test_a_title_alone_isnt_somebody_who_held_it_on_another_day():
    assert voice("국가안보실장", "kr-president", "1999-01-01").speaker is None


def test_a_former_office_is_no_office():
    assert voice("former Foreign Minister", "kr-mofa") == Voice()


def test_a_body_speaks_for_its_government():
    assert voice("Кремль") == Voice(organization="ru-kremlin", government="RU")
    assert voice("외교부", language="ko").organization == "kr-mofa"
    assert voice("МИД Японии", "ru-mid").government == "JP"


def test_without_a_label_it_is_the_publishers_word():
    assert voice(None, "jp-mofa") == Voice(organization="jp-mofa", government="JP")


def test_the_office_held_on_a_day_is_none_before_and_after():
    assert office_on("yoko-kamikawa", date(2024, 1, 1)) == (
        "Minister for Foreign Affairs",
        "jp-mofa",
    )
    assert office_on("yoko-kamikawa", date(2025, 1, 1)) is None


@pytest.mark.parametrize("label", ["", "—", "(", "\x00", "の" * 100_000, "A." * 100_000, "ー"])
def test_whatever_stands_as_a_label_is_read_quickly(label):
    start = perf_counter()
    voice(label, "jp-mofa")
    assert perf_counter() - start < 1


def test_fifty_thousand_labels_take_less_than_a_few_seconds():
    voice("MR MILLER", "us-state")
    start = perf_counter()
    for _ in range(50_000):
        voice("MR MILLER", "us-state", seen=("Matthew Miller", "QUESTION"))
    assert perf_counter() - start < 5
