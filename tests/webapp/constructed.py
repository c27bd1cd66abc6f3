"""Constructed statements of one summer, as extraction would hand them to the catalog."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from indexer.catalog import Catalog
from indexer.catalog_writing import Reading
from indexer.engines import SearchEngine
from indexer.model import Mention, Stance, Statement, Target, Voice
from scrapers.model import Capture, Document, Turn
from webapp import create_app
from webapp.settings import Settings

Building = Callable[..., FlaskClient]
# (type, attribution, speaker, office, [(paragraph, [(class, grade, polarity, cue, target ids)])])
Said = tuple[str, str | None, str | None, str | None, list[tuple[str, list[tuple]]]]

TREATY, ARMS = "kp_ru_treaty", "arms_to_ukraine"


def reading(
    source: str,
    number: str,
    day: date | None,
    language: str,
    title: str,
    said: list[Said],
    *,
    kind: str = "briefing",
    url: str | None = None,
    offset: int = 0,
    topics: tuple[str, ...] = (TREATY,),
    government: str | None = None,
    translation_of: str | None = None,
) -> Reading:
    """A document as extraction would hand it to the catalog."""
    government = government or source[:2].upper()
    text, turns, statements = "", [], []
    for position, (type, attribution, speaker, office, paragraphs) in enumerate(said):
        words = "\n\n".join(paragraph for paragraph, _ in paragraphs)
        text += "\n\n" if text else ""
        turns.append(Turn(position, type, attribution, words, len(text)))
        for paragraph, stances in paragraphs:
            start = len(text) + words.index(paragraph)
            is_asked = type == "question"
            voice = Voice() if is_asked else Voice(speaker, office, source, government)
            statements.append(
                Statement(
                    id="", document=f"{source}:{number}", position=len(statements), turn=position,
                    type=type, manner="written" if type == "narrative" else "spoken",
                    text=paragraph, start=start, end=start + len(paragraph), language=language,
                    date=day, attribution=attribution, voice=voice,
                    on_behalf_of=None if is_asked else source,
                    topics=tuple(Mention(topic, 0, 1) for topic in topics),
                    stances=tuple(stance(paragraph, *values) for values in stances),
                )
            )  # fmt: skip
        text += words
    address = url or f"https://www.example.org/{source}/{number}"
    at = datetime(2024, 6, 21, 3, offset % 60, tzinfo=UTC)
    file = f"{source}.warc.gz"
    capture = Capture(source, address, at, 200, "text/html", f"sha1:{offset}", file, offset)
    document = Document(
        f"{source}:{number}", source, address, title, day, language, kind, text, tuple(turns),
        place="", translation_of=translation_of,
    )  # fmt: skip
    return Reading(capture, "read", "", document.id, document, tuple(statements))


def stance(
    text: str, code: str, grade: float, polarity: str, cue: str, ids: tuple[str, ...] = (),
    modality: str = "asserted", holder: str | None = None,
) -> Stance:  # fmt: skip
    start = text.index(cue)
    target = Target(ids, text[:start].strip() or cue, 0, max(start, 1)) if ids else None
    return Stance(
        code, grade, polarity, modality, holder, target, cue, start, start + len(cue),
        f"rule-{code}", "1",
    )  # fmt: skip


def archive() -> list[Reading]:
    """20 June 2024 in four capitals, constructed; and what came before and after."""
    return [
        reading(
            "kr-president", "1", date(2024, 6, 20), "ko", "국가안보실장 브리핑",
            [
                ("speech", "장호진 국가안보실장", "chang-ho-jin", "National Security Adviser", [
                    ("정부는 북러 조약에 엄중한 우려를 표명하고 이를 규탄한다.", [
                        ("condemn", 0.8, "-", "규탄한다", (TREATY,)),
                        ("concern", 0.35, "-", "엄중한 우려", (TREATY,)),
                    ]),
                    ("이는 안보리 결의를 위반하는 것이다.",
                     [("accuse", 0.6, "-", "위반", (TREATY,))]),
                ]),
                ("question", "기자", None, None, [("입장이 바뀌는 것입니까?", [])]),
                ("answer", "장호진 국가안보실장", "chang-ho-jin", "National Security Adviser", [
                    ("우크라이나 무기 지원 문제는 재검토할 예정이다.",
                     [("consider", 0.4, "0", "재검토", (ARMS,))]),
                ]),
            ], offset=1, topics=(TREATY, ARMS),
        ),
        reading(
            "us-state", "1", date(2024, 6, 20), "en", "Department Press Briefing",
            [
                ("question", "QUESTION", None, None, [("Do you condemn the treaty?", [])]),
                ("answer", "MR MILLER", "matthew-miller", "Spokesperson", [
                    ("The treaty is of great concern to us and to our allies.",
                     [("concern", 0.3, "-", "great concern", (TREATY,))]),
                    ("If it goes on, there will be consequences.",
                     [("warn", 0.6, "-", "consequences", (TREATY,), "conditional")]),
                ]),
            ], offset=2,
        ),
        reading(
            "jp-kantei", "1", date(2024, 6, 20), "ja", "内閣官房長官記者会見",
            [("speech", "林官房長官", "yoshimasa-hayashi", "Chief Cabinet Secretary", [
                ("ロシアによる調達は断じて容認できない。",
                 [("oppose", 0.75, "-", "断じて容認できない", (TREATY,))]),
            ])], offset=3,
        ),
        reading(
            "ru-kremlin", "1", date(2024, 6, 19), "ru", "Заявления для прессы",
            [("speech", "В.Путин", "vladimir-putin", "President", [
                ("Мы против политически мотивированных санкций.",
                 [("oppose", 0.6, "-", "против", (TREATY,))]),
            ])], offset=4, kind="press_conference",
        ),
        reading(
            "kr-mofa", "1", date(2024, 5, 9), "ko", "대변인 논평",
            [("narrative", None, None, None, [
                ("살상무기를 지원하지 않는다는 방침에 변함이 없다.", []),
            ])], offset=5, kind="statement", topics=(ARMS,),
        ),
    ]  # fmt: skip


def application(
    engine: SearchEngine | None, catalog: Catalog | None, folder: Path, **settings: object
) -> Flask:
    chosen = Settings(
        data=folder, engine=f"embedded:{folder}/none", catalog=f"sqlite:///{folder}/none.db",
        **settings,  # type: ignore[arg-type]
    )  # fmt: skip
    return create_app(chosen, engine=engine, catalog=catalog)
