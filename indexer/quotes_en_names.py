"""The words that name a speaker in English: before a verb, behind it, at the head of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from indexer.quote_context import (
    any_of,
    names_a_speaker,
)
from indexer.quote_marks import MASK

MOST_WORDS = 16  # in the words that name a speaker

LONGEST_NAME = 160  # characters

# A stop that ends nothing: "Col. Lim", "U. Thant"; it is masked, one letter for one
TITLE_STOP = re.compile(
    r"\b(Mr|Mrs|Ms|Dr|Gen|Lt|Col|Adm|Maj|Capt|Sgt|Cmdr|Sen|Rep|Gov|St|Amb|Sec|[A-Z])\.(?=\s[A-Z])"
)

NO_STOP = "\u2024"

# "Hassan Karameh, a shopkeeper, swept …"; "In Tyre, Minister Lena Harrow arrived …"; "A diplomat …"
SUBJECT = re.compile(
    r"(?:[^,“”]{1,60},\s|\s*)(?P<who>(?!The |In |On |At )(?:[A-Z][\w.'’\u2024-]*\s(?:(?:al"
    r"|bin|van|von|de|of)[- ]|(?:critic|spokes\w+|leader|chief|minister|lawmaker|adviser"
    r"|official|envoy|diplomat)\s)?)+"
    r"[A-Z][\w’-]*|An?\s(?:[\w.\u2024-]+\s){0,4}?(?:official|diplomat|source|adviser|spokes\w+|envoy|lawmaker)"
    r"(?:\s(?:in|at|of|from)\s[A-Z][\w.]*)?)(?:,|\s[a-z])"
)

POSSESSIVE = re.compile(r"['’]s?\s")

PRONOUN = re.compile(r"(?:he|she|they|it)$", re.IGNORECASE)

NOT_A_NAME = re.compile(
    rf"\b(?:nobody|no one|none|few|everyone|everybody|that|which|whether|what|how"
    rf"|why|when|if|there|because|this|i|we|you|let)\b|[{MASK}“”\"«»]",
    re.IGNORECASE,
)

ENDS_IN_CAPITALS = re.compile(r"(?:\s(?:of|the|for|and|to|[A-Z][\w.'’-]*))*\s[A-Z][\w.'’-]*$")

PREPOSITION = re.compile(
    r"(?:at|in|on|during|after|before|following|for|with|by|from|to|of)\s", re.I
)

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

QUOTED_BEFORE = re.compile(rf".*[{MASK}”][,.!?]?[”\"’]?,?\s", re.DOTALL)  # “…,” before a name

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

JOINED = re.compile(r"\s(?:and|but|then)$")

RELATIVE = re.compile(r",?\s(?:who|which)$")

FIRST_SIGN = re.compile(r"[.;:—\n“\"]|\s–\s")


def subject_of(sentence: str) -> str | None:
    """The person whom a sentence begins with: a name of two words at least."""
    masked = without_stops(sentence)
    found = SUBJECT.match(masked)
    if found and not POSSESSIVE.search(found["who"]):
        return with_stops(found["who"])
    titled = ROLE_AND_NAME.search(masked)
    return with_stops(titled[0]) if titled else None


@cache
def verb_of_saying() -> re.Pattern[str]:
    """Any verb of saying, as a word of its own."""
    return re.compile(rf"\b(?:{any_of('en', 'said')})\b")


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


def without_stops(text: str) -> str:
    """A text whose titles and initials have no full stops, letter for letter."""
    return TITLE_STOP.sub(rf"\1{NO_STOP}", text)


def with_stops(name: str | None) -> str | None:
    """A name with its full stops again."""
    return name.replace(NO_STOP, ".") if name else None


def determined(phrase: str, name: Callable[[str], str | None]) -> str | None:
    """Beside a quotation anybody may speak: "my driver", "one former minister"."""
    words = re.split(r"[,.;:]", phrase)[0].strip()
    if name is name_before:
        return words if DETERMINED.fullmatch(words) else None
    found = DETERMINED.match(words)
    return found[0] if found and not DENIED.search(found[0]) else None


def heads_line(who: str) -> bool:
    """Whether words before a colon are nothing but a name or a post."""
    return names_a_speaker(who) or all(word[:1].isupper() for word in who.split())


def head_of(sentence: str) -> str | None:
    """Who a sentence begins with, as far as its verb: "A deputy spokesman, Ryu Jae-min, was …"."""
    found = HEAD.match(sentence)
    return as_name(found["who"].split(",")[-1].strip() or found["who"]) if found else None


def last_name(text: str) -> str | None:
    """The last name of two words or more in a text."""
    names = [found[0] for found in NAME.finditer(text)]
    return names[-1] if names else None


def name_before(text: str) -> str | None:
    """The words that name the subject of a verb, which stand just before it."""
    text = QUOTED_BEFORE.sub("", _without_auxiliaries(text[-LONGEST_NAME:].rstrip()))
    if JOINED.search(text):  # "X welcomed the move but said"
        return head_of(text)
    if who := RELATIVE.search(text):  # "Alan Prouty, the adviser, who wrote"
        return as_name(", ".join(text[: who.start()].split(",")[-2:]))
    if DENIED.search(text):
        return None
    clause = CLAUSE.split(text)[-1]
    parts = [part.strip() for part in clause.split(",")]
    if parts[-1] or len(parts) < 3:
        return as_name(parts[-1] or parts[0])
    name, beside = parts[-3], parts[-2]  # "Harrow, who took office in May, warned"
    return as_name(name if BESIDE_A_NAME.match(beside) else f"{name}, {beside}")


def _without_auxiliaries(text: str) -> str:
    while shorter := AUXILIARY.sub("", text):
        if shorter == text:
            break
        text = shorter
    return text


def name_after(text: str) -> str | None:
    """The words that name the subject of a verb, which stand just after it."""
    ahead = FIRST_SIGN.split(text[:LONGEST_NAME].replace("U.S.", "US"), maxsplit=1)[0]
    parts = [part.strip() for part in ahead.split(",")]
    name = parts[0]
    if len(parts) > 1 and parts[1] and not BESIDE_A_NAME.match(parts[1]):
        name = f"{name}, {parts[1]}"
    return as_name(name)


def as_name(phrase: str) -> str | None:
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
