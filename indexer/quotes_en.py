"""Who said it, in English: "…," X said; said X; X said: "…"; X said that …; according to X."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from indexer.quote_context import (
    Context,
    Reported,
    Rules,
    Said,
    any_of,
    names_a_speaker,
    trimmed,
)
from indexer.quote_marks import MASK

MOST_WORDS = 16  # in the words that name a speaker
LONGEST_NAME = 160  # characters
SENTENCE_END = re.compile(rf"[.!?…][\"”’)]?\s+(?=[\"“‘(\[]?[A-Z0-9{MASK}])")
CLOSED_BY = re.compile(r"[\"”’]")
# A stop that ends nothing: "Col. Lim", "U. Thant"; it is masked, one letter for one
TITLE_STOP = re.compile(
    r"\b(Mr|Mrs|Ms|Dr|Gen|Lt|Col|Adm|Maj|Capt|Sgt|Cmdr|Sen|Rep|Gov|St|Amb|Sec|[A-Z])\.(?=\s[A-Z])"
)
NO_STOP = "\u2024"
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Adm|Maj|Sen|Rep|Gov|St|No|Jr|Sr|vs)|\b[A-Z])$"
)
STANDS_FOR = re.compile(
    r"(?:he|she|they|it|her|his|their|[Tt]he (?:\w+ )?(?:statement|minister|spokes(?:man|woman|person)|envoy|diplomat"
    r"|official|ambassador|president|general|secretary|leader|adviser|lawmaker|source|commander"
    r"|ministry|report|post|message|letter|readout|release|document))",
    re.IGNORECASE,
)
# "Hassan Karameh, a shopkeeper, swept …"; "In Tyre, Minister Lena Harrow arrived …"; "A diplomat …"
SUBJECT = re.compile(
    r"(?:[^,“”]{1,60},\s|\s*)(?P<who>(?!The |In |On |At )(?:[A-Z][\w.'’\u2024-]*\s(?:(?:al|bin|van|von|de|of)[- ]|(?:critic|spokes\w+|leader|chief|minister|lawmaker|adviser|official|envoy|diplomat)\s)?)+"
    r"[A-Z][\w’-]*|An?\s(?:[\w.\u2024-]+\s){0,4}?(?:official|diplomat|source|adviser|spokes\w+|envoy|lawmaker)"
    r"(?:\s(?:in|at|of|from)\s[A-Z][\w.]*)?)(?:,|\s[a-z])"
)
POSSESSIVE = re.compile(r"['’]s?\s")
PRONOUN = re.compile(r"(?:he|she|they|it)$", re.IGNORECASE)
NOT_A_NAME = re.compile(
    rf"\b(?:nobody|no one|none|few|everyone|everybody|that|which|whether|what|how|why|when|if|there|because|this|i|we|you|let)\b|[{MASK}“”\"«»]",
    re.IGNORECASE,
)
ENDS_IN_CAPITALS = re.compile(r"(?:\s(?:of|the|for|and|to|[A-Z][\w.'’-]*))*\s[A-Z][\w.'’-]*$")
PREPOSITION = re.compile(
    r"(?:at|in|on|during|after|before|following|for|with|by|from|to|of)\s", re.I
)
LEAST_WORDS = 3  # in what is reported
DENIED = re.compile(
    r"\b(?:is|was|are|were|be|been|being|to|not|never|cannot|would|will|can|could|must|should|may"
    r"|might|do|does|did|\w{2,8}n['’]t|who|which|when|if|as|after|before)$"
)
AUXILIARY = re.compile(
    r"\s(?:has|had|have|also|later|then|further|earlier|again|only|even|simply|just|once|both|each"
    r"|all|\w{2,12}ly)$"
)
BESIDE_A_NAME = re.compile(
    r"[a-z]*(?:who|which|whose|in|on|at|after|during|while|as|when|but|and"
    r"|with|speaking|citing)\b|\w+(?:ing|ed)\b"
)
CLAUSE = re.compile(r"[;:—–(]\s?|,\s(?:and|but|while|as)\s|[.!?][\"”]?\s(?=[A-Z“\"])")
# After the last verb only an occasion may follow: "…, Harrow said on Monday in a statement"
ENDS_THERE = re.compile(
    r"(?:\s(?:on|in|at|to|by|late|early|today|yesterday|\w{3,6}day)\b[^,]{0,60})?\s*"
)
TOLD = re.compile(r"(?:told|tells|assured|warned|reminded|asked)$")
TOLD_WHOM = re.compile(r"(?:\s(?!that\b)[^\s,:;.]+){1,4}")
# "told reporters the deal was dead"
SAY = ("said", "says", "say", "added")
# What a clause begins with, and its verb: "insisted the pact was …"
CLAUSE_BEGINS = re.compile(
    r"(?:the|an?|he|she|it|they|we|there|his|her|its|their|this|these|no|any|all|both|some|most|[A-Z]\w+)\b"
    r"[^.;:]{0,90}?\b(?:was|were|is|are|had|has|have|would|will|could|should|must|might|may|did|does|can)\b"
)
TOLD_CLAUSE = re.compile(
    r"\s(?:reporters|journalists|lawmakers|parliament|the [\w ]{2,30}?|[A-Z]\w+(?: [A-Z]\w+)?)"
    r"(?: (?:on \w{3,6}day|in [A-Z]\w+))?\s(?=(?:the|an?|he|she|it|they|there|his|her|its|their|no)\s)"
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
QUOTED_BEFORE = re.compile(rf".*[{MASK}”][,.!?]?[”\"’]?,?\s", re.DOTALL)  # “…,” before a name
SO_CALLED = re.compile(
    r"(?:\b(?:so-called|self-styled|dubbed|nicknamed|codenamed|titled|entitled))\s*$"
)
# In the words of X, "…"; As X put it, "…"
SOURCE_BEFORE = re.compile(
    r"(?:^|[,;.]\s)(?P<cue>[Ii]n the words of|[Tt]o quote|[Aa]s|[Aa]ccording to)\s(?P<who>[^,]{2,120}?)"
    r"(?:\s(?:puts?|has|had|once|later|[a-z]{2,12}ed|said|says|wrote)(?:\s\w+){0,3})?,\s*$"
)
WHAT_IT_CALLED = re.compile(
    r"\swhat\s(?:he|she|it|they)\s(?P<cue>(?:calls?|called|describ\w+|term\w+|label\w+|sees|saw|regards)(?: \w+)?)\s*$"
)
# The subject that a sentence begins with, as far as its verb
COMMA = re.compile(r",\s")
HEAD = re.compile(
    r"\s*(?:[^,]{1,200},\s)??(?P<who>\S[^.;:]{1,140}?),?\s"
    r"(?:[a-z]{2,12}ed|has|had|was|is|were|are|said|went|took|made|gave|came|told|wrote|spoke|held|met)\b"
)
NAME = re.compile(r"[A-Z][\w-]+(?:\s[A-Z][\w-]+)+")
ROLE_AND_NAME = re.compile(
    r"\b(?:(?:Prime|Foreign|Defen[cs]e|Deputy|Vice|First|Interior|Finance)\s)*(?:Minister|President|Colonel|General"
    r"|Ambassador|Secretary|Senator|Chancellor|Professor|Captain|Admiral|King|Prince|Mayor|Governor|Lord|Lady"
    r"|Baroness|Sir|Dr|Mr|Mrs|Ms|Envoy|Commissioner|Judge|Sergeant|spokes\w+|envoy|ambassador|minister)[.\u2024]?\s"
    r"[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,3}"
)
DETERMINED = re.compile(
    r"(?:the|an?|one|my|his|her|its|their|our|another|some|two|three|several|many)\s(?:[\w’'-]+\s){0,5}[\w’'-]+"
)
BRACKETED = re.compile(r"\s\([^()]{1,30}\)")
DOING = re.compile(r"\s(?:was|is|were|are|kept|keeps)\s$")
# In her view, …
IN_VIEW = re.compile(
    r"\s*(?P<cue>[Ii]n)\s(?P<who>her|his|their|[A-Z][\w. -]{1,60}?)(?:['’]s?)?\s"
    r"(?:view|opinion|telling|words|estimation|judge?ment|account|reading|assessment),?\s(?=\S)"
)
# "Hon. P. NAIDOO: “…”": nothing but a name before the colon
NAME_AND_COLON = re.compile(r"\s*(?P<who>[^:“”\"]{2,60}?)\s?:\s*")
JOINED = re.compile(r"\s(?:and|but|then)$")
RELATIVE = re.compile(r",?\s(?:who|which)$")
TITLE_CASE = re.compile(r"(?:[A-Z][\w’'-]*\s?)+")
LONGEST_PART = 5  # words that are quoted as a part of a sentence: promised "a mirror response"
COLON_BEFORE = re.compile(r":\s*$")
ANY_VERB_BEFORE = re.compile(r"\b(?P<cue>[a-z]{2,12}ed|wrote|spoke|put)\b[^,;:.]{0,80}$")
AT_END = re.compile(r"[\s.!?…]*$")
FIRST_SIGN = re.compile(r"[.;:—\n“\"]|\s–\s")


def rules() -> Rules:
    """How English attributes quotations."""
    return Rules(
        SENTENCE_END, _ends_sentence, _said, _reported, stands_for=STANDS_FOR, subject=_subject
    )


def _subject(sentence: str) -> str | None:
    """The person whom a sentence begins with: a name of two words at least."""
    masked = _without_stops(sentence)
    found = SUBJECT.match(masked)
    if found and not POSSESSIVE.search(found["who"]):
        return _with_stops(found["who"])
    titled = ROLE_AND_NAME.search(masked)
    return _with_stops(titled[0]) if titled else None


def _ends_sentence(text: str, place: int) -> bool:
    """Not after "Mr."; not where "…!" is followed by who said it."""
    if text[place] == ".":
        return not ABBREVIATION.search(text[max(0, place - 5) : place])
    is_quoted = CLOSED_BY.match(text, place + 1) is not None
    return not (is_quoted and _speaker_first().match(text, place + 2, place + 100))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('en', 'said')})\b")


@cache
def _verb_first() -> re.Pattern[str]:
    return re.compile(rf"[\s,–—-]*(?P<cue>{any_of('en', 'said')})\s(?P<who>\S.*)", re.DOTALL)


@cache
def _speaker_first() -> re.Pattern[str]:
    return re.compile(rf"[\s,–—-]*(?P<who>[^.;:]{{1,140}}?)\s(?P<cue>{any_of('en', 'said')})\b")


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
        rf"(?<![-\w])(?P<cue>{any_of('en', 'judged')})(?!\s(?:up)?on\b|\sfor\b)(?:\s[^\s.;:“”\"]+){{1,14}}\s*$"
    )


@cache
def _texts() -> re.Pattern[str]:
    own = rf"(?:the|a|his|her|its|their)\s(?:\w+\s)?(?:{any_of('en', 'texts')})"
    return re.compile(
        rf"(?:{own}|(?:state|local|official)(?:-run)?\s(?:media|television|TV|radio))$", re.I
    )


@cache
def _persons() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('en', 'persons')})s?\b")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('en', 'openers')})\b,?\s", re.IGNORECASE)


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of('en', 'events')})\b", re.IGNORECASE)


@cache
def _adding() -> re.Pattern[str]:
    return re.compile(rf",\s(?P<cue>{any_of('en', 'participles')})\sthat\s")


def _said(context: Context) -> Said | None:
    masked = replace(
        context,
        before=_without_stops(context.before),
        after=_without_stops(context.after),
        until_next=_without_stops(context.until_next),
    )
    if SO_CALLED.search(masked.before):
        return None
    said = _after(masked) or _before(masked) or _voicing(masked)
    return replace(said, attribution=_with_stops(said.attribution)) if said else None


def _without_stops(text: str) -> str:
    return TITLE_STOP.sub(rf"\1{NO_STOP}", text)


def _with_stops(name: str | None) -> str | None:
    return name.replace(NO_STOP, ".") if name else None


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
        (_source_first(), _name_after),
        (_verb_first(), _name_after),
        (_speaker_first(), _name_before),
        (ANY_VERB_FIRST, _name_after),
        (ANY_VERB_LAST, _name_before),
    ):
        found = pattern.match(after)
        who = (name(found["who"]) or _determined(found["who"], name)) if found else None
        if found and who:
            return Said(who, found["cue"])
    return None


def _determined(phrase: str, name: Callable[[str], str | None]) -> str | None:
    """Beside a quotation anybody may speak: "my driver", "one former minister"."""
    words = re.split(r"[,.;:]", phrase)[0].strip()
    if name is _name_before:
        return words if DETERMINED.fullmatch(words) else None
    found = DETERMINED.match(words)
    return found[0] if found and not DENIED.search(found[0]) else None


def _before(context: Context) -> Said | None:
    """X said: "…"; X told reporters, "…"; X said "…"."""
    verbs = list(_verb().finditer(context.before))
    if not verbs:
        return _before_colon(context)
    cue, tail = verbs[-1][0], context.before[verbs[-1].end() :]
    if not _leads_to_quote(cue, tail, context.after):
        return None
    who = _name_before(context.before[: verbs[-1].start()])
    is_part = not tail.strip() and context.quote[:1].islower()
    manner = "mixed" if is_part and len(context.quote.split()) <= LONGEST_PART else "direct"
    return Said(who, cue, manner) if who else _before_colon(context)


def _before_colon(context: Context) -> Said | None:
    """X fumed on Sunday: "…."; a whole sentence behind a colon is said by the subject before it."""
    colon = COLON_BEFORE.search(context.before)
    label = NAME_AND_COLON.fullmatch(context.before)
    if label and len(label["who"].split()) <= LONGEST_PART and _heads_line(label["who"]):
        return Said(label["who"], ":")
    if source := SOURCE_BEFORE.search(context.before):
        who = _as_name(source["who"])
        return Said(who, source["cue"]) if who else None
    if colon is None or not context.quote[:1].isupper():
        return None
    if len(context.quote.split()) < LEAST_WORDS:
        return None
    found = ANY_VERB_BEFORE.search(context.before, 0, colon.start())
    who = _name_before(context.before[: found.start()]) if found else None
    who = who or _head(context.before)
    return Said(who, found["cue"] if found else ":") if who else None


def _heads_line(who: str) -> bool:
    return names_a_speaker(who) or all(word[:1].isupper() for word in who.split())


def _head(sentence: str) -> str | None:
    """Who a sentence begins with, as far as its verb: "A deputy spokesman, Ryu Jae-min, was …"."""
    found = HEAD.match(sentence)
    return _as_name(found["who"].split(",")[-1].strip() or found["who"]) if found else None


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
        who = _head(context.before) or _last_name(context.before)
        return Said(who, called["cue"], "mixed") if who else None
    found = _voiced().search(context.before) or _judged().search(context.before)
    if found and (
        _verb().search(found[0], len(found["cue"])) or TITLE_CASE.fullmatch(context.quote)
    ):
        return None
    if found is None:
        return None
    who = _name_before(context.before[: found.start()])
    if found["cue"].endswith("ing"):  # "X was calling it …"; "X hit back, accusing it of …"
        doing = DOING.search(context.before, 0, found.start())
        who = _name_before(context.before[: doing.start()]) if doing else _head(context.before)
    return Said(who, found["cue"], "mixed") if who else None


def _last_name(text: str) -> str | None:
    """The last name of two words or more in a text."""
    names = [found[0] for found in NAME.finditer(text)]
    return names[-1] if names else None


def _reported(sentence: str) -> Iterator[Reported]:
    for one in _reports(_without_stops(sentence)):
        yield replace(one, attribution=_with_stops(one.attribution))


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
    if (found := ACCORDING.match(sentence)) and (who := _name_after(found["who"])):
        return Reported(found.end(), until, who, "according to")
    if (found := IN_VIEW.match(sentence)) is not None:
        return Reported(found.end(), until, found["who"], "view")
    at = sentence.rfind(", according to ")
    who = _name_after(sentence[at + len(", according to ") : until]) if at > 0 else None
    return Reported(*trimmed(sentence, 0, at), who, "according to") if who else None


def _by_verb(sentence: str, until: int) -> Reported | None:
    """X said that …; X said …."""
    for verb in _verb().finditer(sentence):
        start = _clause_after(sentence, verb)
        who = _name_before(sentence[: verb.start()]) if start else None
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
        found = _speaker_first().match(sentence, at + 2, until)
        who = _name_before(found["who"]) if found else None
        if found is None or who is None or not ENDS_THERE.fullmatch(sentence, found.end(), until):
            continue
        if len(sentence[:at].split()) >= LEAST_WORDS:
            return Reported(*trimmed(sentence, line.end() if line else 0, at), who, found["cue"])
    return None


def _name_before(text: str) -> str | None:
    """The words that name the subject of a verb, which stand just before it."""
    text = QUOTED_BEFORE.sub("", _without_auxiliaries(text[-LONGEST_NAME:].rstrip()))
    if JOINED.search(text):  # "X welcomed the move but said"
        return _head(text)
    if who := RELATIVE.search(text):  # "Alan Prouty, the adviser, who wrote"
        return _as_name(", ".join(text[: who.start()].split(",")[-2:]))
    if DENIED.search(text):
        return None
    clause = CLAUSE.split(text)[-1]
    parts = [part.strip() for part in clause.split(",")]
    if parts[-1] or len(parts) < 3:
        return _as_name(parts[-1] or parts[0])
    name, beside = parts[-3], parts[-2]  # "Harrow, who took office in May, warned"
    return _as_name(name if BESIDE_A_NAME.match(beside) else f"{name}, {beside}")


def _without_auxiliaries(text: str) -> str:
    while shorter := AUXILIARY.sub("", text):
        if shorter == text:
            break
        text = shorter
    return text


def _name_after(text: str) -> str | None:
    """The words that name the subject of a verb, which stand just after it."""
    ahead = FIRST_SIGN.split(text[:LONGEST_NAME].replace("U.S.", "US"), maxsplit=1)[0]
    parts = [part.strip() for part in ahead.split(",")]
    name = parts[0]
    if len(parts) > 1 and parts[1] and not BESIDE_A_NAME.match(parts[1]):
        name = f"{name}, {parts[1]}"
    return _as_name(name)


def _as_name(phrase: str) -> str | None:
    """A phrase without what isn't of the name, or None when it can't name a speaker."""
    phrase = (
        _opener().sub("", phrase.strip(), count=1) if _opener().match(phrase.strip()) else phrase
    )
    phrase = BRACKETED.sub("", phrase.strip())
    event = _event().search(phrase)
    if event and event.start() > 0 and not names_a_speaker(phrase[event.end() :]):
        phrase = phrase[: event.start()]
    if PREPOSITION.match(phrase):  # "At the meeting Vladimir Putin"
        name = ENDS_IN_CAPITALS.search(phrase)
        phrase = name[0].strip() if name and name[0][1:2].isupper() else ""
    if not phrase or len(phrase.split()) > MOST_WORDS or NOT_A_NAME.search(phrase):
        return None
    if PRONOUN.fullmatch(phrase) or names_a_speaker(phrase):
        return phrase
    if _texts().fullmatch(phrase) or _persons().search(phrase):
        return phrase
    has_name = any(letter.isupper() for letter in phrase)  # also "al-Mannai"
    return phrase if has_name and phrase[-1:].isalnum() else None
