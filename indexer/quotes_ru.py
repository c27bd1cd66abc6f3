"""Who said it, in Russian: «…», – сказал X; X заявил: «…»; X сообщил, что …; по словам X."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from indexer.quote_context import (
    Context,
    Reported,
    Rules,
    Said,
    any_of,
    names_a_speaker,
    trimmed,
    words,
)
from indexer.quote_marks import MASK

MOST_WORDS = 14  # in the words that name a speaker
LONGEST_NAME = 160  # characters
SENTENCE_END = re.compile(rf"[.!?…][»“\")]?\s+(?=[–—-]?\s?[«„\"(]?[А-ЯЁA-Z0-9{MASK}])")
ABBREVIATION = re.compile(r"(?:\b(?:им|ул|стр|см|тыс|млн|гг?|т|д|п|ст)|\b[А-ЯЁA-Z])$")
LEAST_WORDS = 3  # of a whole sentence
SO_CALLED = re.compile(r"(?:[Тт]ак называ\w+|[Тт]\.\s?н\.|[Пп]ресловут\w+|под названием)\s*$")
# Verbs with "что" that report no speech: узнал, что …
NO_SPEECH = re.compile(
    r"(?:зна|узна|виде|увиде|реши|поня|дума|добива|доби|показа|доказа|означа|вы(?:я|ясни)|чувствова|помни|вспоми"
    r"|наде|привы|случи|оказа|привел|стара|каза|сдела|слыша|услыша|установи|обнаружи|убеди)\w*"
)
COLON_BEFORE = re.compile(r":\s*$")
GOES_ON = re.compile(r"\s*(?:[–—-]\s)?(?:[ИиАа]|[Зз]атем|[Пп]осле чего|[Дд]алее|[Пп]отом)?\s*")
PAST = r"[а-яё]{2,20}(?:л|ла|ло|ли|лся|лась|лось|лись)"
ANY_PAST = re.compile(PAST)
PRESENT = r"[а-яё]{2,20}(?:ет|ёт|ит|ют|ут|ят|ат|ется|ётся|ится|ются|утся|ятся)"
FINITE = rf"(?:{PAST}|{PRESENT})"
# In these places any verb is one of saying: «…», – съязвил X; «…», – X съязвил
ANY_VERB_FIRST = re.compile(
    rf",?\s?[–—-]\s(?P<cue>{FINITE})(?:\s(?:наконец|затем|потом|тихо|сухо|уже|тут же|в ответ))?\s(?P<who>\S.*)",
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
FIRST_NAMED = re.compile(r"\s*(?P<who>(?:[Вв]о?\s)?[А-ЯЁ][\w-]+(?:\s[А-ЯЁ][\w-]+){0,3})\s")
ANNOUNCES = re.compile(r"\b(?:следующее|такими словами|вот что|так)\s?[.:]?\s*$")
NAMED_BODY = re.compile(rf"(?P<who>[^«»„“]{{3,60}}?)\s[«„“]{MASK}+[»“”]$")
TO_WHOM = re.compile(
    r"^(?:мне|нам|ему|ей|им|журналистам|корреспонденту|собеседнику|плечами|руками|головой)\s"
)
ANYBODY = re.compile(
    r"(?!(?:[иавноксу]|на|но|из|от|за|что|как|не|мне|нам|ему|я|мы|уже|после|перед|при|без|до|под)\s)"
    r"[А-Яа-яЁё][\w-]+(?:\s(?!(?:[ив]|на|и|но|а|что|когда|после)\s)[А-Яа-яЁё][\w-]+){0,4}"
)
NO_SUBJECT = re.compile(
    r"\s*(?:на|в|во|из|под|над|к|с|по|у|за|об?|при|для|без|через|между)\s", re.IGNORECASE
)
WRITTEN = re.compile(
    r"(?:написан|выведен|начертан|гласи|надпис|плакат|лозунг|табличк|транспарант|растяжк|наклейк|заголов)\w*"
)
SUBJECT = re.compile(
    rf"\s*(?P<who>(?:[А-ЯЁа-яё][\w.-]*\s){{0,8}}?[А-ЯЁа-яё][\w-]*)(?=,|\s{FINITE}\b|\s(?:был|была|были)\b)"
)
PRONOUN = re.compile(r"(?:он|она|они)$", re.IGNORECASE)
PRONOUN_AT_END = re.compile(r"\s(?:он|она|они)$")
PRONOUN_AT_START = re.compile(r"(?:[Оо]н|[Оо]на|[Оо]ни)\b(?=\s[а-яё])")
BODY = re.compile(
    r"(?:посольств|министерств|ведомств|правительств|администраци|пресс-служб|генштаб|штаб)\w*"
)
BRACKETED = re.compile(r"\s\([^()]{1,40}\)")
INSIDE_A_BODY = re.compile(
    r"[Вв]о?\s(?=[А-ЯЁ]|посольств|министерств|ведомств|правительств|администраци)"
)
NOT_A_NAME = re.compile(
    rf"\b(?:что|котор\w+|если|чтобы|когда|поскольку|хотя|пока|это|всё|все|я|мы|вы|мне|вам|нам)\b"
    rf"|[{MASK}«»„“\"]",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[;:(]\s?|\s[–—]\s|,\s(?:а|и|но|что|как)\s|[.!?]\s(?=[А-ЯЁ])")
DENIED = re.compile(r"\bне$")
AUXILIARY = re.compile(
    r"\s(?:также|ранее|позже|затем|вновь|снова|ещё|еще|уже|тогда|при этом"
    r"|в свою очередь|в частности)$"
)
BESIDE_A_NAME = re.compile(
    r"(?:котор|комментиру|отвеча|выступа|говоря|передает|передаёт|в|на|по)\w*\b"
)
FIRST_SIGN = re.compile(r"[.;:!?\n«„\"]|\s[–—-]\s|,\s(?=[–—])")
INITIAL = re.compile(r"(?<=\b[А-ЯЁ])\.(?=\s?[А-ЯЁ])")
THAT = re.compile(
    r"(?:\s[^\s,.;:«»]+){0,8}?,\s(?:(?:что|будто|якобы|как|почему|зачем)\s|(?=[а-яё]+\sли\s))"
)
# Аналитики убеждены: кабель перерезан якорем
COLON_CLAUSE = re.compile(r"(?:\s[^\s,.;:«»]+){0,4}?:\s(?=[а-яё])")
THAT_BEFORE = re.compile(r"(?:(?:\s[^\s,.;:«»]+){0,8}?(?:,\sчто|[:,]))?\s*$")
DASHED = re.compile(r"(?:^|(?<=[.!?…]\s)|(?<=[.!?…]\n))\s*[–—-]\s(?=[А-ЯЁA-Z«])")
AT_END = re.compile(r"[\s.!?…]*$")
BY_WORDS = re.compile(
    r"(?P<cue>[Сс]огласно\s\w+(?:ю|ям|ам|ому заявлению)|[Сс] точки зрения|[Пп]о\s(?P<own>(?:её|ее|его|их)\s)?(?:собственному\s)?(?:словам|мнению|оценке|версии|утверждению|признанию"
    r"|убеждению|выражению|информации|данным)|[Сс]о слов|[Кк]ак следует из слов)"
)


def rules() -> Rules:
    """How Russian attributes quotations."""
    return Rules(
        SENTENCE_END,
        _ends_sentence,
        _said,
        _reported,
        stands_for=_stands_for(),
        subject=_person,
        announces=ANNOUNCES,
        inside=_inside,
        dashed=_dashed,
    )


def _subject(sentence: str) -> str | None:
    """Who a sentence begins with, as far as a comma or a verb: "Индийский дипломат, …"."""
    found = SUBJECT.match(sentence)
    return _as_name(found["who"]) if found else None


def _person(sentence: str) -> str | None:
    """The person whom a sentence begins with: a name of two words at least, or an unnamed one."""
    who = None if NO_SUBJECT.match(sentence) else _subject(sentence)
    is_name = who is not None and sum(word[:1].isupper() for word in who.split()) > 1
    return who if is_name else None


def _ends_sentence(text: str, place: int) -> bool:
    return not ABBREVIATION.search(text[max(0, place - 5) : place])


@cache
def _saying() -> str:
    """A pattern for any verb of saying, in the present and in every form of the past."""
    past = (form for word in words("ru", "said_past") for form in _past_forms(word))
    return "|".join([any_of("ru", "said"), *(re.escape(one) for one in sorted(past, reverse=True))])


def _past_forms(masculine: str) -> Iterator[str]:
    """ "заявил", "заявила", "заявило", "заявили"; "признался", "призналась", …; "предостерёг", …"""
    verb, _, rest = masculine.partition(" ")
    behind = f" {rest}" if rest else ""
    if verb.endswith("лся"):
        endings = ("лся", "лась", "лось", "лись")
        yield from (f"{verb[:-3]}{ending}{behind}" for ending in endings)
    elif verb.endswith("л"):
        stem = verb.replace("ё", "е") if verb.endswith("ёл") else verb
        yield verb + behind
        yield from (f"{stem}{ending}{behind}" for ending in "аои")
    else:
        yield from (verb + behind, verb.replace("ё", "е") + behind)
        yield from (f"{verb.replace('ё', 'е')}л{ending}{behind}" for ending in "аои")


@dataclass(frozen=True)
class Verb:
    """A verb of saying in a text."""

    start: int
    end: int
    text: str


WORD = re.compile(r"[А-Яа-яЁё]+")


@cache
def _saying_words() -> dict[str, tuple[str, ...]]:
    """First word of each verb of saying → what follows it: "сделал" → ("", " вывод")."""
    found: dict[str, tuple[str, ...]] = {}
    past = [form for word in words("ru", "said_past") for form in _past_forms(word)]
    for verb in sorted([*words("ru", "said"), *past], key=len, reverse=True):
        first, gap, rest = verb.partition(" ")
        found[first] = (*found.get(first, ()), gap + rest)
    return found


def _verbs(text: str, *, any_past: bool = False) -> Iterator[Verb]:
    """The verbs of saying of a text, or any verb in the past, in order.

    Word by word, since seven hundred alternatives at every letter would be slow."""
    known = _saying_words()
    for found in WORD.finditer(text):
        word = found[0].lower()
        for rest in known.get(word, ()):
            if text.startswith(rest, found.end()):
                end = found.end() + len(rest)
                yield Verb(found.start(), end, text[found.start() : end])
                break
        else:
            if any_past and ANY_PAST.fullmatch(word) and not NO_SPEECH.fullmatch(word):
                yield Verb(found.start(), found.end(), found[0])


@cache
def _verb_first() -> re.Pattern[str]:
    return re.compile(rf"[\s,.–—-]*(?:[Кк]ак\s)?(?P<cue>{_saying()})\s(?P<who>\S.*)", re.DOTALL)


@cache
def _speaker_first() -> re.Pattern[str]:
    return re.compile(rf"[\s,.–—-]*(?P<who>[^.;:«]{{1,140}}?)\s(?P<cue>{_saying()})\b")


@cache
def _dashed_said() -> re.Pattern[str]:
    """Within marks or a dashed line: «…, – отметил X. – …»."""
    said = rf"(?:также\s)?(?P<cue>{_saying()}|{FINITE})(?:\s(?:наконец|затем|потом|тихо|сухо|тут же))?\s(?P<who>[^–—:;«»]{{2,140}}?)"
    return re.compile(
        rf"[,.!?…]\s[–—-]\s{said}(?P<end>[,.]\s[–—-]\s(?=\S)|[.,]?\s*$|\.\s(?=[А-ЯЁ«{MASK}]))"
    )


@cache
def _source_before() -> re.Pattern[str]:
    said = rf"[Кк]ак\s(?P<verb>{_saying()}|{PAST})\s"
    return re.compile(rf"\s*(?:{said}|{BY_WORDS.pattern}\s)(?P<who>[^«»]{{2,140}}?),\s*", re.DOTALL)


@cache
def _voiced() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<cue>{any_of('ru', 'voiced')})(?:\s\w+){{0,2}}\s*$")


@cache
def _judged() -> re.Pattern[str]:
    """With an object, or in the instrumental: назвал это «…»; судно, названное «…», bears a name."""
    return re.compile(
        rf"\b(?P<cue>{any_of('ru', 'judged')})(?:\s[^\s.;:]+){{1,12}}\s*$"
        rf"|\b(?P<as>{PAST})(?:\s[^\s.;:]+){{1,8}}\sкак\s*$"
    )


@cache
def _stands_for() -> re.Pattern[str]:
    """Words that stand for somebody named before: она, Дипломат, в заявлении."""
    title = rf"(?:{any_of('ru', 'titles')}|{any_of('ru', 'texts')})"
    return re.compile(rf"(?:он|она|они|его|её|ее|их|{title}[а-яё]{{0,3}})", re.IGNORECASE)


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('ru', 'openers')})\b,?\s", re.IGNORECASE)


@cache
def _event() -> re.Pattern[str]:
    """ "в интервью", "в ходе", "по итогам": where a speaker's words end."""
    event = rf"(?:в|во|на|по|после|перед)\s(?:\w+\s){{0,2}}?(?:{any_of('ru', 'events')})\b"
    return re.compile(rf"\s(?:журналистам|{event})")


