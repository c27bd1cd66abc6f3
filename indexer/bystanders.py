"""Subjects that are no states: what the public, a company or a guest thinks isn't the speaker's."""

from __future__ import annotations

import re

from indexer.cues import Found, Sentence
from indexer.holders_eastern import KO_FIRST_PERSON
from indexer.states import code_of, states_in
from mappings.stances import Guards

# Whom a demand asks may stand as its subject: 皆さんもしていただきたい
NEVER = ("decline", "demand")
OWNED = ("support", "concern")  # what an owner before it holds: 국제사회의 지지
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
# our people; the president and I
OWN_BEFORE = re.compile(
    r"(?:(?:우리|저희)(?: ?측(?: [가-힣]{1,4})?)?|양|두|(?:나|저|본인|우리)와"
    r"|our|my|我が|わが|наши|мои) ?$"
)
OWN_SUBJECT = {
    "en": re.compile(r"\b(?:we|i|us)\b"),
    "ko": re.compile(r"(?:^|\s)(?:우리|저희|저|나|제|내|정부)(?:는|가|도|로서는)(?=\s)"),
    "ja": re.compile(r"(?:我が国|わが国|我々|私|政府|日本)(?:は|が|も|として)"),
    "ru": re.compile(r"\b(?:мы|я|нами|нам|мне)\b"),
}
# Support of the speaker's own policy is somebody else's: 우리의 노력을 지지하고
OURS = {
    "ko": re.compile(
        r"(?<![가-힣])(?:우리|저희|나|저)(?: ?나라의| 정부[의가]| (?:민족|인민|국민|당)의|의)"
        r" (?!(?:동맹|우방|친구|이웃|벗))"
        r"[^.,]{1,40}(?:을|를|에 대한|에 대해|에 대하여|에) ?(?:\S{1,8} ){0,4}$"
    )
}
# Who asked in the past is the subject: 대통령은 … 촉구했습니다; of others only the asked one is
ASKED = {"ko": re.compile(r"[^.,]{0,3}?(?:하였|했|하고 있)")}
WARNED = re.compile("경고|엄포|으름장|협박")  # warnings that are told
FIRST_PERSON = re.compile(r"(?:ем|им|ю|емся|имся|аюсь|юсь)$")


def bystander(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """The words that name who takes a stance, where these are neither the speaker nor a state."""
    language, folded = sentence.language, sentence.folded
    if found.cue.is_of_subject or (found.cue.code in NEVER and not _is_told(found, sentence)):
        return None
    if language == "ru" and FIRST_PERSON.search(folded[: found.end].rstrip()):
        return None
    if language == "ko" and _is_first_person(found, sentence):
        return None
    first = max(0, found.start - REACH)
    left = folded[first : found.start]
    who = known.others.search(left)
    if who and (who.lastgroup != "owner" or found.cue.code in OWNED):
        start, end = who.span(who.lastgroup or 0)
        is_own = OWN_BEFORE.search(left[:start]) or OWN_SUBJECT[language].search(left, end)
        is_topic = found.cue.code == "demand" and left.startswith(("은", "는"), end)
        if not is_own and (is_topic or not EMBEDDED[language].search(left, end)):
            return sentence.text[first + start : first + end]
    after = known.received.match(folded, found.end)
    if after and not OWN_SUBJECT[language].search(after[0]):
        if after.lastgroup:
            return sentence.text[after.start(after.lastgroup) : after.end()].strip()
        return _giver(found, sentence)
    return _giver(found, sentence) if _is_for_us(found, left, language) else None


def _is_first_person(found: Found, sentence: Sentence) -> bool:
    """Whether only the speaker can say it: 나서겠습니다; who is warned isn't who warns."""
    if found.cue.code == "warn":
        return not WARNED.search(sentence.folded, found.start, found.end)
    return KO_FIRST_PERSON.search(sentence.folded[found.start : found.end + 4]) is not None


def _giver(found: Found, sentence: Sentence) -> str:
    """The state that is the subject of what was done for the speaker."""
    givers = (
        one
        for one in states_in(sentence, 0, found.start)
        if SUBJECT_AFTER.match(sentence.text, one.end)
    )
    return next(map(code_of, givers), None) or UNNAMED


def _is_for_us(found: Found, left: str, language: str) -> bool:
    """Whether it is the speaker's own policy that is supported: 우리의 정책을 지지하는."""
    ours = OURS.get(language)
    return found.cue.code == "support" and ours is not None and ours.search(left) is not None


def _is_told(found: Found, sentence: Sentence) -> bool:
    """Whether a demand is told as one that was made: 대통령은 대화를 촉구했습니다."""
    asked = ASKED.get(sentence.language)
    if asked is None or found.cue.code != "demand":
        return False
    return asked.search(sentence.folded[found.start : found.end + 6]) is not None
