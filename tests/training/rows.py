"""The labelled sentences that the weights are learned from."""

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from indexer.sentences import sentences_in
from indexer.weighing import NONE
from mappings.stances import classes

HERE = Path(__file__).parent
DATA = Path(__file__).parents[3] / "shared" / "data"
GOLD = Path(__file__).parents[1] / "gold" / "stances_seen.jsonl"
MARK = re.compile(r"\[\[(?P<cue>.*?)\]\]|\{\{(?P<code>\w+):(?P<also>.*?)\}\}|\(\((?P<like>.*?)\)\)")
# How strong a class usually is: of two in a sentence the stronger one is its headline
STRENGTH = {
    "accuse": 0.0,
    "decline": 0.1,
    "concern": 0.3,
    "consider": 0.35,
    "commit": 0.4,
    "regret": 0.45,
    "support": 0.5,
    "demand": 0.55,
    "oppose": 0.6,
    "deny": 0.62,
    "warn": 0.7,
    "protest": 0.75,
    "condemn": 0.8,
    "sanction": 0.82,
}
REAL = 2.0  # the weight of a real sentence; there are fewer of them than of invented ones
UNLABELLED = 1.0  # and of a sentence of running text without any cue, taken for neutral
RUNNING = {
    "en": ("us_whitehouse_dev", "ru_kremlin_en_dev", "un_general_debate_en_dev"),
    "ko": ("kr_president_diplomacy_ko_dev", "kr_assembly_gov_ko_dev"),
    "ja": ("jp_kantei_pm_ja_dev", "jp_mofa_press_ja_dev"),
    "ru": ("ru_kremlin_ru_dev",),
}
MOST_RUNNING = 15_000
SHORTEST, LONGEST, LONGEST_TEXT = 18, 420, 40_000  # characters
UNSURE = 1.0  # and of one whose reader marked his label as doubtful


@dataclass(frozen=True)
class Row:
    """One sentence with what its readers made of it."""

    language: str
    text: str
    label: str  # the class of the speaker's own headline, or NONE
    grade: float
    weight: float = 1.0
    document: str = ""  # sentences of one document are crossed together
    is_real: bool = False
    is_labelled: bool = True
    is_new: bool = True  # to the rules: no cue was made from it
    cues: tuple[tuple[int, int], ...] = ()  # where the words stand that carry it


def invented(language: str) -> Iterator[Row]:
    """Sentences written for this purpose: class, grade, text, with the cue marked [[so]]."""
    for name, is_new in (("invented", True), ("older", False)):
        for line in (HERE / f"{name}_{language}.tsv").read_text(encoding="utf-8").splitlines():
            code, grade, marked = line.split("\t")
            text, cues, also = _unmarked(marked)
            is_reported = code.startswith("@")
            label = NONE if is_reported or code == NONE else _headline(code, also)
            yield Row(language, text, label, float(grade), document=text, is_new=is_new, cues=cues)


def real(language: str) -> Iterator[Row]:
    """Sentences of ../shared/data by their places, as readers labelled them; none without it."""
    for line in (HERE / "real.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = _passage(row) if row["lang"] == language else ""
        if text:
            weight = UNSURE if row.get("unsure") else REAL
            yield Row(language, text, row["class"], 0, weight, row["row"], is_real=True)


def running(language: str) -> Iterator[Row]:
    """Sentences of running text that nobody labelled: where they hold no cue, hardly any takes a
    stance, so they stand for those that take none. A third of the documents is kept for tests, and
    no sentence is of the gold sets."""
    texts = [
        (id, text)
        for name in RUNNING[language]
        if (DATA / f"{name}.jsonl.gz").exists()
        for id, text in _texts(name).items()
        if zlib.crc32(id.encode()) % 3
    ]
    gold = _gold_places()
    found = [
        (zlib.crc32(words.encode()), id, words)
        for id, text in texts
        for start, end in sentences_in(text[:LONGEST_TEXT], language)
        if SHORTEST < len(words := text[start:end].replace("\n", " ").strip()) < LONGEST
        and not any(start < last and first < end for first, last in gold.get(id, ()))
    ]
    for _, id, words in sorted(found)[:MOST_RUNNING]:
        yield Row(language, words, NONE, 0, UNLABELLED, id, is_real=True, is_labelled=False)


def _gold_places() -> dict[str, list[tuple[int, int]]]:
    """Document → where the sentences of the gold sets stand in it."""
    places: dict[str, list[tuple[int, int]]] = {}
    for path in GOLD.parent.glob("stances_*.jsonl"):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if row.get("row"):
                places.setdefault(row["row"], []).append((row["start"], row["end"]))
    return places


def seen(language: str) -> Iterator[Row]:
    """The half of the gold set that rules were made from."""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["lang"] != language or row["is_question"]:
            continue
        text = row.get("text") or _passage(row)
        label = NONE if row["reported"] or row["stance"] == NONE else row["stance"]
        if text:
            yield Row(language, text, label, row["grade"] or 0, is_new=False)


def _passage(row: dict[str, Any]) -> str:
    """The words at a place of a file of ../shared/data; none where it isn't there."""
    if not (DATA / f"{row['file']}.jsonl.gz").exists():
        return ""
    text = _texts(row["file"])[row["row"]][row["start"] : row["end"]]
    return text.replace("\n", " ").strip()


@cache
def _texts(name: str) -> dict[str, str]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["id"]: row["text"] for row in rows if row.get("text")}


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...], list[str]]:
    """The text without its marks, where its cues stand, and the classes of its other stances."""
    text, at = "", 0
    cues: list[tuple[int, int]] = []
    also: list[str] = []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        words = mark["cue"] or mark["also"] or mark["like"] or ""
        if mark["cue"]:
            cues.append((len(text), len(text) + len(words)))
        if mark["code"] in classes():
            also.append(mark["code"])
        text, at = text + words, mark.end()
    return text + marked[at:], tuple(cues), also


def _headline(code: str, also: list[str]) -> str:
    return max([code, *also], key=lambda one: STRENGTH[one])
