"""Cut a transcript into turns: who speaks, as the page's own labels mark it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrapers.model import Turn
from scrapers.turn_styles import STYLES, TurnStyle

__all__ = ["STYLES", "TurnStyle", "split_turns"]

INDENTS = " \t\r\u00a0\u2002\u2003\u2009\u202f\u3000"
ZERO_WIDTH = "\u200b\u2060\ufeff"
LINE = re.compile(r"[^\n]+")
INDENT = re.compile(r"[\s\u00a0\u200b\u2060\ufeff]*\*{0,2}")
NEXT_WORD = re.compile(r"[\s\u00a0\u200b\u2060\ufeff]*")
# A known label that lost its colon stands before two spaces: "MS. PSAKI.  Good afternoon."
COLON_LOST = re.compile(
    r"\s{0,9}(?P<label>[A-Z]{2,3}\. [A-Z][A-Z'’\-]{1,30}|THE (?:VICE )?PRESIDENT)"
    r"[.,]?[ \u00a0]{2}(?=\S)"
)
LONGEST_LABEL = 120  # in characters; a longer "label" is a sentence with a colon
LONGEST_HEADING = 100
ENDS_A_SENTENCE = tuple('.。!！?？:：;；,，、…—–-)）」』”"’»')


@dataclass(frozen=True)
class _Mark:
    """A label or a scene, and where it stands."""

    start: int
    end: int  # where the words begin that it marks; a scene's own end
    label: str
    kind: str  # "label", "scene", "heading" or "opening"
    is_sure: bool = True


@dataclass(frozen=True)
class _Voice:
    """Who is speaking until the next mark."""

    type: str
    attribution: str | None = None


def split_turns(
    text: str, style: TurnStyle, *, labels: frozenset[str] = frozenset()
) -> tuple[Turn, ...]:
    """The turns of a text, in order: all of its words but the labels are in one of them.

    `labels` are names that the page's mark-up shows to be labels, with or without their colon."""
    known = frozenset(_folded(label) for label in labels)
    found = _proven(list(_labels_in(text, style, known)), style, known)
    found = _without_overlaps([*found, *_lost_colons(text, found)])
    marks = _without_overlaps([*found, *_scenes_in(text, style, found)])
    return tuple(_number(_turns(text, style, marks)))


def _folded(label: str) -> str:
    """A label as it is compared: without its colon, brackets and double spaces."""
    return " ".join(label.replace("\u00a0", " ").strip("*:：【】（）()<>〈〉 \n\t").split())


# -- labels ------------------------------------------------------------------------------------


def _labels_in(text: str, style: TurnStyle, known: frozenset[str]) -> Iterator[_Mark]:
    in_lines = [_label_at(text, line, style, known) for line in LINE.finditer(text)]
    yield from filter(None, in_lines)
    inline = list(_inline_labels(text, style.inline))
    yield from inline
    # "Question: why?" is rhetoric within a speech, a label only where nothing has a line
    if len(inline) > len(in_lines) - in_lines.count(None):
        yield from _inline_labels(text, style.inline_if_flat)


