"""English verbs of stance that aren't the speaker's own word, told by what stands before them.

"The situation calls for …", "a resolution calling for …", "funds to support …", "those who oppose
…", "has been condemned", "five years ago I called on …": here nobody takes a stance."""

from __future__ import annotations

import re

from indexer.cues import Found, Sentence

REACH = 160  # characters before a cue that are looked at
NEVER = ("decline", "protest", "warn", "accuse")
VERB = (
    r"(?:agree|appeal|applaud|appreciate|ask|attach|back|call|commend|commit|condemn|congratulate|consider"
    r"|criticize|criticise|decry|denounce|demand|deny|deplore|disagree|encourage|endorse|expect"
    r"|explore|express|fear|guarantee|hail|impose|insist|intend|look|object|oppose|pledge|praise"
    r"|press|promise|reaffirm|rebut|reconsider|redouble|refuse|refute|regret|reiterate|reject|renew|request"
    r"|review|share|stand|support|thank|undertake|urge|voice|vow|warn|weigh|welcome)"
)
# What stays of a verb before its endings: endors(es), den(ies)
STEM = VERB.replace("e|", "|").replace("e)", ")").replace("y|", "|")
FEELING = (
    r"(?:ready|prepared|willing|committed|determined|resolved|grateful|thankful|against|opposed"
    r"|concerned|worried|considering|weighing|convinced)"
)
FINITE = re.compile(
    rf"(?:{VERB}|{STEM}(?:s|es|ies|ed|ied|d)|(?:not|never) [a-z]+|will|would|intends?|{FEELING}"
    rf"|(?:is|are|was|were|remains?|stands?) (?:\w+ ){{0,2}}{FEELING})\b"
)
BASE = re.compile(rf"(?:{VERB}|do|keep|spare|work|provide|defend|play|lend|help|deliver|join)\b")
PARTICIPLE = re.compile(rf"{STEM}(?:ing|ying)\b")
PASSIVE = re.compile(rf"(?:{STEM}(?:ed|ied|d)|call(?:ed)?)\b(?! by\b)")

