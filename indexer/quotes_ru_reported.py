"""What is reported in Russian without quotation marks: X сообщил, что …; по словам X, …."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from indexer.quote_context import (
    Reported,
    trimmed,
)
from indexer.quotes_ru_names import by_words, name_after, name_before
from indexer.quotes_ru_verbs import saying, verbs_in

THAT = re.compile(
    r"(?:\s[^\s,.;:«»]+){0,8}?,\s(?:(?:что|будто|якобы|как|почему|зачем)\s|(?=[а-яё]+\sли\s))"
)

# Аналитики убеждены: кабель перерезан якорем
COLON_CLAUSE = re.compile(r"(?:\s[^\s,.;:«»]+){0,4}?:\s(?=[а-яё])")

AT_END = re.compile(r"[\s.!?…]*$")

BY_WORDS = re.compile(
    r"(?P<cue>[Сс]огласно\s\w+(?:ю|ям|ам|ому заявлению)|[Сс] точки зрения|[Пп]о\s(?P<own>(?:её"
    r"|ее|его|их)\s)?(?:собственному\s)?(?:словам|мнению|оценке|версии|утверждению"
    r"|признанию"
    r"|убеждению|выражению|информации|данным)|[Сс]о слов|[Кк]ак следует из слов)"
)


@cache
def verb_first() -> re.Pattern[str]:
    """A verb of saying with its subject behind it: – сказал X; Как заявил X."""
    return re.compile(rf"[\s,.–—-]*(?:[Кк]ак\s)?(?P<cue>{saying()})\s(?P<who>\S.*)", re.DOTALL)


def reported(sentence: str) -> Iterator[Reported]:
    """What a sentence reports without marks."""
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
        who = by_words(text, words)
        at = text.find(", ", words.end())
        if who and at > 0:
            return Reported(skipped + at + 2, until, who, words["cue"])
    found = verb_first().match(text) if text[:4].lower() == "как " else None
    at = text.find(", ", found.start("who")) if found else -1
    who = name_after(text[found.start("who") : at]) if found and at > 0 else None
    return Reported(skipped + at + 2, until, who, found["cue"]) if found and who else None


def _by_verb(sentence: str, until: int) -> Reported | None:
    """X сообщил, что …."""
    for verb in (*verbs_in(sentence), *verbs_in(sentence, any_past=True)):
        that = THAT.match(sentence, verb.end) or COLON_CLAUSE.match(sentence, verb.end)
        if that is None:
            continue
        who = name_before(sentence[: verb.start])
        if who is None and not sentence[: verb.start].strip():
            who = name_after(sentence[verb.end : that.end()].removesuffix(", что "))
        if who:
            return Reported(*trimmed(sentence, that.end(), until), who, verb.text)
    return None


def _by_last(sentence: str, until: int) -> Reported | None:
    """…, сообщил X."""
    at = sentence.rfind(", ", 0, until)
    found = verb_first().match(sentence, at + 1, until) if at > 0 else None
    who = name_after(found["who"]) if found else None
    if found is None or who is None:
        return None
    return Reported(*trimmed(sentence, 0, at), who, found["cue"])
