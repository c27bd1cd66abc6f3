"""In whose view: words around a state that make a stance its own, not the speaker's."""

from __future__ import annotations

import re
from typing import NamedTuple

from indexer.cues import Found, Sentence
from indexer.model import Mention
from indexer.states import code_of, states_in

REACH = 30  # characters before a state that are looked at
# What a speaker puts in between: Beijing, for its part, says …
ASIDES = {
    "en": re.compile(
        r",\s(?:for (?:its|their|his|her) part|in (?:(?:its|their|his|her) )?turn|meanwhile|however"
        r"|too|as well|of course|by contrast),"
    ),
    "ru": re.compile(r",\s(?:в свою очередь|со своей стороны|между тем|однако|тем временем),"),
}
# Whose own these are, told by their owner; a condemnation of Russia is against it
HELD = ("concern", "regret", "oppose", "protest", "condemn", "support", "demand", "deny", "commit")


class View(NamedTuple):
    """What stands around a state from which a stance is told."""

    before: re.Pattern[str]  # up to the state
    after: re.Pattern[str]  # from its end, before the cue


EN_VIEW = r"(?:view|eyes|telling|perspective|standpoint|judge?ment|point of view|opinion|book)"
EN_LINE = r"(?:line|position|contention|argument|claim|stance|message|narrative|view|complaint)"
ANYTHING = re.compile("")
VIEWS: dict[str, tuple[View, ...]] = {
    "en": (
        View(
            re.compile(r"\b(?:in|from)(?: the)? $"),
            re.compile(rf"(?:'s)? (?:own |\w+ )?{EN_VIEW}\b"),
        ),
        View(re.compile(r"\bto hear (?:the )?$"), re.compile(r" tell it\b")),
        View(ANYTHING, re.compile(rf"'s (?:\w+ )?{EN_LINE} (?:is|was|has been|remains) that\b")),
    ),
    "ko": (
        View(
            ANYTHING,
            re.compile(
                r"(?:의|\s?측의?|\s?정부의?)?\s?(?:주장|발표|설명|말|시각|견해|입장)?"
                r"(?:에 따르면|에 의하면|에서 보면|의 눈에는)"
            ),
        ),
    ),
    "ja": (
        View(
            ANYTHING,
            re.compile(
                r"(?:側|政府)?(?:の(?:見方|立場|主張|説明)では|によれば|によると|からすれば)"
            ),
        ),
    ),
    "ru": (
        View(
            re.compile(
                r"(?:с точки зрения|по версии|по мнению|по словам|в глазах|на взгляд"
                r"|как (?:считают|полагают|утверждают|говорят|заявляют|уверяют) в) $"
            ),
            ANYTHING,
        ),
        View(re.compile(r"\bсо? $"), re.compile(r" стороны\b")),  # с китайской стороны выражена
    ),
}
# Between an owner and the attitude: Tokyo's strong protest; 미국이 제기한 우려; 米国が示した懸念
OWNERS = {
    "en": re.compile(r"(?:'s|s') (?:\w+ly )?(?:\w+ ){0,2}"),
    "ko": re.compile(r"(?:\s?측|\s?정부)?(?:이|가) (?:\S{1,6}(?:한|된|는|던|온) )?"),
    "ja": re.compile(r"(?:側|政府)?が(?:示した|表明した|抱く|述べた|持つ|寄せた)?"),
    "ru": re.compile(r"(?!)"),
}
# Attitudes whose owner follows in the genitive: озабоченность Анкары
RU_OWNED = re.compile(
    r"(?:озабоченност|обеспокоенност|тревог|протест|сожалени|возражени|недовольств|претензи"
    r"|требовани|несогласи|готовност|намерени)\w*(?=\s|$)"
)

RU_GIVEN_TO = re.compile(
    r" (?:стороне|властям|правительству|посольству|послу|партнерам|коллегам)\b"
)


def without_asides(sentence: str, language: str) -> str:
    """A sentence with blanks in the place of asides, of the same length."""
    aside = ASIDES.get(language)
    return aside.sub(lambda one: " " * len(one[0]), sentence) if aside else sentence


def viewer(found: Found, sentence: Sentence) -> str | None:
    """The state in whose view a cue stands, or whose attitude it names; None for neither."""
    for state in states_in(sentence, 0, found.start):
        if _is_view(state, found, sentence) or _owns(state, found, sentence):
            return code_of(state)
    if sentence.language == "ru":
        return _owner_after(found, sentence)
    return None


def _owner_after(found: Found, sentence: Sentence) -> str | None:
    """The state that follows a Russian attitude in the genitive: готовность Анкары к диалогу.

    To whom a protest is lodged stands there too: протест американской стороне."""
    owned = RU_OWNED.search(sentence.folded, found.start, found.end)
    if owned is None:
        return None
    for state in states_in(sentence, owned.end(), len(sentence.text)):
        if state.start == owned.end() + 1:
            given = RU_GIVEN_TO.match(sentence.folded, state.end)
            return None if given else code_of(state)
    return None


def _is_view(state: Mention, found: Found, sentence: Sentence) -> bool:
    before = sentence.folded[max(0, state.start - REACH) : state.start]
    after = sentence.folded[state.end : found.start]
    return any(
        view.before.search(before) and view.after.match(after) for view in VIEWS[sentence.language]
    )


def _owns(state: Mention, found: Found, sentence: Sentence) -> bool:
    if found.cue.is_of_subject or found.cue.code not in HELD:
        return False
    between = sentence.folded[state.end : found.start]
    return OWNERS[sentence.language].fullmatch(between) is not None