def _said(context: Context) -> Said | None:
    if SO_CALLED.search(context.before):
        return None
    return _after(context) or _as_before(context) or _before(context) or _voicing(context)


def _as_before(context: Context) -> Said | None:
    """Как выразился X, «…»; По словам X, «…»."""
    found = _source_before().fullmatch(context.before)
    who = _name_after(found["who"]) if found else None
    return Said(who, (found["verb"] or found["cue"]).strip()) if found and who else None


def _after(context: Context) -> Said | None:
    """«…», – сказал X; «…», – X сказал; «…», по словам X."""
    after = context.until_next
    if not after.lstrip().startswith((",", "–", "—", "-", ".")) or context.before.strip(" ,–—-:"):
        return None
    if found := re.match(r"[\s,–—-]*", after):
        source = BY_WORDS.match(after, found.end())
        who = _by_words(after, source) if source else None
        if source and who:
            return Said(who, source["cue"])
        if (cited := CITED.match(context.after, found.end())) and (who := _as_name(cited["who"])):
            return Said(who, cited["cue"] or cited["cites"])
    for pattern, name in (
        (_verb_first(), _name_after),
        (_speaker_first(), _name_before),
        (ANY_VERB_FIRST, _name_after),
        (ANY_VERB_LAST, _name_before),
    ):
        found = pattern.match(after)
        who = name(found["who"]) if found else None
        if found and who is None and name is _name_after:
            who = _anybody(found["who"])
        if found and who:
            return Said(who, found["cue"])
    return None


