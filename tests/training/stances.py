"""Learn the weights of words: `make weights`; `python -m tests.training.crossing` tries them.

Multinomial logistic regression (scikit-learn) over indexer/weighing.py's pieces of words, weighted
by inverse document frequency and brought to length one, and over what the rules made of a
sentence. Each sentence that is new to the rules is learned twice, with and without their say, so
that the words are learned for themselves."""

import json
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from indexer.cues import cues_in
from indexer.forms import fold
from indexer.judging import HEAD, noted
from indexer.stances import told_by_cues
from indexer.topics import mentions_in
from indexer.weighing import LANGUAGES, NONE, pieces
from mappings.stances import guards, lexicon_version
from tests.training.rows import Row, invented, real, running, seen

WEIGHTS = Path(__file__).parents[2] / "indexer" / "weights"
LEAST = 2  # sentences that a feature must stand in
MOST = 40_000  # features that are kept, those that tell most
WITHOUT_RULES = 0.5  # the weight of a sentence learned without the rules' say
LOOSENESS = 30.0  # C of the regression


@dataclass(frozen=True)
class Read:
    """A row with its features."""

    row: Row
    words: frozenset[str]
    rules: frozenset[str]
    headline: str  # of the rules
    has_cues: bool  # whether the rules found any, whatever they made of it


def read(row: Row) -> Read:
    """What a row is weighed by."""
    folded = fold(row.text).replace("\n", " ")
    words = frozenset(feature for feature, _, _ in pieces(folded, row.language))
    known, mentions = guards(row.language), mentions_in(row.text, row.language)
    assert known is not None
    told = [
        decision
        for one in cues_in(row.text, row.language, mentions)
        for decision in told_by_cues(one, known, None)
    ]
    rules = frozenset(noted(told, len(mentions)))
    headline = next((one.removeprefix(HEAD) for one in rules if one.startswith(HEAD)), NONE)
    return Read(row, words, rules, headline, bool(told))


@dataclass
class Learned:
    """A fitted model: features → rows of weights, by class."""

    classes: list[str]
    index: dict[str, int]
    rarity: np.ndarray
    values: np.ndarray
    start: np.ndarray

    def chances(self, reads: Sequence[Read]) -> np.ndarray:
        """By read and class."""
        scores = _matrix(reads, self.index, self.rarity, with_rules=True) @ self.values
        scores = scores + self.start
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def _matrix(
    reads: Sequence[Read], index: dict[str, int], rarity: np.ndarray, *, with_rules: bool
) -> sparse.csr_matrix:
    rows, columns, values = [], [], []
    for number, one in enumerate(reads):
        known = [index[feature] for feature in one.words if feature in index]
        length = float(np.sqrt(np.square(rarity[known]).sum())) or 1.0
        rows += [number] * len(known)
        columns += known
        values += [float(rarity[row]) / length for row in known]
        noted_rows = [index[feature] for feature in one.rules if feature in index]
        if with_rules:
            rows += [number] * len(noted_rows)
            columns += noted_rows
            values += [1.0] * len(noted_rows)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(reads), len(index)))


def learn(reads: Sequence[Read]) -> Learned:
    """Fit the model to labelled sentences."""
    counts = Counter(feature for one in reads for feature in one.words)
    index = {
        feature: row
        for row, (feature, count) in enumerate(
            (feature, count) for feature, count in sorted(counts.items()) if count >= LEAST
        )
    }
    rarity = np.ones(len(index))
    for feature, row in index.items():
        rarity[row] = np.log(len(reads) / counts[feature]) + 1
    new = [one for one in reads if one.row.is_new]
    ruled = Counter(feature for one in new for feature in one.rules)
    for feature in sorted(feature for feature, count in ruled.items() if count >= LEAST):
        index[feature] = len(index)
    rarity = np.concatenate([rarity, np.ones(len(index) - len(rarity))])
    matrix = sparse.vstack(
        [
            _matrix(reads, index, rarity, with_rules=False),
            _matrix(new, index, rarity, with_rules=True),
        ]
    ).tocsr()
    labels = [one.row.label for one in (*reads, *new)]
    shares = [one.row.weight * (WITHOUT_RULES if one.row.is_new else 1) for one in reads]
    shares += [one.row.weight for one in new]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = LogisticRegression(C=LOOSENESS, max_iter=150, tol=1e-3)
        model.fit(matrix, labels, sample_weight=shares)
    values = model.coef_.T - model.coef_.T.mean(axis=1, keepdims=True)
    start = model.intercept_ - model.intercept_.mean()
    return Learned(list(model.classes_), index, rarity, values, start)


