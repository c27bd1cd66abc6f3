"""A constructed archive in which documents were edited, withdrawn and restored."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from indexer.catalog_writing import Reading
from tests.webapp.constructed import archive, reading

EVIL = '</p><script>alert(1)</script><img src=x onerror="alert(1)">'
FIRST = datetime(2024, 6, 21, 3, 0, tzinfo=UTC)


def spoken(source: str, number: str, language: str, title: str, words: list[str]) -> Reading:
    """A document of a few paragraphs by an unnamed voice."""
    said = [(word, []) for word in words]
    return reading(
        source, number, date(2024, 6, 20), language, title, [("narrative", None, None, None, said)]
    )


def captured(one: Reading, days: int, offset: int) -> Reading:
    """The same, captured so many days after the first."""
    capture = replace(one.capture, fetched_at=FIRST + timedelta(days=days), offset=offset)
    return replace(one, capture=capture)


def gone(one: Reading, days: int, offset: int) -> Reading:
    """The document's address answers 404."""
    capture = replace(
        one.capture, status=404, fetched_at=FIRST + timedelta(days=days), offset=offset
    )
    return Reading(capture, "gone", document_id=one.document_id)


def edited_archive() -> list[Reading]:
    """Four capitals, and what their publishers changed."""
    us = "We will not accept the treaty. It is of concern."
    jp = "政府は今回の発射を断じて容認できない。引き続き検討しない。"
    ru = "Стороны подписали договор 19 июня 2024 года."
    return [
        *archive(),
        captured(spoken("us-state", "7", "en", "On the treaty", [us]), 0, 71),
        captured(
            spoken("us-state", "7", "en", "On the treaty",
                   [us.replace("will not", "will"), "A new paragraph came here later."]), 1, 72,
        ),
        captured(spoken("jp-mofa", "7", "ja", "談話", [jp]), 0, 73),
        captured(spoken("jp-mofa", "7", "ja", "談話", [jp.replace("しない", "する")]), 2, 74),
        captured(spoken("ru-kremlin", "7", "ru", EVIL, [ru, f"{EVIL} Конец."]), 0, 75),
        captured(spoken("ru-kremlin", "7", "ru", EVIL, [ru.replace("19", "20"), "Конец."]), 3, 76),
        gone(spoken("us-state", "7", "en", "On the treaty", [us]), 5, 77),
        captured(spoken("kr-mofa", "8", "ko", "성명", ["이를 규탄한다."]), 0, 78),
        gone(spoken("kr-mofa", "8", "ko", "성명", ["이를 규탄한다."]), 1, 79),
        captured(spoken("kr-mofa", "8", "ko", "성명", ["이를 규탄한다."]), 4, 80),
    ]  # fmt: skip
