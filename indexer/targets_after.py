"""What an English or Russian stance is about: the words after its cue, or its subject."""

from __future__ import annotations

import re

from indexer.cues import Place, Span, last_clause

EN_CUT = re.compile(
    r"[;:!?]|[,.]\"|,\s(?!(?:and|or) [a-z]+ (?:of|to)\b)|\s[-—–]\s"
    r"|\sin the (?:strongest|harshest)\b"
    r"|,?\s(?:which|who|whose|because|but|while|although|as well as|as it|as a|so that|if|when)\b"
    r"|\s(?:and|or)\s(?:we|i|it|they|will|would|call|calls|urge|urges|demand|demands|condemn|condemns"
    r"|express|stand|to|also|are|is|has|have|had|reaffirm|strongly|again|remain)\b"
)
EN_LEAD = re.compile(
    r"[\s,]*(?:(?:deeply|strongly|too|also|very|once|again|and|closely)\s)*"
    r"(?:(?:about|over|at|by|with|of|to|for|that|on|upon|against|regarding|concerning|towards?|in|into"
    r"|from|because of)\s|the fact that\s|to the fact that\s)?"
)
EN_TO_VERB = re.compile(r"\s(?:to|not to|that|should|must)\s")
EN_CLAUSE = re.compile(
    r"[;:]\s|,\s(?:and|but|while|so)\s|\b(?:because|but)\s"
    r"|\b(?:believ|think|consider|find|said|say|stat|stress|emphasi|not|clear|view|reiterat|reaffirm"
    r"|remind)\w*(?: \w+){0,2} that\s|\bwe (?:believe|think|consider|find)\s"
)
EN_COPULA = re.compile(
    r"[\s,]*(?:\b(?:is|are|was|were|be|been|being|remains?|seems?|constitutes?|represents?|will|would"
    r"|may|might|can|should|of|has|have|had|also|still|not|an?|the|it|simply|just|both|and|which"
    r"|clearly|such|another|\w{1,20}ly)\b[\s,]*){0,12}$"
)
EN_LEADING_ADVERB = re.compile(
    r"^(?:in|at|for|as|with|on|from|after|before|once|again|today|frankly|however|therefore|moreover"
    r"|regrettably|clearly|indeed|look|well|so|and|but|now)\b[^,]{0,60},\s"
)
EN_AND_CUE = re.compile(
    r"\s*(?:(?:over|about|at|for|to|of|by|regarding)\s*)?,?\s*(?:and|or|as well as)\s+(?:\w+\s+)?"
)
EN_OF_CONCERN = re.compile(r"\b(?:is|are|was|were|be|been|remains?)\s+(?:\w+\s+)?(?:of|a|an)\s+$")
EN_AND_VERB = re.compile(r"[^,;:]*\band (?:\w+ly )?")
EN_PRONOUN = re.compile(r"(?:it|this|that|them|these|those|him|her)\b[\s.]*")
EN_IT = re.compile(r"(?:it|there|this)?\s*")
# "calling it a violation": what it is said of stands before
CALLING = re.compile(
    r"\b(?:calling|called|describing|described) (?:it|this|them|these)\b"
    r"|\bназыва\w+ (?:его|это|ее|их)\b"
)

RU_CUT = re.compile(
    r"[;:!?]|,|\s[-—–]\s|\s(?:и|а|но)\s(?=(?:мы|я|призыва|требу|осужда|считаем|выраж|будем|готов|наста"
    r"|приветств|подтвержд|намерен|решительно|вновь|категорически|недопустим|неприемлем)\w*)"
)
RU_LEAD = re.compile(
    r"[\s,]*(?:(?:также|вновь|крайне|весьма|нашу|нам|у нас|нас|свою|свое|свой"
    r"|серьезн\w+|глубок\w+)\s)*"
    r"(?:(?:вызыва\w+\s|вызвал\w*\s)?(?:в связи со?|по поводу|относительно|из-за|против|в отношении"
    r"|к|с|со|на|за|о|об|обо|от|в|во|по|тем, что|то, что|тому, что|того, что|что)\s)?"
)
RU_CAUSES = re.compile(r"(?:\bне (?:может|могут|могло) не )?\bвызыва\w+(?: \w+){0,2}\s*$")
RU_AND_VERB = re.compile(r"[^,;:]*\bи (?:\w+но )?")
RU_IT = re.compile(r"\b(?:их|это|его|ее)\s+$")
RU_LEADING = re.compile(
    r"\s*(?:(?:что|и|а|но|(?:мы )?считаем|полагаем|уверены|поскольку|так как)\b,?\s*){1,3}"
)
RU_AND_CUE = re.compile(r"\s*(?:,\s*)?и\s+(?:\w+\s+)?")
RU_ENVOY = re.compile(r"\bпос(?:о|е)?л|поверенн|посланник")
RU_INFINITIVE = re.compile(r"\s(?:не\s)?\w+(?:ть|ти|чь)(?:ся)?\b|\sк\s")
RU_COPULA = re.compile(
    r"[\s,]*(?:\b(?:является|являются|остается|остаются|быть|было|был|были"
    r"|будет|это|есть|для нас|нам|нас|у нас|считаем|мы|также|абсолютно|совершенно|не"
    r"|\w{1,20}но|\w{1,20}ески)\b[\s,]*){0,8}"
    r"[-—–\s,]*$"
)


