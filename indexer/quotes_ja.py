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
    r"(?:など|等)?と(?:だけ|のみ|も)?(?:いう|いった|いえ|あ(?:る|った|り)|呼(?!びか|び掛)|題|名付|称|され|なっ|なる|見られ|みられ|同|並|比|とも|共)|(?:など|等)?とは(?:、|何)"
)
SUBJECT = re.compile(
    rf"(?P<who>[^、。{MASK}「」『』]{{1,{LONGEST_NAME}}}?)(?:は|が|も)(?=$|[、\s]|[^はがもっ])"
)
ACCORDING = re.compile(r"[\s\u3000]*(?P<who>[^、。]{1,40}?)に(?:よると|よれば)、?")
RETOLD = re.compile(r"(?:という|とのこと(?:だ|である|です)|とされる|とされている|そうだ)$")
RELATIVE = re.compile(
    r".*(?:えば|れば|たら|なら|ため|した|する|された|している|った|いた|んだ|、)(?=\S)"
)
AND_THEN = re.compile(
    r"(?:また|さらに|一方|その上で|これに対し|これについて|このほか|同日|\d+日|きょう|昨日)、?"
)
SO_CALLED = re.compile(r"(?:いわゆる|通称|俗に言う|その名も)$")
BESIDE_MARK = re.compile(r"(?:^|[。、\s])(?P<who>[^、。「」『』\s]{1,40})は$")
# 首相が漏らした「…」という一言
LET_SLIP = re.compile(
    r"(?P<who>[^、。]{1,40}?)が(?:[^、。]{0,20}?[でにへ])?(?P<cue>漏らした|述べた|語った|放った|発した|言った|残した|口にした)$"
)
IN_A_WORD = re.compile(r"(?:という|との)(?:一言|言葉|ひと言|発言|せりふ|台詞|本音|名言)")
# 当時の本省は楽観的すぎたと栗原さんは振り返る
INVERTED = re.compile(
    r"[\s\u3000]*(?P<said>[^「」]{6,}?)と、?(?P<who>[^、。とはが「」]{2,30})(?:は|も)(?:、)?(?P<cue>[^、。はが]{1,12}(?:る|す|う|く|た|だ))。?$"
)
STANDS_FOR = re.compile(r"同[^\s、の]{1,6}|彼(?:女|ら)?|両[^\s、]{1,4}")
ANNOUNCES = re.compile(
    r"(?:次|以下)の(?:通り|とおり|ように)|(?:語|述べ|話|答え|言|つぶや|こぼ|切り出|明か)(?:っ|し|い)?た。?[\s]*$"
)
TITLE_END = re.compile(r"[長官相員氏者筋使省庁府軍党委団側家隊署社方局部課院室銀佐将尉]$")
CONTINUES = re.compile(
    r"[\s\u3000]*(?:さらに|また|その上で|加えて|一方で|続けて|あわせて|併せて)、"
)
# Behind 「…」とした上で, 「…」と述べ、
AFTER_QUOTED = re.compile(
    rf"{MASK}[。]?[」』”\"](?:など)?と[^、。]{{0,12}}?(?:上で|うえで|述べ|語り|指摘し|強調し|話し|主張し|批判し|し)、"
)
LEAST_REPORTED = 4  # letters
LOOKS_BACK = re.compile(r"(?:こう|そう|このように|そのように)[^、。]{0,14}[たるすうくつむぐ]。?$")
BESIDE = re.compile(r"（[^（）]{1,20}）$")  # 小川真帆さん（21）
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
# 岸田大臣から、…旨述べ、先方から、…との発言がありました: how readouts of the ministry report
TO_THE_EFFECT = re.compile(
    r"(?P<who>[^、。]{2,60}?)(?:から|より|は|が)(?:は|も)?、(?P<said>[^。]*?)(?:旨を?(?P<cue>(?:述べ|伝え|伝達|説明"
    r"|強調|表明|申し入れ|要請|指摘|発言|応じ|言及|確認|答え|申し述べ|伝えられ)[ぁ-ん]{0,6})"
    r"|との(?P<given>(?:発言|説明|指摘|要請|回答|意向表明|提案|申し出|謝意|期待)が(?:あ|示さ|なさ|述べら|寄せら)[ぁ-ん]{1,6}))"
)
PRONOUNS = ("彼", "彼女", "同氏", "私")


