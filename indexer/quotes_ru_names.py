"""The words that name a speaker in Russian: before a verb, behind it, at the head of a sentence."""

from __future__ import annotations

import re
from functools import cache

from indexer.quote_context import (
    any_of,
    names_a_speaker,
)
from indexer.quote_marks import MASK
from indexer.quotes_ru_verbs import PAST

MOST_WORDS = 14  # in the words that name a speaker

LONGEST_NAME = 160  # characters

PRESENT = r"[а-яё]{2,20}(?:ет|ёт|ит|ют|ут|ят|ат|ется|ётся|ится|ются|утся|ятся)"

FINITE = rf"(?:{PAST}|{PRESENT})"

FIRST_NAMED = re.compile(r"\s*(?P<who>(?:[Вв]о?\s)?[А-ЯЁ][\w-]+(?:\s[А-ЯЁ][\w-]+){0,3})\s")

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


def subject_of(sentence: str) -> str | None:
    """Who a sentence begins with, as far as a comma or a verb: "Индийский дипломат, …"."""
    found = SUBJECT.match(sentence)
    return as_name(found["who"]) if found else None


def person_of(sentence: str) -> str | None:
    """The person whom a sentence begins with: a name of two words at least, or an unnamed one."""
    who = None if NO_SUBJECT.match(sentence) else subject_of(sentence)
    is_name = who is not None and sum(word[:1].isupper() for word in who.split()) > 1
    return who if is_name else None


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('ru', 'openers')})\b,?\s", re.IGNORECASE)


@cache
def _event() -> re.Pattern[str]:
    """ "в интервью", "в ходе", "по итогам": where a speaker's words end."""
    event = rf"(?:в|во|на|по|после|перед)\s(?:\w+\s){{0,2}}?(?:{any_of('ru', 'events')})\b"
    return re.compile(rf"\s(?:журналистам|{event})")


def anybody(phrase: str) -> str | None:
    """Beside a quotation anybody may speak: "водитель Бесим", "дежурный офицер миротворцев"."""
    found = ANYBODY.match(TO_WHOM.sub("", phrase))
    return found[0] if found else None


def subject_at_start(sentence: str) -> str | None:
    """В Берлине её слова сочли …: who is named first."""
    found = FIRST_NAMED.match(sentence)
    return as_name(found["who"]) if found else None


def by_words(text: str, words: re.Match[str]) -> str | None:
    """The speaker of "по словам X" and "по её словам"."""
    if words["own"]:
        return words["own"].strip()
    return name_after(text[words.end() :])


def name_before(text: str) -> str | None:
    """The words that name the subject of a verb, which stand just before it."""
    text = text[-LONGEST_NAME:].rstrip()
    while shorter := AUXILIARY.search(text):
        text = text[: shorter.start()]
    if DENIED.search(text):
        return None
    clause = CLAUSE.split(text)[-1]
    parts = [part.strip() for part in clause.split(",")]
    if parts[-1] or len(parts) < 3:
        return as_name(parts[-1] or parts[0])
    name, beside = parts[-3], parts[-2]
    return as_name(name if BESIDE_A_NAME.match(beside) else f"{name}, {beside}")


def name_after(text: str) -> str | None:
    """The words that name the subject of a verb, which stand just after it."""
    ahead = INITIAL.sub("\u2024", text[:LONGEST_NAME])  # a dot that ends nothing, one for one
    phrase = FIRST_SIGN.split(ahead, maxsplit=1)[0].split(",")[0]
    return as_name(text[: len(phrase)])


def as_name(phrase: str) -> str | None:
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
