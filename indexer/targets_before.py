"""What a Korean or Japanese stance is about: the words before its cue."""

from __future__ import annotations

import re

from indexer.cues import Place, Span, last_clause

KO_CLAUSE = re.compile(r"[,;]\s|(?:며|지만|으나|하고|했고|이고|인바|는바)[,\s]\s?")
KO_LEAD = re.compile(
    r"^(?:(?:한국|대한민국|우리|우리나라|본|현)?\s?"
    r"(?:정부|외교부|대통령실|국방부|통일부|우리|저희|저|나|대변인|장관|대통령|국가안보실)"
    r"(?:는|은|가|로서는|로서|도|의 입장에서)\s?(?:오늘|다시 한번|이에)?[,\s]*"
    r"|이에(?: 대해)?,?\s|또한,?\s|아울러,?\s|한편,?\s|특히,?\s|이와 관련,?\s)+"
)
KO_ADVERBS = re.compile(
    r"(?:\s*(?:다시 한번|다시금|거듭|강력히|강력하게|엄중히|엄중하게|깊은|심각한|강한|매우|결코"
    r"|절대로?|즉각|다시|전적으로|적극|단호히|모두|함께|한목소리로|공히|우리 정부가|우리가|정부가"
    r"|우리로서는|진심으로|크게|높이|큰|가장|대단히|심히|분명히|이를|계속|지속적으로))+\s*$"
)
KO_PARTICLE = re.compile(
    r"\s*(?:것을|것에 (?:대해|대하여)|것은|것이|데 (?:대해서?|대하여|대한)"
    r"|에 (?:대해서?|대하여|대한|관해|관한|관하여)|(?:와|과) 관련(?:해|하여|한)?,?"
    r"|관련(?:하여|해)?,?|을 상대로|를 상대로|에게|측에|에|을|를|은|는|이|가|로|의)?\s*$"
)
# Who holds the stance, told at the beginning: 미국은, 韓国側は
KO_HOLDER = re.compile(r"[^\s,]{1,12}(?:\s[^\s,]{1,10})?(?:은|는|측이)[\s,]+")
KO_TOPIC = re.compile(r"(?<=[가-힣])(?:은|는)(?=[\s,])")
KO_SUBJECT = re.compile(r"(?<=[가-힣])(?:이|가|도)(?=[\s,])")
KO_ADDRESSEE = re.compile(
    r"(?<=[가-힣])(?:이|가|에게|에 대해|에 대하여|측에|에|들이|은|는|께서)(?=[\s,])"
)
KO_IT = re.compile(r"(?:이를|이에 (?:대해|대하여)|이에)\s*$")
# After a cue, the ending that joins the next clause: 우려를 표하고, 懸念を表明し、
KO_JOINED = re.compile(
    r"[^\s,]{0,12}(?:\s[^\s,]{1,8})?(?:고|며|면서|으나|지만|는데|하여|해)[,\s]\s?"
)

JA_CLAUSE = re.compile(r"[、。](?=.)")
JA_LEAD = re.compile(
    r"^(?:(?:(?:日本)?政府|我が国|わが国|日本|私|我々|外務省)"
    r"(?:として(?:は|も)?|は|としましては)、?"
    r"|また、|さらに、|更に、|一方、|特に、|これに対し、|こうした中、|改めて)+"
)
JA_ADVERBS = re.compile(
    r"(?:強く|深く|極めて|断固として|断固|断じて|到底|決して|全く|一切|厳重に|誠に|最も|心から|高く"
    r"|改めて|重ねて|一貫して|深刻な|強い|深い|大きな|重大な|直ちに|引き続き|全面的に)+$"
)
JA_PARTICLE = re.compile(
    r"(?:こと(?:に対し(?:て)?(?:は)?|について|に関し(?:て)?|は|が|を|に)"
    r"|に対し(?:て)?(?:は|も|の)?|に対する|について(?:は|の|も)?|に関し(?:て)?|に関する|に(?:は|も)?"
    r"|を|は|が|も|と|との|への|の|から|ため|として)?$"
)
JA_HOLDER = re.compile(r"[^、。をにでがはへと]{1,15}は、?")
JA_TOPIC = re.compile(r"(?:は|も)(?=[、ァ-ヶ一-鿿])")
JA_SUBJECT = re.compile(r"が(?=[、ぁ-んァ-ヶ一-鿿])")
JA_ADDRESSEE = re.compile(
    r"に対し(?:て)?(?:は|も)?|側に(?:は)?|政府に(?:は)?|には|に(?=、)|が(?=[、一-鿿ぁ-ん])|から(?:の)?"
)
JA_IT = re.compile(
    r"(?:これ(?:を|に(?:対し(?:て)?)?)|この(?:こと|点)(?:を|に(?:対し(?:て)?)?))、?$"
)
JA_JOINED = re.compile(r"[^。、]{0,14}、")


