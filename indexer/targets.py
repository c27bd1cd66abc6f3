"""What a stance is about: the words beside its cue, and the topics that they name."""

from __future__ import annotations

import re

from indexer.cues import Found, Sentence
from indexer.model import Mention, Target
from mappings.topics import topics

LONGEST = 220  # characters of a target
NEVER_A_TARGET = "intl_community"  # of a negative stance: it is only ever called upon

EN_CUT = re.compile(
    r"[;:.!?]|,\s(?!(?:and|or) [a-z]+ (?:of|to)\b)|\s[-—–]\s|,?\s(?:which|who|whose|because|but|while|although|as well as|as it|as a|so that|if|when)\b"
    r"|\s(?:and|or)\s(?:we|i|it|they|will|would|call|calls|urge|urges|demand|demands|condemn|condemns|express|stand|to|also|are|is|reaffirm|strongly|again|remain)\b"
)
EN_LEAD = re.compile(
    r"^[\s,]*(?:(?:deeply|strongly|too|also|very|once|again|and)\s)*(?:(?:about|over|at|by|with|of|to|for|that|on|upon|against|regarding|concerning|toward|towards|in|into|from|because of)\s|the fact that\s|to the fact that\s)?"
)
EN_TO_VERB = re.compile(r"\s(?:to|not to|that|should|must)\s")
EN_CLAUSE = re.compile(r"[;:]\s|,\s(?:and|but|while|so)\s|\b(?:that|because|but|believe|think|consider|find|calls? it|said)\s")
EN_COPULA = re.compile(
    r"[\s,]*(?:\b(?:is|are|was|were|be|been|being|remains?|seems?|constitutes?|constitute|represents?|will|would|may|might|can|has|have|had|also|still|not|a|an|the|it|simply|just|both|and|which|also|clearly|such|another|\w+ly)\b[\s,]*)*$"
)
EN_LEADING_ADVERB = re.compile(r"^(?:in|at|for|as|with|on|from|after|before|once|again|today|frankly|however|therefore|moreover|regrettably|clearly|indeed|look|well|so|and|but|now)\b[^,]{0,60},\s")

EN_AND_CUE = re.compile(r"^\s*(?:,\s*)?(?:and|or|as well as)\s+(?:\w+\s+)?$")

KO_CLAUSE = re.compile(r"[,;]\s|(?:며|지만|으나|하고|했고|이고|인바|는바)[,\s]\s?")
KO_LEAD = re.compile(
    r"^(?:(?:한국|대한민국|우리|우리나라|본|현)?\s?(?:정부|외교부|대통령실|국방부|통일부|우리|저희|저|나|대변인|장관|대통령|국가안보실)"
    r"(?:는|은|가|로서는|로서|도|의 입장에서)\s?(?:오늘|다시 한번|이에)?[,\s]*|이에(?: 대해)?,?\s|또한,?\s|아울러,?\s|한편,?\s|특히,?\s|이와 관련,?\s)+"
)
KO_ADVERBS = re.compile(
    r"(?:\s*(?:다시 한번|다시금|거듭|강력히|강력하게|엄중히|엄중하게|깊은|심각한|강한|매우|결코|절대로?|즉각|전적으로|적극|단호히|모두|함께|한목소리로|공히|우리 정부가|우리가|정부가|우리로서는|진심으로|크게|높이|큰|가장|대단히|심히|분명히|이를|계속|지속적으로))+\s*$"
)
KO_PARTICLE = re.compile(
    r"\s*(?:것을|것에 (?:대해|대하여)|것은|것이|데 (?:대해|대하여|대해서|대한|대하여서)|에 (?:대해서?|대하여|대한|관해|관한|관하여)|(?:와|과) 관련(?:해|하여|한)?,?|관련(?:하여|해)?,?|을 상대로|를 상대로|에게|측에|에|을|를|은|는|이|가|로|의)?\s*$"
)
KO_SUBJECT = re.compile(r"(?<=[가-힣])(?:은|는|이|가)(?=[\s,])")
KO_ADDRESSEE = re.compile(r"(?<=[가-힣])(?:이|가|에게|에 대해|에 대하여|측에|에|들이|은|는|께서)(?=[\s,])")

