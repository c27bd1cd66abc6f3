"""What is reported in English without quotation marks: X said that …; …, X said; according to X."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from indexer.quote_context import (
    Reported,
    any_of,
    trimmed,
)
from indexer.quotes_en_names import (
    LONGEST_NAME,
    name_after,
    name_before,
    verb_of_saying,
    with_stops,
    without_stops,
)

LEAST_WORDS = 3  # in what is reported

# After the last verb only an occasion may follow: "…, Harrow said on Monday in a statement"
ENDS_THERE = re.compile(
    r"(?:\s(?:on|in|at|to|by|late|early|today|yesterday|\w{3,6}day)\b[^,]{0,60})?\s*"
)

# "told reporters the deal was dead"
SAY = ("said", "says", "say", "added")

# What a clause begins with, and its verb: "insisted the pact was …"
CLAUSE_BEGINS = re.compile(
    r"(?:the|an?|he|she|it|they|we|there|his|her|its|their|this|these|no|any|all|both|some|most|[A-Z]\w+)\b"
    r"[^.;:]{0,90}?\b(?:was|were|is|are|had|has|have|would|will|could|should|must|might|may|did|does|can)\b"
)

TOLD_CLAUSE = re.compile(
    r"\s(?:reporters|journalists|lawmakers|parliament|the [\w ]{2,30}?|[A-Z]\w+(?: [A-Z]\w+)?)"
    r"(?: (?:on \w{3,6}day|in [A-Z]\w+))?\s(?=(?:the|an?|he|she|it|they|there|his"
    r"|her|its|their|no)\s)"
)

DATELINE = re.compile(
    r"\s*[A-Z]{3}[A-Z .]{0,30}(?:, [^—–]{1,40})?\s(?:\([\w ]{1,20}\)\s)?[—–-]{1,2}\s"
)

NOT_A_CLAUSE = re.compile(
    r"(?:on|in|at|to|during|after|before|so|nothing|little|more|yes|no|as|about|of|for|by|via|from"
    r"|when|if|and|or|today|yesterday|earlier|it again|this|\w{3,6}day)\b"
)

WHEN_SAID = re.compile(
    r"\s(?:(?:on|late|early|last) \w{3,6}day|in a (?:\w+ )?statement|\w{3,6}day)\s"
)

THAT = re.compile(r"(?:\s[^\s,.;:]+){0,8}?\s(?:that|whether|why|how)\s")

ACCORDING = re.compile(r"\s*[Aa]ccording to (?P<who>[^,]{2,120}(?:, [^,]{2,80})?), (?=\S)")

# The subject that a sentence begins with, as far as its verb
COMMA = re.compile(r",\s")

# In her view, …
IN_VIEW = re.compile(
    r"\s*(?P<cue>[Ii]n)\s(?P<who>her|his|their|[A-Z][\w. -]{1,60}?)(?:['’]s?)?\s"
    r"(?:view|opinion|telling|words|estimation|judge?ment|account|reading|assessment),?\s(?=\S)"
)

AT_END = re.compile(r"[\s.!?…]*$")


@cache
def speaker_first() -> re.Pattern[str]:
    """A subject with its verb of saying behind it: "…," X said."""
    return re.compile(rf"[\s,–—-]*(?P<who>[^.;:]{{1,140}}?)\s(?P<cue>{any_of('en', 'said')})\b")


@cache
def _adding() -> re.Pattern[str]:
    return re.compile(rf",\s(?P<cue>{any_of('en', 'participles')})\sthat\s")


def reported(sentence: str) -> Iterator[Reported]:
    """What a sentence reports without marks."""
    for one in _reports(without_stops(sentence)):
        yield replace(one, attribution=with_stops(one.attribution))


def _reports(sentence: str) -> Iterator[Reported]:
    end = AT_END.search(sentence)
    until = end.start() if end else len(sentence)
    found = _by_source(sentence, until) or _by_verb(sentence, until) or _by_last(sentence, until)
    if found is not None:
        yield found
    for more in _adding().finditer(sentence):
        yield Reported(more.end(), until, found.attribution if found else None, more["cue"])


def _by_source(sentence: str, until: int) -> Reported | None:
    """According to X, …; …, according to X."""
    if (found := ACCORDING.match(sentence)) and (who := name_after(found["who"])):
        return Reported(found.end(), until, who, "according to")
    if (found := IN_VIEW.match(sentence)) is not None:
        return Reported(found.end(), until, found["who"], "view")
    at = sentence.rfind(", according to ")
    who = name_after(sentence[at + len(", according to ") : until]) if at > 0 else None
    return Reported(*trimmed(sentence, 0, at), who, "according to") if who else None


def _by_verb(sentence: str, until: int) -> Reported | None:
    """X said that …; X said …."""
    for verb in verb_of_saying().finditer(sentence):
        start = _clause_after(sentence, verb)
        who = name_before(sentence[: verb.start()]) if start else None
        if start and who:
            more = _adding().search(sentence, start)
            if len(sentence[start:until].split()) < LEAST_WORDS:
                continue
            return Reported(
                *trimmed(sentence, start, more.start() if more else until), who, verb[0]
            )
    return None


def _clause_after(sentence: str, verb: re.Match[str]) -> int | None:
    """Where the clause begins that a verb reports, or None when it reports none."""
    if that := THAT.match(sentence, verb.end()):
        return that.end()
    if verb[0] == "told" and (told := TOLD_CLAUSE.match(sentence, verb.end())):
        return told.end()
    if verb[0] not in any_of("en", "plain").split("|"):
        return None
    when = WHEN_SAID.match(sentence, verb.end())
    start = when.end() if when else verb.end() + 1
    is_clause = sentence[start - 1 : start].isspace() and sentence[start : start + 1].isalnum()
    if not is_clause or NOT_A_CLAUSE.match(sentence, start):
        return None
    return start if verb[0] in SAY or CLAUSE_BEGINS.match(sentence, start) else None


def _by_last(sentence: str, until: int) -> Reported | None:
    """…, X said; …, the minister, X, said."""
    line = DATELINE.match(sentence)
    commas = [
        found.start() for found in COMMA.finditer(sentence, max(0, until - LONGEST_NAME), until)
    ]
    for at in commas:
        found = speaker_first().match(sentence, at + 2, until)
        who = name_before(found["who"]) if found else None
        if found is None or who is None or not ENDS_THERE.fullmatch(sentence, found.end(), until):
            continue
        if len(sentence[:at].split()) >= LEAST_WORDS:
            return Reported(*trimmed(sentence, line.end() if line else 0, at), who, found["cue"])
    return None
