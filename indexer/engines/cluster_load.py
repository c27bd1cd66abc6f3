"""Write rows to a cluster: in pieces, no faster than it takes them, each until it is taken."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from indexer.errors import EngineUnavailable

Row = tuple[str, dict[str, Any] | None]  # id on the cluster, what is held of it (None: forget it)

ROWS_AT_ONCE = 500
LETTERS_AT_ONCE = 4_000_000  # of texts; a cluster refuses requests above 100 MB
BUSY = (429, 502, 503, 504)  # the cluster can't take a row now: its queue is full, a node is gone
TRIES = 10
FIRST_WAIT, LONGEST_WAIT = 0.25, 30.0  # seconds; each wait is twice the one before


@contextmanager
def spooled(rows: Iterable[Row]) -> Iterator[Iterator[Row]]:
    """Rows that have all been made before the first is used; those of a long load wait on disk."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")
        file.seek(0)
        yield ((id, body) for id, body in map(json.loads, file))


class Loader:
    """Writes through a client.

    `edge` turns the client's exceptions into ours; `errors` are those, and `is_passing` says which
    may be otherwise in a moment."""

    def __init__(
        self,
        client: Any,
        edge: Callable[[], AbstractContextManager[None]],
        errors: tuple[type[Exception], ...],
        is_passing: Callable[[Exception], bool],
        wait: Callable[[float], None],
    ) -> None:
        self._client = client
        self._edge = edge
        self._errors = errors
        self._is_passing = is_passing
        self._wait = wait

    def put(self, index: str, rows: Iterable[Row]) -> int:
        """Write rows in place of those with their ids; gives how many. Raises EngineUnavailable."""
        count = 0
        for piece in _pieces(rows):
            self._write(index, piece)
            count += len(piece)
        return count

    def remove(self, index: str, ids: Iterable[str]) -> None:
        """Forget ids; unknown ones are ignored. Raises EngineUnavailable."""
        for piece in _pieces((id, None) for id in ids):
            self._write(index, piece)

    def _write(self, index: str, piece: list[Row]) -> None:
        """Write a piece; rows that the cluster is too busy for are given again, and only those."""
        left, wait = piece, FIRST_WAIT
        for attempt in range(TRIES):
            if attempt:
                self._wait(wait)
                wait = min(2 * wait, LONGEST_WAIT)
            refused = self._once(index, left)
            left = [row for row, _ in refused]
            if not left:
                return
        raise EngineUnavailable(
            f"{index}: {len(left):,} of {len(piece):,} rows weren't taken, {TRIES} times:"
            f" {refused[0][1]}"
        )

    def _once(self, index: str, piece: list[Row]) -> list[tuple[Row, str]]:
        """Write a piece once; gives the rows to be given again, with the reason."""
        with self._edge():
            try:
                answer = self._client.bulk(body=[*_lines(index, piece)])
            except self._errors as error:
                if not self._is_passing(error):
                    raise
                # Any of them may have been written all the same: its id says which it is
                return [(row, str(error)[:300]) for row in piece]
        again = []
        for row, item in zip(piece, answer["items"], strict=True):
            result = next(iter(item.values()))
            if "error" not in result:
                continue
            if result["status"] not in BUSY:
                raise EngineUnavailable(f"{index}: row {row[0]!r}: {_reason(result)}")
            again.append((row, _reason(result)))
        return again


def _lines(index: str, piece: Iterable[Row]) -> Iterator[dict[str, Any]]:
    for id, body in piece:
        place = {"_index": index, "_id": id}
        if body is None:
            yield {"delete": place}
        else:
            yield {"index": place}
            yield body


def _reason(result: dict[str, Any]) -> str:
    error = result["error"]
    return str(error.get("reason", error) if isinstance(error, dict) else error)[:300]


def _pieces(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in pieces of a bounded size; no id stands twice in one, so that the last one wins."""
    piece: dict[str, Row] = {}
    letters = 0
    for row in rows:
        if row[0] in piece or len(piece) >= ROWS_AT_ONCE or letters > LETTERS_AT_ONCE:
            yield [*piece.values()]
            piece, letters = {}, 0
        piece[row[0]] = row
        letters += len(row[1]["text"]) if row[1] else 0
    if piece:
        yield [*piece.values()]
