"""Whose stance a Korean or Japanese cue tells: its subject, its owner, or who is reported."""

from __future__ import annotations

import re

from indexer.cues import Found, Sentence
from indexer.model import Mention
from indexer.states import code_of, states_in
from mappings.stances import Guards

ATTITUDES = ("concern", "regret", "oppose", "protest", "condemn", "support", "demand", "deny")

KO_OWN = re.compile(
    r"(?:우리|정부|외교부|대통령실|저희|저|나|본인|국방부|통일부|장관|대변인|총리|대통령)"
    r"(?:는|은|로서는|가|이|도)(?=[\s,])"
)
# A noun without particle before 정부는: 이집트 정부는, but 우리 정부는
KO_OTHERS_BEFORE = re.compile(
    r"(?<!우리)(?<!한국)(?<!민국)(?<!나와)(?<!저와)"
    r"[가-힣](?<![은는이가을를에서로고며면도와과의지만니다늘제금히한]) $"
)
KO_SUBJECT_AFTER = re.compile(
    r"^\s?(?:측|정부|외교부|외무부|외무성|크렘린궁?|백악관|국무부|국무장관|총리실|군부|의회"
    r"|국방부|국방성|대통령|총리|외교장관|외무상|당국|지도부|대변인"
    r"|외교부 대변인|[가-힣]{2,4} (?:대통령|총리|외교장관|국방장관|대변인))?"
    r"\s?(?:은|는|이|가|도|측이|측은)(?=[\s,])"
)
KO_ASKING = re.compile(
    "촉구|요구|요청|호소|당부|희망|기대|바[라란랍랐]|제의|제안|주문|권고|원[하한합했]|종용|간청|요망|강조|역설"
)
# What only a speaker says of himself: 노력하겠습니다, 지원에 감사드립니다
KO_FIRST_PERSON = re.compile(r"겠(?:습|지만|으며|으나|고 )|감사(?:드|를 드|합)|사의를 표")
# The speaker beside a state: 나와 고르바초프 대통령은, 저와 부시 대통령은
KO_JOINT = re.compile(r"(?:^|\s)(?:나|저|본인|우리)와 $")
KO_POSSESSIVE = re.compile(r"(?:의|측의?)\s?(?:[가-힣]+(?:한|된|적|적인)\s)?$")
KO_REPORTED_AFTER = re.compile(
    r"^[가-힣]{0,9}(?:다|라|자|냐)(?:고|는|며)\s?(?:[가-힣]{1,6}\s){0,2}?"
    r"(?:주장|비난|말|밝|했|보도|반발|지적|발언|언급|전했|강조|발표)"
    r"|^[^.,]{0,14}것으로 (?:전해|알려|보도|파악)"
)
KO_THIRD = re.compile(
    r"([가-힣A-Z]{2,12}(?:\s?(?:측|당국|정부|언론|일각|전문가들?|일부))?)(?:은|는|이|가)\s"
)
# Between a subject and a cue: the subject belongs to a clause that the cue is about
# A Korean cue that begins with what it is about, no attitude: 구상에 뜻을 같이합니다
OBJECT_FIRST = re.compile(
    r"(?!우려|유감|반대|항의|규탄|비난|비판|지지|환영|요구|촉구|요청|호소|부인|반박|거부|걱정|염려|불만|실망|분노"
    r"|성원|찬성|반발|이의|거절|의지|입장|불쾌)[가-힣]{1,6}(?:을|를|에|에도|에는|와|과) "
)
KO_EMBEDDED = re.compile(
    r"(?:(?![은는] )[가-힣 ]){0,12}?(?:이|가|도)(?=[\s,])"
    r".*(?:데 대|것[을에은이]|라는 점|가능성|대비하"
    r"|면[ ,]|때까지|때에는|으로써|에도 |[하되오주내나있]기를|[하되오주있]길 |었으면|줬으면|도록"
    r"|(?:이룩|제시|추진|채택|발표|제안|달성|선언)한 "
    r"|(?:보여 ?준|거둔|이룬|쌓아 ?온|해 ?온|기울여 ?온|하는) )"
)
KO_PREDICATE = re.compile(
    r"[^\s,。、]{0,14}\s?(?:[^\s]{1,10}\s?){0,2}[.。,、\"”]?$|[^\s。、]{0,10}[,、]"
)
JA_OWN = re.compile(
    r"(?:我が国|わが国|日本政府|政府|我々|私ども|私|外務省|日本|総理|大臣)"
    r"(?:として(?:は|も)?|は|が|から(?:は)?)"
)
JA_SUBJECT_AFTER = re.compile(
    r"^(?:側|政府|外交部|外務省|国防省|大統領(?:府)?|首相|外相|当局|外務大臣)?"
    r"(?:は|が|から|から(?:は)?|側は|側が|も)"
)
JA_EMBEDDED = re.compile(r"^(?:側|政府)?が.*(?:こと|もの|の[をにはが])")
JA_POSSESSIVE = re.compile(r"(?:の|側の|政府の)(?:深刻な|強い|大きな)?$")
JA_REPORTED_AFTER = re.compile(
    r"^[^。、]{0,14}?(?:と(?:の|いう)?|との)(?:主張|批判|発言|報道|述べ|言っ|指摘|反発|訴え|声明|立場|見解|姿勢)"
)
JA_OTHERS = re.compile(
    r"(先方|相手側|相手方|同国|一部報道|野党|各国|近隣諸国|関係国)(?:(?:から|は|が|側)[^、。]{0,30}|の)$"
)


