"""How fast texts are read, as ratios to named peers in one run (`make bench`).

Real texts where they are beside the project, else the constructed pages' own."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from langdetect import DetectorFactory, detect
from langdetect.lang_detect_exception import LangDetectException

from indexer.analyse import analyse
from indexer.forms import fold
from indexer.gazetteer import gazetteer
from indexer.language import language_of
from indexer.quotes import quotations_in
from indexer.sentences import sentences_in
from indexer.stances import stances_in
from indexer.topics import mentions_in
from mappings.stances import cues
from scrapers.replica.sites import load_sites
from tests.conftest import SHARED_DATA

COLLECTIONS = {
    "en": ("us_whitehouse_dev", "un_general_debate_en_dev"),
    "ko": ("kr_president_diplomacy_ko_dev",),
    "ja": ("jp_kantei_pm_ja_dev", "jp_mofa_press_ja_dev"),
    "ru": ("ru_kremlin_ru_dev",),
}
MOST = 120  # texts of each language
SHORT_TEXTS = 2_000  # that langdetect, the slow peer, is asked about
LONGEST = 6_000  # characters of a text
SHORT = 1_500  # characters that the slow peer of stances is tried on
CUT = re.compile(r"(?<=[.!?。！？])\s*")

Text = tuple[str, str]  # language, words


def texts() -> list[Text]:
    """Texts in four languages."""
    if not SHARED_DATA.is_dir():
        pages = [(site.language, page) for site in load_sites() for page in site.pages]
        return [(language, "\n\n".join(map(str, vars(page).values()))) for language, page in pages]
    found: list[Text] = []
    for language, names in COLLECTIONS.items():
        rows = [row for name in names for row in rows_of(name)]
        found += [(language, row[:LONGEST]) for row in rows[:MOST]]
    return found


def rows_of(name: str) -> Iterator[str]:
    """The texts of a collection."""
    with gzip.open(SHARED_DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if text := json.loads(line).get("text"):
                yield text


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes, after one that makes its tables."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def show(name: str, unit: str, count: int, took: float, peer: str = "", other: float = 0.0) -> None:
    """A rate, and its ratio to the peer's."""
    ratio = f"  {other / took:6.2f} x {peer}" if peer else ""
    print(f"{name:<38} {count / took:12,.0f} {unit}/s{ratio}", flush=True)


def detected(text: str) -> str:
    """What the peer says of a text."""
    try:
        return str(detect(text))
    except LangDetectException:
        return ""


def language_id(found: Sequence[Text]) -> None:
    """Ours against langdetect, on sentences."""
    pieces = [piece for _, text in found for piece in CUT.split(text) if piece.strip()]
    pieces = pieces[:: max(1, len(pieces) // SHORT_TEXTS)]
    DetectorFactory.seed = 1
    detected("warm")
    peer = seconds(lambda: [detected(piece) for piece in pieces])
    ours = seconds(lambda: [language_of(piece) for piece in pieces])
    show("language of sentences", "texts", len(pieces), ours, "langdetect", peer)


def names(found: Sequence[Text]) -> None:
    """Topics with word boundaries, against the bare automaton over the same texts."""
    letters = sum(len(text) for _, text in found)
    known = {language: gazetteer(language) for language in COLLECTIONS}
    finders = {language: one.finder for language, one in known.items() if one}
    for language, finder in finders.items():
        finder.places(language)
        mentions_in("warm", language)
    peer = seconds(lambda: [finders[one].places(fold(text)) for one, text in found])
    ours = seconds(lambda: [mentions_in(text, one) for one, text in found])
    show("topics and entities", "letters", letters, ours, "ahocorasick_rs", peer)


def sentences(found: Sequence[Text]) -> None:
    """Ours against a bare regex split."""
    peer = seconds(lambda: [CUT.split(text) for _, text in found])
    ours = seconds(lambda: [sentences_in(text, one) for one, text in found])
    show("sentences", "texts", len(found), ours, "a regex split", peer)


def quotations(found: Sequence[Text]) -> None:
    """Prose read for quotations, without a peer."""
    letters = sum(len(text) for _, text in found)
    took = seconds(lambda: [quotations_in(text, one) for one, text in found])
    show("quotations", "letters", letters, took)


def stances(found: Sequence[Text]) -> None:
    """Cues, guards, holders and targets, against trying every cue's expression on each text."""
    some = [(language, text[:SHORT]) for language, text in found]
    letters = sum(len(text) for _, text in some)
    named = [(one, text, mentions_in(text, one)) for one, text in some]
    for language in COLLECTIONS:
        stances_in("warm", language)
    folded = [(one, fold(text)) for one, text in some]
    peer = seconds(lambda: [[cue.pattern.search(t) for cue in cues(one)] for one, t in folded])
    ours = seconds(lambda: [stances_in(text, one, mentions=each) for one, text, each in named])
    show("stances", "letters", letters, ours, "each cue's regex", peer)


def read(text: Text) -> int:
    """A text analysed whole."""
    return len(analyse({"text": text[1], "language": text[0]}, "bench")["statements"])


def whole(found: Sequence[Text]) -> None:
    """Turns, quotations, speakers, topics and stances together, on one core and on all."""
    letters = sum(len(text) for _, text in found)
    one = seconds(lambda: [read(text) for text in found])
    show("analyse, one core", "letters", letters, one)
    with ProcessPoolExecutor() as pool:
        list(pool.map(read, found[:8]))
        took = seconds(partial(lambda: list(pool.map(read, found, chunksize=8))))
    show("analyse, all cores", "letters", letters, took, "one core", one)


def main() -> None:
    """Measure and print."""
    found = texts()
    print(f"{len(found):,} texts, {sum(len(text) for _, text in found):,} letters")
    for _, text in (("", ""), *found[:4]):
        analyse({"text": text, "language": None}, "warm")
    for measure in (language_id, names, sentences, quotations, stances, whole):
        measure(found)


if __name__ == "__main__":
    main()