def english_target(place: Place) -> Span | None:
    """The object of an English cue, or the subject of one such as "unacceptable"."""
    folded = place.sentence.folded
    if place.preceding and CALLING.search(folded, place.preceding.end, place.found.start):
        return english_target(place.of(place.preceding))
    if _shares_before(place, EN_AND_VERB):
        return english_target(place.of(place.preceding or place.found))
    if place.found.cue.is_of_subject or EN_OF_CONCERN.search(place.left):
        subject = _english_subject(place)
        return subject or _english_object(place)
    if place.following and EN_AND_CUE.fullmatch(folded[place.found.end : place.following.start]):
        return english_target(place.of(place.following))
    return _english_object(place)


def _shares_before(place: Place, joined: re.Pattern[str]) -> bool:
    """Whether a cue is said of what the cue before it is said of, or stands in what that asks."""
    preceding = place.preceding
    if preceding is None or not place.found.cue.is_of_subject:
        return False
    between = place.sentence.folded[preceding.end : place.found.start]
    if preceding.cue.is_of_subject and joined.fullmatch(between):
        return True
    return place.found.cue.code == "accuse" and not re.search(r"[,;:]| and | и ", between)


def _english_object(place: Place) -> Span | None:
    folded, found = place.sentence.folded, place.found
    if found.cue.code == "protest" and " ambassador" in folded[found.start : found.end]:
        return folded.index(" ", found.start), found.end  # summoned the ambassador
    that = folded.find(" that ", found.end)
    if EN_OF_CONCERN.search(place.left) and that > 0:  # it is of concern to us that …
        return that + len(" that "), len(folded)
    lead = EN_LEAD.match(folded, found.end)
    start = lead.end() if lead else found.end
    cut = EN_CUT.search(folded, start)
    end = cut.start() if cut else len(folded)
    if found.cue.code == "demand":
        verb = EN_TO_VERB.search(folded, start, end)
        end = verb.start() if verb else end
    if place.preceding and EN_PRONOUN.fullmatch(folded, start, end):
        return english_target(place.of(place.preceding))
    return (start, end) if end > start else None


def _english_subject(place: Place) -> Span | None:
    left = place.left
    start = last_clause(EN_CLAUSE, left, 0)
    lead = EN_LEADING_ADVERB.match(left[start:])
    start += lead.end() if lead else 0
    copula = EN_COPULA.search(left, start)
    end = copula.start() if copula else len(left)
    comma = left.find(", ", start, end)
    end = comma if comma > start else end
    return None if EN_IT.fullmatch(left[start:end]) else (start, end)


def russian_target(place: Place) -> Span | None:
    """The object of a Russian cue, or the subject of one such as «неприемлемо»."""
    folded, found = place.sentence.folded, place.found
    if place.preceding and (
        CALLING.search(folded, place.preceding.end, found.start)
        or RU_IT.search(place.left)
        or _shares_before(place, RU_AND_VERB)
    ):
        return russian_target(place.of(place.preceding))
    if found.cue.code == "protest" and RU_ENVOY.search(folded, found.start, found.end):
        return found.start, found.end
    if found.cue.is_of_subject or RU_CAUSES.search(place.left):
        subject = _russian_subject(place)
        if subject:
            return subject
    if place.following and RU_AND_CUE.fullmatch(folded[found.end : place.following.start]):
        return russian_target(place.of(place.following))
    lead = RU_LEAD.match(folded, found.end)
    start = lead.end() if lead else found.end
    cut = RU_CUT.search(folded, start)
    end = cut.start() if cut else len(folded)
    if found.cue.code == "demand":
        verb = RU_INFINITIVE.search(folded, start, end)
        end = verb.start() if verb and verb.start() > start else end
    return (start, end) if end > start else None


def _russian_subject(place: Place) -> Span | None:
    left = place.left
    causes = RU_CAUSES.search(left)
    left = left[: causes.start()] if causes else left
    start = max((left.rfind(mark) + 1 for mark in (",", ";", ":", "—")), default=0)
    lead = RU_LEADING.match(left, start)
    start = lead.end() if lead else start
    copula = RU_COPULA.search(left, start)
    end = copula.start() if copula else len(left)
    if end - start > len(", "):
        return start, end
    first = left.find(",")  # what was said of the subject in passing: «режим, введенный США, …»
    return (0, first) if 0 < first < start else None
