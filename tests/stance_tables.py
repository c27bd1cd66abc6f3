"""How often stances are found in real texts, by government and period (`make stances`).

What docs/stance.md publishes: the share of statements without any stance (the rate of abstention),
and how many of each class stand in a thousand statements. Texts are beside the project."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from indexer.analyse import analyse
from mappings.stances import classes
from tests.conftest import SHARED_DATA

COLLECTIONS = {
    "us_whitehouse_dev": "en",
    "un_general_debate_en_dev": "en",
    "ru_kremlin_en_dev": "en",
    "ru_kremlin_ru_dev": "ru",
    "kr_president_diplomacy_ko_dev": "ko",
    "kp_new_year_ko_dev": "ko",
    "jp_kantei_pm_ja_dev": "ja",
    "jp_mofa_press_ja_dev": "ja",
}
USUAL = ("CN", "JP", "KP", "KR", "RU", "US")  # whose UN speeches have a row of their own
STEP = 3  # every third document is read
LETTERS = 40_000  # of one document
FEWEST = 100  # statements that a row must have

Key = tuple[str, str, str]  # collection, government, period


def texts() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every so-manieth document of each collection."""
    for name in COLLECTIONS:
        with gzip.open(SHARED_DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % STEP == 0 and (row := json.loads(line)).get("text"):
                    yield name, row


def counted(one: tuple[str, dict[str, Any]]) -> tuple[Key, Counter[str]]:
    """What the statements of one document take, by class of the headline."""
    name, row = one
    government = str(row.get("government") or name[:2].upper())[:2]
    when = str(row.get("date") or row.get("year") or "")[:4]
    period = f"{when[:3]}0s" if when else "undated"
    asked = {"id": row["id"], "text": row["text"][:LETTERS], "language": COLLECTIONS[name]}
    found: Counter[str] = Counter()
    for statement in analyse({**asked, "government": government}, name)["statements"]:
        own = [one for one in statement["stances"] if one["holder"] is None]
        found["statements"] += 1
        found[own[0]["code"] if own else "none"] += 1
    is_usual = government in USUAL or not name.startswith("un_")
    return (name, government if is_usual else "others", period), found


def main() -> None:
    """Print a table in Markdown."""
    totals: dict[Key, Counter[str]] = {}
    with ProcessPoolExecutor() as pool:
        for key, found in pool.map(counted, texts(), chunksize=8):
            totals[key] = totals.get(key, Counter()) + found
    codes = [code for code in classes() if code != "neutral"]
    print("| texts | government | period | statements | no stance |", " | ".join(codes), "|")
    print("|---" * (5 + len(codes)) + "|")
    for (name, government, period), found in sorted(totals.items()):
        count = found["statements"]
        if count < FEWEST:
            continue
        shares = [f"{1000 * found[code] / count:.0f}" for code in codes]
        head = (name.removesuffix("_dev"), government, period, f"{count:,}")
        print("|", " | ".join(head), f"| {found['none'] / count:.2f} |", " | ".join(shares), "|")


if __name__ == "__main__":
    main()