def carried(every: Sequence[Row], index: dict[str, int]) -> np.ndarray:
    """Feature by feature, the log-odds that it stands within a marked cue rather than outside."""
    inside, outside = np.zeros(len(index)), np.zeros(len(index))
    for one in every:
        if not one.cues:
            continue
        for feature, start, end in pieces(fold(one.text), one.language):
            row = index.get(feature)
            if row is None:
                continue
            shared = sum(max(0, min(end, last) - max(start, first)) for first, last in one.cues)
            counted = inside if 2 * shared >= end - start else outside
            counted[row] += 1
    odds = (inside + 0.5) / (outside + 0.5)
    known = inside + outside >= LEAST
    usual = inside.sum() / max(1.0, outside.sum())
    return np.where(known, np.log(odds / usual), 0.0)


def thinned(model: Learned) -> Learned:
    """Without the features that tell least."""
    tells = np.abs(model.values).max(axis=1) * model.rarity
    is_rule = np.array([feature.startswith("R:") for feature in model.index])
    tells[is_rule] = np.inf
    kept = np.sort(np.argsort(-tells, kind="stable")[:MOST])
    features = list(model.index)
    index = {features[row]: place for place, row in enumerate(kept)}
    return Learned(model.classes, index, model.rarity[kept], model.values[kept], model.start)


def save(model: Learned, language: str, every: Sequence[Row]) -> None:
    """Write a model where indexer/weighing.py reads it, a byte for each weight."""
    scale = np.abs(model.values).max(axis=0) / 127
    told = {
        "classes": model.classes,
        "features": list(model.index),
        "grades": {"decline": 0.0} | usual_grades(every),
        "lexicon": lexicon_version(),
    }
    WEIGHTS.mkdir(exist_ok=True)
    np.savez_compressed(
        WEIGHTS / f"{language}.npz",
        told=np.frombuffer(json.dumps(told, ensure_ascii=False).encode(), dtype=np.uint8),
        values=np.round(model.values / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        rarity=model.rarity.astype(np.float16),
        carries=carried(every, model.index).astype(np.float16),
        start=model.start.astype(np.float32),
    )


def rows(language: str) -> list[Row]:
    """All that is learned from, without doubles."""
    every = [*running(language), *invented(language), *real(language), *seen(language)]
    return list({one.text: one for one in every}.values())


def read_all(language: str) -> list[Read]:
    """All that is learned from, read; of unlabelled sentences those without any cue."""
    reads = [read(one) for one in rows(language)]
    return [one for one in reads if one.row.is_labelled or not one.has_cues]


def usual_grades(every: Sequence[Row]) -> dict[str, float]:
    """Class → the grade in the middle of those that were given."""
    given: dict[str, list[float]] = {}
    for one in every:
        if one.label != NONE and one.grade:
            given.setdefault(one.label, []).append(one.grade)
    return {code: round(median(grades), 2) for code, grades in sorted(given.items())}


def main() -> None:
    for language in LANGUAGES:
        reads = read_all(language)
        model = thinned(learn(reads))
        save(model, language, [one.row for one in reads])
        print(f"{language}: {len(reads)} sentences, {len(model.index)} features")


if __name__ == "__main__":
    main()
