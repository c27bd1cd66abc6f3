"""Who said it, in Russian: «…», – сказал X; X заявил: «…»; X назвал это «…»."""

from __future__ import annotations

import re
from functools import cache

from indexer.quote_context import (
    Context,
    Rules,
    Said,
    any_of,
    trimmed,
)
from indexer.quote_marks import MASK
from indexer.quotes_ru_names import (
    FINITE,
    NO_SUBJECT,
    anybody,
    as_name,
    by_words,
    name_after,
    name_before,
    person_of,
    subject_at_start,
    subject_of,
)
from indexer.quotes_ru_reported import BY_WORDS, reported, verb_first
from indexer.quotes_ru_verbs import PAST, saying, verbs_in

SENTENCE_END = re.compile(rf"[.!?…][»“\")]?\s+(?=[–—-]?\s?[«„\"(]?[А-ЯЁA-Z0-9{MASK}])")

ABBREVIATION = re.compile(r"(?:\b(?:им|ул|стр|см|тыс|млн|гг?|т|д|п|ст)|\b[А-ЯЁA-Z])$")

LEAST_WORDS = 3  # of a whole sentence

SO_CALLED = re.compile(r"(?:[Тт]ак называ\w+|[Тт]\.\s?н\.|[Пп]ресловут\w+|под названием)\s*$")

COLON_BEFORE = re.compile(r":\s*$")

GOES_ON = re.compile(r"\s*(?:[–—-]\s)?(?:[ИиАа]|[Зз]атем|[Пп]осле чего|[Дд]алее|[Пп]отом)?\s*")

# In these places any verb is one of saying: «…», – съязвил X; «…», – X съязвил
ANY_VERB_FIRST = re.compile(
    rf",?\s?[–—-]\s(?P<cue>{FINITE})(?:\s(?:наконец|затем|потом|тихо|сухо|уже|тут же"
    rf"|в ответ))?\s(?P<who>\S.*)",
    re.DOTALL,
)

ANY_VERB_LAST = re.compile(rf",?\s?[–—-]\s(?P<who>[^.;:«]{{1,140}}?)\s(?P<cue>{FINITE})\b")

# «…», – цитирует ТАСС министра X
CITED = re.compile(
    r"(?:(?P<cue>привод(?:ит|ят)|переда(?:ёт|ет|ют))\s(?:\S+\s){0,4}?слова|(?P<cites>процитировал\w*|цитиру(?:ет|ют)))\s"
    r"(?:(?:агентство\s|газета\s|издание\s|телеканал\s)?(?:[А-ЯЁA-Z][\w-]*|«[^»]{1,40}»)\s)?(?P<who>\S[^.,;:–«]{2,120}?)"
    r"(?=[.,;:–«]\s|[.,;:–«]?$|\s(?:агентств|газет|телеканал|издани|портал|РИА|ТАСС|Интерфакс))"
)

INSTRUMENTAL = re.compile(r"[а-яё]{2,}(?:ом|ем|ём|ой|ей|ью|ами|ями|ым|им)\b")

JUDGED_AT_END = re.compile(r"\b(?P<cue>назва(?:л|ла|ли|ло)|со?ч(?:ёл|ел|ла|ли))\s*$")

ANNOUNCES = re.compile(r"\b(?:следующее|такими словами|вот что|так)\s?[.:]?\s*$")

WRITTEN = re.compile(
    r"(?:написан|выведен|начертан|гласи|надпис|плакат|лозунг|табличк|транспарант|растяжк|наклейк|заголов)\w*"
)

THAT_BEFORE = re.compile(r"(?:(?:\s[^\s,.;:«»]+){0,8}?(?:,\sчто|[:,]))?\s*$")

DASHED = re.compile(r"(?:^|(?<=[.!?…]\s)|(?<=[.!?…]\n))\s*[–—-]\s(?=[А-ЯЁA-Z«])")


def rules() -> Rules:
    """How Russian attributes quotations."""
    return Rules(
        SENTENCE_END,
        _ends_sentence,
        _said,
        reported,
        stands_for=_stands_for(),
        subject=person_of,
        announces=ANNOUNCES,
        inside=_inside,
        dashed=_dashed,
    )


def _ends_sentence(text: str, place: int) -> bool:
    return not ABBREVIATION.search(text[max(0, place - 5) : place])


@cache
def _speaker_first() -> re.Pattern[str]:
    return re.compile(rf"[\s,.–—-]*(?P<who>[^.;:«]{{1,140}}?)\s(?P<cue>{saying()})\b")


@cache
def _dashed_said() -> re.Pattern[str]:
    """Within marks or a dashed line: «…, – отметил X. – …»."""
    said = (
        rf"(?:также\s)?(?P<cue>{saying()}|{FINITE})(?:\s(?:наконец|затем|потом|тихо"
        rf"|сухо|тут же))?\s(?P<who>[^–—:;«»]{{2,140}}?)"
    )
    return re.compile(
        rf"[,.!?…]\s[–—-]\s{said}(?P<end>[,.]\s[–—-]\s(?=\S)|[.,]?\s*$|\.\s(?=[А-ЯЁ«{MASK}]))"
    )


@cache
def _source_before() -> re.Pattern[str]:
    said = rf"[Кк]ак\s(?P<verb>{saying()}|{PAST})\s"
    return re.compile(rf"\s*(?:{said}|{BY_WORDS.pattern}\s)(?P<who>[^«»]{{2,140}}?),\s*", re.DOTALL)