def _anybody(phrase: str) -> str | None:
    """Beside a quotation anybody may speak: "водитель Бесим", "дежурный офицер миротворцев"."""
    found = ANYBODY.match(TO_WHOM.sub("", phrase))
    return found[0] if found else None


def _before(context: Context) -> Said | None:
    """X заявил: «…»; X сообщил, что «…» as a whole clause."""
    verbs = list(_verbs(context.before))
    if not verbs or not THAT_BEFORE.match(context.before, verbs[-1].end):
        return _before_colon(context)
    if context.after.lstrip()[:1].islower():
        return None  # only a part of the clause is quoted
    subject = context.before[: verbs[-1].start]
    if GOES_ON.fullmatch(subject):  # Заявил X: «…»; И продолжила: «…»
        who = _name_after(context.before[verbs[-1].end :].strip(" :,"))
        return Said(who, verbs[-1].text)
    who = _name_before(subject)
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
    who = _subject(context.before)
    return Said(who, ":") if who else None


def _voicing(context: Context) -> Said | None:
    """X выразил «серьёзную обеспокоенность»."""
    found = _voiced().search(context.before) or _judged().search(context.before)
    if found is None and INSTRUMENTAL.search(context.quote):  # X называет «домовладельцем»
        found = JUDGED_AT_END.search(context.before)
    who = _name_before(context.before[: found.start()]) if found else None
    if who is None and found:
        who = _subject_at_start(context.before)
    return Said(who, (found["cue"] or found[0]).strip(), "mixed") if found and who else None


