"""Two wordings of a passage as pieces to show: what stayed, what went, what came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.edit_wordings import Wording, opcodes

AROUND = 60  # characters of unchanged words that are shown beside a change
LONGEST = 1_500  # characters of each wording that are compared, from the first difference on
UNSPACED = ("ja", "zh")  # compared sign by sign
SMALL = 2  # signs between two changes of an unspaced script that are shown as changed too

Code = tuple[str, int, int, int, int]  # difflib's: tag, old from, old to, new from, new to


@dataclass(frozen=True)
class DiffPiece:
    """Some words, and what became of them."""

    kind: str  # "same", "gone" or "come"
    text: str


@dataclass(frozen=True)
class Diff:
    """What an edit changed, ready to be shown."""

    pieces: tuple[DiffPiece, ...]
    is_cut: bool = False  # the passage goes on; both versions have the whole
    is_spacing: bool = False  # the two differ in nothing but white space


def diff(before: str, after: str, language: str) -> Diff:
    """The words that differ between two wordings, with a little of what stands around them.

    Signs of Japanese and Chinese are compared one by one, words of other languages whole."""
    if before and after and before != after and before.split() == after.split():
        return _spacing(before, after)
    old, new = Wording(before, language), Wording(after, language)
    first, *ends = _differing(_written(old), _written(new))
    spans = [_span(one, first, end) for one, end in zip((old, new), ends, strict=True)]
    is_cut = any(end - start > LONGEST for start, end in spans)
    shown = []
    for text, (start, end) in zip((before, after), spans, strict=True):
        # A passage that is cut has no words behind the change: one side's would pass for changed
        end = min(end, start + LONGEST) if is_cut else end + 2 * AROUND
        shown.append(text[max(0, start - 2 * AROUND) : end])
    pieces = list(_joined(list(_pieces(*(Wording(one, language) for one in shown)))))
    if is_cut:
        pieces = _without_end(pieces)
    elif len(before) > spans[0][1] + 2 * AROUND:
        pieces.append(DiffPiece("same", " …"))
    is_inside = any(start > 2 * AROUND for start, _ in spans)
    return Diff(tuple(_shortened(_joined(pieces), is_inside=is_inside)), is_cut)


def _spacing(before: str, after: str) -> Diff:
    """Two wordings that differ in nothing but white space, from a little before the first place."""
    pairs = enumerate(zip(before, after, strict=False))
    shorter = min(len(before), len(after))
    first = next((place for place, (old, new) in pairs if old != new), shorter)
    start = max(0, first - 2 * AROUND)
    cut = slice(start, start + LONGEST)
    is_cut = max(len(before), len(after)) > start + LONGEST
    gone, come = DiffPiece("gone", before[cut]), DiffPiece("come", after[cut])
    return Diff((gone, come), is_cut, is_spacing=True)


def _differing(old: list[str], new: list[str]) -> tuple[int, int, int]:
    """The first word that differs, and in each wording where those that differ end."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    return head, len(old) - tail, len(new) - tail


def _alike(old: list[str], new: list[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(old), len(new)))


def _span(wording: Wording, first: int, last: int) -> tuple[int, int]:
    """Where words begin in a wording's text and the first behind them does, in characters."""
    places = [start for start, _ in wording.spans] + [len(wording.text)]
    return places[first], places[last]


def _without_end(pieces: list[DiffPiece]) -> list[DiffPiece]:
    """Pieces up to the last that stayed: what stands behind it in a cut passage may not differ."""
    last = max((at for at, one in enumerate(pieces) if at and one.kind == "same"), default=0)
    return pieces[: last + 1] if last else pieces


def moved(text: str) -> Diff:
    """A passage that stands elsewhere in the same words."""
    return Diff((DiffPiece("same", text[:LONGEST]),), len(text) > LONGEST)


def _pieces(old: Wording, new: Wording) -> Iterator[DiffPiece]:
    """Every stretch with the white space before it, as the text has it."""
    old_end = new_end = 0
    for tag, i1, i2, j1, j2 in _codes(old, new):
        gone, come = _words(old, i1, i2), _words(new, j1, j2)
        gap_old = old.text[old_end : old.spans[i1][0]] if gone else ""
        gap_new = new.text[new_end : new.spans[j1][0]] if come else ""
        yield DiffPiece("same", gap_new if come else gap_old)
        if tag == "equal":
            yield DiffPiece("same", come)
        else:
            yield DiffPiece("gone", gone)
            yield DiffPiece("same", gap_new if gone else "")
            yield DiffPiece("come", come)
        old_end = old.spans[i2 - 1][1] if gone else old_end
        new_end = new.spans[j2 - 1][1] if come else new_end


def _words(wording: Wording, first: int, last: int) -> str:
    return wording.part(first, last).text


def _codes(old: Wording, new: Wording) -> list[Code]:
    """difflib's codes over the words as they are written."""
    codes = opcodes(_written(old), _written(new))
    return list(_merged(codes)) if old.language in UNSPACED else codes


def _written(wording: Wording) -> list[str]:
    return [wording.text[start:end] for start, end in wording.spans]


def _merged(codes: list[Code]) -> Iterator[Code]:
    """Codes in which changes with only a sign or two between them are one change."""
    held: Code | None = None
    for place, code in enumerate(codes):
        tag, i1, i2, _, j2 = code
        is_between = held is not None and place + 1 < len(codes) and i2 - i1 <= SMALL
        if tag == "equal" and not is_between:
            yield from [held] if held else []
            yield code
            held = None
        elif held:
            held = ("replace", held[1], i2, held[3], j2)
        else:
            held = code
    yield from [held] if held else []


def _joined(pieces: list[DiffPiece]) -> Iterator[DiffPiece]:
    """Pieces without empty ones; neighbours of one kind are one."""
    held: DiffPiece | None = None
    for one in pieces:
        if not one.text:
            continue
        if held and held.kind == one.kind:
            held = DiffPiece(held.kind, held.text + one.text)
            continue
        yield from [held] if held else []
        held = one
    yield from [held] if held else []


def _shortened(pieces: Iterator[DiffPiece], *, is_inside: bool) -> Iterator[DiffPiece]:
    """Pieces in which long unchanged stretches are cut; `is_inside`: words stand before them."""
    every = list(pieces)
    for place, one in enumerate(every):
        if one.kind == "same":
            first, last = place == 0, place == len(every) - 1
            text = _short(one.text, keeps_head=not first, keeps_tail=not last)
            is_begun = first and is_inside and not text.startswith("…")
            yield DiffPiece("same", f"… {text}" if is_begun else text)
        else:
            yield one


def _short(text: str, *, keeps_head: bool, keeps_tail: bool) -> str:
    """An unchanged stretch with what stands next to a change."""
    if len(text) <= AROUND * (keeps_head + keeps_tail) + AROUND:
        return text
    head = text[:AROUND].rpartition(" ")[0] or text[:AROUND] if keeps_head else ""
    tail = text[-AROUND:].partition(" ")[2] or text[-AROUND:] if keeps_tail else ""
    return f"{head} … {tail}".strip(" ") if not (keeps_head and keeps_tail) else f"{head} … {tail}"
