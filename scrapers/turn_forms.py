"""What labels, scenes and headings look like in transcripts of four languages.

The pieces of patterns that turn_styles.py puts together. Every repetition is bounded, so that
hostile text is read in linear time.
"""

# After a label: "(As interpreted)" before the colon, and bold marks of Markdown behind it
NOTE = r"(?:[ \u00a0]{0,2}[(\[（][^()\[\]（）:\n]{1,80}[)\]）])?"
COLON = r"[ \u00a0]{0,2}[:：]\*{0,2}"
WIDE_COLON = r"[ \u00a0]{0,2}[:：]\*{0,2}(?=\s|$)"
SPACE = r"[ \u00a0]{1,3}"

# -- English -----------------------------------------------------------------------------------
UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŔŘŚŞŠŤŪŮŰŲŹŻŽ]"
CAPS_WORD = (
    rf"(?:(?:Mc|Mac|De|Di|Du|La|Le|Van|Von)?{UPPER}(?:{UPPER}|[.'’‘\-–/]){{0,30}}"
    r"|von|van|der|den|de|da|dos|bin|al|el|of|the|and|&)"
)
CAPS = rf"{CAPS_WORD}(?:[ \u00a0,]{{1,3}}{CAPS_WORD}){{0,9}}"
CAPS_ROLE = (
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
CAPS_VOICE = rf"(?P<label>{CAPS_ROLE}\b\.?(?:[ \u00a0,]{{0,3}}{CAPS_WORD}){{0,9}}{NOTE})"
EN_SURE_CAPS = rf"{CAPS_VOICE}[ \u00a0]{{0,2}}[:;]\*{{0,2}}"
EN_CAPS = rf"(?P<label>{CAPS}{NOTE}){WIDE_COLON}"
EN_Q = (
    r"(?P<label>Q)(?:[ \u00a0]{0,2}\d{0,2}[:：]|[ \u00a0]{1,8}(?=\S)|\.[ \u00a0]{1,8}|(?=[–—\n]))"
)
EN_QA = r"(?P<label>[QA])\d{0,2}[ \u00a0]{0,2}[:：]\*{0,2}"

WORD = rf"(?:(?:al|el|bin|ben|ibn|de|van|von)?[-'’]?{UPPER}[\w.'’‘\-]{{0,30}})"
# A sentence that ends in a name and a colon begins with one of these: "And to President Biden:"
NO_SENTENCE = (
    r"(?!(?:And|But|So|Or|For|To|In|On|As|At|By|From|With|If|When|While|Then|Now|Second|Third"
    r"|Finally|This|That|These|Those|Let|Dear|Our|My|His|Her|Its|Their|Here|There|It|We|I|You|He"
    r"|She|They|Also|After|Before|Under|About|According|Regarding|Not|No|Yes|Well|Thank)\b)"
)
LINK = r"(?:of|for|and|the|to|on|in|de|der|van|von|bin|al|da|&)"
EN_GENERIC = (
    r"(?P<label>(?:Question|Reporter|Journalist|Correspondent|Remark|Reply|Response|Answer"
    r"|Moderator|Host|Presenter|Official|Interpreter|Voice|From the audience|Interviewer)"
    rf"(?:{SPACE}\d{{1,2}})?{NOTE}){COLON}"
)
EN_ROLE = (
    r"(?:President|Prime Minister|Minister|Secretary(?:[- ]General)?|Spokes(?:person|man|woman)"
    r"|Ambassador|Chancellor|Chair(?:man|woman|person)?|Governor|Speaker|Director|Administrator"
    r"|General|Admiral|King|Queen|Premier|Envoy|Advis[eo]r|CEO|Representative|Leader|Head|Mayor"
    r"|Commander|Prosecutor|Patriarch|Mr|Ms|Mrs|Dr|Senator)"
)
EN_TITLED = (  # "Foreign Minister IWAYA:", "President of Russia Vladimir Putin:"
    rf"(?P<label>{NO_SENTENCE}(?:{WORD}{SPACE}|{LINK}{SPACE}){{0,6}}?{EN_ROLE}\b\.?"
    rf"(?:,?{SPACE}(?:{WORD}|{LINK})){{0,12}}?,?{SPACE}{WORD}{NOTE}){COLON}"
)
EN_HONOURED = rf"(?P<label>(?:Mr|Ms|Mrs|Dr)\.?{SPACE}{WORD}(?:{SPACE}{WORD})?){WIDE_COLON}"
EN_TITLE_ALONE = rf"(?P<label>(?:(?:Prime|Foreign) )?(?:Minister|President|Spokesperson)){COLON}"
EN_NAME = (  # "Vladimir Putin:", "MaximTopilin:"
    rf"(?P<label>{NO_SENTENCE}(?:{WORD}(?:{SPACE}(?:{WORD}|{LINK})){{0,3}}{SPACE}{WORD}"
    rf"|[A-Z][a-z]{{1,15}}[A-Z][a-z]{{1,20}}){NOTE}){WIDE_COLON}"
)
EN_OUTLET = (  # "NHK, Takashima:"
    rf"(?P<label>{NO_SENTENCE}{WORD}(?:{SPACE}(?:{WORD}|{LINK})){{0,5}},{SPACE}{WORD}"
    rf"(?:{SPACE}{WORD}){{0,2}}){WIDE_COLON}"
)
EN_ASK = (
    r"^(?:Q\d{0,2}$|QUESTIONS?\b|REPORTER|JOURNALIST|PRESS$|PARTICIPANT|AUDIENCE|Question|Reporter"
    r"|Journalist|Correspondent|Interviewer|Remark|From the audience|VOICE|Voice)"
    r"|^(?=.*[a-z])(?!.*(?:Minister|Secretary|President|Spokes|Official|Ambassador|Director)\b)"
    r"[^,(]{2,60},\s[^,]{2,40}$"
)
EN_LEAD = r"(?i)^(?:MODERATOR|OPERATOR|STAFF|INTERPRETER|TRANSLATOR|AIDE|HOST|PRESENTER)\b"
EN_NEVER = (
    r"(?i)^(?:NOTES?|FACT SHEETS?|UPDATED?|SUBJECT|RE|DATE|TIME|PLACE|VENUE|LOCATION|TO|FROM|CC|VIA"
    r"|BACKGROUND|SUMMARY|CONTACTS?|CORRECTION|SOURCE|MEMORANDUM|WASHINGTON|TOPICS?|AGENDA|PHONE"
    r"|E-?MAIL|FAX|TEL|FOR (?:IMMEDIATE|MORE|FURTHER).*|TO THE .*|TRANSCRIPT|SPEAKERS?|WHAT|WHEN"
    r"|WHERE|WHO|WHY|PRESS RELEASE|READOUT|REMARKS|STATEMENTS?|DEAR\b.*|PARTICIPANTS|ATTENDEES"
    r"|SECTION.*|ARTICLE.*|PART .*|MEDIA .*|PRESS (?:CONTACT|OFFICE|BRIEFING|CONFERENCE).*"
    r"|SEE ALSO|.*\b(?:INCLUDE|INCLUDING|FOLLOWS|FOLLOWING)|PUBLI(?:SHED|CATION).*|DIRECT LINK)$"
)
# "1:31 p.m. EDT", "END 2:15 P.M. EDT"
EN_CLOCK = r"(?:END\s{1,3})?\d{1,2}:\d{2}\s{0,2}[AaPp]\.?[Mm]\.?(?:\s{1,2}[A-Za-z()]{2,20}){0,4}\.?"
MARKS = r"[\\#*＊※_=\-–—~\s]{1,40}|[<\[(][…. ]{1,8}[>\])]"
# "(Laughter.)", but not the questioner's name at the end of a question: "(통신사 김하나 기자)"
BRACKETED = (
    r"\*{0,2}[(（\[［](?![^()（）]{0,150}(?:기자|特派員|記者)[)）]$)"
    r"[^()（）\[\]]{1,200}[)）\]］][.。]?\*{0,2}"
)
EN_HEADS = (
    r"\[?(?:Q ?& ?A|Questions? and Answers?|Opening (?:Remarks|Statement)|BEGIN TRANSCRIPT"
    r"|END(?: OF TRANSCRIPT)?|\(?end\)?|Answers? to (?:media )?questions?)\]?:?"
)
SCENES = rf"{MARKS}|{BRACKETED}"
# What stands below a text on kremlin.ru, where it was kept with it
KREMLIN_TAIL = (
    r"See also|Geography|Topics|Persons|Publication status|Published in sections: [^\n]{1,200}"
    r"|Publication date: [^\n]{1,60}|Direct link: [^\n]{1,80}|Text versions?"
)
EN_SCENES = rf"(?:{SCENES}|{EN_CLOCK}|{EN_HEADS}|{KREMLIN_TAIL})"
# MOFA Korea prints "February 20, 2018  14:30  KST" between the speaker's name and the words
KR_EN_SCENES = (
    rf"(?:{SCENES}|{EN_HEADS}|Press Briefing"
    r"|[A-Z][a-z]{2,8}\.?\s{0,2}\d{1,2},\s{0,2}\d{4}\s{1,3}\d{1,2}:\d{2}\s{1,3}KST)"
)
# MOFA Japan numbers a speaker's topics: "(2) Visit to Japan by Foreign Minister Cho Tae-yul"
JP_EN_SCENES = rf"(?:{SCENES}|{EN_CLOCK}|{EN_HEADS}|\(\d{{1,2}}\)\s?[^\n]{{1,200}}[^\n.?!:])"

EN_INLINE = (
    r"(?<=[.!?…—)”\"] )" + CAPS_VOICE + r":(?=\s)",
    r"(?<=[.!?…—)”\"]  )" + CAPS_VOICE + r":(?=\s)",
)

# -- Japanese ----------------------------------------------------------------------------------
JA_ROLE = (
    r"(?:大臣|総理|首相|長官|副長官|報道官|報道課長|政務官|広報官|局長|次長|課長|室長|審議官|次官"
    r"|補佐官|参事官|大使|公使|議長|会長|委員長|幹事長|大統領|主席|国家主席|国務長官|国防長官|官房長"
    r"|統合幕僚長|幕僚長|報道班長|政府参考人|説明者|発表者|事務方|事務局|外務省員|担当官|当局者|司会者?"
    r"|進行|首席|書記官|特使|代表|知事|国王|女王)"
)
JA_ASKS = r"(?:記者|特派員|質問者?|問|幹事社|質疑者)"
JA_BODY = r"[^【】（）()○〇◯:：。、\n]{0,40}"
JA_TAIL = r"(?:代行|代理|心得|補|ら)?"
JA_WHO = rf"(?:{JA_BODY}?{JA_ROLE}{JA_TAIL}|{JA_BODY}?{JA_ASKS}|答|回答)"
JA_THICK = rf"【(?P<label>{JA_WHO})(?:冒頭(?:発言|挨拶)|発言|からの発表)?】[:：]?"
JA_OUTLET = r"【(?P<label>[^【】\n]{1,20}[ \u00a0\u3000][^【】\n]{1,24})】[:：]?"
JA_ANY_THICK = r"【(?P<label>[^【】\n]{1,24})】[:：]?"
JA_ROUND = rf"[（(](?P<label>{JA_WHO})[）)][:：]?(?=[\s\S])"
JA_QA = r"(?P<label>[QAＱＡ問答])[0-9０-９]{0,2}[ \u3000]{0,2}[:：）]"
JA_COLON = rf"(?P<label>{JA_WHO}){COLON}"
JA_DIET = (
    r"[○〇◯](?P<label>[^○〇◯（）()\s。]{1,30}（[^（）\n]{1,20}君）"
    r"|[^○〇◯（）()\s。]{1,14}(?:委員|議員|君|分科員))"
    r"(?=[\s\u3000])"
)
JA_HEADS = (
    r"[【〔\[]?(?:[0-9０-９一二三四]{0,2}[ \u3000.．、]{0,2})?"
    r"(?:冒頭(?:発言|挨拶)|質疑応答|質疑|発表事項|大臣発言|総理発言)[】〕\]]?|以上|[（(][0-9０-９一二三四五六七八九十]{1,2}[）)][^。\n]{1,80}"
)
JA_ASK = (
    rf"{JA_ASKS}$|^[QＱ]$|[ \u00a0\u3000][^ \u3000]{{1,12}}(?:氏|さん)$|(?:委員|議員|君|分科員)$"
)
JA_LEAD = r"広報官|司会|進行|報道課長|(?:^|[^副])委員長|(?:^|[^副])議長|会長（|主査（"

# -- Korean ------------------------------------------------------------------------------------
KO_ROLE = (
    r"(?:대변인|부대변인|장관|차관|차관보|대통령|총리|수석|비서관|실장|안보실장|대사|국장|본부장|단장"
    r"|청장|처장|원장|위원장|의장|대표|특보|보좌관|심의관|정책관|기획관|당국자|관계자|후보자|차장|총장)"
)
KO_ASKS = r"(?:질문|기자|질문자|특파원|앵커|위원|의원|문)"
KO_LEADS = r"(?:사회자|진행자|사회)"
KO_BODY = r"[가-힣A-Za-z0-9·ㆍ ]{0,30}"
KO_ANGLE = (
    r"[<〈＜《](?P<label>질문|답변|기자|대변인|질의|응답|문|답)[0-9]{0,2}[>〉＞》][ \u00a0]?[:：]?"
)
KO_SQUARE = rf"[\[【](?P<label>질문|답변|기자|{KO_BODY}?{KO_ROLE})[\]】][ \u00a0]?[:：]?"
KO_COLON = (
    r"[○◯◇◆▲△□■▷►\-]?[ \u00a0]?(?P<label>(?:"
    rf"{KO_BODY}?(?:{KO_ROLE}|{KO_ASKS}|{KO_LEADS})(?:[ ][가-힣]{{2,4}})?|답변?)){WIDE_COLON}"
)
KO_CIRCLE = (  # minutes: "○외교부장관 조태열  예, …", "○김준형 위원  …"
    rf"[○◯](?P<label>[가-힣A-Za-z·()]{{0,30}}{KO_ROLE}(?:직무대리)?[ ][가-힣]{{2,5}}"
    r"|[가-힣]{2,5}[ ](?:위원|의원))(?=[ \u00a0\u3000\n]{1,4}|$)"
)
KO_QA = r"(?P<label>[QAＱＡ])[0-9]{0,2}[ ]{0,2}[:：]"
KO_HEADS = (
    r"(?:[IⅠⅡⅢ1-9]{1,3}\s{0,2}[.．]?\s{0,2}|[\[<【])?"
    r"(?:모두\s?(?:발언|말씀|발표)|질의\s?(?:및|·|ㆍ)\s?응답|질의\s?응답"
    r"|질문\s?[·ㆍ및]\s?답변|일문일답|브리핑\s?내용)[\]>】]?"
    r"|※[^\n]{1,200}|\[Q ?& ?A\]|[<(]끝[>)]"
)
KO_ASK = rf"{KO_ASKS}$|^(?:[QＱ]|질의)$|(?:기자|의원|위원)[ ][가-힣]{{2,4}}$"
KO_LEAD = rf"{KO_LEADS}|^(?:[가-힣]{{0,20}})?위원장[ ]"
DPRK_LABEL = r"(?P<label>해[ \u00a0]?제|원[ \u00a0]?문)[ \u00a0]{0,4}(?=\n|$)"

# -- Russian -----------------------------------------------------------------------------------
RU_SURNAME = r"[А-ЯЁ][А-Яа-яЁё’'\-]{1,30}"
RU_INITIALS = (
    rf"(?:[А-ЯЁ][а-яё]?\.[ \u00a0]?){{1,3}}(?:(?:аль|эль|бен|ван|фон|де)[- ])?{RU_SURNAME}"
)
RU_SPEAKER = (  # also "В.Петров – первый заместитель министра :"
    rf"(?P<label>{RU_INITIALS}(?:[ ]{RU_SURNAME}){{0,3}}"
    rf"(?: – [а-яё][^.:!?\n]{{1,80}}(?= :))?{NOTE}){COLON}"
)
RU_WORD = (
    r"(?:Вопрос|Реплика|Ответ|Ведущ(?:ий|ая)|Корреспондент|Журналист|Модератор|Переводчик|Из зала)"
)
RU_GENERIC = rf"(?P<label>{RU_WORD}{NOTE}){COLON}"
RU_ROLE = (
    r"(?:Президент|Премьер-министр|Министр|Председатель|Глава|Секретарь|Губернатор|Посол|Канцлер"
    r"|Представитель|Официальный представитель|Помощник|Заместитель|Руководитель|Директор|Король)"
)
RU_TITLED = (
    rf"(?P<label>{RU_ROLE}(?:[ \u00a0][А-Яа-яЁё–\-«»(),]{{1,30}}){{0,14}}?"
    rf"[ \u00a0]{RU_SURNAME}{NOTE}){COLON}"
)
RU_NAME = rf"(?P<label>{RU_SURNAME}(?:[ \u00a0]{RU_SURNAME}){{1,3}}{NOTE}){WIDE_COLON}"
RU_ASK = r"^(?:Вопрос|Реплика|Корреспондент|Журналист|Из зала)"
RU_LEAD = r"^(?:Ведущ|Модератор|Переводчик)"
RU_INLINE = rf"(?<=[.!?…>)»*\d] )(?P<label>{RU_INITIALS}{NOTE})[ ]{{0,2}}:(?=\s)"
# In flattened text the first label stands behind a place or a heading: "Москва, Кремль А.Муцоев: …"
RU_INLINE_FIRST = (
    r"(?P<before>(?<![А-ЯЁа-яё.])[А-ЯЁа-яё][А-ЯЁа-яё-]{2,30}(?<!л)(?<!ла)(?<!ли)[ ])"
    rf"(?P<label>{RU_INITIALS}{NOTE})[ ]{{0,2}}:(?=\s[А-ЯЁ])"
)
RU_INLINE_WORD = rf"(?<=[.!?…>)»*] )(?P<label>{RU_WORD}{NOTE}):(?=\s)"
RU_SCENES = rf"(?:{SCENES}|Ответы на вопросы(?: СМИ)?:?)"


EN_ALL = (EN_SURE_CAPS, EN_QA, EN_GENERIC, EN_TITLED)
KO_ALL = (KO_ANGLE, KO_SQUARE, KO_CIRCLE, KO_QA, KO_COLON)
UN_SURE = (
    r"(?P<label>The[ ](?:PRESIDENT|President|Acting President|Secretary-General)"
    rf"{NOTE}{NOTE}){COLON}",
    rf"(?P<label>(?:Mr|Mrs|Ms|Miss|Sir|Lord|Prince|King|Sheikh)\.?(?:[ ]{WORD}){{1,5}}"
    rf"{NOTE}{NOTE}){COLON}",
)
NAME_LINE = (  # MOFA Korea, English: the speaker stands on a line of its own
    rf"(?P<label>(?:Spokesperson|Deputy Spokesperson|Minister|Vice Minister)"
    rf"(?:[ ](?:{WORD}|{LINK})){{1,14}})(?=\n|$)"
)