def _without(pattern: re.Pattern[str], left: str, end: int) -> int:
    match = pattern.search(left[:end])
    return match.start() if match else end


def _after_joined(place: Place, first: int, joined: re.Pattern[str]) -> int:
    """Where the clause of a cue begins that is joined to the clause of the cue before it."""
    if place.preceding is None:
        return first
    match = joined.match(place.left, place.preceding.end - 1)
    return match.end() if match else first


def _said_of(left: str, first: int, topic: re.Pattern[str], subject: re.Pattern[str]) -> int | None:
    """Where the last topic (은, は) of some words ends, or else their first subject (이, が)."""
    topics_found = list(topic.finditer(left, first))
    found = topics_found[-1] if topics_found else subject.search(left, first)
    return found.start() if found and found.start() > first else None


def korean_target(place: Place) -> Span | None:
    """The words before a Korean cue: its object, its addressee, or its topic."""
    left, cue = place.left, place.found.cue
    lead = KO_LEAD.match(left)
    first = _after_joined(place, lead.end() if lead else 0, KO_JOINED)
    bare = left[: _without(KO_ADVERBS, left, len(left))]
    if place.preceding and (KO_IT.search(bare) or "이를" in left[len(bare) :]):
        return korean_target(place.of(place.preceding))
    if cue.code == "demand" and not cue.is_of_subject:
        addressee = KO_ADDRESSEE.search(left, first)
        if addressee and addressee.start() > first:
            return first, addressee.start()
    if cue.is_of_subject:
        said_of = _said_of(left, first, KO_TOPIC, KO_SUBJECT)
        if said_of:
            return last_clause(KO_CLAUSE, left[:said_of], first), said_of
    end = _without(KO_PARTICLE, left, len(bare))
    start = last_clause(KO_CLAUSE, left[:end], first)
    holder = KO_HOLDER.match(left, start, end)
    start = holder.end() if holder and not cue.is_of_subject else start
    return (start, end) if end > start else None


def japanese_target(place: Place) -> Span | None:
    """The words before a Japanese cue: its object, its addressee, or its topic."""
    left, cue = place.left, place.found.cue
    lead = JA_LEAD.match(left)
    first = _after_joined(place, lead.end() if lead else 0, JA_JOINED)
    bare = left[: _without(JA_ADVERBS, left, len(left.rstrip("、")))]
    if place.preceding and JA_IT.search(bare):
        return japanese_target(place.of(place.preceding))
    if cue.code == "demand":
        addressee = JA_ADDRESSEE.search(left, first)
        if addressee and addressee.start() > first:
            return first, addressee.start()
    if cue.is_of_subject:
        said_of = _said_of(left, first, JA_TOPIC, JA_SUBJECT)
        if said_of:
            return first, said_of
    end = _without(JA_PARTICLE, left, len(bare))
    start = last_clause(JA_CLAUSE, left[:end], first)
    holder = JA_HOLDER.match(left, start, end)
    start = holder.end() if holder and not cue.is_of_subject else start
    return (start, end) if end > start else None