def korean_holder(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """The state or the words that a Korean cue's stance belongs to; None for the speaker."""
    if KO_FIRST_PERSON.search(sentence.folded[found.start : found.end + 4]):
        return None
    owner = _owner(found, sentence, KO_POSSESSIVE)
    if owner:
        return owner
    reported = KO_REPORTED_AFTER.match(sentence.folded[found.end - 1 : found.end + 40])
    if found.cue.is_of_subject and not reported:
        return None
    subjects = _subjects(found, sentence, KO_SUBJECT_AFTER, KO_EMBEDDED)
    topical = [one for one in subjects if _is_topic(one, sentence)]
    # Of a demand, 이 and 가 mark who is asked: 미국이 협조해 줄 것을 요청했습니다
    subjects = topical if found.cue.code == "demand" else topical or subjects
    if found.cue.code == "demand" and not (reported or _is_asking(found, sentence)):
        return None
    if any(KO_JOINT.search(sentence.text[: one.start]) for one in subjects):
        return None
    if _is_own(KO_OWN, found, sentence) and not (reported and subjects):
        return None
    if subjects and (reported or _is_main_predicate(found, sentence)):
        return code_of(subjects[0] if reported else subjects[-1])
    if subjects and _leads(subjects[0], found, sentence):
        return code_of(subjects[0])
    third = KO_THIRD.search(sentence.text[: found.start]) if reported else None
    return third[1] if third else None


def _is_asking(found: Found, sentence: Sentence) -> bool:
    """Whether a demand names its asking; else its subject is who is asked: 북한은 버려야 한다."""
    return KO_ASKING.search(sentence.folded[found.start : found.end + 4]) is not None


def _leads(subject: Mention, found: Found, sentence: Sentence) -> bool:
    """Whether a state is what the whole sentence is about: 북한은 … 비난의 화살을 쏟아 내고 있다.

    A demand may be made of it, and it may be condemned: 북한은 규탄받아 마땅하다."""
    if found.cue.code not in ATTITUDES or found.cue.code == "demand":
        return False
    suffered = re.match(r"\s?(?:받|당하|되|의 대상)", sentence.folded[found.end : found.end + 8])
    return _is_topic(subject, sentence) and suffered is None


def _is_own(own: re.Pattern[str], found: Found, sentence: Sentence) -> bool:
    """Whether the speaker's side is named before a cue: 정부는, but neither 러시아 정부는 nor
    푸틴 대통령은."""
    ends = {one.end for one in states_in(sentence, 0, found.start)}
    return any(
        ends.isdisjoint(range(match.start() - 1, match.end()))
        and not KO_OTHERS_BEFORE.search(sentence.folded[: match.start()])
        for match in own.finditer(sentence.folded, 0, found.start)
    )


def _owner(found: Found, sentence: Sentence, possessive: re.Pattern[str]) -> str | None:
    """Whose attitude it is: 중국의 우려. An act has a doer, no holder: 북한의 도발."""
    if found.cue.is_of_subject or found.cue.code not in ATTITUDES:
        return None
    if OBJECT_FIRST.match(sentence.folded, found.start, found.end):
        return None
    for one in reversed(states_in(sentence, 0, found.start)):
        if possessive.fullmatch(sentence.text[one.end : found.start]):
            return code_of(one)
    return None


def _subjects(
    found: Found, sentence: Sentence, after: re.Pattern[str], embedded: re.Pattern[str]
) -> list[Mention]:
    """States before a Korean or Japanese cue that are a subject of its own clause."""
    text = sentence.text
    return [
        one
        for one in states_in(sentence, 0, found.start)
        if after.match(text[one.end : one.end + 30])
        and not embedded.match(text[one.end : found.start])
    ]


def _is_topic(subject: Mention, sentence: Sentence) -> bool:
    """Whether 은 or 는 marks a Korean subject: the sentence's; 이 and 가 may be a clause's."""
    marked = KO_SUBJECT_AFTER.match(sentence.text[subject.end : subject.end + 30])
    return marked is not None and marked[0].endswith(("은", "는"))


def _is_main_predicate(found: Found, sentence: Sentence) -> bool:
    """Whether a Korean or Japanese cue ends its sentence or its clause: it isn't a modifier."""
    after = sentence.folded[found.end : found.end + 40]
    return (
        re.match(
            r"[^\s,。、]{0,14}\s?(?:[^\s]{1,10}\s?){0,2}[.。,、\"”]?$|[^\s。、]{0,10}[,、]", after
        )
        is not None
    )


def japanese_holder(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """The state or the words that a Japanese cue's stance belongs to; None for the speaker."""
    owner = _owner(found, sentence, JA_POSSESSIVE)
    if owner:
        return owner
    reported = JA_REPORTED_AFTER.match(sentence.folded[found.end : found.end + 40])
    others = JA_OTHERS.search(sentence.folded[: found.start])
    if others:
        return others[1]
    if found.cue.is_of_subject and not reported:
        return None
    if _is_own(JA_OWN, found, sentence) and not reported:
        return None
    subjects = _subjects(found, sentence, JA_SUBJECT_AFTER, JA_EMBEDDED)
    if subjects and (reported or _is_main_predicate(found, sentence)):
        return code_of(subjects[0] if reported else subjects[-1])
    return None