JA_CLAUSE = re.compile(r"[、。](?=.)")
JA_LEAD = re.compile(
    r"^(?:(?:(?:日本)?政府|我が国|わが国|日本|私|我々|外務省)(?:として(?:は|も)?|は|としましては)[、]?|また、|さらに、|更に、|一方、|特に、|これに対し、|こうした中、|改めて)+"
)
JA_ADVERBS = re.compile(r"(?:強く|深く|極めて|断固として|断固|断じて|到底|決して|全く|一切|厳重に|誠に|最も|心から|高く|改めて|重ねて|一貫して|深刻な|強い|深い|大きな|重大な|直ちに|引き続き|あらゆる選択肢を|全面的に)+$")
JA_PARTICLE = re.compile(
    r"(?:こと(?:に対し(?:て)?(?:は)?|について|に関し(?:て)?|は|が|を|に)|に対し(?:て)?(?:は|も|の)?|に対する|について(?:は|の|も)?|に関し(?:て)?|に関する|に(?:は|も)?|を|は|が|も|と|との|への|の|から|ため|として)?$"
)
JA_SUBJECT = re.compile(r"(?:は|が|も)(?=[、ぁ-んァ-ヶ一-鿿])")
JA_ADDRESSEE = re.compile(r"(?:に対し(?:て)?(?:は|も)?|側に(?:は)?|政府に(?:は)?|には|に(?=、)|が(?=[、一-鿿ぁ-ん])|から(?:の)?)")

RU_CUT = re.compile(r"[;:.!?]|,|\s[-—–]\s|\s(?:и|а|но)\s(?=(?:мы|я|призыва|требу|осужда|считаем|выраж|будем|готов|наста|приветств|подтвержд|намерен|решительно|вновь|категорически|недопустим|неприемлем)\w*)")
RU_LEAD = re.compile(
    r"^[\s,]*(?:(?:также|вновь|крайне|весьма|нашу|нам|у нас|нас|свою|свое|свой|серьезн\w+|глубок\w+)\s)*(?:(?:в связи с(?:о)?|по поводу|относительно|из-за|против|в отношении|к|с|со|на|за|о|об|обо|от|в|во|по|тем, что|то, что|тому, что|того, что|что)\s)?"
)
RU_INFINITIVE = re.compile(r"\s(?:не\s)?\w+(?:ть|ти|чь)(?:ся)?\b|\sк\s")
RU_COPULA = re.compile(r"[\s,]*(?:\b(?:является|являются|остается|остаются|быть|было|был|были|будет|это|есть|для нас|нам|нас|у нас|считаем|мы|также|абсолютно|совершенно|не|\w+но|\w+ески)\b[\s,]*)*[-—–\s,]*$")


def target_of(
    found: Found, sentence: Sentence, following: Found | None, polarity: str
) -> Target | None:
    """What the stance of a cue is about, with places in the statement; None when nothing says so.

    `following` is the next cue of the sentence: "concern and condemn …" share what follows."""
    span = FINDERS[sentence.language](found, sentence, following)
    if span is None:
        return None
    start, end = _tidied(sentence, *span)
    if end <= start:
        return None
    first = found.start if found.cue.code == "sanction" and found.start < start else start
    last = found.end if found.cue.code == "sanction" and found.end > end else end
    ids = _ids(sentence, first, last, polarity)
    place = sentence.start + start
    return Target(ids, sentence.text[start:end], place, place + end - start)


def _ids(sentence: Sentence, start: int, end: int, polarity: str) -> tuple[str, ...]:
    """Topics and entities within the words: topics first, then the longer name first."""
    inside = [one for one in sentence.mentions if one.start < end and start < one.end]
    inside = [one for one in inside if _counts(one, start, end)]
    if polarity == "-":
        inside = [one for one in inside if one.id != NEVER_A_TARGET]
    ordered = sorted(inside, key=lambda one: (topics()[one.id].kind != "topic", one.start, -one.end))
    return tuple(dict.fromkeys(one.id for one in ordered))


def _counts(mention: Mention, start: int, end: int) -> bool:
    """Within the words, or a topic that they name for the most part."""
    if start <= mention.start and mention.end <= end:
        return True
    if topics()[mention.id].kind != "topic":
        return False
    shared = min(end, mention.end) - max(start, mention.start)
    return shared * 2 > mention.end - mention.start


