"""Tell the language of a text: by script first, then by letters that decide, then by a model."""

from __future__ import annotations

import re

from langdetect import DetectorFactory, detect_langs
from langdetect.lang_detect_exception import LangDetectException

UNKNOWN = "und"  # ISO 639-3: undetermined
SEED = 20240620  # langdetect draws samples; the same text must always give the same answer
READ = 2000  # the letters that are looked at: enough to tell, however long the text is

HANGUL = re.compile("[가-힣ᄀ-ᇿ㄰-㆏]")
KANA = re.compile("[ぁ-ゖァ-ヺｦ-ﾟ]")
HAN = re.compile("[一-鿿㐀-䶿々]")
CYRILLIC = re.compile("[Ѐ-ӿ]")
LATIN = re.compile("[A-Za-zÀ-ɏ]")

# "Калi", typed without a Cyrillic keyboard
LATIN_I = re.compile("(?<=[а-яёўґєї])i|i(?=[а-яёўґєї])")
# Letters of Chinese that Japanese doesn't write, and the other way round
CHINESE = re.compile(
    "[们这说为吗呢她你哪么没给让过还进对个时发会国开关经东车马门见长书电话钱现实际从将该则後這說為嗎個們來對時會國發經與沒還進讓給過]"
)
ONLY_CHINESE = re.compile(
    "[们这说为吗呢她你哪么给让过还进对个时发经东车马门见长书电话钱现实际从将该则說嗎個們還讓吧啊把很]"
)
ONLY_JAPANESE = re.compile(
    "[込働峠畑枠匂塀辻込駅図験発対済経関県権戦総検応広売読続変帰黒団囲圏択沢浜渋択訳釈鉄銭険剣桜栄営厳実写価仏拝拡払択恵悩悪斎斉歯気渇満滞状独獣産畳砕禅稲穂粋粛縄繊聴脳臓荘蔵蛍覚触訳証豊転軽辺逓遅遙酔醸釈鉱銭鋳錬鎮闘陥隠隣雑霊頼顕騒駆髄鶏麦黙齢]"
)

# Letters that only one language, or a few, write in Cyrillic
DECIDING = (
    ("be", re.compile("ў")),
    ("uk", re.compile("[їґ]|є")),
    ("kk", re.compile("[әғқңұһ]")),
    ("mk", re.compile("[ѓќѕ]")),
    ("sr", re.compile("[ћђ]")),
    ("mn", re.compile("[өү]")),
)
# What is common in one language and rare or absent in its neighbours; a hit is a point
SIGNS = {
    "ru": re.compile(
        r"[ыэ]|ё|ться\b|[аеиыяую]тся\b|ого\b|его\b|[иы]й\b|[ыи]х\b|[ая]я\b|[оы]ми?\b|ение\b|ость\b"
        r"|ств[оауе]\b|\b(что|это|как|его|или|был[аои]?|для|чтобы|если|они|все|того|также|из|со|ко|об)\b"
        r"|ь\b|[а-я]ешь\b|[а-я]ют\b|[а-я]ся\b|[а-я]ски[йех]\b|[аоеи]ла\b|[а-я]ть\b"
    ),
    "bg": re.compile(
        r"[бвгджзклмнпрстфхцчш]ъ[бвгджзклмнпрстфхцчшщй]|\b(се|че|ще|са|да|към|със|във|който|която|което|които|беше|бе|още|е|като|съм|сме|ги|му|след|през|има|това|тази|тези|този|няма|трябва|сега|много|само|обаче|може|кой|които|ние|той|тя|те|нея|дали|края|всички|защото|които|си|вече|един|една|едно)\b"
        r"|(ите|ата|ята|ото|ето|ията|ът|ява|ува|ават|ха)\b|по-[а-я]+|щ[аеи]\b|ъ[лрм]"
    ),
    "uk": re.compile(
        r"[їєґ]|і|\b(що|та|це|як|від|який|яка|які|або|під|й|було|був|його|не|ще|за|до|після|про|вона|він|вони|цей|ці|буде|дуже|тільки|можна)\b|(ння|ість|ати|ити|ський)\b|ськ"
    ),
    "be": re.compile(
        r"ў|і|\b(гэта|што|як|ад|для|які|якая|або|пад|таксама|яго|быў|каб)\b|дз[еіьяё]|ц[ьіея]|(ння|асць|ага|аў|ць)\b|[жшчр]ы|цц|сць"
    ),
    "sr": re.compile(
        r"[ћђ]|[јљњџ]|\b(је|су|се|да|који|која|које|није|био|што|као|од|за|али|би|ће|у|из|са|сам|смо|или|већ|кад|јер|ово|то|има|село|он|она|га|му|на|на|још|само)\b|иј[еа]|ост\b|(ом|има|ао|ог|их|ским|ити|ење|ање|њу|њи|цу|ју)\b|ље"
    ),
    "mk": re.compile(
        r"[ѓќѕ]|[јљњџ]|\b(се|да|од|во|со|ќе|кој|која|кои|ги|го|беше|дека|како|што|ја|му|е|бил|биле|во|тогаш|таа|оваа|овој|тоа|кај|сите|нема|може|ќе|година)\b|(ите|ата|ото|от|ува|ат|ија|иот|ски)\b"
    ),
    "kk": re.compile(
        r"[әғқңұһі]|[өү]|\b(және|мен|бен|деп|бір|осы|үшін|бұл|да|де)\b|(лар|лер|дар|дер|тар|тер|ның|нің|ған|ген|ды|ді|ып|іп)\b"
    ),
    "mn": re.compile(
        r"[өү]|аа|ээ|оо|уу|ийг|айг|ойр|эй|\b(нь|юм|гэж|бол|байна|энэ|болон|ба|хэн|их|байгаа|байсан|байх|тэр|хоёр|жил|бас|дээ|даа|вэ|бус|гэхдээ|ч|бол|гэсэн|нэг|олон|манай|түүний|хүн|тийм|юу|шиг|улсад|улс|би|миний)\b|(ын|ийн|ийм|ийх|эж|эн|сан|сэн|сон|гүй|лаа|лээ|даг|дэг|ж|лж|рч|лч|аас|ээс|оос|тай|тэй|аар|ээр|оор|өөр|уул|лын|ний|ны|аж|эж|оож|лга|дах|дэх|лт|лах|лэх|вал|вэл|сон)\b|х(?:эн|ан|ий|уу|ээ)|ж(?:ээ|аа)"
    ),
}
# Letters that a language doesn't write: one of them rules it out
ABSENT = {
    "ru": re.compile("[іїєґўјљњћђџѓќѕәғқңұһөү]|['’](?=[яюєї])"),
    "bg": re.compile("[ыэёіїєґўјљњћђџѓќѕәғқңұһөү]"),
    "uk": re.compile("[ыэёъўјљњћђџѓќѕәғқңұһөү]"),
    "be": re.compile("[иъщїєґјљњћђџѓќѕәғқңұһөү]"),
    "sr": re.compile("[ыэёъьйщюяіїєґўѓќѕәғқңұһөү]"),
    "mk": re.compile("[ыэёъьйщюяіїєґўћђәғқңұһөү]"),
    "kk": re.compile("[їєґўјљњћђџѓќѕ]"),
    "mn": re.compile("[іўґєјљњћђџѓќѕәғқңұһщ]"),  # "ї" stands for ү in old fonts
}
MODELLED = ("ru", "bg", "uk", "mk")  # of these, langdetect knows Cyrillic
ENGLISH = re.compile(
    r"\b(the|of|and|to|in|is|that|for|it|with|on|are|was|this|we|be|by|have|from|not|you|will|our|has|at|as|an?)\b"
)
SHORT = 40  # fewer Latin letters than this are no ground for a model
SURE = 0.9


