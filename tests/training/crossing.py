"""Try the weights on sentences that they weren't learned from, in four parts."""

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from indexer.judging import DOUBTED, LIKELY, UNLIKELY
from indexer.weighing import LANGUAGES, NONE
from tests.training.stances import Learned, Read, learn, read_all

PARTS = 4


def cross() -> None:
    """Print, for invented and for real sentences, what rules alone and rules with words give."""
    print("| language | sentences | by | n | macro-F1 | right of those shown | found |")
    print("|---|---|---|---|---|---|---|")
    for language in LANGUAGES:
        reads = read_all(language)
        told = dict(_judged(reads))
        for kind in ("invented", "real"):
            mine = [
                at
                for at in told
                if reads[at].row.is_labelled and reads[at].row.is_real == (kind == "real")
            ]
            for name, come in (
                ("rules", [reads[at].headline for at in mine]),
                ("words", [told[at] for at in mine]),
            ):
                wanted = [reads[at].row.label for at in mine]
                print(f"| {language} | {kind} | {name} | {len(mine)} | {_figures(wanted, come)} |")


def _judged(reads: Sequence[Read]) -> Iterator[tuple[int, str]]:
    part = [zlib.crc32(one.row.document.encode()) % PARTS for one in reads]
    for left in range(PARTS):
        tested = [at for at, one in enumerate(reads) if one.row.is_new and part[at] == left]
        model = learn([one for at, one in enumerate(reads) if at not in set(tested)])
        for at, chances in zip(tested, model.chances([reads[at] for at in tested]), strict=True):
            yield at, decided(reads[at], model, chances)


def decided(one: Read, model: Learned, chances: np.ndarray) -> str:
    """The headline class as indexer/judging.py decides it."""
    none = model.classes.index(NONE)
    if one.headline != NONE:
        is_doubtful = one.headline in DOUBTED and chances[none] > UNLIKELY.get(one.row.language, 1)
        return NONE if is_doubtful else one.headline
    if one.has_cues:
        return NONE
    best = max((at for at in range(len(chances)) if at != none), key=lambda at: chances[at])
    return model.classes[best] if chances[best] > LIKELY[one.row.language] else NONE


def _figures(wanted: Sequence[str], come: Sequence[str]) -> str:
    pairs = Counter(zip(wanted, come, strict=True))
    scores = []
    for code in sorted(set(wanted)):
        right = pairs[code, code]
        missed = sum(count for (a, b), count in pairs.items() if a == code and b != code)
        wrong = sum(count for (a, b), count in pairs.items() if a != code and b == code)
        scores.append(2 * right / (2 * right + missed + wrong or 1))
    shown = sum(one != NONE for one in come)
    right = sum(a == b != NONE for a, b in zip(wanted, come, strict=True))
    stances = sum(one != NONE for one in wanted)
    share = f"{right / max(1, shown):.2f} of {shown} | {right / max(1, stances):.2f}"
    return f"{sum(scores) / len(scores):.3f} | {share}"


if __name__ == "__main__":
    cross()