BETWEEN = (
    r"(?:\s+(?:has|have|had|also|again|now|still|always|never|once|all|both|just|been|be|being|is|are"
    r"|was|were|do|does|did|will|would|shall|may|might|can|could|must|should|not|so|thus|then|long"
    r"|ever|even|already|today|yesterday|further|jointly|very|much|at last"
    r"|on (?:many|several|numerous|various) occasions|for (?:its|their|our) part,?|in turn,?"
    r"|\w{2,14}ly))*\s*"
)
SUBJECT = re.compile(rf"(?P<word>[\w'-]+){BETWEEN}$")
RELATIVE = re.compile(
    rf"(?:^|(?P<owner>[\w.-]+),? )(?:who|which|those|whoever|anyone|everyone)\b{BETWEEN}$"
    rf"|(?P<head>\b[\w-]+) that(?P<aux>{BETWEEN})$"
)
# Nouns and other words after which a verb may be the speaker's or a government's own
SPEAKERS = frozenset(
    "we i they he she it government governments delegation delegations country countries nation"
    " nations people peoples president presidents minister ministers leader leaders leadership"
    " side sides administration department ministry secretary spokesperson spokesman spokeswoman"
    " advisor advisors adviser advisers counterpart counterparts official officials principals"
    " partners allies alliance republic union states state party parties kingdom chancellor"
    " ambassador cabinet council assembly committee commission parliament community group"
    " members member premier two three four five both all and or but nor also to not therefore"
    " who which that hereby us me let as than if when while where because kremlin house office"
    " army forces statement declaration communique resolution embassy authorities regime general"
    " chief heads envoy chair chairs chairman participants commander congress senate court"
    " agency here there a an another very most such please once again now today yesterday what"
    " how why whom itself ourselves myself themselves himself herself one each everywhere"
    " representatives for of in on by with from at".split()
)
ENDS_LIKE_NO_NOUN = re.compile(r"(?:ly|ed|ing|'ve|'re|'ll|'d|'m|'s|s'|n't|ous|ful|ive|able|al)$")
WILLING = re.compile(
    r"\b(?:we|i|me|us|will|shall|would|continu(?:e|es|ed|ing)|ready|prepared|willing|willingness"
    r"|readiness|commit\w*|determin\w+|resolve[ds]?|pledge[sd]?|intend\w*|intention|agree[ds]?"
    r"|decided|decision|plans?|planned|want(?:s|ed)?|like|love|wish(?:es|ed)?|going|have|has|had"
    r"|need|needs|ought|pleased|proud|happy|glad|honou?red|opportunity|occasion|floor|promise[sd]?"
    r"|vow(?:s|ed)?|bound|obliged|compelled|forced|able|here|came|come|join\w*|desire|duty|privilege"
    r"|pleasure|time|necessary|important|essential|imperative|vital|today|again|forward|seeks?"
    r"|refus\w+|authori[sz]ed|instructed|led|moved|inclined|constrained|fail(?:s|ed)?|hesitate"
    r"|reserves?|power|can|everything|all|statement)(?:,? [\w'’-]+){0,4},? to $"
    r"|\b(?:spoke|speak|speaking|met|meet|meets|called(?! (?:up)?on| for)|telephoned|wrote|hosted"
    r"|hosts?|convened?"
    r"|travel\w*|visit\w*|gather\w*|rise|rose)\b[^;:]{0,120}\bto $"
    r"|\b(?:ready|prepared|willing|determined|committed|continue)\b,[^;:]{0,60}, to $"
)
POWER = re.compile(r"\b(?:authority|right|power|mandate|courage|ability|chance) to $")
TO = re.compile(r"\bto (?:\w+ly |also |once again |jointly )?$")
NOUN_BEFORE = re.compile(
    r"\b(?!(?:and|or|but|while|when|by|in|also|again|now|not|be|been|am|is|are|was|were|keep|keeps"
    r"|kept|start|started|stop|continue|continues|continued|today|therefore|today's|together|here"
    r"|statement|declaration|communique|join|joins|joined|with|as|still|just|always|even)\b)"
    r"[a-z]{3,} $"
)
AFTER_PREPOSITION = re.compile(r"\b(?:for|of|from|without|about|than|before|after) (?:\w+ly )?$")
TO_BE = re.compile(
    r"\b(?:must|should|ought to|deserves? to|needs? to|has to|have to|to|we|i)\b[^,;]*$"
)
BEEN = re.compile(r"\b(?:was|were|been|being|be|is|are|get|got) (?:\w+ly |also |so )?$")
PAST = re.compile(
    r"\b(?:years?|decades?|months|weeks|centur\w+) ago\b|\bat (?:that|the) time\b"
    r"|\bat (?:the|its|our) (?:\w+ )?(?:\w+th|first|second|third|last|previous) session\b"
    r"|\bin (?:18|19)\d\d\b|\bthe (?:very )?(?:first|last) (?:session|assembly)\b|\bback then\b"
)
PAST_FORM = re.compile(r"\w+ed\b|expressed the")
ASKED = re.compile(
    r"\b(?:must|should|ought to|has to|have to|needs? to|you(?: all)?(?: will)?) ?(?:\w+ly )?$"
)
ASIDE_CLAUSE = re.compile(r"\b(?:why|whether|how|where) (?:he|she|they|we|you|it) (?:\w+ly )?$")
OWN = re.compile(r"\b(?:we|i|our|my|us)\b")
PROMISES = ("commit", "consider", "concern")
WISHED = re.compile(
    r"\b(?:hope|hopes|trusts?|expects?|confident|wish|urges?|urged"
    r"|call(?:s|ed|ing)? (?:up)?on|appeals?|ensure)\b"
    r"(?! (?:that )?(?:we|i)\b)[^.;:]{0,110}$"
)
THEIRS = re.compile(
    r"\b(?:commend|thank|prais|appreciat|welcom|applaud|grateful|gratitude|recogni)\w*\b[^.;,]{0,60}"
    r"(?:'s|s'|their|his|her|its|your) (?:\w+ ){0,2}$"
)
ATTITUDES = ("support", "commit")