def _tidied(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    piece = sentence.text[start:end]
    start += len(piece) - len(piece.lstrip(" ,、。.;:　\n"))
    end = start + len(sentence.text[start:end].rstrip(" ,、。.;:　\n"))
    return start, min(end, start + LONGEST)


def _english(found: Found, sentence: Sentence, following: Found | None) -> tuple[int, int] | None:
    if found.cue.is_of_subject:
        return _english_subject(found, sentence)
    if following and EN_AND_CUE.match(sentence.folded[found.end : following.start]):
        return _english(following, sentence, None)
    return _english_object(found, sentence)


def _english_object(found: Found, sentence: Sentence) -> tuple[int, int] | None:
    folded = sentence.folded
    if found.cue.code == "protest" and "ambassador" in folded[found.start : found.end]:
        return found.start + folded[found.start : found.end].index(" "), found.end
    lead = EN_LEAD.match(folded, found.end)
    start = lead.end() if lead else found.end
    cut = EN_CUT.search(folded, start)
    end = cut.start() if cut else len(folded)
    if found.cue.code == "demand":
        verb = EN_TO_VERB.search(folded, start, end)
        end = verb.start() if verb else end
    return (start, end) if end > start else _english_subject(found, sentence)


def _english_subject(found: Found, sentence: Sentence) -> tuple[int, int] | None:
    left = sentence.folded[: found.start]
    clauses = list(EN_CLAUSE.finditer(left))
    start = clauses[-1].end() if clauses else 0
    lead = EN_LEADING_ADVERB.match(left[start:])
    start += lead.end() if lead else 0
    copula = EN_COPULA.search(left, start)
    end = copula.start() if copula else len(left)
    comma = left.find(", ", start, end)
    end = comma if comma > start else end
    return (start, end) if end > start else None


def _korean(found: Found, sentence: Sentence, following: Found | None) -> tuple[int, int] | None:
    left = sentence.folded[: found.start]
    lead = KO_LEAD.match(left)
    first = lead.end() if lead else 0
    if found.cue.code == "demand" or found.cue.is_of_subject:
        pattern = KO_ADDRESSEE if found.cue.code == "demand" else KO_SUBJECT
        clause = _last_clause(KO_CLAUSE, left, first) if found.cue.is_of_subject else first
        subject = pattern.search(left, clause)
        if subject:
            return clause, subject.start()
    end = _without(KO_PARTICLE, left, _without(KO_ADVERBS, left, len(left)))
    start = _last_clause(KO_CLAUSE, left[:end], first)
    return (start, end) if end > start else None


def _last_clause(pattern: re.Pattern[str], left: str, first: int) -> int:
    """Where the last clause of some words begins, not before `first`."""
    ends = [match.end() for match in pattern.finditer(left, first) if match.end() < len(left) - 2]
    return ends[-1] if ends else first


def _without(pattern: re.Pattern[str], left: str, end: int) -> int:
    match = pattern.search(left[:end])
    return match.start() if match else end


def _japanese(found: Found, sentence: Sentence, following: Found | None) -> tuple[int, int] | None:
    left = sentence.folded[: found.start]
    lead = JA_LEAD.match(left)
    first = lead.end() if lead else 0
    if found.cue.code == "demand" or found.cue.is_of_subject:
        pattern = JA_ADDRESSEE if found.cue.code == "demand" else JA_SUBJECT
        subject = pattern.search(left, first)
        if subject and subject.start() > first:
            return first, subject.start()
    end = _without(JA_PARTICLE, left, _without(JA_ADVERBS, left, len(left.rstrip("、"))))
    start = _last_clause(JA_CLAUSE, left[:end], first)
    return (start, end) if end > start else None


def _russian(found: Found, sentence: Sentence, following: Found | None) -> tuple[int, int] | None:
    if found.cue.is_of_subject:
        left = _russian_subject(found, sentence)
        if left:
            return left
    folded = sentence.folded
    if following and re.fullmatch(r"\s*(?:,\s*)?и\s+(?:\w+\s+)?", folded[found.end : following.start]):
        return _russian(following, sentence, None)
    lead = RU_LEAD.match(folded, found.end)
    start = lead.end() if lead else found.end
    cut = RU_CUT.search(folded, start)
    end = cut.start() if cut else len(folded)
    if found.cue.code == "demand":
        verb = RU_INFINITIVE.search(folded, start, end)
        end = verb.start() if verb and verb.start() > start else end
    return (start, end) if end > start else None


def _russian_subject(found: Found, sentence: Sentence) -> tuple[int, int] | None:
    left = sentence.folded[: found.start]
    start = max((left.rfind(mark) + 1 for mark in (",", ";", ":", "—")), default=0)
    copula = RU_COPULA.search(left, start)
    end = copula.start() if copula else len(left)
    return (start, end) if end - start > 2 else None


FINDERS = {"en": _english, "ko": _korean, "ja": _japanese, "ru": _russian}
