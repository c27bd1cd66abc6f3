"""Subjects that are no states: what the public, a company or a guest thinks isn't the speaker's."""

from __future__ import annotations

import re

from indexer.cues import Found, Sentence
from indexer.states import code_of, states_in
from mappings.stances import Guards

# Whom a demand asks may stand as its subject: 皆さんもしていただきたい
NEVER = ("decline", "demand")
UNNAMED = "others"  # holder of what was done for the speaker by somebody whom no word names
REACH = 90  # characters before a cue in which its subject is looked for
# After a state: it is a subject
SUBJECT_AFTER = re.compile(
    r"(?:\s?(?:정부|측|국민|대통령|총리))?(?:은|는|이|가|도|께서)(?=\s)|(?:政府|側)?(?:は|が|も|から|には)"
)
# The subject belongs to what the cue is about: calls on all nations to …; 나라가 이행할 것을 촉구
EMBEDDED = {
    "en": re.compile(r"\bto\b|\bthat\b|[;:]"),
    "ko": re.compile(
        r"것[을에이은]|데 대[해한]|도록|라고|다고|자고|(?:하|되|주|가|오|지|내|나|열리)기[를 ]"
        r"|[음함됨임]을|는지|[,;]"
    ),
    "ja": re.compile(r"(?:こと|よう|もの|の)[をにはが]|[、。]"),
    "ru": re.compile(r"[,;:]|\bчтобы\b"),
}
OWN_BEFORE = re.compile(r"(?:우리|저희|양|두|our|my|我が|わが|наши|мои) ?$")  # our people
OWN_SUBJECT = {
    "en": re.compile(r"\b(?:we|i|us)\b"),
    "ko": re.compile(r"(?:^|\s)(?:우리|저희|저|나|제|내|정부)(?:는|가|도|로서는)(?=\s)"),
    "ja": re.compile(r"(?:我が国|わが国|我々|私|政府|日本)(?:は|が|も|として)"),
    "ru": re.compile(r"\b(?:мы|я|нами|нам|мне)\b"),
}
# What they do in the third person plural, unless the speaker's side is among them: Россия и Китай
THEIRS = re.compile(
    r"\b(?:осужда|критику|поддержива|одобря|приветству|отверга|отклоня|сожале|возража|выступа"
    r"|разделя|протесту|отрица|опроверга|подтвержда|гарантиру|требу|настаива|призыва|рассчитыва"
    r"|ожида|предлага)ют\b"
)
OURS_TOO = re.compile(
    r"\b(?:россия|с россией|москва|мы|сторон[ыа]|лидеры|президенты|министры|главы|делегации"
    r"|участники|стран[ыа]|государства|обе|народы)\b"
)
# «Мухаммед бен Сальман отметил …, а также выразил готовность»: who is told of, and what he did
NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
TOLD_OF = re.compile(
    rf"(?:^|\d |[.–] )({NAME}(?: (?:{NAME}|бен|ибн|аль|эль|оглы)){{1,5}}) \w+(?:л|ла)\b"
)
TITLED = re.compile(
    r"\b((?:Президент|Премьер-министр|Премьер|Канцлер|Эмир|Король|Султан|Министр|Глава)"
    r"(?: (?!Росси|Владимир)[\w-]+){1,6}?) \w{2,}(?:л|ла)\b"
)
OWN_NAMES = re.compile(
    r"Росси|Президент|Министр|Глава|Правительств|Москв|Путин|Кремл|Федерац|Совет"
)
WITH_US = re.compile(r"\b(?:путин|россия|россии|москва) и ")  # Владимир Путин и Президент …
DID = re.compile(r"\w+(?:л|ла)\b")
# Nobody thanks himself: «Признательны российской стороне» is a guest's word
TOWARDS_US = re.compile(
    r"(?: \w+){0,2} (?:российск\w+ (?:сторон\w+|друз\w+|коллег\w+|руководств\w+)|росси(?:ю|и)"
    r"|с россией|президент\w (?:росси|российск)\w+)\b"
)
FIRST_PERSON = re.compile(r"(?:ем|им|ю|емся|имся|аюсь|юсь)$")


def bystander(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """The words that name who takes a stance, where these are neither the speaker nor a state."""
    if found.cue.is_of_subject:
        return None
    language, folded = sentence.language, sentence.folded
    if language == "ru":
        if _is_a_guests(found, sentence):
            return UNNAMED
        if told := _told_of(found, sentence):
            return told
        if FIRST_PERSON.search(folded[: found.end].rstrip()):
            return None
    if found.cue.code in NEVER:
        return None
    first = max(0, found.start - REACH)
    left = folded[first : found.start]
    who = known.others.search(left)
    if who:
        start, end = who.span(who.lastgroup or 0)
        is_own = OWN_BEFORE.search(left[:start]) or OWN_SUBJECT[language].search(left, end)
        is_own = is_own or (language == "ru" and WITH_US.search(left, 0, start))
        if not is_own and not EMBEDDED[language].search(left, end):
            return sentence.text[first + start : first + end]
    after = known.received.match(folded, found.end)
    if after and not OWN_SUBJECT[language].search(after[0]):
        if after.lastgroup:
            return sentence.text[after.start(after.lastgroup) : after.end()].strip()
        givers = (
            one
            for one in states_in(sentence, 0, found.start)
            if SUBJECT_AFTER.match(sentence.text, one.end)
        )
        return next(map(code_of, givers), None) or UNNAMED
    return None


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