def _subject_at_start(sentence: str) -> str | None:
    """В Берлине её слова сочли …: who is named first."""
    found = FIRST_NAMED.match(sentence)
    return _as_name(found["who"]) if found else None


def _inside(text: str) -> list[tuple[int, int, Said]]:
    """The parts of a quotation that names its speaker between its own marks or after dashes."""
    found = _dashed_said().search(text)
    who = _name_after(found["who"]) if found else None
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


def _reported(sentence: str) -> Iterator[Reported]:
    end = AT_END.search(sentence)
    until = end.start() if end else len(sentence)
    found = _by_source(sentence, until) or _by_verb(sentence, until) or _by_last(sentence, until)
    if found is not None:
        yield found


def _by_source(sentence: str, until: int) -> Reported | None:
    """По словам X, …; Как заявил X, …; …, по словам X."""
    text = sentence.lstrip()
    skipped = len(sentence) - len(text)
    if words := BY_WORDS.match(text):
        who = _by_words(text, words)
        at = text.find(", ", words.end())
        if who and at > 0:
            return Reported(skipped + at + 2, until, who, words["cue"])
    found = _verb_first().match(text) if text[:4].lower() == "как " else None
    at = text.find(", ", found.start("who")) if found else -1
    who = _name_after(text[found.start("who") : at]) if found and at > 0 else None
    return Reported(skipped + at + 2, until, who, found["cue"]) if found and who else None


