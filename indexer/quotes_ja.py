"""Who said it, in Japanese: Xは「…」と述べた; 「…」とXは語った; Xは…と述べた; Xによると."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from indexer.quote_context import Context, Reported, Rules, Said, any_of, names_a_speaker, trimmed
from indexer.quote_marks import MASK

LONGEST_NAME = 40  # characters in the words that name a speaker
SENTENCE_END = re.compile(
    r"。(?![」』”])[\s\u3000]*|。[」』”](?!と|、|な|の|を|が|は|に|も)[\s\u3000]*"
)
LINK = re.compile(r"(?:など|等)?(?:とも|とは|との|とし|と|って)")
NOT_SAID = re.compile(
    r"(?:など|等)?と(?:いう|いった|いえ|呼|題|名付|称|され|なっ|なる|見られ|みられ|同|並|比|とも|共)|(?:など|等)?とは(?:、|何)"
)
SUBJECT = re.compile(
    rf"(?P<who>[^、。{MASK}「」『』]{{1,{LONGEST_NAME}}}?)(?:は|が|も)(?=$|[、\s]|[^はがもっ])"
)
ACCORDING = re.compile(r"[\s\u3000]*(?P<who>[^、。]{1,40}?)に(?:よると|よれば)、?")
RETOLD = re.compile(r"(?:という|とのこと(?:だ|である|です)|とされる|とされている|そうだ)$")
RELATIVE = re.compile(r".*(?:した|する|された|している|った|いた|んだ|、)(?=\S)")
AND_THEN = re.compile(
    r"(?:また|さらに|一方|その上で|これに対し|これについて|このほか|同日|\d+日|きょう|昨日)、?"
)
PRONOUNS = ("彼", "彼女", "同氏", "私")


def rules() -> Rules:
    """How Japanese attributes quotations."""
    return Rules(SENTENCE_END, _ends_sentence, _said, _reported)


def _ends_sentence(text: str, place: int) -> bool:
    return True


@cache
def _verb() -> re.Pattern[str]:
    """A verb of saying; "した" only where the quotation itself is its object."""
    return re.compile(rf"(?:{any_of('ja', 'said')})[ぁ-ん]{{0,4}}")


@cache
def _view() -> re.Pattern[str]:
    """「…」との考えを示した."""
    return re.compile(rf"(?:{any_of('ja', 'views')})")


@cache
def _voiced() -> re.Pattern[str]:
    return re.compile(rf"を(?P<cue>(?:改めて|強く)?(?:{any_of('ja', 'voiced')})[ぁ-ん]{{0,4}})")


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('ja', 'speakers')}|ら)$")


@cache
def _occasion() -> re.Pattern[str]:
    """What stands between a speaker and the words reported: a day, an occasion."""
    day = r"\d+日(?:午前|午後|夜|夕)?"
    occasion = rf"(?:\d+日)?[^、。]{{0,25}}(?:{any_of('ja', 'events')})[^、。]{{0,12}}"
    return re.compile(rf"、?(?:{occasion}(?:で|に対し|に対して|に|の中で)|{day})、?|、")


def _said(context: Context) -> Said | None:
    after = context.after
    link = LINK.match(after)
    if link is None or NOT_SAID.match(after):
        return _voicing(context)
    rest = after[link.start() :]
    verb = _verb().search(rest, link.end() - link.start() - (1 if rest.startswith("とし") else 0))
    view = _view().match(after, link.end()) if link[0].endswith("との") else None
    if verb is None or (link[0].endswith("との") and view is None):
        return None
    who = _subject(context.before) or _subject(after[link.end() : link.end() + verb.start()])
    return Said(who, verb[0])


def _voicing(context: Context) -> Said | None:
    """Xは「強い懸念」を表明した."""
    found = _voiced().match(context.after)
    who = _subject(context.before) if found else None
    return Said(who, found["cue"], "mixed") if found and who else None


def _reported(sentence: str) -> Iterator[Reported]:
    end = trimmed(sentence, 0, len(sentence), " \n\u3000。")[1]
    if (found := ACCORDING.match(sentence)) and _is_speaker(found["who"]):
        content = RETOLD.sub("", sentence[found.end() : end])
        yield Reported(found.end(), found.end() + len(content), found["who"].strip(), "によると")
        return
    subject = _subject_span(sentence)
    link = _last_link(sentence) if subject else None
    if subject and link and subject[1] < link[0]:
        start = _content_start(sentence, subject[1])
        yield Reported(*trimmed(sentence, start, link[0], " 、"), subject[0], link[1])


@cache
def _reporting() -> re.Pattern[str]:
    view = rf"(?:の(?:{any_of('ja', 'views')})を)?[^、。と]{{0,10}}?"
    return re.compile(rf"と{view}(?P<cue>(?:{any_of('ja', 'said')})[ぁ-ん]{{0,4}})(?=[、。]|$)")


def _last_link(sentence: str) -> tuple[int, str] | None:
    """Where と述べた begins, at the end of what is reported, and its verb."""
    found = list(_reporting().finditer(sentence))
    return (found[-1].start(), found[-1]["cue"]) if found else None


def _content_start(sentence: str, start: int) -> int:
    while (found := _occasion().match(sentence, start)) and found.end() > start:
        start = found.end()
    return start


def _subject(text: str) -> str | None:
    found = _subject_span(text)
    return found[0] if found else None


def _subject_span(text: str) -> tuple[str, int] | None:
    """The first topic of a sentence that can speak, and where its particle ends."""
    for found in SUBJECT.finditer(text):
        who = AND_THEN.sub("", found["who"].strip("\u3000 \n"), count=1)
        who = RELATIVE.sub("", who)
        if who and _is_speaker(who):
            return who, found.end()
    return None


def _is_speaker(who: str) -> bool:
    return bool(_speaker().search(who)) or who in PRONOUNS or names_a_speaker(who)
