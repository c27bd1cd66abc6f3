"""Names and words brought to one form, so that different spellings of one name meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TOKEN = re.compile(r"[^\W\d_]+|\d+")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々]")
LATIN_MARKED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")

# Endings of Russian nouns, adjectives and names, longest first; -ов, -ев, -ин stay: they are of the
# name itself ("Лавров")
RUSSIAN_ENDING = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ами|ями|ах|ях|ые|ие|ых|их|ым|им|ом|ем|ой|ей|ый|ий|ая|яя|ую|юю|ам|ям"
    r"|а|я|у|ю|ы|и|е|о|ь|й)$"
)
STEM_LEAST = 3  # letters that a Russian stem keeps
CYRILLIC = re.compile(r"[а-я]")

# Korean names in Latin letters: several spellings, one name. First the Revised Romanization.
KOREAN_SURNAMES = {
    variant: spellings[0]
    for spellings in (
        ("jang", "chang", "tjang"), ("jo", "cho"), ("jeong", "chung", "jung", "chong", "cheong"),
        ("bak", "park", "pak"), ("i", "lee", "yi", "rhee", "ri"), ("choi", "choe"),
        ("yun", "yoon", "youn"), ("seo", "suh", "so"), ("im", "lim", "rim"),
        ("no", "noh", "roh", "ro"), ("wi", "wie"), ("gang", "kang"), ("gim", "kim"),
        ("an", "ahn"), ("o", "oh"), ("sin", "shin"), ("gwon", "kwon"), ("mun", "moon"),
        ("gu", "koo"), ("ryu", "ryoo", "yu", "yoo"), ("heo", "huh", "hur"), ("han",), ("hwang",),
    )
    for variant in spellings
}  # fmt: skip
KOREAN_SYLLABLES = (
    ("yul", "yeol"), ("kyun", "gyun"), ("suk", "seok"), ("sup", "seop"), ("hoon", "hun"),
    ("woong", "ung"), ("young", "yeong"), ("jung", "jeong"), ("chul", "cheol"), ("hyuk", "hyeok"),
    ("joon", "jun"), ("kook", "guk"), ("sung", "seong"), ("kyu", "gyu"), ("duk", "deok"),
    ("hyun", "hyeon"), ("june", "jun"), ("kyung", "gyeong"), ("wha", "hwa"), ("koo", "gu"),
    ("kyo", "gyo"), ("ahn", "an"), ("oo", "u"), ("ee", "i"), ("yoon", "yun"),
)  # fmt: skip


def fold(text: str) -> str:
    """A text in one width and case, without accents on Latin letters; ё is е."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return LATIN_MARKED.sub(lambda found: unicodedata.normalize("NFKD", found[0])[0], text)


@lru_cache(maxsize=65_536)
def stem(token: str) -> str:
    """A folded Russian word without its endings: "путина" is "путин"; other words as they are."""
    if not CYRILLIC.search(token):
        return token
    for _ in range(2):  # "сергея" loses я, then е
        shorter = RUSSIAN_ENDING.sub("", token)
        if len(shorter) < STEM_LEAST:
            shorter = token[:-1] if _ends_softly(token) else token
        token = shorter
    return token


def _ends_softly(token: str) -> bool:
    return len(token) > STEM_LEAST and bool(RUSSIAN_ENDING.search(token[-1]))


def tokens(text: str) -> list[str]:
    """The words of a text in Latin or Cyrillic letters, folded and stemmed."""
    return [stem(token) for token in TOKEN.findall(fold(text))]


def is_cjk(text: str) -> bool:
    """Whether a text holds Korean or Japanese letters."""
    return CJK.search(text) is not None


def key(text: str) -> str:
    """One form for all spellings of a word or name: without spaces, dots and hyphens."""
    if is_cjk(text):
        return "".join(TOKEN.findall(fold(text)))
    return "".join(tokens(text))


def korean_keys(words: list[str]) -> tuple[str, ...]:
    """Forms of a Korean name in Latin letters, with the surname first and last.

    A form begins with "~", so that it only meets other forms of this kind."""
    if not 2 <= len(words) <= 3:
        return ()
    orders = ((words[0], words[1:]), (words[-1], words[:-1]))
    return tuple(
        f"~{korean_surname(surname)} {_korean_given(''.join(given))}"
        for surname, given in orders
        if surname in KOREAN_SURNAMES
    )


def korean_surname(word: str) -> str:
    """A Korean surname in one spelling: "chang" is "jang"; others as they are."""
    return KOREAN_SURNAMES.get(word, word)


def _korean_given(given: str) -> str:
    for variant, usual in KOREAN_SYLLABLES:
        given = given.replace(variant, usual)
    return given