def _inline_labels(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[_Mark]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            start = found.end("before") if "before" in pattern.groupindex else found.start()
            yield _Mark(start, found.end(), _printed(found["label"]), "label")


def _label_at(
    text: str, line: re.Match[str], style: TurnStyle, known: frozenset[str]
) -> _Mark | None:
    """The label that a line begins with, if it does."""
    indent = INDENT.match(text, line.start(), line.end())
    start = indent.end() if indent else line.start()
    end = _known_label_end(text, start, line.end(), known)
    if end is not None:
        return _Mark(line.start(), end, _printed(text[start:end]), "label")
    for is_sure, patterns in ((True, style.sure), (False, style.likely)):
        for pattern in patterns:
            found = pattern.match(text, start)
            if found and not style.never.search(found["label"]):
                return _Mark(line.start(), found.end(), _printed(found["label"]), "label", is_sure)
    return None


def _known_label_end(text: str, start: int, line_end: int, known: frozenset[str]) -> int | None:
    """Where a label of the page's mark-up ends: behind its colon, or at the line's end."""
    if not known:
        return None
    limit = min(line_end, start + LONGEST_LABEL)
    colons = [at for at in (text.find(":", start, limit), text.find("：", start, limit)) if at > 0]
    if colons and _folded(text[start : min(colons)]) in known:
        return min(colons) + 1
    if line_end <= limit and _folded(text[start:line_end]) in known:
        return line_end
    return None


def _printed(label: str) -> str:
    """The label as printed, but for its colon, bold marks and doubled spaces."""
    return " ".join(label.replace("\u00a0", " ").strip("*:： \n\t").split())


def _proven(marks: list[_Mark], style: TurnStyle, known: frozenset[str]) -> list[_Mark]:
    """The marks that are labels: sure ones, and likely ones in what is a transcript otherwise."""
    sure = sum(mark.is_sure for mark in marks)
    times = Counter(mark.label for mark in marks if not mark.is_sure)
    repeated = {label for label, n in times.items() if n > 1}
    is_dialogue = bool(repeated) and (style.one_name_is_enough or _alternate(times))

    def is_proven(mark: _Mark) -> bool:
        if mark.is_sure or _folded(mark.label) in known or sure > 1:
            return True
        if sure:
            return bool(repeated) or style.one_name_is_enough
        return is_dialogue

    return [mark for mark in marks if is_proven(mark)]


def _alternate(times: Counter[str]) -> bool:
    """Whether names return as voices in a conversation do, and headings in a list don't."""
    returning = [n for n in times.values() if n > 1]
    return len(returning) > 1 or (len(times) > 1 and max(times.values()) > 2)


def _lost_colons(text: str, found: Iterable[_Mark]) -> Iterator[_Mark]:
    known = {mark.label for mark in found}
    for line in LINE.finditer(text) if known else ():
        label = COLON_LOST.match(text, line.start(), line.end())
        if label and label["label"] in known:
            yield _Mark(label.start(), label.end(), label["label"], "label")


def _without_overlaps(marks: Iterable[_Mark]) -> list[_Mark]:
    """The marks in text order; of two that overlap, the first, or the longer one."""
    kept: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


# -- scenes and headings -----------------------------------------------------------------------


def _scenes_in(text: str, style: TurnStyle, labels: list[_Mark]) -> Iterator[_Mark]:
    """Paragraphs that nobody speaks: stage directions, headings, times."""
    lines = list(LINE.finditer(text))
    labelled = {mark.start for mark in labels}
    first = labels[0].start if labels else -1
    kinds = [_line_kind(lines, number, style, labelled, first) for number in range(len(lines))]
    has_blank_lines = "\n\n" in text.replace("\r", "")
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if (
            kind
            and kind != "label"
            and (not has_blank_lines or _stands_alone(lines, kinds, number))
        ):
            words = line[0].strip(INDENTS)
            start = line.start() + line[0].index(words)
            yield _Mark(start, start + len(words), words, kind)


def _line_kind(
    lines: list[re.Match[str]], number: int, style: TurnStyle, labelled: set[int], first: int
) -> str:
    """What a line would be if it stands alone: "label", "scene", "opening", "heading", or ""."""
    line = lines[number]
    words = line[0].strip(INDENTS)
    if line.start() in labelled:
        return "label"
    kind = _scene_kind(words, style) if words else ""
    if kind or not words or not _looks_like_heading(words):
        return kind
    # "Via Teleconference", "James S. Brady Press Briefing Room" above the first label
    if line.end() < first:
        return "scene"
    return "heading" if style.has_headings and _is_before_label(lines, number, labelled) else ""


def _scene_kind(words: str, style: TurnStyle) -> str:
    if len(words) > 250:
        return ""
    if style.openings.fullmatch(words):
        return "opening"
    return "scene" if style.scenes.fullmatch(words) else ""


def _looks_like_heading(words: str) -> bool:
    return len(words) <= LONGEST_HEADING and not words.rstrip("）)").endswith(ENDS_A_SENTENCE)


def _stands_alone(lines: list[re.Match[str]], kinds: list[str], number: int) -> bool:
    """Whether a line is a paragraph: blank lines around it, or scenes, or a label below it."""
    line = lines[number]
    above, below = number - 1, number + 1
    is_first = number == 0 or line.start() - lines[above].end() > 1 or not lines[above][0].strip()
    is_last = below == len(lines) or lines[below].start() - line.end() > 1
    is_last = is_last or not lines[below][0].strip()
    return (is_first or kinds[above] not in ("", "label")) and (is_last or kinds[below] != "")


def _is_before_label(lines: list[re.Match[str]], number: int, labelled: set[int]) -> bool:
    """Whether the next line that isn't blank begins with a label."""
    following = next((line for line in lines[number + 1 : number + 4] if line[0].strip()), None)
    return following is not None and following.start() in labelled


# -- turns -------------------------------------------------------------------------------------


def _turns(text: str, style: TurnStyle, marks: list[_Mark]) -> Iterator[Turn]:
    """The stretches between marks, each with its voice; positions come later."""
    asks = any(style.questioners.search(mark.label) for mark in marks if mark.kind == "label")
    opens_unlabelled = style.opens_unlabelled and asks
    voice = _Voice("speech" if opens_unlabelled else "narrative")
    was_asked = False
    at = 0
    for mark in marks:
        yield from _turn(text, at, mark.start, voice)
        at = mark.end
        if mark.kind == "label":
            voice = _voice(mark.label, style, was_asked)
            was_asked = was_asked or voice.type == "question"
            continue
        yield from _turn(text, mark.start, mark.end, _Voice("scene"))
        if mark.kind == "opening":
            voice = _Voice("speech")
    yield from _turn(text, at, len(text), voice)


def _voice(label: str, style: TurnStyle, was_asked: bool) -> _Voice:
    """The type of a label's turn: what an official says after a question is an answer."""
    if style.commentaries.search(label):
        return _Voice("narrative", label)
    if style.sources.search(label):
        return _Voice("speech")
    if style.questioners.search(label):
        return _Voice("question", label)
    if style.moderators.search(label) or not was_asked:
        return _Voice("speech", label)
    return _Voice("answer", label)


def _turn(text: str, start: int, end: int, voice: _Voice) -> Iterator[Turn]:
    """One turn without the white space around it; none when nothing is left."""
    first = NEXT_WORD.match(text, start, end)
    start = first.end() if first else start
    words = text[start:end].rstrip().rstrip(ZERO_WIDTH).rstrip()
    if words:
        yield Turn(0, voice.type, voice.attribution, words, start)


def _number(turns: Iterable[Turn]) -> Iterator[Turn]:
    for position, turn in enumerate(turns):
        yield Turn(position, turn.type, turn.attribution, turn.text, turn.start)
