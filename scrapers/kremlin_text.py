"""Take a text of kremlin.ru out of what surrounds it on the page: for flattened collections."""

from __future__ import annotations

import re

EN_TAIL = "\nPublication status\n"
EN_FURNITURE = ("Geography", "Topics", "Persons", "See also", "Additional", "Publication status")
RU_TAIL = " Статус материала Опубликован"
RU_FURNITURE = ("Лица", "Темы", "География", "Дополнительно")  # from the page's end upwards
RU_SENTENCE = re.compile(r"[а-яё»)][.!?…] [А-ЯЁ«–]")
RU_SEE_ALSO = re.compile(r" Смотрите также ")
# A box within the text that leads to another page: its title and its day
RU_BOX = re.compile(r" Смотрите также [А-ЯЁ][^<>:]{1,200}? \d{1,2} [а-я]{3,8} \d{4} года(?= )")
RU_PUBLISHED = re.compile(r"Дата публикации: ([^\n]{1,40}?\d{1,2}:\d\d)")
RU_DATE_LINE = re.compile(r"\d{1,2} [а-я]{3,8} \d{4} года,?(?: \d{1,2}:\d\d)?")
RU_LABEL = re.compile(
    r"(?<=[.!?…>)»*\w] )(?:(?:[А-ЯЁ][а-яё]?\.){1,2}[А-ЯЁ][\w’'\-]{1,30}(?: [А-ЯЁ][а-яё]{1,20}){0,3}"
    r"(?: – [а-яё][^.:!?\n]{1,80}(?= :))?|Вопрос|Ответ|Реплика)(?: \([^()]{1,60}\))? ?:(?= [^«„])"
)
# A name's hidden tooltip repeats it, surname first, with the post, and ends in a space:
# "Михаил Мишустин Мишустин Михаил Владимирович Председатель Правительства ,"
RU_TOOLTIP = re.compile(
    r"(?P<name>\b[А-ЯЁ](?:\.|[\w\-]{1,30} )(?P<stem>[А-ЯЁ]\w{1,2})[\w\-]{0,28})"
    r" (?P=stem)[\w\-]{0,28}"
    r" (?:[А-ЯЁ][\w\-]{1,30} [А-ЯЁ]\w{1,20}(?:вич|вна|мич|ьич|ична|оглы)\b|[А-ЯЁ][\w\-]{2,30})"
    r"(?:(?: [^\s.,;:!?…–()]{1,30}){0,20}(?= (?:[,.;:!?)»–]|\([^()]{1,60}\) :)))?"
)
# "Sergei Shoigu Shoigu SergeiDefence Minister ,": a post is known to end before a mark, or
# else is taken to be its capitalised words alone
_EN_POST = r"[A-Z][\w'’\-]{0,30}"
EN_TOOLTIP = re.compile(
    r"(?P<name>(?P<first>\b[A-Z][\w'’.\-]{1,30}(?: [A-Z][\w'’\-]{1,20})?)"
    r" (?P<last>[A-Z][\w'’\-]{1,30}))"
    r" (?P=last) (?P=first)(?:"
    rf"(?:{_EN_POST})?(?:,? (?:{_EN_POST}|of|the|for|to|and|on|in|at)){{0,16}}"
    r"(?= {1,2}[,.;:!?)(]| ?$)"
    rf"|{_EN_POST}(?:(?: (?:of|the|for|to|on)){{0,3}} {_EN_POST}){{0,12}}|\b)",
    re.MULTILINE,
)
EN_TOOLTIP_REVERSED = re.compile(  # "Xi Jinping Xi JinpingPresident of People's Republic of China "
    r"(?P<name>\b[A-Z]\w{1,20} [A-Z]\w{1,20}) (?P=name)"
    rf"(?:{_EN_POST})?(?:,? (?:{_EN_POST}|of|the|for|to|and)){{0,16}}(?= {{1,2}}[,.;:!?)(]| ?$)",
    re.MULTILINE,
)
EN_BACKGROUND = re.compile(
    r"(?P<term>\b[A-Z][\w'’\-]{1,30}(?: [A-Z][\w'’\-]{1,30})?)? Background information(?:"
    r" (?P=term)(?=\W)|(?: [\w'’\-&]{1,30}){1,10} \([A-Z]{2,8}\)"
    r"|(?: [\w'’\-()–&]{1,30}){0,16}?(?= [,.;:!?)]| ?$))",
    re.MULTILINE,
)
SPACE_BEFORE_MARK = re.compile(r"(?<=\w) {1,2}(?=[,;.](?:\s|$))")


def english(text: str) -> str:
    """The words of an English page: without its tail and its tooltips; a line is a paragraph."""
    body, found, _ = ("\n" + text).rpartition(EN_TAIL)
    lines = (body if found else text).strip("\n").split("\n")
    while lines and lines[-1].strip() in EN_FURNITURE:
        lines.pop()
    words = EN_TOOLTIP.sub(r"\g<name>", "\n".join(lines))
    words = EN_TOOLTIP_REVERSED.sub(r"\g<name>", words)
    words = EN_BACKGROUND.sub(lambda found: found["term"] or "", words)
    return SPACE_BEFORE_MARK.sub("", words)


def russian(text: str, *, title: str, lead: str, place: str) -> str:
    """The words of a Russian page that was flattened to one line; each turn is a line again."""
    words = _without_tail(" ".join(text.split()))
    words = _without_head(words, title, lead, place)
    words = RU_BOX.sub("", words)
    words = RU_TOOLTIP.sub(r"\g<name>", words)
    words = SPACE_BEFORE_MARK.sub("", words)
    words = words.replace(" * * * ", "\n* * *\n").replace(" <…>", "\n<…>\n")
    return RU_LABEL.sub(lambda label: "\n" + label[0], words)


def published(text: str) -> str:
    """What a flattened Russian page prints as its day and time of publication, or nothing."""
    found = RU_PUBLISHED.search(text[-400:])
    return found[1] if found else ""


def _without_tail(words: str) -> str:
    end = words.rfind(RU_TAIL)
    if end < 0:
        return words
    words = words[:end]
    for heading in RU_FURNITURE:
        at = max(words.rfind(f" {heading} "), words.rfind(f" {heading.lower()} "))
        if at > 0 and not RU_SENTENCE.search(words, at) and words[at - 1] not in ",–-":
            words = words[:at]
    see_also = list(RU_SEE_ALSO.finditer(words, max(0, len(words) - 2500)))
    return words[: see_also[-1].start()] if see_also else words


def _without_head(words: str, title: str, lead: str, place: str) -> str:
    """The text from behind the navigation, title, day and place; the lead stays as a paragraph."""
    title, lead = " ".join(title.split()), " ".join(lead.split())
    at = words.find(title, 0, 40 + len(title)) if title else -1
    words = words[at + len(title) :].lstrip() if at >= 0 else words
    has_lead = bool(lead) and words.startswith(lead)
    words = words[len(lead) :].lstrip() if has_lead else words
    day = RU_DATE_LINE.match(words)
    words = words[day.end() :].lstrip() if day else words
    if day and place and words.startswith(place):
        words = words[len(place) :].lstrip()
    return f"{lead}\n{words}" if has_lead else words
