"""Whose stance a cue tells: the speaker's own (None), or that of somebody the speaker reports."""

from __future__ import annotations

import re

from indexer.cues import Found, Sentence
from indexer.model import Mention
from mappings.stances import Guards, guards
from mappings.topics import topics

# The state that a sentence without any known source is likely to speak for
HOME = {"ko": "KR", "ja": "JP", "ru": "RU"}
AS_PRINTED = ("hamas", "hezbollah", "houthi", "west", "intl_community")

OFFICIAL_NOUNS = (
    r"(?:side|government|foreign|ministry|ministers?|president|presidential|prime|officials?"
    r"|spokes(?:person|man|woman)|embassy|leaders?|delegation|authorities|regime|administration|office|of)"
)
AUXILIARIES = (
    r"(?:has|have|had|is|are|was|were|will|would|also|again|once|repeatedly|recently|today|\w+ly|both|all|been|be|jointly"
    r"|express\w*|voic\w*|convey\w*|reiterat\w*|reaffirm\w*|rais\w*|shar\w*|lodg\w*|announc\w*|its|their|his|her|strong|deep|grave|serious|firm|great)"
)
EN_SUBJECT = re.compile(
    rf"^(?:'s)?(?:[ ,]+(?:and |the )?(?:{OFFICIAL_NOUNS}|[A-Z][\w.'-]+))*(?: {AUXILIARIES}){{0,5}}\s*$"
)
EN_OWN = re.compile(
    r"\b(?:we|i|our|my|let me|the (?:secretary|president|minister|prime minister|spokesperson|department|white house))\b[^;.:]{0,80}$"
)
EN_POSSESSIVE = re.compile(r"\b(their|his|her|its)\s+(?:\w+\s+){0,2}$")
EN_SELF = re.compile(r"\b(?:we|i|our|my|us)\b")
EN_ACCORDING = re.compile(r"\baccording to ([^,.;]{2,60})|\bin the (?:view|words|opinion) of ([^,.;]{2,60})")
CLAIMING = re.compile(r"claim|alleg|accus|argu|according|reported|assert")
OWN_OFFICIAL = re.compile(
    r"^(?:the |mr\.? |ms\.? |mrs\.? |dr\.? )?(?:secretary|president|vice president|minister|foreign minister|prime minister"
    r"|spokes\w+|state department|white house|ministry|department|administration|chief cabinet secretary)"
)

KO_OWN = re.compile(r"(?:우리|정부|외교부|대통령실|저희|저|나|본인|국방부|통일부|장관|대변인|총리|대통령)(?:는|은|로서는|가|이|도)(?=[\s,])")
KO_SUBJECT_AFTER = re.compile(
    r"^\s?(?:측|정부|외교부|외무성|국방부|국방성|대통령|총리|외교장관|외무상|당국|지도부|대변인|외교부 대변인|[가-힣]{2,4} (?:대통령|총리|외교장관|국방장관|대변인))?"
    r"\s?(?:은|는|이|가|도|측이|측은)(?=[\s,])"
)
KO_POSSESSIVE = re.compile(r"(?:의|측의?)\s?(?:[가-힣]+(?:한|된|적|적인)\s)?$")
KO_REPORTED_AFTER = re.compile(
    r"^[가-힣]{0,8}(?:다|라|자|냐)(?:고|는|며)\s?(?:[가-힣]{1,6}\s){0,2}?(?:주장|비난|말|밝|했|보도|반발|지적|발언|언급|전했|강조)"
)
KO_THIRD = re.compile(r"([가-힣A-Z]{2,12}(?:\s?(?:측|당국|정부|언론|일각|전문가들?|일부))?)(?:은|는|이|가)\s")

JA_OWN = re.compile(r"(?:我が国|わが国|日本政府|政府|我々|私ども|私|外務省|日本|総理|大臣)(?:として(?:は|も)?|は|が|から(?:は)?)")
JA_SUBJECT_AFTER = re.compile(
    r"^(?:側|政府|外交部|外務省|国防省|大統領(?:府)?|首相|外相|当局|外務大臣)?(?:は|が|から|から(?:は)?|側は|側が|も)"
)
JA_POSSESSIVE = re.compile(r"(?:の|側の|政府の)(?:深刻な|強い|大きな)?$")
JA_REPORTED_AFTER = re.compile(r"^[^。、]{0,14}?(?:と(?:の|いう)?|との)(?:主張|批判|発言|報道|述べ|言っ|指摘|反発|訴え|声明)")
JA_OTHERS = re.compile(r"(先方|相手側|相手方|同国|一部報道|野党|各国|近隣諸国|関係国|現地|批判する向き|一部)(?:から|は|が|の|では|側)")