def rules() -> Rules:
    """How Japanese attributes quotations."""
    return Rules(
        SENTENCE_END,
        _ends_sentence,
        _said,
        _reported,
        stands_for=STANDS_FOR,
        subject=_person,
        announces=ANNOUNCES,
        looks_back=LOOKS_BACK,
    )


def _person(sentence: str) -> str | None:
    """The topic of a sentence, where it can speak and isn't a pronoun."""
    who = _subject(sentence)
    return None if who is None or STANDS_FOR.fullmatch(who) else who


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
    about = r"[^、。]{2,30}?(?:について|に関し(?:て)?|をめぐり|を巡り|をめぐって|を巡って|に関しては|については)"
    occasion = rf"(?:\d+日)?[^、。]{{0,25}}(?:{any_of('ja', 'events')})[^、。はがをも]{{0,12}}"
    return re.compile(
        rf"、?(?:{occasion}(?:で|を出し|に出席し|に対し|に対して|に|の中で)|{day}|{about})、?|、"
    )


def _said(context: Context) -> Said | None:
    after = context.after.lstrip(" \u3000")  # "…" と答えた
    link = LINK.match(after)
    if let_slip := LET_SLIP.search(context.before):
        if IN_A_WORD.match(after):
            return Said(_cleaned(let_slip["who"]), let_slip["cue"])
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
    verb = KEPT.match(rest) or _verb().search(rest, link.end() - link.start())
    if verb is None:
        verb = ANY_VERB.match(rest)
        is_said = CLAUSE_END.search(context.quote) or _beside(context.before)
        if verb is None or not is_said:
            return None
    if SO_CALLED.search(context.before):
        return None
    who = _beside(context.before) or _subject(context.before)
    who = who or _subject(rest[link.end() - link.start() : verb.start()])
    cue = verb["cue"] if "cue" in verb.groupdict() else verb[0]
    return Said(who, cue, _manner(context))


def _beside(before: str) -> str | None:
    """The topic just before the mark, whatever it is called: 人質家族の会は「…」と訴えた."""
    found = BESIDE_MARK.search(before)
    if found is None:
        return None
    who = _cleaned(found["who"])
    return who if who and who not in ("私", "我々", "これ", "それ") else None


def _cleaned(who: str) -> str:
    """Words before a particle without what isn't of the name."""
    who = RELATIVE.sub("", AND_THEN.sub("", who.strip("\u3000 \n"), count=1))
    return BESIDE.sub("", who)


def _manner(context: Context) -> str:
    """A noun that is said of something is a part of what was said: 演習を「…」と非難した."""
    is_noun = not CLAUSE_END.search(context.quote)
    return "mixed" if is_noun and OBJECT_BEFORE.search(context.before) else "direct"


def _voicing(context: Context) -> Said | None:
    """Xは「強い懸念」を表明した; 演習を「…」と呼び."""
    found = _voiced().match(context.after)
    if found is None and (OBJECT_BEFORE.search(context.before) or _beside(context.before)):
        found = _judged().match(context.after)
    who = (_beside(context.before) or _subject(context.before)) if found else None
    return Said(who, found["cue"], "mixed") if found and who else None


@cache
def _judged() -> re.Pattern[str]:
    return re.compile(rf"(?:など|等)?と(?P<cue>(?:{any_of('ja', 'judged')})[ぁ-ん]{{0,4}})")


