"""A document becomes statements of those whose words they are."""

from datetime import date

from indexer.describe import describe
from scrapers.model import Document, Turn


def document(text: str, turn_type: str, label: str | None, **fields: object) -> Document:
    return Document(
        id="kr-president:1",
        source="kr-president",
        url="",
        title="",
        date=date(2024, 6, 20),
        language="ko",
        kind="readout",
        text=text,
        turns=(Turn(0, turn_type, label, text, 0),),
        **fields,  # type: ignore[arg-type]
    )


SIGNED = (
    "정부는 이번 조약을 규탄합니다.\n\n윤석열 대통령은 “한미일 협력을 더 강화하겠다”고 말했습니다."
)


def test_prose_without_a_name_is_its_publishers_word() -> None:
    [first, *_] = describe(document("정부는 이를 규탄합니다.", "narrative", None), "kr-president")
    assert (first.manner, first.attribution, first.voice.speaker) == ("written", None, None)
    assert (first.voice.government, first.on_behalf_of) == ("KR", "kr-president")


def test_signed_prose_is_its_authors_word_and_its_quotations_are_not() -> None:
    signed = document(SIGNED, "narrative", None, attribution="장호진 국가안보실장")
    found = describe(signed, "kr-president")
    assert found[0].voice.speaker == "chang-ho-jin"
    quoted = [one for one in found if one.manner == "direct"]
    assert [one.voice.speaker for one in quoted] == ["yoon-suk-yeol"]


def test_an_editors_commentary_is_nobodys_word() -> None:
    [found] = describe(
        document("올해 신년사의 내용은 다음과 같다.", "narrative", "해제"), "kp-leader"
    )
    assert (found.voice.government, found.on_behalf_of) == (None, None)


def test_a_question_has_no_voice_and_no_stance() -> None:
    asked = document("정부는 이 조약을 규탄합니까?", "question", "질문")
    [found] = describe(asked, "kr-president")
    assert (found.voice.government, found.stances, found.type) == (None, (), "question")


def test_every_statement_points_at_its_words() -> None:
    signed = document(SIGNED, "narrative", None, attribution="장호진 국가안보실장")
    for one in describe(signed, "kr-president"):
        assert signed.text[one.start : one.end] == one.text
