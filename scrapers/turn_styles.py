"""How transcripts of each publisher mark who speaks: the table that turns.py reads by.

A pattern of `sure` or `likely` matches at the beginning of a line; what its group "label" holds
becomes the turn's attribution, and all that the pattern matches is left out of the turn's text.
The pieces of the patterns are in turn_forms.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from scrapers import turn_forms as form

NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class TurnStyle:
    """The labels, scenes and headings of one kind of transcript."""

    name: str
    sure: tuple[re.Pattern[str], ...] = ()  # labels by their form alone
    likely: tuple[re.Pattern[str], ...] = ()  # labels where the text is a transcript otherwise
    inline: tuple[re.Pattern[str], ...] = ()  # labels also within a line
    inline_if_flat: tuple[re.Pattern[str], ...] = ()  # the same, in texts without line breaks
    never: re.Pattern[str] = NOTHING  # what has a label's form and isn't one: "NOTE:"
    questioners: re.Pattern[str] = NOTHING  # found in the label of one who asks
    moderators: re.Pattern[str] = NOTHING  # found in the label of one who leads through
    scenes: re.Pattern[str] = NOTHING  # a whole paragraph that nobody speaks
    openings: re.Pattern[str] = NOTHING  # a heading under which an official speaks unlabelled
    commentaries: re.Pattern[str] = NOTHING  # labels of another's commentary on the text
    sources: re.Pattern[str] = NOTHING  # labels that only say that the text itself begins
    has_headings: bool = False  # a topic stands as a line of its own above a label
    opens_unlabelled: bool = False  # the text before the first question is an official's
    one_name_is_enough: bool = False  # a name that is repeated shows a transcript


def _all(pattern: str, *more: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form) for form in (pattern, *more))


def _english(
    name: str,
    *,
    sure: tuple[str, ...],
    likely: tuple[str, ...] = (),
    scenes: str = form.EN_SCENES,
    has_headings: bool = False,
) -> TurnStyle:
    return TurnStyle(
        name=name,
        sure=_all(*sure),
        likely=_all(*likely) if likely else (),
        inline=_all(*form.EN_INLINE),
        never=re.compile(form.EN_NEVER),
        questioners=re.compile(form.EN_ASK),
        moderators=re.compile(form.EN_LEAD),
        scenes=re.compile(scenes),
        openings=re.compile(r"(?i)(?:\d\. )?\[?Opening (?:Remarks|Statement)\]?:?"),
        has_headings=has_headings,
        one_name_is_enough=name != "en",
    )


def _japanese(name: str, sure: tuple[str, ...], likely: tuple[str, ...] = ()) -> TurnStyle:
    return TurnStyle(
        name=name,
        sure=_all(*sure),
        likely=_all(*likely) if likely else (),
        inline=_all(
            rf"(?<=[。？！」）…])【(?P<label>{form.JA_WHO})】",
            rf"(?<=[。？！」…])（(?P<label>{form.JA_WHO})）(?=[^\s。、])",
            r"(?<=[。\u3000 ])" + form.JA_DIET,
        ),
        never=re.compile(r"問い合わせ|参考|注|資料|動画|関連|以上"),
        questioners=re.compile(form.JA_ASK),
        moderators=re.compile(form.JA_LEAD),
        scenes=re.compile(rf"(?:{form.SCENES}|{form.JA_HEADS})"),
        openings=re.compile(r".{0,6}(?:冒頭(?:発言|挨拶)|発表事項|大臣発言|総理発言).{0,2}"),
        has_headings=True,
        opens_unlabelled=name == "mod-ja",
        one_name_is_enough=True,
    )


def _korean(name: str, *sure: str, likely: tuple[str, ...] = ()) -> TurnStyle:
    return TurnStyle(
        name=name,
        sure=_all(*sure),
        likely=_all(*likely) if likely else (),
        inline=_all(r"[<〈＜](?P<label>질문|답변)[>〉＞]"),
        never=re.compile(r"^(?:담당|문의|일시|장소|배포|자료)"),
        questioners=re.compile(form.KO_ASK),
        moderators=re.compile(form.KO_LEAD),
        scenes=re.compile(
            rf"(?:{form.SCENES}|{form.KO_HEADS}|『[^\n]{{1,80}}\bpp?\.[^\n]{{1,30}})"
        ),
        openings=re.compile(r".{0,8}모두\s?(?:발언|말씀|발표).{0,2}"),
        commentaries=re.compile(r"^해\s?제$"),
        sources=re.compile(r"^원\s?문$"),
        has_headings=name != "dprk-ko",
        opens_unlabelled=name != "dprk-ko",
        one_name_is_enough=True,
    )


def _russian(name: str, *sure: str, likely: tuple[str, ...] = ()) -> TurnStyle:
    return TurnStyle(
        name=name,
        sure=_all(*sure),
        likely=_all(*likely),
        inline=_all(form.RU_INLINE),
        inline_if_flat=_all(form.RU_INLINE_WORD, form.RU_INLINE_FIRST),
        questioners=re.compile(form.RU_ASK),
        moderators=re.compile(form.RU_LEAD),
        scenes=re.compile(form.RU_SCENES),
        has_headings=name == "mid-ru",
        one_name_is_enough=name != "ru",
    )


STYLES: dict[str, TurnStyle] = {
    style.name: style
    for style in (
        _english("state", sure=(form.EN_SURE_CAPS, form.EN_QA), likely=(form.EN_CAPS,)),
        _english(
            "whitehouse",
            sure=(form.EN_SURE_CAPS, form.EN_Q),
            likely=(form.EN_CAPS, form.EN_HONOURED),
        ),
        _english("defense", sure=(form.EN_SURE_CAPS, form.EN_QA), likely=(form.EN_CAPS,)),
        _english(
            "mofa-en",
            sure=(form.EN_GENERIC, form.EN_TITLED, form.EN_TITLE_ALONE),
            likely=(form.EN_OUTLET, form.EN_NAME),
            scenes=form.JP_EN_SCENES,
            has_headings=True,
        ),
        _english("kantei-en", sure=(form.EN_SURE_CAPS,), likely=(form.EN_CAPS,)),
        _english(
            "mofa-kr-en",
            sure=(form.EN_QA, form.EN_TITLED, form.NAME_LINE),
            likely=(form.EN_NAME,),
            scenes=form.KR_EN_SCENES,
        ),
        _english("kremlin-en", sure=(form.EN_GENERIC, form.EN_TITLED), likely=(form.EN_NAME,)),
        _english("mid-en", sure=(form.EN_GENERIC, form.EN_TITLED), likely=(form.EN_NAME,)),
        _english("un-en", sure=form.UN_SURE),
        _english(
            "en", sure=form.EN_ALL, likely=(form.EN_CAPS, form.EN_Q, form.EN_NAME, form.EN_OUTLET)
        ),
        _japanese(
            "mofa-ja",
            (form.JA_THICK, form.JA_OUTLET, form.JA_ROUND, form.JA_QA),
            (form.JA_ANY_THICK,),
        ),
        _japanese("kantei-ja", (form.JA_THICK, form.JA_ROUND, form.JA_QA)),
        _japanese("mod-ja", (form.JA_QA, form.JA_THICK)),
        _japanese("diet-ja", (form.JA_DIET,)),
        _japanese(
            "ja",
            (form.JA_THICK, form.JA_OUTLET, form.JA_ROUND, form.JA_QA, form.JA_DIET, form.JA_COLON),
            (form.JA_ANY_THICK,),
        ),
        _korean("mofa-ko", form.KO_ANGLE, form.KO_QA, form.KO_SQUARE, form.KO_COLON),
        _korean("korea-kr", form.KO_ANGLE, form.KO_QA, form.KO_SQUARE, form.KO_COLON),
        _korean("president-ko", form.KO_ANGLE, form.KO_QA, form.KO_SQUARE, form.KO_COLON),
        _korean("assembly-ko", form.KO_CIRCLE),
        _korean("dprk-ko", form.DPRK_LABEL),
        _korean("ko", *form.KO_ALL, form.DPRK_LABEL),
        _russian(
            "kremlin-ru", form.RU_SPEAKER, form.RU_GENERIC, form.RU_TITLED, likely=(form.RU_NAME,)
        ),
        _russian(
            "mid-ru", form.RU_SPEAKER, form.RU_GENERIC, form.RU_TITLED, likely=(form.RU_NAME,)
        ),
        _russian("ru", form.RU_SPEAKER, form.RU_GENERIC, form.RU_TITLED, likely=(form.RU_NAME,)),
    )
}
