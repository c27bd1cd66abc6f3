"""Subjects that are no states: what the public, a company or a guest thinks isn't the speaker's."""

from __future__ import annotations

import re

from indexer.bystanders_ru import UNNAMED, WITH_US, russian_bystander
from indexer.cues import Found, Sentence
from indexer.holders_eastern import KO_FIRST_PERSON
from indexer.states import code_of, states_in
from mappings.stances import Guards

# Whom a demand asks may stand as its subject: 皆さんもしていただきたい
NEVER = ("decline", "demand")
OWNED = ("support", "concern")  # what an owner before it holds: 국제사회의 지지
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
# our people; the president and I
OWN_BEFORE = re.compile(
    r"(?:(?:우리|저희)(?: ?측(?: [가-힣]{1,4})?)?|양|두|(?:나|저|본인|우리)와"
    r"|our|my|我が|わが|防衛省・|наши|мои) ?$"
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
    if found.cue.is_of_subject:
        return None
    if sentence.language == "ru":
        if theirs := russian_bystander(found, sentence):
            return theirs
        if FIRST_PERSON.search(sentence.folded[: found.end].rstrip()):
            return None
    if found.cue.code in NEVER and not _is_told(found, sentence):
        return None
    if sentence.language == "ko" and _is_first_person(found, sentence):
        return None
    return _subject(found, sentence, known) or _giver(found, sentence, known)


def _subject(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """The subject before a cue, where it is no state: 상인들은 반대했습니다."""
    language = sentence.language
    first = max(0, found.start - REACH)
    left = sentence.folded[first : found.start]
    who = known.others.search(left)
    if who is None or (who.lastgroup == "owner" and found.cue.code not in OWNED):
        return None
    start, end = who.span(who.lastgroup or 0)
    if OWN_BEFORE.search(left[:start]) or OWN_SUBJECT[language].search(left, end):
        return None
    is_topic = found.cue.code == "demand" and left.startswith(("은", "는"), end)
    if not is_topic and EMBEDDED[language].search(left, end):
        return None
    if language == "ru" and WITH_US.search(left, 0, start):
        return None
    return sentence.text[first + start : first + end]


def _is_first_person(found: Found, sentence: Sentence) -> bool:
    """Whether only the speaker can say it: 나서겠습니다; who is warned isn't who warns."""
    if found.cue.code == "warn":
        return not WARNED.search(sentence.folded, found.start, found.end)
    return KO_FIRST_PERSON.search(sentence.folded[found.start : found.end + 4]) is not None


def _giver(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """Who did for the speaker what a cue tells: 영국은 우리를 지지해 주었습니다."""
    after = known.received.match(sentence.folded, found.end)
    if after and not OWN_SUBJECT[sentence.language].search(after[0]):
        if after.lastgroup:
            return sentence.text[after.start(after.lastgroup) : after.end()].strip()
        return _giving_state(found, sentence)
    return _giving_state(found, sentence) if _is_for_us(found, sentence) else None


def _giving_state(found: Found, sentence: Sentence) -> str:
    """The state that is the subject of what was done for the speaker."""
    givers = (
        one
        for one in states_in(sentence, 0, found.start)
        if SUBJECT_AFTER.match(sentence.text, one.end)
    )
    return next(map(code_of, givers), None) or UNNAMED


def _is_for_us(found: Found, sentence: Sentence) -> bool:
    """Whether it is the speaker's own policy that is supported: 우리의 정책을 지지하는."""
    ours = OURS.get(sentence.language)
    left = sentence.folded[max(0, found.start - REACH) : found.start]
    return found.cue.code == "support" and ours is not None and ours.search(left) is not None


def _is_told(found: Found, sentence: Sentence) -> bool:
    """Whether a demand is told as one that was made: 대통령은 대화를 촉구했습니다."""
    asked = ASKED.get(sentence.language)
    if asked is None or found.cue.code != "demand":
        return False
    return asked.search(sentence.folded[found.start : found.end + 6]) is not None
