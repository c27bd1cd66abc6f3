"""Search and load at scale, beside raw tantivy, SQLite FTS5 and OpenSearch (`make bench`).

    python -m tests.bench_search [STATEMENTS]     100,000 by default

Paragraphs of real texts in four languages; where they don't suffice they are taken again, each with
a number of its own in it, and the first line says how many are. OpenSearch is measured where
ONRECORD_TEST_OPENSEARCH names a server."""

from __future__ import annotations

import os
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import tantivy

from indexer.analysis import stemmed_phrase, written_terms
from indexer.ask import understand
from indexer.describe import paragraphs
from indexer.engines import Query, Record, SearchEngine, open_engine
from indexer.engines.tantivy_folder import HEAP_BYTES, THREADS
from indexer.engines.tantivy_schema import document, schema
from indexer.marks import marks
from tests.bench_reading import COLLECTIONS, rows_of

DEFAULT = 100_000
ROUNDS = 60
FACETS = ("government", "stance", "month")
STANCES = ("condemn", "demand", "support", "commit", "oppose", "concern")
ASKED = ("sanctions", '"human rights"', "제재", "핵", "平和", "сотрудничество", "peace -war")
GOVERNMENTS = {"en": "US", "ko": "KR", "ja": "JP", "ru": "RU"}


def real() -> Iterator[tuple[str, str]]:
    """Paragraphs of real texts, language by language in turn."""
    for language, names in COLLECTIONS.items():
        for name in names:
            for text in rows_of(name):
                for start, end in paragraphs(text):
                    yield language, text[start:end][:1500]


