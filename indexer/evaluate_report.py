"""An evaluation as tables in Markdown: a page of docs/, and what the command prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from indexer.evaluate import Evaluation
from indexer.scores import Mistake, Score


def tables(found: Evaluation) -> Iterator[str]:
    """Precision, recall, F1 and counts, a line for each measure and language."""
    yield "| measure | language | precision | recall | F1 | wanted | found |"
    yield "|---|---|---|---|---|---|---|"
    measures = dict.fromkeys(measure for measure, _ in found.scores)
    for measure in measures:
        own = {key[1]: score for key, score in found.scores.items() if key[0] == measure}
        for language, score in sorted(own.items()):
            yield _line(measure, language, score)
        if len(own) > 1:
            yield _line(measure, "all", sum(own.values(), Score()))
    yield from _macro(found)


def _line(measure: str, language: str, score: Score) -> str:
    figures = " | ".join(f"{one:.3f}" for one in (score.precision, score.recall, score.f1))
    return f"| {measure} | {language} | {figures} | {score.wanted:,} | {score.found:,} |"


def _macro(found: Evaluation) -> Iterator[str]:
    """The mean F1 of the classes of a measure that has classes ("stance: condemn")."""
    languages = sorted({language for _, language in found.scores})
    for measure in dict.fromkeys(one.partition(": ")[0] for one, _ in found.scores if ": " in one):
        for language in [*languages, ""]:
            scores = Counter[str]()
            by_class: dict[str, Score] = {}
            for (name, of), score in found.scores.items():
                if name.startswith(f"{measure}: ") and language in (of, ""):
                    by_class[name] = by_class.get(name, Score()) + score
            wanted = [score.f1 for score in by_class.values() if score.wanted]
            scores.update(by_class.keys())
            if wanted:
                mean = sum(wanted) / len(wanted)
                yield f"| {measure}, mean of classes | {language or 'all'} | | | {mean:.3f} | | |"


def confusion(found: Evaluation) -> Iterator[str]:
    """What the rows of each class came out as, for every measure that has classes."""
    for measure in dict.fromkeys(one.partition(": ")[0] for one, _ in found.scores if ": " in one):
        pairs = Counter((one.wanted, one.came) for one in found.mistakes if one.measure == measure)
        for (name, _), score in found.scores.items():
            if name.startswith(f"{measure}: "):
                label = name.partition(": ")[2]
                pairs[label, label] += score.right
        labels = sorted({label for pair in pairs for label in pair})
        yield f"\n### {measure}: wanted (lines), came (columns)\n"
        yield f"| | {' | '.join(labels)} |"
        yield "|---|" + "---|" * len(labels)
        for wanted in labels:
            counts = (str(pairs[wanted, came] or "") for came in labels)
            yield f"| {wanted} | {' | '.join(counts)} |"


def worst(found: Evaluation, most: int) -> Iterator[str]:
    """The mistakes of each measure and language, those made most often first."""
    groups: dict[tuple[str, str], list[Mistake]] = {}
    for one in found.mistakes:
        groups.setdefault((one.measure, one.language), []).append(one)
    for (measure, language), mistakes in sorted(groups.items()):
        yield f"\n### {measure}, {language}: {len(mistakes):,} mistakes\n"
        often = Counter((one.wanted, one.came) for one in mistakes)
        mistakes.sort(key=lambda one: -often[one.wanted, one.came])
        for one in mistakes[:most]:
            text = " ".join(one.text.split())
            yield f"* {one.row}: wanted {one.wanted}, came {one.came} — {text}"
