"""How well relevance orders the demonstration's statements (`make relevance`).

    python -m tests.relevance [ENGINE ADDRESS]...     the embedded engine by default

Makes the demonstration in a folder of its own, asks the questions of tests/gold/relevance.jsonl and
prints nDCG@10 (Järvelin and Kekäläinen, 2002; gain 2^grade - 1) for each engine, with the words of
other languages and without. What nobody rated counts as 0."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from indexer.catalog import Catalog
from indexer.engines import SearchEngine, open_engine
from indexer.expand import ALL
from indexer.load import records
from webapp.present import answer
from webapp.searches import Search
from webapp.settings import read_settings

GOLD = Path(__file__).parent / "gold" / "relevance.jsonl"
DEPTH = 10
WORST = 5


def ndcg(found: Sequence[str], rated: Mapping[str, int]) -> float:
    """1.0 where the best rated stand first, in the order of their grades."""
    best = _gain(sorted(rated.values(), reverse=True))
    return _gain(rated.get(id, 0) for id in found) / best if best else 1.0


def _gain(grades: Iterable[int]) -> float:
    first = list(grades)[:DEPTH]
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(first))


def measured(engine: SearchEngine, catalog: Catalog, *, literal: bool) -> list[tuple[float, str]]:
    """(nDCG, question) of every rated question."""
    rows = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        search = Search(words=row["words"])
        if literal:
            search = replace(search, without=frozenset({ALL}))
        hits = answer(search, engine, catalog, DEPTH).results.hits
        rows.append((ndcg([hit.id for hit in hits], row["rated"]), row["words"]))
    return rows


def main() -> None:
    """Print a line for each engine and manner of asking."""
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(
            [sys.executable, "-m", "webapp.cli", "demo", "--no-serve"],
            cwd=folder, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if made.returncode:
            sys.exit(made.stderr)
        settings = read_settings({"ONRECORD_DATA": "data-demo"}, Path(folder))
        catalog = Catalog.open(settings.catalog)
        for address in sys.argv[1:] or [settings.engine]:
            engine = open_engine(address)
            engine.replace_all(records(catalog, 0))
            for literal in (False, True):
                rows = measured(engine, catalog, literal=literal)
                mean = sum(score for score, _ in rows) / len(rows)
                how = "as typed" if literal else "in four languages"
                print(f"{address.partition(':')[0]:<20} {how:<18} nDCG@10 {mean:.3f}"
                      f"  ({len(rows)} questions)")  # fmt: skip
                if not literal:
                    print("  worst: " + "; ".join(f"{s:.2f} {w}" for s, w in sorted(rows)[:WORST]))


if __name__ == "__main__":
    main()
