"""A short example of how stances are read: our own words, read by the rules as they are now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from indexer.model import Stance
from indexer.stances import stances_in
from webapp.hits import StanceView, stance_view
from webapp.languages import language_here
from webapp.passages import Piece, cue_spans, pieces

# (government whose words they would be, the words): constructed, said by nobody
TEXTS = {
    "en": (
        "US",
        "We express grave concern over the launch and strongly condemn it. "
        "If the launches continue, there will be consequences. The talks are set for Thursday.",
    ),
    "ko": (
        "KR",
        "정부는 이번 발사에 엄중한 우려를 표명하며 이를 강력히 규탄한다. "
        "추가 발사가 있을 경우 상응하는 대가를 치를 것이다. 회의는 목요일에 열린다.",
    ),
    "ja": (
        "JP",
        "今回の発射に深刻な懸念を表明し、これを強く非難する。"
        "発射が続くならば、相応の対応を取らざるを得ない。会談は木曜日に行われる。",
    ),
    "ru": (
        "RU",
        "Выражаем серьёзную озабоченность в связи с пуском и решительно осуждаем его. "
        "Если пуски продолжатся, последуют ответные меры. Переговоры пройдут в четверг.",
    ),
}


@dataclass(frozen=True)
class Example:
    """Some constructed words, and the stances that the rules read in them."""

    language: str
    pieces: tuple[Piece, ...]
    stances: tuple[StanceView, ...]


def worked_example() -> Example:
    """The example in the page's language."""
    language = language_here()
    text = TEXTS[language][1]
    found = _stances(language)
    return Example(
        language=language,
        pieces=pieces(text, (), cue_spans(text, found)),
        stances=tuple(stance_view(one) for one in found),
    )


@lru_cache
def _stances(language: str) -> tuple[Stance, ...]:
    government, text = TEXTS[language]
    return stances_in(text, language, government=government)