RU_OWN = re.compile(r"\b(?:мы|я|наш\w*|нами|нам|россия|москва|российская сторона|мид россии|президент россии)\b")
RU_FIRST_PERSON = re.compile(r"(?:ем|им|ю|емся|имся|аюсь|юсь)\b")
RU_SUBJECT_AFTER = re.compile(
    r"^(?: (?:и [А-ЯЁ]\w+|сторона|правительство|МИД|президент|премьер\w*|министр\w*|власти|[А-ЯЁ][\w-]+)){0,4}"
    r"(?: (?:также|вновь|сегодня|уже|неоднократно|\w+но|\w+ки|выраж\w+|выраз\w+|заяв\w+)){0,4}\s*$"
)
RU_POSSESSIVE_AFTER = re.compile(r"^\s*(?:со стороны )?([А-ЯЁ]\w+|соседей|соседних стран|партнеров|оппонентов|коллег)")
RU_POSSESSIVE = re.compile(r"^(?:соседей|соседних|партнер|оппонент|коллег|запад)")
RU_ACCORDING = re.compile(r"по (?:словам|мнению|утверждени\w+|версии) ([^,.;]{2,60})")


def holder_of(found: Found, sentence: Sentence, government: str | None) -> str | None:
    """None for the speaker's own stance, else whose it is: "RU", or a name as printed.

    `government` is the speaker's (ISO 3166 alpha-2), where it is known."""
    known = guards(sentence.language)
    if known is None:
        return None
    own = government or HOME.get(sentence.language)
    holder = FINDERS[sentence.language](found, sentence, known)
    return None if holder == own else holder


def code_of(mention: Mention) -> str | None:
    """How a mentioned state or organisation is written as a holder; None for a topic."""
    topic = topics()[mention.id]
    if topic.kind == "topic" or mention.id in AS_PRINTED:
        return None
    return mention.id.removesuffix("_org").upper()


def _states(sentence: Sentence, start: int, end: int) -> list[Mention]:
    """Mentions of states and organisations within a part of a sentence."""
    inside = [one for one in sentence.mentions if start <= one.start and one.end <= end]
    return [one for one in inside if code_of(one)]


def _nearest_subject(
    found: Found, sentence: Sentence, between: re.Pattern[str], ends: int
) -> str | None:
    """The state that is the subject of a cue: what stands between the two is of its group."""
    for one in reversed(_states(sentence, 0, ends)):
        if between.match(sentence.text[one.end : ends]):
            return code_of(one)
    return None


def _english(found: Found, sentence: Sentence, known: Guards) -> str | None:
    left = sentence.folded[: found.start]
    if not found.cue.is_of_subject:
        if _is_own_clause(left):
            return None
        subject = _nearest_subject(found, sentence, EN_SUBJECT, found.start)
        if subject or EN_SUBJECT.match(left) is None and _possessor(found, sentence):
            return subject or _possessor(found, sentence)
    return _reporter(found, sentence, known)


def _is_own_clause(left: str) -> bool:
    clause = re.split(r"[;:]|\bthat\b|\bsaid\b", left)[-1]
    return EN_OWN.search(clause) is not None


def _possessor(found: Found, sentence: Sentence) -> str | None:
    """Who "their concerns" belong to: the state named last before it."""
    if not EN_POSSESSIVE.search(sentence.folded[: found.start]):
        begins = re.match(r"(?:their|his|her) ", sentence.folded[found.start : found.end])
        if not begins:
            return None
    before = _states(sentence, 0, found.start)
    return code_of(before[-1]) if before else None