def language_of(text: str, declared: str | None = None) -> str:
    """ISO 639-1 code of a text's language; "und" when there is nothing to tell by.

    `declared` is what a page or a source says of it: it decides where the script leaves doubt."""
    letters = LATIN_I.sub("і", text[:READ].lower())
    counts = {
        "hangul": len(HANGUL.findall(letters)),
        "kana": len(KANA.findall(letters)),
        "han": len(HAN.findall(letters)),
        "cyrillic": len(CYRILLIC.findall(letters)),
        "latin": len(LATIN.findall(letters)),
    }
    east = counts["hangul"] + counts["kana"] + counts["han"]
    if not east + counts["cyrillic"] + counts["latin"]:
        return declared or UNKNOWN
    # A letter of an eastern script says about as much as two or three of an alphabet
    if east * 2 >= max(counts["cyrillic"], counts["latin"]):
        return _eastern(letters, counts, declared)
    if counts["cyrillic"] >= counts["latin"]:
        return _cyrillic(letters, declared)
    return _latin(letters, counts["latin"], declared)


def _eastern(letters: str, counts: dict[str, int], declared: str | None) -> str:
    if counts["hangul"] > counts["kana"]:
        return "ko"
    if counts["kana"]:
        return "ja"
    if declared == "ja":
        return "zh" if ONLY_CHINESE.search(letters) else "ja"
    if declared == "ko":
        return "ko"  # hanja
    return "ja" if ONLY_JAPANESE.search(letters) and not CHINESE.search(letters) else "zh"


def _cyrillic(letters: str, declared: str | None) -> str:
    possible = [code for code, absent in ABSENT.items() if not absent.search(letters)]
    if not possible:
        return _by_deciding_letters(letters, declared)
    points = {code: len(SIGNS[code].findall(letters)) for code in possible}
    expected = declared if declared in points else "ru" if "ru" in points else ""
    if expected:  # undeclared Cyrillic is most often Russian here
        points[expected] += 1 + (len(letters) // 60 if declared else 0)
    best = max(points.values())
    leading = [code for code in possible if points[code] == best]
    if len(leading) == 1 or len(letters) < SHORT or not set(leading) <= set(MODELLED):
        return leading[0]
    return _modelled(letters, leading) or leading[0]


def _by_deciding_letters(letters: str, declared: str | None) -> str:
    """A text that no single language could write: quotations of one in another, or a slip."""
    found = {code: len(pattern.findall(letters)) for code, pattern in DECIDING}
    points = {code: len(SIGNS[code].findall(letters)) for code in SIGNS}
    if declared in points:
        points[declared] += 2
    return max(points, key=lambda code: points[code] + 3 * found.get(code, 0))


def _latin(letters: str, count: int, declared: str | None) -> str:
    if ENGLISH.search(letters) or count < SHORT:
        return declared if declared and not _is_foreign_to_latin(declared) else "en"
    if declared and not _is_foreign_to_latin(declared):
        return declared
    return _modelled(letters, ()) or "en"


def _is_foreign_to_latin(code: str) -> bool:
    return code in ("ko", "ja", "zh", *ABSENT)


def _modelled(letters: str, among: list[str] | tuple[str, ...]) -> str | None:
    """What langdetect is sure of, out of some languages (or any); None when it isn't."""
    DetectorFactory.seed = SEED
    try:
        guesses = detect_langs(letters)
    except LangDetectException:
        return None
    for guess in guesses:
        if (not among or guess.lang in among) and guess.prob >= SURE:
            return str(guess.lang)
    return None
