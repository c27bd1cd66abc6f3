"""What is reported in Japanese without quotation marks: Xは…と述べた; Xから、…旨述べ; Xによると."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from indexer.quote_context import Reported, any_of, trimmed
from indexer.quote_marks import MASK
from indexer.quotes_ja_names import AND_THEN, BESIDE, is_speaker, subject_span

ACCORDING = re.compile(r"[\s\u3000]*(?P<who>[^、。]{1,40}?)に(?:よると|よれば)、?")

RETOLD = re.compile(r"(?:という|とのこと(?:だ|である|です)|とされる|とされている|そうだ)$")

# 当時の本省は楽観的すぎたと栗原さんは振り返る
INVERTED = re.compile(
    r"[\s\u3000]*(?P<said>[^「」]{6,}?)と、?(?P<who>[^、。とはが「」]{2,30})(?:は|も)(?:、)?(?P<cue>[^、。はが]{1,12}(?:る|す|う|く|た|だ))。?$"
)

CONTINUES = re.compile(
    r"[\s\u3000]*(?:さらに|また|その上で|加えて|一方で|続けて|あわせて|併せて)、"
)

# Behind 「…」とした上で, 「…」と述べ、
AFTER_QUOTED = re.compile(
    rf"{MASK}[。]?[」』”\"](?:など)?と[^、。]{{0,12}}?(?:上で|うえで|述べ|語り|指摘し|強調し|話し|主張し|批判し|し)、"
)

LEAST_REPORTED = 4  # letters

# 岸田大臣から、…旨述べ、先方から、…との発言がありました: how readouts of the ministry report
TO_THE_EFFECT = re.compile(
    r"(?P<who>[^、。]{2,60}?)(?:から|より|は|が)(?:は|も)?、(?P<said>[^。]*?)(?:旨を?(?P<cue>(?:述べ|伝え|伝達|説明"
    r"|強調|表明|申し入れ|要請|指摘|発言|応じ|言及|確認|答え|申し述べ|伝えられ)[ぁ-ん]{0,6})"
    r"|との(?P<given>(?:発言|説明|指摘|要請|回答|意向表明|提案|申し出|謝意|期待)が(?:あ|示さ|なさ|述べら|寄せら)[ぁ-ん]{1,6}))"
)


@cache
def verb_of_saying() -> re.Pattern[str]:
    """A verb of saying; "した" only where the quotation itself is its object."""
    return re.compile(rf"(?:{any_of('ja', 'said')})[ぁ-ん]{{0,4}}")


@cache
def _occasion() -> re.Pattern[str]:
    """What stands between a speaker and the words reported: a day, an occasion."""
    day = r"\d+日(?:午前|午後|夜|夕)?"
    about = (
        r"[^、。]{2,30}?(?:について|に関し(?:て)?|をめぐり|を巡り|をめぐって|を巡って"
        r"|に関しては|については)"
    )
    occasion = rf"(?:\d+日)?[^、。]{{0,25}}(?:{any_of('ja', 'events')})[^、。はがをも]{{0,12}}"
    return re.compile(
        rf"、?(?:{occasion}(?:で|を出し|に出席し|に対し|に対して|に|の中で)|{day}|{about})、?|、"
    )


def reported(sentence: str) -> Iterator[Reported]:
    """What a sentence reports without marks, in the order of the sentence."""
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
        and is_speaker(found["who"])
        and verb_of_saying().match(found["cue"])
    ):
        yield Reported(*trimmed(sentence, *found.span("said"), " 、"), found["who"], found["cue"])
        return
    yield from _linked(sentence)


def _linked(sentence: str) -> Iterator[Reported]:
    """Xは、…と発表し、…と述べた: each clause behind the last one and behind what is quoted."""
    is_same = CONTINUES.match(sentence) is not None
    begin = 0
    for link in _reporting().finditer(sentence):
        subject = None if is_same else subject_span(sentence[: link.start()])
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
        if is_speaker(who):
            yield Reported(
                *trimmed(sentence, *found.span("said"), " 、"), who, found["cue"] or found["given"]
            )


@cache
def _reporting() -> re.Pattern[str]:
    view = rf"(?:の(?:{any_of('ja', 'views')})を)?[^、。と]{{0,10}}?"
    kept = r"と(?P<kept>いう(?=。|$)|しています|しました|している|した|しており|し)(?=[。、]|$)"
    return re.compile(
        rf"{kept}|との(?:[^、。]{{0,6}})?(?:{any_of('ja', 'views')})(?:を|に|も)(?P<view>"
        rf"[^、。]{{1,14}})(?=[、。]|$)"
        rf"|とも?{view}(?P<cue>(?:{any_of('ja', 'said')})[ぁ-ん]{{0,9}})(?=[、。]|$)"
    )


def _content_start(sentence: str, start: int) -> int:
    while (found := _occasion().match(sentence, start)) and found.end() > start:
        start = found.end()
    return start