def _reporter(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """The subject of "said that", "claims", "according to", when the cue stands within."""
    according = EN_ACCORDING.search(sentence.folded)
    if according:
        group = 1 if according[1] else 2
        return _named(sentence, *according.span(group))
    verbs = [v for v in known.reporting.finditer(sentence.folded, 0, found.start)]
    if not verbs or '"' in sentence.folded[verbs[-1].end() : found.start]:
        return None
    subject = sentence.folded[: verbs[-1].start()].strip(" ,")
    is_own = EN_SELF.search(subject) or OWN_OFFICIAL.match(subject)
    if not subject or is_own or EN_SELF.search(sentence.folded[verbs[-1].end() : found.start]):
        return None
    starts = sentence.folded.index(subject)
    return _named(sentence, starts, starts + min(len(subject), 80))


def _named(sentence: Sentence, start: int, end: int) -> str:
    """A holder at sentence.text[start:end]: the state named there, else the words themselves."""
    states = _states(sentence, start, end)
    return (code_of(states[0]) if states else None) or sentence.text[start:end].strip(" ,")


def _korean(found: Found, sentence: Sentence, known: Guards) -> str | None:
    before = _states(sentence, 0, found.start)
    for one in reversed(before):
        if KO_POSSESSIVE.fullmatch(sentence.text[one.end : found.start]):
            return code_of(one)
    reported = KO_REPORTED_AFTER.match(sentence.folded[found.end : found.end + 40])
    if found.cue.is_of_subject and not reported:
        return None
    subjects = [one for one in before if KO_SUBJECT_AFTER.match(sentence.text[one.end : one.end + 30])]
    if KO_OWN.search(sentence.folded[: found.start]) and not (reported and subjects):
        return None
    if subjects and (reported or _is_main_predicate(found, sentence)):
        return code_of(subjects[0] if reported else subjects[-1])
    third = KO_THIRD.search(sentence.text[: found.start]) if reported else None
    return third[1] if third else None


def _is_main_predicate(found: Found, sentence: Sentence) -> bool:
    """Whether a Korean or Japanese cue ends its sentence or its clause: it isn't a modifier."""
    after = sentence.folded[found.end : found.end + 40]
    return re.match(r"[^\s,。、]{0,14}\s?(?:[^\s]{1,10}\s?){0,2}[.。,、\"”]?$|[^\s。、]{0,10}[,、]", after) is not None


def _japanese(found: Found, sentence: Sentence, known: Guards) -> str | None:
    before = _states(sentence, 0, found.start)
    for one in reversed(before):
        if JA_POSSESSIVE.fullmatch(sentence.text[one.end : found.start]):
            return code_of(one)
    reported = JA_REPORTED_AFTER.match(sentence.folded[found.end : found.end + 40])
    others = JA_OTHERS.search(sentence.folded[: found.start])
    if others:
        return others[1]
    if found.cue.is_of_subject and not reported:
        return None
    if JA_OWN.search(sentence.folded[: found.start]) and not reported:
        return None
    subjects = [one for one in before if JA_SUBJECT_AFTER.match(sentence.text[one.end : one.end + 20])]
    if subjects and (reported or _is_main_predicate(found, sentence)):
        return code_of(subjects[0] if reported else subjects[-1])
    return None


def _russian(found: Found, sentence: Sentence, known: Guards) -> str | None:
    according = RU_ACCORDING.search(sentence.folded)
    if according and according.start() < found.start:
        return _named(sentence, *according.span(1))
    if RU_FIRST_PERSON.search(sentence.folded[found.start : found.end]):
        return None
    after = sentence.text[found.end :]
    if RU_POSSESSIVE.match(after.strip().lower()):
        return after.strip().split(" ")[0].strip(",.")
    if not found.cue.is_of_subject:
        subject = _nearest_subject(found, sentence, RU_SUBJECT_AFTER, found.start)
        if subject:
            return subject
    return _russian_reporter(found, sentence, known)


def _russian_reporter(found: Found, sentence: Sentence, known: Guards) -> str | None:
    verbs = list(known.reporting.finditer(sentence.folded, 0, found.start))
    if not verbs or RU_OWN.search(sentence.folded[: found.start]):
        return None
    states = _states(sentence, 0, verbs[-1].start())
    return code_of(states[0]) if states else None


FINDERS = {"en": _english, "ko": _korean, "ja": _japanese, "ru": _russian}