@cache
def _voiced() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<cue>{any_of('ru', 'voiced')})(?:\s\w+){{0,2}}\s*$")


@cache
def _judged() -> re.Pattern[str]:
    """With an object: назвал это «…»; судно, названное «…», only bears a name."""
    return re.compile(
        rf"\b(?P<cue>{any_of('ru', 'judged')})(?:\s[^\s.;:]+){{1,12}}\s*$"
        rf"|\b(?P<as>{PAST})(?:\s[^\s.;:]+){{1,8}}\sкак\s*$"
    )


@cache
def _stands_for() -> re.Pattern[str]:
    """Words that stand for somebody named before: она, Дипломат, в заявлении."""
    title = rf"(?:{any_of('ru', 'titles')}|{any_of('ru', 'texts')})"
    return re.compile(rf"(?:он|она|они|его|её|ее|их|{title}[а-яё]{{0,3}})", re.IGNORECASE)


def _said(context: Context) -> Said | None:
    if SO_CALLED.search(context.before):
        return None
    return _after(context) or _as_before(context) or _before(context) or _voicing(context)


def _as_before(context: Context) -> Said | None:
    """Как выразился X, «…»; По словам X, «…»."""
    found = _source_before().fullmatch(context.before)
    who = name_after(found["who"]) if found else None
    return Said(who, (found["verb"] or found["cue"]).strip()) if found and who else None


def _after(context: Context) -> Said | None:
    """«…», – сказал X; «…», – X сказал; «…», по словам X."""
    after = context.until_next
    if not after.lstrip().startswith((",", "–", "—", "-", ".")) or context.before.strip(" ,–—-:"):
        return None
    if found := re.match(r"[\s,–—-]*", after):
        source = BY_WORDS.match(after, found.end())
        who = by_words(after, source) if source else None
        if source and who:
            return Said(who, source["cue"])
        if (cited := CITED.match(context.after, found.end())) and (who := as_name(cited["who"])):
            return Said(who, cited["cue"] or cited["cites"])
    for pattern, name in (
        (verb_first(), name_after),
        (_speaker_first(), name_before),
        (ANY_VERB_FIRST, name_after),
        (ANY_VERB_LAST, name_before),
    ):
        found = pattern.match(after)
        who = name(found["who"]) if found else None
        if found and who is None and name is name_after:
            who = anybody(found["who"])
        if found and who:
            return Said(who, found["cue"])
    return None


def _before(context: Context) -> Said | None:
    """X заявил: «…»; X сообщил, что «…» as a whole clause."""
    verbs = list(verbs_in(context.before))
    if not verbs or not THAT_BEFORE.match(context.before, verbs[-1].end):
        return _before_colon(context)
    if context.after.lstrip()[:1].islower():
        return None  # only a part of the clause is quoted
    subject = context.before[: verbs[-1].start]
    if GOES_ON.fullmatch(subject):  # Заявил X: «…»; И продолжила: «…»
        who = name_after(context.before[verbs[-1].end :].strip(" :,"))
        return Said(who, verbs[-1].text)
    who = name_before(subject)
    is_part = context.quote[:1].islower() and not context.before[verbs[-1].end :].strip()
    said = Said(who, verbs[-1].text, "mixed" if is_part else "direct")
    return said if who else _before_colon(context)


def _before_colon(context: Context) -> Said | None:
    """X был сдержаннее: «…»: a whole sentence behind a colon is said by the subject before it."""
    is_sentence = context.quote[:1].isupper() and len(context.quote.split()) >= LEAST_WORDS
    if not is_sentence or not COLON_BEFORE.search(context.before):
        return None
    if NO_SUBJECT.match(context.before) or WRITTEN.search(context.before):
        return None
    who = subject_of(context.before)
    return Said(who, ":") if who else None


def _voicing(context: Context) -> Said | None:
    """X выразил «серьёзную обеспокоенность»."""
    found = _voiced().search(context.before) or _judged().search(context.before)
    if found is None and INSTRUMENTAL.search(context.quote):  # X называет «домовладельцем»
        found = JUDGED_AT_END.search(context.before)
    who = name_before(context.before[: found.start()]) if found else None
    if who is None and found:
        who = subject_at_start(context.before)
    return Said(who, (found["cue"] or found[0]).strip(), "mixed") if found and who else None


def _inside(text: str) -> list[tuple[int, int, Said]]:
    """The parts of a quotation that names its speaker between its own marks or after dashes."""
    found = _dashed_said().search(text)
    who = name_after(found["who"]) if found else None
    if found is None or who is None:
        return []
    end = found.start() + (text[found.start()] in "!?…")
    first = (*trimmed(text, 0, end), Said(who, found["cue"]))
    if not any(sign in found["end"] for sign in "–—-"):
        return [first]
    rest = trimmed(text, found.end(), len(text))
    return [first, (*rest, Said(who, ""))] if rest[0] < rest[1] else [first]


def _dashed(paragraph: str) -> list[tuple[int, int, Said]]:
    """The words of a paragraph that begins with a dash: – …, – сказал X."""
    dash = DASHED.search(paragraph)
    if dash is None or MASK in paragraph[: dash.start()]:
        return []
    parts = _inside(paragraph[dash.end() :])
    return [(dash.end() + start, dash.end() + end, said) for start, end, said in parts]
