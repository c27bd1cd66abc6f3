"""Put the signs of a question together: what is joined with what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from indexer.analysis import FARTHEST
from indexer.ask_signs import Reading, Sign
from indexer.engines import All, Any, Exact, Near, Node, Not, Prefix, Word

LONGEST_NEAR = 200  # characters of a phrase that may stand near another
DEEPEST = 8  # brackets within brackets; engines and marks follow nodes down to here
WORDS: dict[str, type[Word] | type[Exact] | type[Prefix]] = {
    "word": Word,
    "exact": Exact,
    "prefix": Prefix,
}


@dataclass
class _Bracket:
    """What has been read within one pair of brackets: all of the groups, any of each group."""

    is_negated: bool = False
    joins: bool = False  # an OR stands before it
    groups: list[list[Node]] = field(default_factory=list)

    def node(self) -> Node | None:
        """All that it holds as one node."""
        parts = [_one(Any, group) for group in self.groups]
        return _one(All, parts) if parts else None


def _one(kind: type[All] | type[Any], parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


class Parse:
    """A question being put together, sign by sign; brackets are a stack, so depth is no danger."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.stack = [_Bracket()]
        self.is_negated = False  # a - stands before what comes next
        self.joins = False  # an OR does
        self.distance: int | None = None  # a near/n does
        self.too_deep = 0  # brackets opened beyond the deepest

    def add(self, sign: Sign) -> None:
        """Take the next sign in."""
        match sign.kind:
            case "open":
                self._open()
            case "close":
                self._close()
            case "either":
                self._either()
            case "near":
                self._near(int(sign.text))
            case "not":
                self.is_negated = not self.is_negated
            case _:
                self._place(WORDS[sign.kind](sign.text))

    def take_not(self) -> bool:
        """Whether a - stands before a field; OR and near don't reach across fields."""
        is_negated, self.is_negated = self.is_negated, False
        if self.joins or self.distance is not None:
            self.reading.tell("OR and near/ join words; filters hold for the whole search")
        self.joins, self.distance = False, None
        return is_negated

    def node(self) -> Node | None:
        """The whole question; brackets that are still open are closed."""
        if len(self.stack) > 1 or self.too_deep:
            self.reading.tell("brackets that weren't closed were closed at the end")
        while len(self.stack) > 1:
            self._shut()
        self._tell_waiting()
        return self.stack[0].node()

    def _open(self) -> None:
        if len(self.stack) > DEEPEST:
            self.too_deep += 1
            self.reading.tell("brackets more than {most} deep were left out", most=DEEPEST)
            return
        if self.distance is not None:
            self._tell_near()
        self.stack.append(_Bracket(self.is_negated, self.joins))
        self.is_negated = self.joins = False

    def _close(self) -> None:
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.stack) == 1:
            self.reading.tell("a closing bracket that closes nothing was left out")
        else:
            self._shut()

    def _shut(self) -> None:
        self._tell_waiting()
        bracket = self.stack.pop()
        self.is_negated, self.joins = bracket.is_negated, bracket.joins
        node = bracket.node()
        if node is None:
            self.reading.tell("empty brackets were left out")
            self.is_negated = self.joins = False
        else:
            self._place(node)

    def _either(self) -> None:
        if not self.stack[-1].groups or self.joins:
            self.reading.tell("an OR with nothing before it was left out")
        else:
            self.joins = True

    def _near(self, distance: int) -> None:
        if self.stack[-1].groups and self._nearable(self.stack[-1].groups[-1][-1]):
            self.distance = min(distance, FARTHEST)
        else:
            self._tell_near()
        if distance > FARTHEST:
            self.reading.tell(
                "near/{distance} was read as near/{most}, the farthest there is",
                distance=distance,
                most=FARTHEST,
            )

    def _place(self, node: Node) -> None:
        """Put a node where what stands before it says."""
        groups = self.stack[-1].groups
        distance, self.distance = self.distance, None
        if distance is not None and self._nearable(node) and not self.is_negated:
            groups[-1][-1] = _nearer(groups[-1][-1], node, distance)
            return
        if distance is not None:
            self._tell_near()
        placed = Not(node) if self.is_negated else node
        if self.joins:
            groups[-1].append(placed)
        else:
            groups.append([placed])
        self.is_negated = self.joins = False

    def _nearable(self, node: Node) -> bool:
        if isinstance(node, Word | Exact):
            return len(node.text) <= LONGEST_NEAR
        return isinstance(node, Near)

    def _tell_near(self) -> None:
        self.distance = None
        self.reading.tell("near/ stands between two words or short phrases; it was read as AND")

    def _tell_waiting(self) -> None:
        """An operator at the end, with nothing after it."""
        if self.is_negated or self.joins or self.distance is not None:
            self.reading.tell("an operator with nothing after it was left out")
        self.is_negated, self.joins, self.distance = False, False, None


def _nearer(before: Node, after: Node, distance: int) -> Node:
    """Two words near each other, or one more in a row of them."""
    if isinstance(after, Word | Exact):
        if isinstance(before, Near) and before.distance == distance:
            return replace(before, words=(*before.words, after.text))
        if isinstance(before, Word | Exact):
            return Near((before.text, after.text), distance)
        if isinstance(before, Near):
            return All((before, Near((before.words[-1], after.text), distance)))
    return All((before, after))
