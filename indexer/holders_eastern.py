"""Whose stance a Korean or Japanese cue tells: its subject, its owner, or who is reported."""

from __future__ import annotations

import re

from indexer.bystanders_ru import UNNAMED
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
    r"^(?:側|政府|外交部|外務省|国防省|大統領(?:府)?|首相|外相|当局|外務大臣|代表(?:団)?|国連大使"
    r"|大使|報道官|国防相|指導部|軍)?"
    r"(?:の(?:労働新聞|国営[^、。]{1,6}|報道官|外務省|外相|国防省|政府|首相|大統領|代表|当局|メディア"
    r"|野党|与党|議会|国会|世論))?"
    r"(?:は|が|から|から(?:は)?|側は|側が|も)"
)
# … or of a clause before the speaker's own: 中国は…を続けており、その動向を懸念しております
JA_EMBEDDED = re.compile(
    r"^(?:側|政府)?が.*(?:こと|もの|の[をにはが])"
    r"|^[^。]*(?:ており|であり|まして|ますが|ですが|ましたが)、[^。]{0,20}(?:その|これ|こうした|この)"
)
# Whose demand it is, where no state asks: 反政府勢力は…撤退を要求しています
JA_ASKER = re.compile(
    r"((?:反政府|武装|反体制|野党)勢力|市民団体|人権団体|労働組合|住民|遺族|学生|デモ隊|参加者|野党|与党"
    r"|専門家|世論|被害者|地元)(?:ら|たち|側)?(?:は|が)[^。]{0,40}$"
)
JA_ASKS = re.compile(r"要求|求め|訴え|要請|促|抗議|呼び")
# Japan together with another state is the speaker's side: 日米, 日韓
JA_JOINT = re.compile(r"日(?:米|韓|中|豪|印|英|仏|独|伊|露|ロ|欧|朝|越|比|台)")
JA_POSSESSIVE = re.compile(r"(?:の|側の|政府の)(?:深刻な|強い|大きな)?$")
JA_REPORTED_AFTER = re.compile(
    r"^[^。、]{0,14}?(?:と(?:の|いう)?|との)(?:主張|批判|発言|報道|述べ|言っ|指摘|反発|訴え|声明|立場|見解|姿勢)"
)
# Somebody's view that the speaker only names: 許されないとの御指摘, 反対だという声
JA_TOLD_AFTER = re.compile(
    r"^(?:[^。、]{0,12}?(?:との|という|といった|とする)|する|した|している)(?:御|ご|お)?"
    r"(?:指摘|声|意見|批判|見方|要望|決議|主張|議論|向き|疑念|疑問|訴え|(?:一部)?報道|噂|観測|調査)"
    r"|^[すしたてるい示表明唱え]{0,6}(?:市民|人権|民間)?(?:国|声|向き|者|人|意見|議員|専門家|団体)(?:も|が|は|々|たち)"
)
# Verbs by which a speaker humbles his own side; nobody else is their subject
JA_HUMBLE = re.compile(r"差し?控え|お答え|申し上げ")
JA_HUMBLE_AFTER = re.compile(
    r"^[^。、]{0,8}?(?:いたし(?:ます|たい|かね|ました)|まいり(?:ます|たい)|申し上げ(?:ます|たい)"
    r"|させていただ|存じ|所存|たいと(?:考え|思|存))"
)
# Between a cue and the state that it describes: 制裁に反発したロシアは, 懸念を示す米国は
JA_RELATIVE = re.compile(r"^[をにと]?(?:示|表明|唱え|強め|続け)?[すしたてるい]{0,6}$")
JA_HEAD_AFTER = re.compile(r"^(?:側|政府|当局)?(?:は|が|も|に対し|から)")
JA_OTHERS = re.compile(
    r"(先方|相手側|相手方|同国|一部報道|野党|各国|近隣諸国|関係国|当時の(?:大臣|総理|首相|長官|政府))(?:(?:から|は|が|側)[^、。]{0,30}|の)$"
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
    described = _described(found, sentence)
    if described:
        return described
    left = sentence.folded[: found.start]
    others = JA_OTHERS.search(left) or _asker(found, left, sentence)
    if others:
        return others[1]
    if _is_humble(found, sentence):
        return None
    told = JA_TOLD_AFTER.match(sentence.folded[found.end : found.end + 40])
    if found.cue.is_of_subject and not (reported or told):
        return None
    if _is_own(JA_OWN, found, sentence) and not reported:
        return None
    subjects = [
        one
        for one in _subjects(found, sentence, JA_SUBJECT_AFTER, JA_EMBEDDED)
        if not JA_JOINT.match(sentence.text, one.start)
    ]
    if subjects and (reported or _is_main_predicate(found, sentence)):
        return code_of(subjects[0] if reported else subjects[-1])
    return UNNAMED if told else None


def _described(found: Found, sentence: Sentence) -> str | None:
    """The state that a Japanese cue describes, which comes after it: 反発したロシアは."""
    if found.cue.is_of_subject or found.cue.code not in ATTITUDES:
        return None
    for one in states_in(sentence, found.end, len(sentence.text)):
        between = sentence.folded[found.end : one.start]
        after = sentence.folded[one.end : one.end + 8]
        return code_of(one) if JA_RELATIVE.match(between) and JA_HEAD_AFTER.match(after) else None
    return None


def _asker(found: Found, left: str, sentence: Sentence) -> re.Match[str] | None:
    """Who else makes a Japanese demand by a verb of asking: 野党は…撤回を求めています."""
    said = sentence.folded[found.start : found.end]
    is_asked = found.cue.code == "demand" and JA_ASKS.search(said)
    return JA_ASKER.search(left) if is_asked else None


def _is_humble(found: Found, sentence: Sentence) -> bool:
    """Whether a Japanese cue is the speaker's own by its verb: 中国に対し…求めてまいります,
    台湾有事という仮定の質問にお答えすることは差し控えたいと思います."""
    said = sentence.folded[found.start : found.end]
    if found.cue.code == "decline" and JA_HUMBLE.search(said):
        return True
    return JA_HUMBLE_AFTER.match(sentence.folded[found.end - 1 : found.end + 24]) is not None