def is_unsaid(found: Found, sentence: Sentence) -> bool:
    """Whether an English cue is a verb that is said of neither its speaker nor a government."""
    code = found.cue.code
    if code in NEVER or (found.cue.is_of_subject and code not in ATTITUDES):
        return False
    cue = sentence.folded[found.start : found.end]
    left = sentence.folded[max(0, found.start - REACH) : found.start]
    return (
        _is_purpose(cue, left)
        or _is_told_by_noun(cue, left, sentence.text[: found.start])
        or _is_passive(cue, left, sentence.folded[found.start :])
        or _is_past(cue, left)
        or ASIDE_CLAUSE.search(left) is not None
        or (code in PROMISES and _is_asked_of_others(cue, left))
        or (code in ATTITUDES and THEIRS.search(left) is not None)
    )


def _is_purpose(cue: str, left: str) -> bool:
    """Funds [to support] …; thanks for [supporting] us; a resolution [calling for] …"""
    if cue.startswith("to "):
        left, cue = left + "to ", cue.removeprefix("to ")
    if BASE.match(cue) and TO.search(left):
        before = TO.sub("to ", left)
        return POWER.search(before) is not None or WILLING.search(before) is None
    if not PARTICIPLE.match(cue):
        return False
    if AFTER_PREPOSITION.search(left):
        return OWN.search(left) is None
    return NOUN_BEFORE.search(left) is not None


def _is_told_by_noun(cue: str, left: str, text: str) -> bool:
    """The situation [calls for] …; those who [oppose] …"""
    is_passive = BEEN.search(left) and PASSIVE.match(cue)
    is_verb = FINITE.match(cue) or (PARTICIPLE.match(cue) and BEEN.search(left))
    if not is_verb or TO.search(left) or is_passive:
        return False
    relative = RELATIVE.search(left)
    if relative:
        owner = relative["owner"] or relative["head"] or ""
        return not (owner in SPEAKERS or OWN.search(left) or _is_complement(relative))
    subject = SUBJECT.search(left)
    if subject is None:
        return False
    word = subject["word"]
    place = len(text) - len(left) + subject.start("word")
    is_name = text[place].isupper() and not (place == 0 and word.endswith("s"))
    return not (is_name or word in SPEAKERS or ENDS_LIKE_NO_NOUN.search(word)) and word.isalpha()


def _is_complement(relative: re.Match[str]) -> bool:
    """Whether "that" may begin what is said: it is clear that [is] …"""
    return relative["head"] is not None and ENDS_LIKE_NO_NOUN.search(relative["head"]) is not None


def _is_passive(cue: str, left: str, rest: str) -> bool:
    """It has been [condemned]; but: it must be condemned; it is condemned by us."""
    if (
        not BEEN.search(left)
        or not PASSIVE.match(rest)
        or cue.startswith(("commit", "encourag", "oppos"))
    ):
        return False
    return TO_BE.search(left[-40:]) is None


def _is_past(cue: str, left: str) -> bool:
    """Five years ago I [called on] …"""
    is_past = PAST_FORM.match(cue) is not None or left.endswith("expressed the ")
    return is_past and PAST.search(left) is not None


def _is_asked_of_others(cue: str, left: str) -> bool:
    """The Council must [redouble its] efforts; I hope you [will do everything] …"""
    wished = None if left.endswith("and ") and PAST_FORM.match(cue) else WISHED.search(left)
    if wished and not (cue.startswith("we ") or OWN.search(wished[0])):
        return True
    asked = ASKED.search(left) or ASKED.match(cue + " ")
    return asked is not None and OWN.search(re.split(r"[,;:]|\bthat\b", left)[-1]) is None
