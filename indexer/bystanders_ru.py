"""Who else takes a stance in Russian: they by a verb, a guest by thanks, a name by report."""

from __future__ import annotations

import re

from indexer.cues import Found, Sentence

UNNAMED = "others"  # holder of what somebody does whom no word names
# What they do in the third person plural, unless the speaker's side is among them: Россия и Китай
THEIRS = re.compile(
    r"\b(?:осужда|критику|поддержива|одобря|приветству|отверга|отклоня|сожале|возража|выступа"
    r"|разделя|протесту|отрица|опроверга|подтвержда|гарантиру|требу|настаива|призыва|рассчитыва"
    r"|ожида|предлага|рассматрива|оценива|изуча)ют\b"
)
OURS_TOO = re.compile(
    r"\b(?:россия|с россией|москва|мы|сторон[ыа]|лидеры|президенты|министры|главы|делегации"
    r"|участники|стран[ыа]|государства|обе|народы)\b"
)
# Nobody thanks himself: «Признательны российской стороне» is a guest's word
TOWARDS_US = re.compile(
    r"(?: \w+){0,2} (?:российск\w+ (?:сторон\w+|друз\w+|коллег\w+|руководств\w+)|росси(?:ю|и)"
    r"|с россией|президент\w (?:росси|российск)\w+)\b"
)
# «Мухаммед бен Сальман отметил …, а также выразил готовность»: who is told of, and what he did
NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
TOLD_OF = re.compile(
    rf"(?:^|[а-яё\d.–] )({NAME}(?: (?:{NAME}|бен|ибн|аль|эль|оглы)){{1,5}}) \w+(?:л|ла|лся|лась)\b"
)
OWN_NAMES = re.compile(
    r"Росси|Президент|Министр|Глава|Правительств|Москв|Путин|Кремл|Федерац|Совет"
)
NO_VERB = r"(?!Росси|Владимир|Путин|\w+(?:л|ла|лся|лась)\b)"
TITLED = re.compile(
    r"\b((?:Президент|Премьер-министр|Премьер|Канцлер|Эмир|Король|Султан|Министр|Глава)"
    rf"(?: {NO_VERB}[\w-]+){{0,3}} {NO_VERB}[А-ЯЁ][\w-]+(?: {NO_VERB}[\w-]+){{0,3}})"
    r" \w{2,}(?:л|ла|лся|лась)\b"
)
WITH_US = re.compile(r"\b(?:путин|россия|россии|москва) и ")  # Владимир Путин и Президент …
DID = re.compile(r"\w+(?:л|ла|лся|лась)\b")


def russian_bystander(found: Found, sentence: Sentence) -> str | None:
    """Whose a Russian stance is by verb, by thanks to Russia, or by report; None for no one's."""
    if _is_a_guests(found, sentence):
        return UNNAMED
    return _told_of(found, sentence)


def _is_a_guests(found: Found, sentence: Sentence) -> bool:
    """Whether a Russian cue is theirs by its verb (европейцы критикуют), or praises Russia."""
    folded = sentence.folded
    if THEIRS.search(folded, found.start, found.end):
        return OURS_TOO.search(folded, 0, found.start) is None
    return found.cue.code == "support" and TOWARDS_US.match(folded, found.end) is not None


def _told_of(found: Found, sentence: Sentence) -> str | None:
    """The name of whoever a Russian report tells of, where the cue is something that he did."""
    told = TITLED.search(sentence.text, 0, found.end)
    if told is None:
        told = TOLD_OF.search(sentence.text, 0, found.end)
        if told is None or OWN_NAMES.search(told[1]):
            return None
    if told.end(1) > found.start or WITH_US.search(sentence.folded, 0, told.start(1)):
        return None
    between = sentence.folded[told.end(1) : found.start]
    does = DID.match(sentence.folded, found.start, found.end)
    return told[1] if does and " что " not in between and ";" not in between else None