def _by_words(text: str, words: re.Match[str]) -> str | None:
    """The speaker of "по словам X" and "по её словам"."""
    if words["own"]:
        return words["own"].strip()
    return _name_after(text[words.end() :])


def _by_verb(sentence: str, until: int) -> Reported | None:
    """X сообщил, что …."""
    for verb in (*_verbs(sentence), *_verbs(sentence, any_past=True)):
        that = THAT.match(sentence, verb.end) or COLON_CLAUSE.match(sentence, verb.end)
        if that is None:
            continue
        who = _name_before(sentence[: verb.start])
        if who is None and not sentence[: verb.start].strip():
            who = _name_after(sentence[verb.end : that.end()].removesuffix(", что "))
        if who:
            return Reported(*trimmed(sentence, that.end(), until), who, verb.text)
    return None


def _by_last(sentence: str, until: int) -> Reported | None:
    """…, сообщил X."""
    at = sentence.rfind(", ", 0, until)
    found = _verb_first().match(sentence, at + 1, until) if at > 0 else None
    who = _name_after(found["who"]) if found else None
    if found is None or who is None:
        return None
    return Reported(*trimmed(sentence, 0, at), who, found["cue"])


def _name_before(text: str) -> str | None:
    """The words that name the subject of a verb, which stand just before it."""
    text = text[-LONGEST_NAME:].rstrip()
    while shorter := AUXILIARY.search(text):
        text = text[: shorter.start()]
    if DENIED.search(text):
        return None
    clause = CLAUSE.split(text)[-1]
    parts = [part.strip() for part in clause.split(",")]
    if parts[-1] or len(parts) < 3:
        return _as_name(parts[-1] or parts[0])
    name, beside = parts[-3], parts[-2]
    return _as_name(name if BESIDE_A_NAME.match(beside) else f"{name}, {beside}")


def _name_after(text: str) -> str | None:
    """The words that name the subject of a verb, which stand just after it."""
    ahead = INITIAL.sub("\u2024", text[:LONGEST_NAME])  # a dot that ends nothing, one for one
    phrase = FIRST_SIGN.split(ahead, maxsplit=1)[0].split(",")[0]
    return _as_name(text[: len(phrase)])


def _as_name(phrase: str) -> str | None:
    """A phrase without what isn't of the name, or None when it can't name a speaker."""
    phrase = TO_WHOM.sub("", phrase.strip())
    if titled := NAMED_BODY.match(phrase):  # Израильская газета «…»
        phrase = titled["who"]
    if opener := _opener().match(phrase):
        phrase = phrase[opener.end() :]
    if inside := INSIDE_A_BODY.match(phrase):  # В Кремле, на Смоленской площади
        phrase = phrase[inside.end() :]
    if pronoun := PRONOUN_AT_END.search(phrase):  # "на вопрос о сроках она"
        phrase = pronoun[0].strip()
    event = _event().search(f" {phrase}")
    if event:
        phrase = phrase[: event.start()].strip() or phrase[event.end() :].strip()
    if not phrase or len(phrase.split()) > MOST_WORDS or NOT_A_NAME.search(phrase):
        return None
    phrase = BRACKETED.sub("", phrase)
    if beginning := PRONOUN_AT_START.match(phrase):  # "он после паузы"
        return beginning[0]
    if PRONOUN.fullmatch(phrase) or names_a_speaker(phrase) or BODY.match(phrase):
        return phrase
    return phrase if any(word[:1].isupper() for word in phrase.split()) else None
