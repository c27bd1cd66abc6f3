"""Who said it, in Japanese: Xは「…」と述べた; 「…」とXは語った; 演習を「…」と呼んだ."""

from __future__ import annotations

import re
from functools import cache

from indexer.quote_context import Context, Rules, Said, any_of
from indexer.quotes_ja_names import (
    LONGEST_NAME,
    STANDS_FOR,
    cleaned,
    is_speaker,
    person_of,
    subject_of,
    topic_beside,
)
from indexer.quotes_ja_reported import reported, verb_of_saying

SENTENCE_END = re.compile(
    r"。(?![」』”])[\s\u3000]*|。[」』”](?!と|、|な|の|を|が|は|に|も)[\s\u3000]*"
)

LINK = re.compile(r"(?:など|等)?(?:とも|とは|との|とし|と|って)")

NOT_SAID = re.compile(
    r"(?:など|等)?と(?:だけ|のみ|も)?(?:いう|いった|いえ|あ(?:る|った|り)|呼(?!びか|び掛)|題|名付|称|され|なっ|なる|見られ|みられ|同|並|比|とも|共)|(?:など|等)?とは(?:、|何)"
)

SO_CALLED = re.compile(r"(?:いわゆる|通称|俗に言う|その名も)$")

# 首相が漏らした「…」という一言
LET_SLIP = re.compile(
    r"(?P<who>[^、。]{1,40}?)が(?:[^、。]{0,20}?[でにへ])?(?P<cue>漏らした|述べた|語った|放った|発した|言った|残した|口にした)$"
)

IN_A_WORD = re.compile(r"(?:という|との)(?:一言|言葉|ひと言|発言|せりふ|台詞|本音|名言)")

ANNOUNCES = re.compile(
    r"(?:次|以下)の(?:通り|とおり|ように)|(?:語|述べ|話|答え|言|つぶや|こぼ|切り出|明か)(?:っ|し|い)?た。?[\s]*$"
)

LOOKS_BACK = re.compile(r"(?:こう|そう|このように|そのように)[^、。]{0,14}[たるすうくつむぐ]。?$")

# Any verb that ends its clause tells what was said where 「…」と stands before it
ANY_VERB = re.compile(
    r"と(?:も)?(?:[^、。一-龠]{0,6}?[^、。]{0,8}?)?(?P<cue>[一-龠々ァ-ヶー]*[ぁ-ん]{1,6})(?=。|、|$|\s)"
)

# と記した看板, と題する, と名付けた: what is written or called so
WRITTEN = re.compile(
    r"(?:など|等)?と(?:[^、。]{0,6})?(?:記|書か|刻|染め|銘打|掲げ|うた|題|名付|命名|訳)[^、。]{0,4}(?=[一-龠ァ-ヶ])"
)

KEPT = re.compile(r"と(?:した|している|して|し)(?=[。、]|$|うえで|上で)")  # 「…」とした

CLAUSE_END = re.compile(
    r"(?:[るただいうくすつぬむぶぐかねよんなろぞ]|です|ます|ません|[。！？!?…])$"
)

OBJECT_BEFORE = re.compile(r"を、?$")


def rules() -> Rules:
    """How Japanese attributes quotations."""
    return Rules(
        SENTENCE_END,
        _ends_sentence,
        _said,
        reported,
        stands_for=STANDS_FOR,
        subject=person_of,
        announces=ANNOUNCES,
        looks_back=LOOKS_BACK,
    )


def _ends_sentence(text: str, place: int) -> bool:
    return True


@cache
def _view() -> re.Pattern[str]:
    """「…」との考えを示した."""
    return re.compile(rf"(?:{any_of('ja', 'views')})")


@cache
def _voiced() -> re.Pattern[str]:
    return re.compile(rf"を(?P<cue>(?:改めて|強く)?(?:{any_of('ja', 'voiced')})[ぁ-ん]{{0,4}})")


def _said(context: Context) -> Said | None:
    after = context.after.lstrip(" \u3000")  # "…" と答えた
    link = LINK.match(after)
    if (let_slip := LET_SLIP.search(context.before)) and IN_A_WORD.match(after):
        return Said(cleaned(let_slip["who"]), let_slip["cue"])
    if link is None or NOT_SAID.match(after):
        return _voicing(context) or _headline(context)
    if not CLAUSE_END.search(context.quote) and (voiced := _voicing(context)):
        return voiced
    if WRITTEN.match(after):
        return None
    rest = after[link.start() :]
    view = _view().match(after, link.end()) if link[0].endswith("との") else None
    if link[0].endswith("との") and view is None:
        return None
    verb = KEPT.match(rest) or verb_of_saying().search(rest, link.end() - link.start())
    if verb is None:
        verb = ANY_VERB.match(rest)
        is_said = CLAUSE_END.search(context.quote) or topic_beside(context.before)
        if verb is None or not is_said:
            return None
    if SO_CALLED.search(context.before):
        return None
    who = topic_beside(context.before) or subject_of(context.before)
    who = who or subject_of(rest[link.end() - link.start() : verb.start()])
    cue = verb["cue"] if "cue" in verb.groupdict() else verb[0]
    return Said(who, cue, _manner(context))


def _manner(context: Context) -> str:
    """A noun that is said of something is a part of what was said: 演習を「…」と非難した."""
    is_noun = not CLAUSE_END.search(context.quote)
    return "mixed" if is_noun and OBJECT_BEFORE.search(context.before) else "direct"


def _voicing(context: Context) -> Said | None:
    """Xは「強い懸念」を表明した; 演習を「…」と呼び."""
    found = _voiced().match(context.after)
    if found is None and (OBJECT_BEFORE.search(context.before) or topic_beside(context.before)):
        found = _judged().match(context.after)
    who = (topic_beside(context.before) or subject_of(context.before)) if found else None
    return Said(who, found["cue"], "mixed") if found and who else None


@cache
def _judged() -> re.Pattern[str]:
    return re.compile(rf"(?:など|等)?と(?P<cue>(?:{any_of('ja', 'judged')})[ぁ-ん]{{0,4}})")


def _heads_line(before: str) -> bool:
    """Whether a line begins with nothing but a speaker, without a particle."""
    is_short = 0 < len(before) <= LONGEST_NAME and not set(before) & set("（、。")
    return is_short and is_speaker(before) and not before.endswith(tuple("はがのもをにで"))


def _headline(context: Context) -> Said | None:
    """外相「容認できない」 北朝鮮に抗議; 「必ず解決」 外相、家族会と面会: a headline's words."""
    before = context.before.strip("\u3000 \n")
    after = context.after
    if _heads_line(before) and (not after.strip() or after[:1] in " \u3000\n…＝"):
        return Said(before, "", _manner(context))
    behind = BEHIND.match(after) if not before else None
    if behind and is_speaker(behind["who"]) and CLAUSE_END.search(context.quote):
        return Said(behind["who"], "")
    return None


BEHIND = re.compile(r"[ \u3000]+(?P<who>[^、。\s]{2,20})、")