def records(count: int) -> tuple[list[Record], int]:
    """So many records, and how many of them are real paragraphs for the first time."""
    every = list(real())
    every = every[:: max(1, len(every) // count)] if len(every) > count else every
    made = []
    for number in range(count):
        language, text = every[number % len(every)]
        if number >= len(every):
            text = f"{text} ({number})"
        made.append(_record(number, language, text))
    return made, min(count, len(every))


def _record(number: int, language: str, text: str) -> Record:
    day = date.fromordinal(date(2010, 1, 1).toordinal() + number % 5000)
    keywords = {
        "government": (GOVERNMENTS[language],),
        "language": (language,),
        "month": (f"{day:%Y-%m}",),
        "stance": (STANCES[number % len(STANCES)],),
    }
    return Record(
        f"s:{number}", f"d:{number // 20}", text, "", (), language, day, number % 20, keywords
    )


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def milliseconds(work: Callable[[str], object]) -> tuple[float, float]:
    """(median, 99th percentile) over the questions."""
    for words in ASKED:
        work(words)
    taken = [seconds(lambda: work(words)) * 1000 for _ in range(ROUNDS) for words in ASKED]  # noqa: B023
    return statistics.median(taken), sorted(taken)[int(len(taken) * 0.99)]


def raw_load(folder: Path, made: Sequence[Record]) -> tantivy.Index:
    """The same documents given to tantivy without anything of ours around it."""
    index = tantivy.Index(schema(), str(folder))
    writer = index.writer(HEAP_BYTES, THREADS)
    for one in made:
        writer.add_document(document(one, index.schema))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def raw_search(index: tantivy.Index, words: str) -> object:
    """Hits and three counts by tantivy's own words: a parsed query, one aggregation."""
    terms = " ".join(stemmed_phrase(words.replace("-war", "")).terms)
    query = index.parse_query(f'"{terms}"' if " " in terms else terms, ["stems"])
    searcher = index.searcher()
    wanted = {field: {"terms": {"field": field, "size": 200}} for field in FACETS}
    return searcher.search(query, 10), searcher.aggregate(query, wanted)


def fts(made: Sequence[Record]) -> sqlite3.Connection:
    """The same in SQLite's full-text index, on our terms."""
    held = sqlite3.connect(":memory:")
    held.execute("CREATE VIRTUAL TABLE s USING fts5(terms, government UNINDEXED, stance UNINDEXED,"
                 " month UNINDEXED, tokenize='unicode61')")  # fmt: skip
    held.executemany(
        "INSERT INTO s VALUES (?, ?, ?, ?)",
        ((written_terms(one.text)[1], *(one.keywords[field][0] for field in FACETS))
         for one in made),
    )  # fmt: skip
    return held


def fts_search(held: sqlite3.Connection, words: str) -> object:
    """Hits and three counts, a statement of SQL each."""
    asked = f'"{" ".join(stemmed_phrase(words.replace("-war", "")).terms)}"'
    hits = held.execute("SELECT rowid FROM s WHERE s MATCH ? ORDER BY rank LIMIT 10", (asked,))
    counts = [
        held.execute(f"SELECT {field}, count(*) FROM s WHERE s MATCH ? GROUP BY 1", (asked,))
        for field in FACETS
    ]
    return hits.fetchall(), [one.fetchall() for one in counts]


def service(engine: SearchEngine, texts: Sequence[str]) -> Callable[[str], object]:
    """What a page asks: a question understood, ten statements with marks, three counts."""

    def ask(words: str) -> object:
        node = understand(words).node
        came = engine.search(Query(node, facets=FACETS, facet_size=200))
        return [marks(texts[int(hit.id[2:])], "", node) for hit in came.hits]

    return ask


def show(name: str, figure: str, ratios: str = "") -> None:
    """One line."""
    print(f"{name:<42} {figure:>28}  {ratios}", flush=True)


def memory() -> float:
    """The most that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    made, fresh = records(count)
    texts = [one.text for one in made]
    print(f"{count:,} statements, {fresh:,} of them paragraphs for the first time")
    with tempfile.TemporaryDirectory() as folder:
        raw_folder = Path(folder) / "raw"
        raw_folder.mkdir()
        engine = open_engine(f"embedded:{folder}/ours")
        ours = seconds(lambda: engine.replace_all(iter(made)))
        before = time.perf_counter()
        raw = raw_load(raw_folder, made)
        bare = time.perf_counter() - before
        show("load, ours", f"{count / ours:,.0f} rows/s", f"{bare / ours:.2f} of raw tantivy")
        size = sum(file.stat().st_size for file in Path(folder, "ours").rglob("*"))
        show("index", f"{size / count:,.0f} bytes/row", f"{memory():,.0f} MB held at most")
        raw_p50, raw_p99 = milliseconds(lambda words: raw_search(raw, words))
        show("raw tantivy: hits and counts", f"p50 {raw_p50:.2f} p99 {raw_p99:.2f} ms")
        p50, p99 = milliseconds(service(engine, texts))
        show("service: question to marked hits", f"p50 {p50:.2f} p99 {p99:.2f} ms",
             f"{p50 / raw_p50:.2f} of raw at p50, {p99 / raw_p99:.2f} at p99")  # fmt: skip
    held = fts(made)
    fts_p50, fts_p99 = milliseconds(lambda words: fts_search(held, words))
    show("SQLite FTS5: hits and counts", f"p50 {fts_p50:.2f} p99 {fts_p99:.2f} ms",
         f"service is {p50 / fts_p50:.2f} of it")  # fmt: skip
    if address := os.environ.get("ONRECORD_TEST_OPENSEARCH"):
        cluster = open_engine(f"opensearch+{address}/bench?replicas=0&timeout=120")
        took = seconds(lambda: cluster.replace_all(islice(made, count)))
        there_p50, there_p99 = milliseconds(service(cluster, texts))
        show("OpenSearch, load", f"{count / took:,.0f} rows/s", f"{ours / took:.2f} of ours")
        show("OpenSearch: question to marked hits", f"p50 {there_p50:.2f} p99 {there_p99:.2f} ms",
             f"service is {p50 / there_p50:.2f} of it")  # fmt: skip


if __name__ == "__main__":
    main()
