"""Random questions in all scripts: none may fail, each is answered in bounded time (`make fuzz`).

python -m tests.fuzz_queries [QUESTIONS] [SEED]     100,000 by default"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from datetime import date

from indexer.ask import understand
from indexer.engines import Query, Record, SearchEngine, open_engine
from indexer.errors import BadQuery
from indexer.expand import widened
from indexer.marks import marks

DEFAULT = 100_000
SLOWEST = 1.0  # seconds that one question may take
TEXTS = (
    "We condemn the DPRK’s launch: a grave violation.", "북한의 핵 개발을 강력히 규탄한다.",
    "断じて容認できない。核兵器の廃絶を求める。", "Санкции должны быть пересмотрены.",
)  # fmt: skip
SIGNS = [*'"“”「」«»()-*=:|', "OR ", "near/5 ", "near/"]
WORDS = [
    "missile", "북한", "北朝鮮", "санкции", "核", "핵", "speaker:", "date:2024-",
    "stance:", "US", "а" * 70,
]  # fmt: skip
RANGES = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x400, 0x4FF), (0x590, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F),
    (0x1100, 0x11FF), (0x200B, 0x206F), (0x2E80, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3),
    (0xD800, 0xDFFF), (0xFF00, 0xFFEF), (0x1F300, 0x1F6FF), (0x20000, 0x2A6DF), (0, 0x1F),
)  # fmt: skip


def question(chance: random.Random) -> str:
    """Signs, words and characters of any script in a row."""
    parts = []
    for _ in range(chance.randint(0, 12)):
        kind = chance.random()
        if kind < 0.3:
            parts.append(chance.choice(SIGNS))
        elif kind < 0.55:
            parts.append(chance.choice(WORDS) + chance.choice(["", " "]))
        else:
            low, high = chance.choice(RANGES)
            parts += [chr(chance.randint(low, high)) for _ in range(chance.randint(1, 8))]
    return "".join(parts)


def answered(engine: SearchEngine, words: str) -> float:
    """How many seconds a question takes, from the words to the marks."""
    began = time.perf_counter()
    asked = widened(understand(words))
    query = Query(
        asked.match, asked.filters, asked.excluded, asked.since, asked.until,
        facets=("government", "stance"),
    )  # fmt: skip
    try:
        engine.search(query)
    except BadQuery as refused:  # in the reader's words: a page, not an error
        if not str(refused):
            raise
    for text in TEXTS:
        marks(text, "", asked.match)
    return time.perf_counter() - began


def filled(folder: str) -> SearchEngine:
    """A small index in four scripts."""
    engine = open_engine(f"embedded:{folder}/index")
    engine.replace_all(
        Record(str(n), "d", text, "", (), "en", date(2024, 6, 20), n, {"government": ("KR",)})
        for n, text in enumerate(TEXTS)
    )
    return engine


def main() -> None:
    """Ask and print; an error ends it with the question."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance, slowest = random.Random(seed), (0.0, "")
    with tempfile.TemporaryDirectory() as folder:
        engine = filled(folder)
        for _ in range(count):
            words = question(chance)
            slowest = max(slowest, (answered(engine, words), words))
    print(f"{count:,} questions, none failed; the slowest took {slowest[0] * 1000:.1f} ms")
    if slowest[0] > SLOWEST:
        sys.exit(f"too slow: {slowest[1]!r}")


if __name__ == "__main__":
    main()
