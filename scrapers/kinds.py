"""What kind of text a title names: a readout, a press conference, a briefing, …"""

from __future__ import annotations

import re

# What a title calls its text, in four languages, surest word first
KIND_WORDS = {
    "readout": (
        r"^readouts? of|telephone conversation|spoke (?:by|on|over) (?:the )?(?:tele)?phone"
        r"|телефонн\w{1,5} разговор|電話(?:会談|協議)|전화\s?(?:통화|협의)|통화 관련"
    ),
    "press_conference": r"press conference|пресс-конференц|記者会見|会見記録|기자회견",
    "briefing": r"\bbriefing|\bgaggle|брифинг|ブリーフィング|브리핑",
    "statement": r"\bstatement|заявлени|談話|声明|성명|담화",
    "speech": (
        r"\bremarks|\bspeech|\baddress\b|выступлени|обращени|演説|挨拶"
        r"|연설|기념사|축사|만찬사"
    ),
}
KINDS_OF_TITLES = {kind: re.compile(words, re.IGNORECASE) for kind, words in KIND_WORDS.items()}


def kind_of(title: str) -> str | None:
    """The kind of text (scrapers.model.KINDS) that a title names, or None."""
    return next((kind for kind, words in KINDS_OF_TITLES.items() if words.search(title)), None)
