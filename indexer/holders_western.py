"""Whose stance an English or Russian cue tells: its subject, its owner, or who is reported."""

from __future__ import annotations

import re

from indexer.cues import Found, Sentence
from indexer.states import code_of, holder_named, nearest_subject, states_in
from mappings.stances import Guards

# After a report, the speaker's own word: "they claim …, but this is a lie"
REBUTTED = re.compile(r"\bbut\b|\bhowever\b|, which\b|\bно\b|\bоднако\b|, что не\b")

OFFICIAL_NOUNS = (
    r"(?:side|government|foreign|ministry|ministers?|president|presidential|prime|officials?"
    r"|spokes(?:person|man|woman)|embassy|leaders?|delegation|authorities|regime|administration"
    r"|office|of)"
)
AUXILIARIES = (
    r"(?:has|have|had|is|are|was|were|will|would|also|again|once|repeatedly|recently|today|both|all"
    r"|been|be|jointly|\w{1,20}ly|express\w*|voic\w*|convey\w*|reiterat\w*|reaffirm\w*|rais\w*|shar\w*"
    r"|lodg\w*|announc\w*|its|their|his|her|strong|deep|grave|serious|firm|great)"
)
EN_SUBJECT = re.compile(
    rf"^(?:'s)?(?:[ ,]+(?:and |the )?(?:{OFFICIAL_NOUNS}|[A-Z][\w.'-]+)){{0,8}}"
    rf"(?: {AUXILIARIES}){{0,5}}\s*$"
)
EN_OWN = re.compile(
    r"\b(?:we|i|our|my|let me|the (?:secretary|president|minister|prime minister|spokesperson"
    r"|department|white house))\b[^;.:]{0,80}$"
)
EN_POSSESSIVE = re.compile(r"\b(their|his|her|its)\s+(?:\w+\s+){0,2}$")
EN_THEIR = re.compile(r"(?:their|his|her) ")
EN_SELF = re.compile(r"\b(?:we|i|our|my|us)\b")
EN_WE = re.compile(r"\b(?:we|i)\b")
EN_BREAK = re.compile(
    r"[,;:.]\s+(?!of )|\s[-—–]\s|—|\b(?:and|that|when|because|but|as|if|what|while)\s+|^q\s+|^so\s"
)
EN_HAS = re.compile(
    r"(?:(?:'ve|'s|'d|\s(?:has|have|had|also|just|publicly|would|will|already|again|recently|is|are"
    r"|was|were|often|always|repeatedly))*)\s*$"
)
EN_ACCORDING = re.compile(
    r"\baccording to ([^,.;]{2,60})|\bin the (?:view|words|opinion) of ([^,.;]{2,60})"
)
OWN_OFFICIAL = re.compile(
    r"^(?:the |mr\.? |ms\.? |mrs\.? |dr\.? )?(?:secretary|president|vice president|minister"
    r"|foreign minister|prime minister|spokes\w+|state department|white house|ministry|department"
    r"|administration|chief cabinet secretary)"
)
RU_OWN = re.compile(
    r"\b(?:мы|я|наш\w*|нами|нам|россия|москва|российская сторона|мид россии|президент россии)\b"
)
RU_FIRST_PERSON = re.compile(r"(?:ем|им|ю|емся|имся|аюсь|юсь)\b")
RU_SUBJECT_AFTER = re.compile(
    r"^(?: (?:и [А-ЯЁ]\w+|сторона|администрация|руководство|делегация|правительство|МИД"
    r"|президент|премьер\w*|министр\w*|власти"
    r"|[А-ЯЁ][\w-]+)){0,4}"
    r"(?: (?:в|с|на|по) (?:[а-яё]+ ){0,3}[а-яё]+)?"  # Сеул в самых резких выражениях осудил
    r"(?: (?:также|вновь|сегодня|уже|неоднократно|намерен\w*|готов\w*|планирует|собирается|решил\w*"
    r"|хочет|выраж\w+|выраз\w+|заяв\w+"
    r"|\w{1,20}(?:но|ки))){0,4}\s*$"
)
# Whom something is said to is no subject: заявил правительству США протест
RU_ADDRESSED = re.compile(
    r"\b(?:правительству|посольству|стороне|властям|администрации|послу|президенту|министерству"
    r"|министру|ведомству|представител(?:ю|ям)|коллегам|партнерам|руководству|народу|посланнику"
    r"|поверенному в делах|главе (?:\w+ )?(?:дипмиссии|посольства|миссии|мид))\s$"
)
# The words of … that: what follows is what they said
EN_WORDS_OF = re.compile(
    r"\b(?:remarks?|comments?|statements?|words|announcements?|pledges?|vows?|assertions?)"
    r" (?:made )?(?:by|of|from) [^,;.]{2,80}? that\b"
)
RU_WORDS_OF = re.compile(
    r"\b(?:слов\w{0,3}|заявлени\w+|утверждени\w+|высказывани\w+|обещани\w+) [^,;.]{2,100}?"
    r"(?: о том)?, (?:что|будто)\b"
)
RU_POSSESSIVE = re.compile(r"^(?:соседей|соседних|партнер|оппонент|коллег|запад)")
RU_ACCORDING = re.compile(r"по (?:словам|мнению|утверждени\w+|версии) ([^,.;]{2,60})")


