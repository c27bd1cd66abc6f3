"""How fast it is, as ratios to a named peer in one run: `make bench`.

Over the archive that ONRECORD_DATA names (the demonstration's by default): the raw engine call,
the search service (engine, catalog, marks) and the rendered page, each as a ratio to the first.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence

from indexer.catalog import Catalog
from indexer.engines import open_engine
from indexer.errors import IndexerError
from webapp import create_app
from webapp.present import answer, as_json
from webapp.searches import read_search
from webapp.settings import settings_here

ROUNDS = 200
ASKED = ("sanctions", '"great concern"', "제재", "断じて", "санкции", "Ukraine -Gaza", "핵")


def milliseconds(work: Callable[[str], object]) -> tuple[float, float]:
    """(median, 99th percentile) of one call, over every question asked again and again."""
    taken = []
    for turn in range(ROUNDS):
        began = time.perf_counter()
        work(ASKED[turn % len(ASKED)])
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken), sorted(taken)[int(ROUNDS * 0.99)]


def show(rows: Sequence[tuple[str, tuple[float, float]]]) -> None:
    """Print each figure beside its ratio to the first one's median."""
    peer = rows[0][1][0]
    for name, (median, slow) in rows:
        print(f"{name:<44} p50 {median:8.2f} ms  p99 {slow:8.2f} ms  {median / peer:6.2f} x")


def main() -> None:
    """Measure and print; says how to fill the archive when there is none."""
    settings = settings_here()
    catalog, engine = Catalog.open(settings.catalog), open_engine(settings.engine)
    client = create_app(settings).test_client()

    def found(words: str, *, facets: bool = True) -> object:
        return answer(read_search({"q": [words]}), engine, catalog, 10, facets=facets)

    print(f"{catalog.current_statements():,} statements, {ROUNDS} calls of each")
    query = {
        words: answer(read_search({"q": [words]}), engine, catalog, 10).query for words in ASKED
    }
    show(
        [
            (
                "engine: hits and all facets",
                milliseconds(lambda words: engine.search(query[words])),
            ),
            ("service: the same, and the statements", milliseconds(found)),
            (
                "JSON: the same, and marks",
                milliseconds(
                    lambda words: as_json(answer(read_search({"q": [words]}), engine, catalog, 10))
                ),
            ),
            (
                "page: the same as HTML",
                milliseconds(lambda words: client.get("/", query_string={"q": words})),
            ),
        ]
    )


if __name__ == "__main__":
    try:
        main()
    except IndexerError as error:
        sys.exit(f"nothing to measure: {error}; try ONRECORD_DATA=data-demo after make demo")
