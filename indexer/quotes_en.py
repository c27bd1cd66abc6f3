"""Who said it, in English: "…," X said; said X; X said: "…"; X called it "…"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from indexer.quote_context import (
    Context,
    Rules,
    Said,
    any_of,
)
from indexer.quote_marks import MASK
from indexer.quotes_en_names import (
    as_name,
    determined,
    head_of,
    heads_line,
    last_name,
    name_after,
    name_before,
    subject_of,
    verb_of_saying,
    with_stops,
    without_stops,
)
from indexer.quotes_en_reported import LEAST_WORDS, reported, speaker_first

SENTENCE_END = re.compile(rf"[.!?…][\"”’)]?\s+(?=[\"“‘(\[]?[A-Z0-9{MASK}])")

CLOSED_BY = re.compile(r"[\"”’]")

ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Adm|Maj|Sen|Rep|Gov|St|No|Jr|Sr|vs)|\b[A-Z])$"
)

STANDS_FOR = re.compile(
    r"(?:he|she|they|it|her|his|their|[Tt]he (?:\w+ )?(?:statement|minister|spokes(?:man"
    r"|woman|person)|envoy|diplomat"
    r"|official|ambassador|president|general|secretary|leader|adviser|lawmaker|source|commander"
    r"|ministry|report|post|message|letter|readout|release|document))",
    re.IGNORECASE,
)

TOLD = re.compile(r"(?:told|tells|assured|warned|reminded|asked)$")

TOLD_WHOM = re.compile(r"(?:\s(?!that\b)[^\s,:;.]+){1,4}")

SO_CALLED = re.compile(
    r"(?:\b(?:so-called|self-styled|dubbed|nicknamed|codenamed|titled|entitled))\s*$"
)

# In the words of X, "…"; As X put it, "…"
SOURCE_BEFORE = re.compile(
    r"(?:^|[,;.]\s)(?P<cue>[Ii]n the words of|[Tt]o quote|[Aa]s|[Aa]ccording to)\s(?P<who>[^,]"
    r"{2,120}?)"
    r"(?:\s(?:puts?|has|had|once|later|[a-z]{2,12}ed|said|says|wrote)(?:\s\w+){0,3})?,\s*$"
)

WHAT_IT_CALLED = re.compile(
    r"\swhat\s(?:he|she|it|they)\s(?P<cue>(?:calls?|called|describ\w+|term\w+|label\w+"
    r"|sees|saw|regards)(?: \w+)?)\s*$"
)

DOING = re.compile(r"\s(?:was|is|were|are|kept|keeps)\s$")

# "Hon. P. NAIDOO: “…”": nothing but a name before the colon
NAME_AND_COLON = re.compile(r"\s*(?P<who>[^:“”\"]{2,60}?)\s?:\s*")

TITLE_CASE = re.compile(r"(?:[A-Z][\w’'-]*\s?)+")

LONGEST_PART = 5  # words that are quoted as a part of a sentence: promised "a mirror response"

COLON_BEFORE = re.compile(r":\s*$")

ANY_VERB_BEFORE = re.compile(r"\b(?P<cue>[a-z]{2,12}ed|wrote|spoke|put)\b[^,;:.]{0,80}$")


def rules() -> Rules:
    """How English attributes quotations."""
    return Rules(
        SENTENCE_END, _ends_sentence, _said, reported, stands_for=STANDS_FOR, subject=subject_of
    )


def _ends_sentence(text: str, place: int) -> bool:
    """Not after "Mr."; not where "…!" is followed by who said it."""
    if text[place] == ".":
        return not ABBREVIATION.search(text[max(0, place - 5) : place])
    is_quoted = CLOSED_BY.match(text, place + 1) is not None
    return not (is_quoted and speaker_first().match(text, place + 2, place + 100))


@cache
def _verb_first() -> re.Pattern[str]:
    return re.compile(rf"[\s,–—-]*(?P<cue>{any_of('en', 'said')})\s(?P<who>\S.*)", re.DOTALL)


# In these places any verb is one of saying: "…," X fumed; "…," fumed X
ANY_VERB_FIRST = re.compile(
    r"[\s,–—-]*(?P<cue>[a-z]{2,12}(?:ed|[a-rt-z]s))\s(?P<who>\S.*)", re.DOTALL
)

ANY_VERB_LAST = re.compile(
    r"[\s,–—-]*(?P<who>[^.;:]{1,140}?)\s(?P<cue>[a-z]{2,12}(?:ed|[a-rt-z]s))\b"
)


@cache
def _source_first() -> re.Pattern[str]:
    return re.compile(r"[\s,–—-]*(?P<cue>according to)\s(?P<who>\S.*)", re.DOTALL)


@cache
def _voiced() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<cue>{any_of('en', 'voiced')})(?:\s\w+){{0,3}}\s*$")


@cache
def _judged() -> re.Pattern[str]:
    """With an object: "a ship called “…”" bears a name."""
    return re.compile(
        rf"(?<![-\w])(?P<cue>{any_of('en', 'judged')})(?!\s(?:up)?on\b|\sfor\b)(?:\s"
        rf"[^\s.;:“”\"]+){{1,14}}\s*$"
    )


def _said(context: Context) -> Said | None:
    masked = replace(
        context,
        before=without_stops(context.before),
        after=without_stops(context.after),
        until_next=without_stops(context.until_next),
    )
    if SO_CALLED.search(masked.before):
        return None
    said = _after(masked) or _before(masked) or _voicing(masked)
    return replace(said, attribution=with_stops(said.attribution)) if said else None


def _after(context: Context) -> Said | None:
    """ "…," X said; "…," said X; "…," according to X."""
    after = context.until_next
    if not (
        context.quote.rstrip("’”' ").endswith((",", "!", "?", "…", "—", "–")) or after[:1] == ","
    ):
        return None
    before = context.before.rstrip()
    if before and not before.endswith((",", ":", "—", "–")):
        return None  # a few words in what is reported as a whole
    for pattern, name in (
        (_source_first(), name_after),
        (_verb_first(), name_after),
        (speaker_first(), name_before),
        (ANY_VERB_FIRST, name_after),
        (ANY_VERB_LAST, name_before),
    ):
        found = pattern.match(after)
        who = (name(found["who"]) or determined(found["who"], name)) if found else None
        if found and who:
            return Said(who, found["cue"])
    return None


def _before(context: Context) -> Said | None:
    """X said: "…"; X told reporters, "…"; X said "…"."""
    verbs = list(verb_of_saying().finditer(context.before))
    if not verbs:
        return _before_colon(context)
    cue, tail = verbs[-1][0], context.before[verbs[-1].end() :]
    if not _leads_to_quote(cue, tail, context.after):
        return None
    who = name_before(context.before[: verbs[-1].start()])
    is_part = not tail.strip() and context.quote[:1].islower()
    manner = "mixed" if is_part and len(context.quote.split()) <= LONGEST_PART else "direct"
    return Said(who, cue, manner) if who else _before_colon(context)


def _before_colon(context: Context) -> Said | None:
    """X fumed on Sunday: "…."; a whole sentence behind a colon is said by the subject before it."""
    colon = COLON_BEFORE.search(context.before)
    label = NAME_AND_COLON.fullmatch(context.before)
    if label and len(label["who"].split()) <= LONGEST_PART and heads_line(label["who"]):
        return Said(label["who"], ":")
    if source := SOURCE_BEFORE.search(context.before):
        who = as_name(source["who"])
        return Said(who, source["cue"]) if who else None
    if colon is None or not context.quote[:1].isupper():
        return None
    if len(context.quote.split()) < LEAST_WORDS:
        return None
    found = ANY_VERB_BEFORE.search(context.before, 0, colon.start())
    who = name_before(context.before[: found.start()]) if found else None
    who = who or head_of(context.before)
    return Said(who, found["cue"] if found else ":") if who else None


def _leads_to_quote(cue: str, tail: str, after: str) -> bool:
    """Whether nothing but an addressee or an occasion stands between the verb and the quotation."""
    if tail.rstrip().endswith((",", ":")):
        return True
    goes_on = after.lstrip()[:1].islower() and not after.startswith(",")
    if goes_on:
        return False  # only a part of the clause is quoted
    return tail.strip() in ("", "that") or bool(TOLD.match(cue) and TOLD_WHOM.fullmatch(tail))


def _voicing(context: Context) -> Said | None:
    """X expressed "grave concern", X called it "reckless": a few words of a sentence."""
    if called := WHAT_IT_CALLED.search(context.before):
        who = head_of(context.before) or last_name(context.before)
        return Said(who, called["cue"], "mixed") if who else None
    found = _voiced().search(context.before) or _judged().search(context.before)
    if found and (
        verb_of_saying().search(found[0], len(found["cue"])) or TITLE_CASE.fullmatch(context.quote)
    ):
        return None
    if found is None:
        return None
    who = name_before(context.before[: found.start()])
    if found["cue"].endswith("ing"):  # "X was calling it …"; "X hit back, accusing it of …"
        doing = DOING.search(context.before, 0, found.start())
        who = name_before(context.before[: doing.start()]) if doing else head_of(context.before)
    return Said(who, found["cue"], "mixed") if who else None
