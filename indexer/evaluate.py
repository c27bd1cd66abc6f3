"""Measure what is found in texts against rows that people labelled (`onrecord evaluate`)."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from indexer.analyse import analyse
from indexer.evaluate_quotes import scored_quotes
from indexer.evaluate_stance import scored_stance
from indexer.evaluate_turns import scored_turns
from indexer.language import language_of
from indexer.scores import Mistake, Score, Scored
from indexer.topics import mentions_in
from scrapers.errors import RowRefused

Row = Mapping[str, Any]
TOLD = ("source", "date", "title", "government")


@dataclass
class Evaluation:
    """The scores of each measure and language, and what was wrong."""

    scores: dict[tuple[str, str], Score] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)  # form → how many

    def add(self, form: str, language: str, scored: Iterable[Scored]) -> None:
        """Take in what one row gave."""
        self.rows[form] += 1
        for one in scored:
            key = (one.measure, one.language or language)
            self.scores[key] = self.scores.get(key, Score()) + one.score
            self.mistakes.extend(one.mistakes)


def form_of(row: Row, where: str) -> str:
    """What a row is labelled with: its "form", or by the fields that collections have."""
    if "form" in row:
        return str(row["form"])
    if row.get("kind") in ("sentences", "words", "word-pairs", "single-words", "titles"):
        return "language"
    raise RowRefused(f"{where}: wanted a 'form' ({', '.join(FORMS)}), came {sorted(row)[:8]}")


def evaluate(rows: Iterable[tuple[str, Row]], texts: Path | None) -> Evaluation:
    """Measure rows, given with the places that they stand at.

    `texts` is the folder of the collections that rows refer to instead of holding their text.
    Raises RowRefused for a row of no known form, or whose text isn't there."""
    found = Evaluation()
    for where, row in rows:
        form = form_of(row, where)
        if form not in FORMS:
            raise RowRefused(f"{where}: wanted a form of {', '.join(FORMS)}, came {form!r}")
        language = str(row.get("lang") or row.get("language") or "")
        given = {**with_text(row, texts, where), "language": language}
        found.add(form, language, FORMS[form](given, where))
    return found


def with_text(row: Row, texts: Path | None, where: str) -> dict[str, Any]:
    """A row with its own text, or with the passage of a collection that it refers to.

    What the collection tells of the text (its source, day and title) is given as a reader would
    give it to `analyse`."""
    if isinstance(row.get("text"), str):
        return dict(row)
    if texts is None or "file" not in row:
        raise RowRefused(f"{where}: wanted a text, or a 'file' below --texts")
    held = _collection(texts / f"{row['file']}.jsonl.gz").get(str(row.get("row")))
    if held is None:
        raise RowRefused(f"{where}: {row['file']} has no row {row.get('row')!r}")
    told = {name: held[name] for name in TOLD if held.get(name)}
    return {**told, **row, "text": str(held["text"])[row["start"] : row["end"]]}


@cache
def _collection(path: Path) -> dict[str, Any]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return {row["id"]: row for row in map(json.loads, lines)}
    except OSError as error:
        raise RowRefused(f"{path}: wanted a collection of texts: {error}") from error


def _quotes(row: Row, where: str) -> Iterator[Scored]:
    return scored_quotes(row, analyse({**row, "source": None}, where))


def _turns(row: Row, where: str) -> Iterator[Scored]:
    return scored_turns(row, analyse(row, where))


def _stance(row: Row, where: str) -> Iterator[Scored]:
    given = {"id": row["id"], "text": row["text"], "language": row["language"]}
    return scored_stance(row, analyse(given, where))


def _language(row: Row, where: str) -> Iterator[Scored]:
    """The language of a text that declares none."""
    wanted, came = row["language"], language_of(row["text"])
    kind = f"language of {row.get('kind', 'texts')}"
    is_right = int(wanted == came)
    yield Scored(kind, Score(is_right, 0, 1), wanted, _wrong(row, kind, wanted, came))
    yield Scored(kind, Score(0, 1, 0), came)


def _topics(row: Row, where: str) -> Iterator[Scored]:
    """Topics and entities, by id and overlapping place."""
    found = [(one.id, one.start, one.end) for one in mentions_in(row["text"], row["language"])]
    wanted = [(one["id"], one["start"], one["end"]) for one in row["topics"]]
    missed = [one for one in wanted if not any(_is_same(one, other) for other in found)]
    wrong = [one for one in found if not any(_is_same(one, other) for other in wanted)]
    mistakes = [
        *(m for one in missed for m in _wrong(row, "topics", one[0], "nothing")),
        *(m for one in wrong for m in _wrong(row, "topics", "nothing", one[0])),
    ]
    right = len(found) - len(wrong)
    yield Scored("topics", Score(right, len(found), len(wanted)), "", mistakes)


def _is_same(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _wrong(row: Row, measure: str, wanted: str, came: str) -> list[Mistake]:
    if wanted == came:
        return []
    return [Mistake(measure, row["language"], str(row["id"]), wanted, came, row["text"][:160])]


# What a row may be labelled with, and what measures it
FORMS: Mapping[str, Callable[[Row, str], Iterator[Scored]]] = {
    "quotes": _quotes,
    "turns": _turns,
    "stance": _stance,
    "language": _language,
    "topics": _topics,
}
