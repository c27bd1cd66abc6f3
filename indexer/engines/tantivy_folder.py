"""Where the embedded index lives: numbered folders, a pointer to the current one, a lock.

    index/CURRENT         the name of the folder in force
    index/LOCK            held (flock) by the one process that writes
    index/000002/         a tantivy index, and in FINGERPRINT the schema that it was made by

A rebuild fills the next folder and then replaces CURRENT, which is atomic: whoever is killed
before leaves the old index as it was, and whoever reads keeps what it had opened.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import tantivy

from indexer.engines.tantivy_schema import schema
from indexer.errors import EngineUnavailable, IndexOutdated
from mappings.fields import fingerprint

HEAP_BYTES = 128_000_000  # of the writer, shared by its threads
THREADS = 2


class Edge:
    """Turns tantivy's own exceptions into ours, also PanicException, which is no Exception."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Edge:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if kind is None:
            return
        if issubclass(kind, ValueError | OSError) or kind.__name__ == "PanicException":
            raise EngineUnavailable(f"the index at {self.path}: {error}") from error


class Folder:
    """The folder of an embedded index; nothing is made or locked until something is written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def current(self) -> Path:
        """The index in force; raises EngineUnavailable when there is none."""
        pointer = self.path / "CURRENT"
        try:
            name = pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise EngineUnavailable(f"no index at {self.path} yet; run onrecord index") from None
        except (OSError, ValueError) as error:
            raise EngineUnavailable(f"{pointer} can't be read: {error}") from error
        if not name.isdigit():
            raise EngineUnavailable(f"{pointer} names no index; run onrecord index --rebuild")
        return self.path / name

    def exists(self) -> bool:
        """Whether there is an index to search."""
        return (self.path / "CURRENT").exists()

    def open(self, name: Path) -> tantivy.Index:
        """An index of this folder; raises IndexOutdated or EngineUnavailable."""
        check_fingerprint(name)
        with Edge(name):
            index = tantivy.Index.open(str(name))
            index.config_reader("manual")
            index.reload()
        return index

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the lock; raises EngineUnavailable when another process or thread has it."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = (self.path / "LOCK").open("w")
        except OSError as error:
            raise EngineUnavailable(
                f"the index at {self.path} can't be written: {error}"
            ) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise EngineUnavailable(
                    f"the index at {self.path} is being written by another process; "
                    "try again when it has finished"
                ) from None
            yield

    def build(self) -> tuple[Path, tantivy.Index]:
        """A new, empty index beside the current one, to be filled and then put in force."""
        name = self._next()
        with Edge(name):
            name.mkdir()
            (name / "FINGERPRINT").write_text(fingerprint(), encoding="ascii")
            index = tantivy.Index(schema(), str(name))
            index.config_reader("manual")
        return name, index

    def put_in_force(self, name: Path) -> None:
        """Switch to an index that has been built, and remove every other."""
        draft = self.path / "CURRENT.new"
        with draft.open("w", encoding="ascii") as file:
            file.write(name.name)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, self.path / "CURRENT")
        self.clear(keep=name)

    def clear(self, keep: Path | None) -> None:
        """Remove the indexes that aren't in force: the one before, or what a killed run left."""
        for other in self._all():
            if other != keep:
                shutil.rmtree(other, ignore_errors=True)

    def _all(self) -> list[Path]:
        return sorted(each for each in self.path.iterdir() if each.name.isdigit())

    def _next(self) -> Path:
        """Never a name that was in force before: readers tell indexes apart by their names."""
        names = [int(each.name) for each in self._all()]
        return self.path / f"{max(names, default=0) + 1:06d}"


def check_fingerprint(name: Path) -> None:
    """Raises IndexOutdated when an index was made from another schema."""
    try:
        built = (name / "FINGERPRINT").read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        raise EngineUnavailable(f"the index at {name} can't be read: {error}") from error
    if built != fingerprint():
        raise IndexOutdated(
            f"the index at {name} was built from schema {built}, this is {fingerprint()}; "
            "run onrecord index --rebuild"
        )