def english_holder(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """The state or the words that an English cue's stance belongs to; None for the speaker."""
    left = sentence.folded[: found.start]
    if not found.cue.is_of_subject:
        if _is_own_clause(left):
            return None
        subject = nearest_subject(sentence, EN_SUBJECT, found.start)
        if subject or (possessor := _possessor(found, sentence)):
            return subject or possessor
    return _reporter(found, sentence, known)


def _is_own_clause(left: str) -> bool:
    clause = re.split(r"[;:]|\bthat\b|\bsaid\b", left)[-1]
    return EN_OWN.search(clause) is not None


def _possessor(found: Found, sentence: Sentence) -> str | None:
    """Who "their concerns" belong to: the state named last before it."""
    is_before = EN_POSSESSIVE.search(sentence.folded[: found.start])
    if not is_before and not EN_THEIR.match(sentence.folded, found.start, found.end):
        return None
    before = states_in(sentence, 0, found.start)
    return code_of(before[-1]) if before else None


def _reporter(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """The subject of "said that", "claims", "according to", when the cue stands within."""
    told = _told_by(EN_WORDS_OF, found, sentence)
    if told:
        return told
    according = EN_ACCORDING.search(sentence.folded)
    if according:
        group = 1 if according[1] else 2
        return holder_named(sentence, *according.span(group))
    verbs = list(known.reporting.finditer(sentence.folded, 0, found.start))
    if not verbs or REBUTTED.search(sentence.folded, verbs[-1].end(), found.start):
        return None
    start, end = _reporting_subject(sentence.folded, verbs[-1].start())
    subject = sentence.folded[start:end]
    is_own = EN_SELF.search(subject) or OWN_OFFICIAL.match(subject)
    if not subject or is_own or EN_WE.search(sentence.folded[verbs[-1].end() : found.start]):
        return None
    return holder_named(sentence, start, end)


def _told_by(words_of: re.Pattern[str], found: Found, sentence: Sentence) -> str | None:
    """The state whose words a cue stands in: remarks by officials of Seoul that it will …"""
    for match in words_of.finditer(sentence.folded, 0, found.start):
        if not REBUTTED.search(sentence.folded, match.end(), found.start):
            for one in states_in(sentence, *match.span()):
                return code_of(one)
    return None


def _reporting_subject(folded: str, verb: int) -> tuple[int, int]:
    """Where the subject of a reporting verb stands: after the last break, without auxiliaries."""
    breaks = list(EN_BREAK.finditer(folded, 0, verb))
    start = breaks[-1].end() if breaks else 0
    auxiliaries = EN_HAS.search(folded[:verb])
    end = max(start, auxiliaries.start() if auxiliaries else verb)
    return start, end


def russian_holder(found: Found, sentence: Sentence, known: Guards) -> str | None:
    """The state or the words that a Russian cue's stance belongs to; None for the speaker."""
    according = RU_ACCORDING.search(sentence.folded)
    if according and according.start() < found.start:
        return holder_named(sentence, *according.span(1))
    if RU_FIRST_PERSON.search(sentence.folded[found.start : found.end]):
        return None
    told = _told_by(RU_WORDS_OF, found, sentence)
    if told:
        return told
    after = sentence.text[found.end :]
    if RU_POSSESSIVE.match(after.strip().lower()):
        return after.strip().split(" ")[0].strip(",.")
    if not found.cue.is_of_subject:
        subject = nearest_subject(sentence, RU_SUBJECT_AFTER, found.start, RU_ADDRESSED)
        if subject:
            return subject
    return _russian_reporter(found, sentence, known)


def _russian_reporter(found: Found, sentence: Sentence, known: Guards) -> str | None:
    verbs = list(known.reporting.finditer(sentence.folded, 0, found.start))
    if not verbs or RU_OWN.search(sentence.folded[: verbs[-1].start()]):
        return None
    if REBUTTED.search(sentence.folded, verbs[-1].end(), found.start):
        return None
    begins = sentence.folded.rfind(",", 0, verbs[-1].start()) + 1
    named = [one for one in sentence.mentions if begins <= one.start < verbs[-1].start()]
    if not named:
        return None
    first = named[0]
    return code_of(first) or sentence.text[first.start : first.end]