def _headline(context: Context) -> Said | None:
    """外相「容認できない」 北朝鮮に抗議; 「必ず解決」 外相、家族会と面会: a headline's words."""
    before = context.before.strip("\u3000 \n")
    after = context.after
    if (
        not set(before) & set("（、。")
        and len(before) <= LONGEST_NAME
        and (not after.strip() or after[:1] in " \u3000\n…＝")
    ):
        if (
            before
            and _is_speaker(before)
            and not before.endswith(("は", "が", "の", "も", "を", "に", "で"))
        ):
            return Said(before, "", _manner(context))
    behind = BEHIND.match(after) if not before else None
    if behind and _is_speaker(behind["who"]) and CLAUSE_END.search(context.quote):
        return Said(behind["who"], "")
    return None


BEHIND = re.compile(r"[ \u3000]+(?P<who>[^、。\s]{2,20})、")


def _reported(sentence: str) -> Iterator[Reported]:
    end = trimmed(sentence, 0, len(sentence), " \n\u3000。")[1]
    if found := ACCORDING.match(sentence):
        content = RETOLD.sub("", sentence[found.end() : end])
        yield Reported(found.end(), found.end() + len(content), found["who"].strip(), "によると")
        return
    if effects := list(_effects(sentence)):
        yield from effects
        return
    if (
        (found := INVERTED.match(sentence))
        and _is_speaker(found["who"])
        and _verb().match(found["cue"])
    ):
        yield Reported(*trimmed(sentence, *found.span("said"), " 、"), found["who"], found["cue"])
        return
    yield from _linked(sentence)


def _linked(sentence: str) -> Iterator[Reported]:
    """Xは、…と発表し、…と述べた: each clause behind the last one and behind what is quoted."""
    is_same = CONTINUES.match(sentence) is not None
    begin = 0
    for link in _reporting().finditer(sentence):
        subject = None if is_same else _subject_span(sentence[: link.start()])
        if subject is None and not is_same:
            continue
        quoted = [found.end() for found in AFTER_QUOTED.finditer(sentence, 0, link.start())]
        start = _content_start(sentence, max([begin, subject[1] if subject else 0, *quoted[-1:]]))
        begin = link.end()
        if link.start() - start >= LEAST_REPORTED:
            place = trimmed(sentence, start, link.start(), " 、")
            yield Reported(
                *place, subject[0] if subject else None, link["cue"] or link["kept"] or link["view"]
            )


def _effects(sentence: str) -> Iterator[Reported]:
    """Xから、…旨述べ、Yからは、…旨述べた."""
    for found in TO_THE_EFFECT.finditer(sentence):
        who = BESIDE.sub("", AND_THEN.sub("", found["who"].strip("、\u3000 \n"), count=1))
        if _is_speaker(who):
            yield Reported(
                *trimmed(sentence, *found.span("said"), " 、"), who, found["cue"] or found["given"]
            )


@cache
def _reporting() -> re.Pattern[str]:
    view = rf"(?:の(?:{any_of('ja', 'views')})を)?[^、。と]{{0,10}}?"
    kept = r"と(?P<kept>いう(?=。|$)|しています|しました|している|した|しており|し)(?=[。、]|$)"
    return re.compile(
        rf"{kept}|との(?:[^、。]{{0,6}})?(?:{any_of('ja', 'views')})(?:を|に|も)(?P<view>[^、。]{{1,14}})(?=[、。]|$)"
        rf"|とも?{view}(?P<cue>(?:{any_of('ja', 'said')})[ぁ-ん]{{0,9}})(?=[、。]|$)"
    )


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
        who = _cleaned(found["who"])
        if who and _is_speaker(who):
            return who, found.end()
    return None


def _is_speaker(who: str) -> bool:
    who = BESIDE.sub("", who)
    is_titled = len(who) > 1 and TITLE_END.search(who) is not None
    return bool(_speaker().search(who)) or is_titled or who in PRONOUNS or names_a_speaker(who)
