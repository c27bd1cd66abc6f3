"""A document as it is read: turns, their paragraphs, and the statements that stand in them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.catalog import Held
from indexer.describe import paragraphs
from scrapers.model import Document, Turn
from webapp.hits import Who, anchor, statement_address, who_speaks
from webapp.languages import vocabulary_name
from webapp.passages import Piece, Span, cue_spans, pieces


@dataclass(frozen=True)
class Run:
    """Words of a paragraph that are a statement of their own (a quotation), or are not."""

    pieces: tuple[Piece, ...]
    anchor: str = ""
    address: str = ""
    speaker: str = ""


@dataclass(frozen=True)
class ParagraphView:
    """A paragraph, linkable where it is a statement."""

    start: int  # in characters, in the document's text
    end: int
    runs: tuple[Run, ...]
    anchor: str = ""
    address: str = ""


@dataclass(frozen=True)
class TurnView:
    """What one voice says until another begins."""

    position: int
    type: str
    type_name: str
    who: Who | None  # None: nobody is named
    printed: str  # the label as printed
    paragraphs: tuple[ParagraphView, ...]


def turn_views(document: Document, statements: Sequence[Held]) -> tuple[TurnView, ...]:
    """A document's turns in order."""
    by_turn: dict[int, list[Held]] = {}
    for held in statements:
        by_turn.setdefault(held.statement.turn, []).append(held)
    return tuple(_turn(turn, document, by_turn.get(turn.position, [])) for turn in document.turns)


def _turn(turn: Turn, document: Document, statements: Sequence[Held]) -> TurnView:
    own = [one for one in statements if one.statement.attribution == turn.attribution]
    is_voiced = bool(turn.attribution or document.attribution) and bool(own)
    return TurnView(
        position=turn.position,
        type=turn.type,
        type_name=vocabulary_name("types", turn.type),
        who=who_speaks(own[0]) if is_voiced else None,
        printed=turn.attribution or "",
        paragraphs=tuple(_paragraphs(turn, document.text, statements)),
    )


def _paragraphs(turn: Turn, text: str, statements: Sequence[Held]) -> Iterator[ParagraphView]:
    """Each paragraph with the statements that begin in it; both are in reading order."""
    waiting = deque(sorted(statements, key=lambda one: (one.statement.start, -one.statement.end)))
    for first, last in paragraphs(turn.text):
        start, end = turn.start + first, turn.start + last
        inside: list[Held] = []
        while waiting and waiting[0].statement.start < end:
            inside.append(waiting.popleft())
        yield _paragraph(text, (start, end), inside)


def _paragraph(text: str, span: Span, inside: Sequence[Held]) -> ParagraphView:
    start, end = span
    whole = next((one for one in inside if _span(one) == span), None)
    quotations = [one for one in inside if one is not whole]
    runs = tuple(_runs(text, span, quotations, _cues(inside)))
    if whole is None:
        return ParagraphView(start, end, runs)
    id = whole.statement.id
    return ParagraphView(start, end, runs, anchor(id), statement_address(id))


def _runs(text: str, span: Span, quotations: Sequence[Held], cues: Sequence[Span]) -> Iterator[Run]:
    """A paragraph's words cut where a quotation begins or ends."""
    place, end = span
    for held in quotations:
        first, last = _span(held)
        if first < place:
            continue
        if first > place:
            yield Run(pieces(text, (), cues, (place, first)))
        place = min(last, end)
        id = held.statement.id
        words = pieces(text, (), cues, (first, place))
        yield Run(words, anchor(id), statement_address(id), who_speaks(held).name)
    if place < end:
        yield Run(pieces(text, (), cues, (place, end)))


def _span(held: Held) -> Span:
    return held.statement.start, held.statement.end


def _cues(statements: Sequence[Held]) -> list[Span]:
    """Where the cues of stances stand in the document's text."""
    return [
        (held.statement.start + start, held.statement.start + end)
        for held in statements
        for start, end in cue_spans(held.statement.text, held.statement.stances)
    ]


@dataclass(frozen=True)
class Excerpt:
    """Some paragraphs of one turn."""

    turn: TurnView
    paragraphs: tuple[ParagraphView, ...]


def around(turns: Sequence[TurnView], place: int, reach: int = 3) -> tuple[Excerpt, ...]:
    """The paragraphs around a place in the document's text, by turn."""
    flat = [(turn, one) for turn in turns for one in turn.paragraphs]
    here = next((n for n, (_, one) in enumerate(flat) if one.start <= place < one.end), None)
    if here is None:
        return ()
    near = flat[max(0, here - reach) : here + reach + 1]
    return tuple(
        Excerpt(turn, tuple(one for other, one in near if other.position == turn.position))
        for turn in dict.fromkeys(turn for turn, _ in near)
    )


def question_before(turns: Sequence[TurnView], position: int) -> TurnView | None:
    """The question that a turn answers: the last one asked before it."""
    asked = (turn for turn in reversed(turns) if turn.position < position)
    return next((turn for turn in asked if turn.type == "question"), None)
