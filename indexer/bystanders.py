"""Subjects that are no states: what the public, a company or a guest thinks isn't the speaker's."""

from __future__ import annotations

import re

from indexer.bystanders_ru import UNNAMED, WITH_US, russian_bystander
from indexer.cues import Found, Sentence
from indexer.states import code_of, states_in
from mappings.stances import Guards

# Whom a demand asks may stand as its subject: 皆さんもしていただきたい
NEVER = ("decline", "demand")
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
    "ja": re.compile(r"(?:こと|よう|もの|の)[をにはが]|(?<![はがも])、|。"),
    "ru": re.compile(r"[,;:]|\bчтобы\b"),
}
OWN_BEFORE = re.compile(r"(?:우리|저희|양|두|our|my|我が|わが|防衛省・|наши|мои) ?$")  # our people
OWN_SUBJECT = {
    "en": re.compile(r"\b(?:we|i|us)\b"),
    "ko": re.compile(r"(?:^|\s)(?:우리|저희|저|나|제|내|정부)(?:는|가|도|로서는)(?=\s)"),
    "ja": re.compile(r"(?:我が国|わが国|我々|私|政府|日本)(?:は|が|も|として)"),
    "ru": re.compile(r"\b(?:мы|я|нами|нам|мне)\b"),
}
FIRST_PERSON = re.compile(r"(?:ем|им|ю|емся|имся|аюсь|юсь)$")


def bystander(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """The words that name who takes a stance, where these are neither the speaker nor a state."""
    if found.cue.is_of_subject:
        return None
    if sentence.language == "ru":
        if theirs := russian_bystander(found, sentence):
            return theirs
        if FIRST_PERSON.search(sentence.folded[: found.end].rstrip()):
            return None
    if found.cue.code in NEVER:
        return None
    return _subject(found, sentence, known) or _giver(found, sentence, known)


def _subject(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """The subject before a cue, where it is no state: 상인들은 반대했습니다."""
    language = sentence.language
    first = max(0, found.start - REACH)
    left = sentence.folded[first : found.start]
    who = known.others.search(left)
    if who is None:
        return None
    start, end = who.span(who.lastgroup or 0)
    is_own = OWN_BEFORE.search(left[:start]) or OWN_SUBJECT[language].search(left, end)
    if is_own or EMBEDDED[language].search(left, end):
        return None
    if language == "ru" and WITH_US.search(left, 0, start):
        return None
    return sentence.text[first + start : first + end]


def _giver(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """Who did for the speaker what a cue tells: 영국은 우리를 지지해 주었습니다."""
    after = known.received.match(sentence.folded, found.end)
    if after is None or OWN_SUBJECT[sentence.language].search(after[0]):
        return None
    if after.lastgroup:
        return sentence.text[after.start(after.lastgroup) : after.end()].strip()
    givers = (
        one
        for one in states_in(sentence, 0, found.start)
        if SUBJECT_AFTER.match(sentence.text, one.end)
    )
    return next(map(code_of, givers), None) or UNNAMED
