"""How transcripts of each publisher mark who speaks: the table that turns.py reads by.

A pattern of `sure` or `likely` matches at the beginning of a line; what its group "label" holds
becomes the turn's attribution, and all that the pattern matches is left out of the turn's text.
Every repetition is bounded, so that hostile text is read in linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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


# After a label: "(As interpreted)" before the colon, and bold marks of Markdown behind it
_NOTE = r"(?:[ \u00a0]{0,2}[(\[（][^()\[\]（）:\n]{1,80}[)\]）])?"
_COLON = r"[ \u00a0]{0,2}[:：]\*{0,2}"
_WIDE_COLON = r"[ \u00a0]{0,2}[:：]\*{0,2}(?=\s|$)"
_SPACE = r"[ \u00a0]{1,3}"

# -- English -----------------------------------------------------------------------------------
_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŔŘŚŞŠŤŪŮŰŲŹŻŽ]"
_CAPS_WORD = (
    rf"(?:(?:Mc|Mac|De|Di|Du|La|Le|Van|Von)?{_UPPER}(?:{_UPPER}|[.'’‘\-–/]){{0,30}}"
    r"|von|van|der|den|de|da|dos|bin|al|el|of|the|and|&)"
)
_CAPS = rf"{_CAPS_WORD}(?:[ \u00a0,]{{1,3}}{_CAPS_WORD}){{0,9}}"
_CAPS_ROLE = (
    r"(?:MR|MRS|MS|MISS|DR|SIR|THE (?:VICE )?PRESIDENT|THE (?:FIRST|SECOND) (?:LADY|GENTLEMAN)"
    r"|(?:VICE |DEPUTY |ACTING |ASSISTANT |SENIOR |UNDER |CHIEF |FORMER |NATIONAL |PRIME |FOREIGN "
    r"|DEFEN[CS]E |FIRST |STATE |CABINET |PRINCIPAL |SPECIAL |PRESS |MAJOR |LIEUTENANT |BRIGADIER "
    r"|REAR |SECURITY ){0,5}"
    r"(?:PRESIDENT|MINISTER|SECRETARY|SPOKES(?:PERSON|MAN|WOMAN)|OFFICIALS?|AMBASSADOR|ADMINISTRATOR"
    r"|DIRECTOR|GENERAL|ADMIRAL|COLONEL|CAPTAIN|COMMANDER|ADVIS[EO]R|ENVOY|COORDINATOR|CHAIR"
    r"|CHAIRMAN|CHAIRWOMAN|CHANCELLOR|GOVERNOR|SENATOR|MAYOR|CONGRESS(?:MAN|WOMAN)|REPRESENTATIVE"
    r"|SPEAKER|KING|QUEEN|GEN|ADM|COL|LT|MAJ|CAPT|SEC|AMB|SEN|REP|GOV|MODERATOR|OPERATOR|STAFF"
    r"|REPORTER|QUESTIONS?|PARTICIPANT|INTERPRETER|TRANSLATOR|AUDIENCE|COUNSELOR|ATTORNEY|SURGEON"
    r"|PASTOR|REVEREND|RABBI|JUSTICE|JUDGE|SHERIFF|CHIEF|AIDE|ANSWER|VOICE))"
)
_CAPS_VOICE = rf"(?P<label>{_CAPS_ROLE}\b\.?(?:[ \u00a0,]{{0,3}}{_CAPS_WORD}){{0,9}}{_NOTE})"
_EN_SURE_CAPS = rf"{_CAPS_VOICE}[ \u00a0]{{0,2}}[:;]\*{{0,2}}"
_EN_CAPS = rf"(?P<label>{_CAPS}{_NOTE}){_WIDE_COLON}"
_EN_Q = (
    r"(?P<label>Q)(?:[ \u00a0]{0,2}\d{0,2}[:：]|[ \u00a0]{1,8}(?=\S)|\.[ \u00a0]{1,8}|(?=[–—\n]))"
)
_EN_QA = r"(?P<label>[QA])\d{0,2}[ \u00a0]{0,2}[:：]\*{0,2}"

_WORD = rf"(?:(?:al|el|bin|ben|ibn|de|van|von)?[-'’]?{_UPPER}[\w.'’‘\-]{{0,30}})"
# A sentence that ends in a name and a colon begins with one of these: "And to President Biden:"
_NO_SENTENCE = (
    r"(?!(?:And|But|So|Or|For|To|In|On|As|At|By|From|With|If|When|While|Then|Now|Second|Third"
    r"|Finally|This|That|These|Those|Let|Dear|Our|My|His|Her|Its|Their|Here|There|It|We|I|You|He"
    r"|She|They|Also|After|Before|Under|About|According|Regarding|Not|No|Yes|Well|Thank)\b)"
)
_LINK = r"(?:of|for|and|the|to|on|in|de|der|van|von|bin|al|da|&)"
_EN_GENERIC = (
    r"(?P<label>(?:Question|Reporter|Journalist|Correspondent|Remark|Reply|Response|Answer"
    r"|Moderator|Host|Presenter|Official|Interpreter|Voice|From the audience|Interviewer)"
    rf"(?:{_SPACE}\d{{1,2}})?{_NOTE}){_COLON}"
)
_EN_ROLE = (
    r"(?:President|Prime Minister|Minister|Secretary(?:[- ]General)?|Spokes(?:person|man|woman)"
    r"|Ambassador|Chancellor|Chair(?:man|woman|person)?|Governor|Speaker|Director|Administrator"
    r"|General|Admiral|King|Queen|Premier|Envoy|Advis[eo]r|CEO|Representative|Leader|Head|Mayor"
    r"|Commander|Prosecutor|Patriarch|Mr|Ms|Mrs|Dr|Senator)"
)
_EN_TITLED = (  # "Foreign Minister IWAYA:", "President of Russia Vladimir Putin:"
    rf"(?P<label>{_NO_SENTENCE}(?:{_WORD}{_SPACE}|{_LINK}{_SPACE}){{0,6}}?{_EN_ROLE}\b\.?"
    rf"(?:,?{_SPACE}(?:{_WORD}|{_LINK})){{0,12}}?,?{_SPACE}{_WORD}{_NOTE}){_COLON}"
)
_EN_HONOURED = rf"(?P<label>(?:Mr|Ms|Mrs|Dr)\.?{_SPACE}{_WORD}(?:{_SPACE}{_WORD})?){_WIDE_COLON}"
_EN_TITLE_ALONE = rf"(?P<label>(?:(?:Prime|Foreign) )?(?:Minister|President|Spokesperson)){_COLON}"
_EN_NAME = (  # "Vladimir Putin:", "MaximTopilin:"
    rf"(?P<label>{_NO_SENTENCE}(?:{_WORD}(?:{_SPACE}(?:{_WORD}|{_LINK})){{0,3}}{_SPACE}{_WORD}"
    rf"|[A-Z][a-z]{{1,15}}[A-Z][a-z]{{1,20}}){_NOTE}){_WIDE_COLON}"
)
_EN_OUTLET = (  # "NHK, Takashima:"
    rf"(?P<label>{_NO_SENTENCE}{_WORD}(?:{_SPACE}(?:{_WORD}|{_LINK})){{0,5}},{_SPACE}{_WORD}"
    rf"(?:{_SPACE}{_WORD}){{0,2}}){_WIDE_COLON}"
)
_EN_ASK = (
    r"^(?:Q\d{0,2}$|QUESTIONS?\b|REPORTER|JOURNALIST|PRESS$|PARTICIPANT|AUDIENCE|Question|Reporter"
    r"|Journalist|Correspondent|Interviewer|Remark|From the audience|VOICE|Voice)"
    r"|^(?=.*[a-z])(?!.*(?:Minister|Secretary|President|Spokes|Official|Ambassador|Director)\b)"
    r"[^,(]{2,60},\s[^,]{2,40}$"
)
_EN_LEAD = r"(?i)^(?:MODERATOR|OPERATOR|STAFF|INTERPRETER|TRANSLATOR|AIDE|HOST|PRESENTER)\b"
_EN_NEVER = (
    r"(?i)^(?:NOTES?|FACT SHEETS?|UPDATED?|SUBJECT|RE|DATE|TIME|PLACE|VENUE|LOCATION|TO|FROM|CC|VIA"
    r"|BACKGROUND|SUMMARY|CONTACTS?|CORRECTION|SOURCE|MEMORANDUM|WASHINGTON|TOPICS?|AGENDA|PHONE"
    r"|E-?MAIL|FAX|TEL|FOR (?:IMMEDIATE|MORE|FURTHER).*|TO THE .*|TRANSCRIPT|SPEAKERS?|WHAT|WHEN"
    r"|WHERE|WHO|WHY|PRESS RELEASE|READOUT|REMARKS|STATEMENTS?|DEAR\b.*|PARTICIPANTS|ATTENDEES"
    r"|SECTION.*|ARTICLE.*|PART .*|MEDIA .*|PRESS (?:CONTACT|OFFICE|BRIEFING|CONFERENCE).*"
    r"|SEE ALSO|.*\b(?:INCLUDE|INCLUDING|FOLLOWS|FOLLOWING)|PUBLI(?:SHED|CATION).*|DIRECT LINK)$"
)
# "1:31 p.m. EDT", "END 2:15 P.M. EDT"
_EN_CLOCK = (
    r"(?:END\s{1,3})?\d{1,2}:\d{2}\s{0,2}[AaPp]\.?[Mm]\.?(?:\s{1,2}[A-Za-z()]{2,20}){0,4}\.?"
)
_MARKS = r"[\\#*＊※_=\-–—~\s]{1,40}|[<\[(][…. ]{1,8}[>\])]"
_BRACKETED = r"\*{0,2}[(（\[［](?![^()（）]{0,150}(?:기자|特派員|記者)[)）]$)[^()（）\[\]]{1,200}[)）\]］][.。]?\*{0,2}"
_EN_HEADS = (
    r"\[?(?:Q ?& ?A|Questions? and Answers?|Opening (?:Remarks|Statement)|BEGIN TRANSCRIPT"
    r"|END(?: OF TRANSCRIPT)?|\(?end\)?|Answers? to (?:media )?questions?)\]?:?"
)
_SCENES = rf"{_MARKS}|{_BRACKETED}"
_EN_SCENES = rf"(?:{_SCENES}|{_EN_CLOCK}|{_EN_HEADS})"

_EN_INLINE = (
    r"(?<=[.!?…—)”\"] )" + _CAPS_VOICE + r":(?=\s)",
    r"(?<=[.!?…—)”\"]  )" + _CAPS_VOICE + r":(?=\s)",
)

# -- Japanese ----------------------------------------------------------------------------------
_JA_ROLE = (
    r"(?:大臣|総理|首相|長官|副長官|報道官|報道課長|政務官|広報官|局長|次長|課長|室長|審議官|次官"
    r"|補佐官|参事官|大使|公使|議長|会長|委員長|幹事長|大統領|主席|国家主席|国務長官|国防長官|官房長"
    r"|統合幕僚長|幕僚長|報道班長|政府参考人|説明者|発表者|事務方|事務局|外務省員|担当官|当局者|司会者?"
    r"|進行|首席|書記官|特使|代表|知事|国王|女王)"
)
_JA_ASKS = r"(?:記者|特派員|質問者?|問|幹事社|質疑者)"
_JA_BODY = r"[^【】（）()○〇◯:：。、\n]{0,40}"
_JA_TAIL = r"(?:代行|代理|心得|補|ら)?"
_JA_WHO = rf"(?:{_JA_BODY}?{_JA_ROLE}{_JA_TAIL}|{_JA_BODY}?{_JA_ASKS}|答|回答)"
_JA_THICK = rf"【(?P<label>{_JA_WHO})(?:冒頭(?:発言|挨拶)|発言|からの発表)?】[:：]?"
_JA_OUTLET = r"【(?P<label>[^【】\n]{1,20}[ \u00a0\u3000][^【】\n]{1,24})】[:：]?"
_JA_ANY_THICK = r"【(?P<label>[^【】\n]{1,24})】[:：]?"
_JA_ROUND = rf"[（(](?P<label>{_JA_WHO})[）)][:：]?(?=[\s\S])"
_JA_QA = r"(?P<label>[QAＱＡ問答])[0-9０-９]{0,2}[ \u3000]{0,2}[:：）]"
_JA_COLON = rf"(?P<label>{_JA_WHO}){_COLON}"
_JA_DIET = (
    r"[○〇◯](?P<label>[^○〇◯（）()\s。]{1,30}（[^（）\n]{1,20}君）|[^○〇◯（）()\s。]{1,14}(?:委員|議員|君|分科員))"
    r"(?=[\s\u3000])"
)
_JA_HEADS = (
    r"[【〔\[]?(?:[0-9０-９一二三四]{0,2}[ \u3000.．、]{0,2})?(?:冒頭(?:発言|挨拶)|質疑応答|質疑|発表事項"
    r"|大臣発言|総理発言)[】〕\]]?|[（(][0-9０-９一二三四五六七八九十]{1,2}[）)][^。\n]{1,80}"
)
_JA_ASK = (
    rf"{_JA_ASKS}$|^[QＱ]$|[ \u00a0\u3000][^ \u3000]{{1,12}}(?:氏|さん)$|(?:委員|議員|君|分科員)$"
)
_JA_LEAD = r"広報官|司会|進行|報道課長|(?:^|[^副])委員長|(?:^|[^副])議長|会長（|主査（"

# -- Korean ------------------------------------------------------------------------------------
_KO_ROLE = (
    r"(?:대변인|부대변인|장관|차관|차관보|대통령|총리|수석|비서관|실장|안보실장|대사|국장|본부장|단장"
    r"|청장|처장|원장|위원장|의장|대표|특보|보좌관|심의관|정책관|기획관|당국자|관계자|후보자|차장|총장)"
)
_KO_ASKS = r"(?:질문|기자|질문자|특파원|앵커|위원|의원|문)"
_KO_LEADS = r"(?:사회자|진행자|사회)"
_KO_BODY = r"[가-힣A-Za-z0-9·ㆍ ]{0,30}"
_KO_ANGLE = (
    r"[<〈＜《](?P<label>질문|답변|기자|대변인|질의|응답|문|답)[0-9]{0,2}[>〉＞》][ \u00a0]?[:：]?"
)
_KO_SQUARE = rf"[\[【](?P<label>질문|답변|기자|{_KO_BODY}?{_KO_ROLE})[\]】][ \u00a0]?[:：]?"
_KO_COLON = (
    r"[○◯◇◆▲△□■▷►\-]?[ \u00a0]?(?P<label>(?:"
    rf"{_KO_BODY}?(?:{_KO_ROLE}|{_KO_ASKS}|{_KO_LEADS})(?:[ ][가-힣]{{2,4}})?|답변?)){_WIDE_COLON}"
)
_KO_CIRCLE = (  # minutes: "○외교부장관 조태열  예, …", "○김준형 위원  …"
    rf"[○◯](?P<label>[가-힣A-Za-z·()]{{0,30}}{_KO_ROLE}(?:직무대리)?[ ][가-힣]{{2,5}}"
    r"|[가-힣]{2,5}[ ](?:위원|의원))(?=[ \u00a0\u3000\n]{1,4}|$)"
)
_KO_QA = r"(?P<label>[QAＱＡ])[0-9]{0,2}[ ]{0,2}[:：]"
_KO_HEADS = (
    r"(?:[IⅠⅡⅢ1-9]{1,3}\s{0,2}[.．]?\s{0,2}|[\[<【])?(?:모두\s?(?:발언|말씀|발표)|질의\s?(?:및|·|ㆍ)\s?응답"
    r"|질의\s?응답|질문\s?[·ㆍ및]\s?답변|일문일답|브리핑\s?내용)[\]>】]?|※[^\n]{1,200}|\[Q ?& ?A\]|[<(]끝[>)]"
)
_KO_ASK = rf"{_KO_ASKS}$|^(?:[QＱ]|질의)$|(?:기자|의원|위원)[ ][가-힣]{{2,4}}$"
_KO_LEAD = rf"{_KO_LEADS}|^(?:[가-힣]{{0,20}})?위원장[ ]"
_DPRK_LABEL = r"(?P<label>해[ \u00a0]?제|원[ \u00a0]?문)[ \u00a0]{0,4}(?=\n|$)"

# -- Russian -----------------------------------------------------------------------------------
_RU_SURNAME = r"[А-ЯЁ][А-Яа-яЁё’'\-]{1,30}"
_RU_INITIALS = (
    rf"(?:[А-ЯЁ][а-яё]?\.[ \u00a0]?){{1,3}}(?:(?:аль|эль|бен|ван|фон|де)[- ])?{_RU_SURNAME}"
)
_RU_SPEAKER = (  # also "В.Петров – первый заместитель министра :"
    rf"(?P<label>{_RU_INITIALS}(?:[ ]{_RU_SURNAME}){{0,3}}(?: – [а-яё][^.:!?\n]{{1,80}}(?= :))?{_NOTE}){_COLON}"
)
_RU_WORD = (
    r"(?:Вопрос|Реплика|Ответ|Ведущ(?:ий|ая)|Корреспондент|Журналист|Модератор|Переводчик|Из зала)"
)
_RU_GENERIC = rf"(?P<label>{_RU_WORD}{_NOTE}){_COLON}"
_RU_ROLE = (
    r"(?:Президент|Премьер-министр|Министр|Председатель|Глава|Секретарь|Губернатор|Посол|Канцлер"
    r"|Представитель|Официальный представитель|Помощник|Заместитель|Руководитель|Директор|Король)"
)
_RU_TITLED = rf"(?P<label>{_RU_ROLE}(?:[ \u00a0][А-Яа-яЁё–\-«»(),]{{1,30}}){{0,14}}?[ \u00a0]{_RU_SURNAME}{_NOTE}){_COLON}"
_RU_NAME = rf"(?P<label>{_RU_SURNAME}(?:[ \u00a0]{_RU_SURNAME}){{1,3}}{_NOTE}){_WIDE_COLON}"
_RU_ASK = r"^(?:Вопрос|Реплика|Корреспондент|Журналист|Из зала)"
_RU_LEAD = r"^(?:Ведущ|Модератор|Переводчик)"
_RU_INLINE = rf"(?<=[.!?…>)»*\d] )(?P<label>{_RU_INITIALS}{_NOTE})[ ]{{0,2}}:(?=\s)"
_RU_INLINE_WORD = rf"(?<=[.!?…>)»*] )(?P<label>{_RU_WORD}{_NOTE}):(?=\s)"
_RU_SCENES = rf"(?:{_SCENES}|Ответы на вопросы(?: СМИ)?:?)"


def _english(name: str, *, sure: tuple[str, ...], likely: tuple[str, ...] = ()) -> TurnStyle:
    return TurnStyle(
        name=name,
        sure=_all(*sure),
        likely=_all(*likely) if likely else (),
        inline=_all(*_EN_INLINE),
        never=re.compile(_EN_NEVER),
        questioners=re.compile(_EN_ASK),
        moderators=re.compile(_EN_LEAD),
        scenes=re.compile(_EN_SCENES),
        openings=re.compile(r"(?i)\[?Opening (?:Remarks|Statement)\]?:?"),
        one_name_is_enough=name != "en",
    )


def _japanese(name: str, sure: tuple[str, ...], likely: tuple[str, ...] = ()) -> TurnStyle:
    return TurnStyle(
        name=name,
        sure=_all(*sure),
        likely=_all(*likely) if likely else (),
        inline=_all(
            rf"(?<=[。？！」）…])【(?P<label>{_JA_WHO})】",
            rf"(?<=[。？！」…])（(?P<label>{_JA_WHO})）(?=[^\s。、])",
            r"(?<=[。\u3000 ])" + _JA_DIET,
        ),
        never=re.compile(r"問い合わせ|参考|注|資料|動画|関連|以上"),
        questioners=re.compile(_JA_ASK),
        moderators=re.compile(_JA_LEAD),
        scenes=re.compile(rf"(?:{_SCENES}|{_JA_HEADS})"),
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
        questioners=re.compile(_KO_ASK),
        moderators=re.compile(_KO_LEAD),
        scenes=re.compile(rf"(?:{_SCENES}|{_KO_HEADS}|『[^\n]{{1,80}}\bpp?\.[^\n]{{1,30}})"),
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
        inline=_all(_RU_INLINE),
        inline_if_flat=_all(_RU_INLINE_WORD),
        questioners=re.compile(_RU_ASK),
        moderators=re.compile(_RU_LEAD),
        scenes=re.compile(_RU_SCENES),
        has_headings=name == "mid-ru",
        one_name_is_enough=name != "ru",
    )


_EN_ALL = (_EN_SURE_CAPS, _EN_QA, _EN_GENERIC, _EN_TITLED)
_KO_ALL = (_KO_ANGLE, _KO_SQUARE, _KO_CIRCLE, _KO_QA, _KO_COLON)
_UN_SURE = (
    r"(?P<label>The[ ](?:PRESIDENT|President|Acting President|Secretary-General)"
    rf"{_NOTE}{_NOTE}){_COLON}",
    rf"(?P<label>(?:Mr|Mrs|Ms|Miss|Sir|Lord|Prince|King|Sheikh)\.?(?:[ ]{_WORD}){{1,5}}"
    rf"{_NOTE}{_NOTE}){_COLON}",
)
_NAME_LINE = (  # MOFA Korea, English: the speaker stands on a line of its own
    rf"(?P<label>(?:Spokesperson|Deputy Spokesperson|Minister|Vice Minister)"
    rf"(?:[ ](?:{_WORD}|{_LINK})){{1,14}})(?=\n|$)"
)

STYLES: dict[str, TurnStyle] = {
    style.name: style
    for style in (
        _english("state", sure=(_EN_SURE_CAPS, _EN_QA), likely=(_EN_CAPS,)),
        _english("whitehouse", sure=(_EN_SURE_CAPS, _EN_Q), likely=(_EN_CAPS, _EN_HONOURED)),
        _english("defense", sure=(_EN_SURE_CAPS, _EN_QA), likely=(_EN_CAPS,)),
        _english(
            "mofa-en",
            sure=(_EN_GENERIC, _EN_TITLED, _EN_TITLE_ALONE),
            likely=(_EN_OUTLET, _EN_NAME),
        ),
        _english("kantei-en", sure=(_EN_SURE_CAPS,), likely=(_EN_CAPS,)),
        _english("mofa-kr-en", sure=(_EN_QA, _EN_TITLED, _NAME_LINE), likely=(_EN_NAME,)),
        _english("kremlin-en", sure=(_EN_GENERIC, _EN_TITLED), likely=(_EN_NAME,)),
        _english("mid-en", sure=(_EN_GENERIC, _EN_TITLED), likely=(_EN_NAME,)),
        _english("un-en", sure=_UN_SURE),
        _english("en", sure=_EN_ALL, likely=(_EN_CAPS, _EN_Q, _EN_NAME, _EN_OUTLET)),
        _japanese("mofa-ja", (_JA_THICK, _JA_OUTLET, _JA_ROUND, _JA_QA), (_JA_ANY_THICK,)),
        _japanese("kantei-ja", (_JA_THICK, _JA_ROUND, _JA_QA)),
        _japanese("mod-ja", (_JA_QA, _JA_THICK)),
        _japanese("diet-ja", (_JA_DIET,)),
        _japanese(
            "ja", (_JA_THICK, _JA_OUTLET, _JA_ROUND, _JA_QA, _JA_DIET, _JA_COLON), (_JA_ANY_THICK,)
        ),
        _korean("mofa-ko", _KO_ANGLE, _KO_QA, _KO_SQUARE, _KO_COLON),
        _korean("korea-kr", _KO_ANGLE, _KO_QA, _KO_SQUARE, _KO_COLON),
        _korean("president-ko", _KO_ANGLE, _KO_QA, _KO_SQUARE, _KO_COLON),
        _korean("assembly-ko", _KO_CIRCLE),
        _korean("dprk-ko", _DPRK_LABEL),
        _korean("ko", *_KO_ALL, _DPRK_LABEL),
        _russian("kremlin-ru", _RU_SPEAKER, _RU_GENERIC, _RU_TITLED, likely=(_RU_NAME,)),
        _russian("mid-ru", _RU_SPEAKER, _RU_GENERIC, _RU_TITLED, likely=(_RU_NAME,)),
        _russian("ru", _RU_SPEAKER, _RU_GENERIC, _RU_TITLED, likely=(_RU_NAME,)),
    )
}
