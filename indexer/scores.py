"""Right, found and wanted: precision, recall and F1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Score:
    """How many were right, of how many found, and of how many wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        """The score of both together."""
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True)
class Mistake:
    """Something that a row's label says otherwise."""

    measure: str
    language: str
    row: str  # its id
    wanted: str
    came: str
    text: str  # around it


@dataclass(frozen=True)
class Scored:
    """What one row gives to one measure."""

    measure: str
    score: Score
    language: str = ""  # where it isn't the row's own
    mistakes: Sequence[Mistake] = field(default_factory=tuple)
