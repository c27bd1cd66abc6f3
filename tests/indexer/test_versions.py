"""Statements keep their ids when a page is edited."""

from dataclasses import replace

from indexer.model import Statement, Voice
from indexer.versions import name_statements

BLANK = Statement(
    id="", document="us-state:june-20", position=0, turn=0, type="speech", manner="spoken",
    text="", start=0, end=0, language="en", date=None, attribution=None, voice=Voice(),
    on_behalf_of=None,
)  # fmt: skip
CONCERN = "Deepening cooperation between the two is a trend that should be of great concern."
CALL = "We call on every member state to carry out the resolutions of the Security Council."
THANKS = "Thank you, everybody, and have a good weekend."


def said(*texts: str) -> list[Statement]:
    return [replace(BLANK, text=text) for text in texts]


def ids(texts: list[str], before: list[tuple[str, str]] | None = None) -> list[str]:
    return [one.id for one in name_statements(said(*texts), before or [])]


def named(*texts: str) -> list[tuple[str, str]]:
    return [(one.id, one.text) for one in name_statements(said(*texts), [])]


def test_an_id_is_the_document_and_a_hash_of_the_words() -> None:
    [id] = ids([CONCERN])
    assert id.startswith("us-state:june-20:")
    assert ids([f"  {CONCERN.upper()} "]) == [id]


def test_the_same_words_twice_get_two_ids() -> None:
    first, second = ids(["Yes.", "Yes."])
    assert second == f"{first}-2"


def test_an_edited_statement_keeps_its_id() -> None:
    before = named(CONCERN, CALL, THANKS)
    edited = CONCERN.replace("great", "grave")
    assert ids([edited, CALL, THANKS], before) == [id for id, _ in before]


def test_a_paragraph_put_in_between_moves_no_id() -> None:
    before = named(CONCERN, THANKS)
    after = ids([CONCERN, CALL, THANKS], before)
    assert [after[0], after[2]] == [id for id, _ in before]
    assert after[1] not in {id for id, _ in before}


def test_a_paragraph_taken_out_moves_no_id() -> None:
    before = named(CONCERN, CALL, THANKS)
    assert ids([CONCERN, THANKS], before) == [before[0][0], before[2][0]]


def test_other_words_in_the_same_place_are_another_statement() -> None:
    before = named(CONCERN)
    assert ids([THANKS], before) != [before[0][0]]


def test_words_that_come_back_have_their_old_id() -> None:
    first = named(CONCERN, CALL)
    second = list(zip(ids([CONCERN], first), [CONCERN], strict=True))
    assert ids([CONCERN, CALL], second) == [id for id, _ in first]


def test_a_moved_statement_keeps_its_id() -> None:
    before = named(CONCERN, CALL, THANKS)
    assert sorted(ids([THANKS, CONCERN, CALL], before)) == sorted(id for id, _ in before)


def test_edits_are_followed_in_four_scripts() -> None:
    texts = [
        "정부는 이번 조약 체결에 대해 엄중한 우려를 표명하며 이를 강력히 규탄한다.",
        "ロシアによる北朝鮮からの武器の調達は、到底受け入れられないものである。",
        "Мы выступаем против политически мотивированных санкций и рассчитываем на их пересмотр.",
    ]
    before = named(*texts)
    edited = [
        text.replace("강력히 ", "").replace("到底", "断じて").replace("Мы ", "") for text in texts
    ]
    assert ids(edited, before) == [id for id, _ in before]
