"""What only the engine in a folder promises: the folder, the lock, the switch."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from indexer.engines import Query, Record, Word, open_engine
from indexer.engines.embedded import EmbeddedEngine
from indexer.engines.tantivy_folder import Edge
from indexer.errors import EngineUnavailable, IndexOutdated


def a_record(id: str, text: str = "Peace.") -> Record:
    return Record(id, "d", text, "", (), "en", date(2024, 6, 20), 0, {"government": ("JP",)})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def engine(folder: Path) -> EmbeddedEngine:
    return EmbeddedEngine(str(folder))


def total(folder: Path) -> int:
    return EmbeddedEngine(str(folder)).search(Query(limit=0)).total


def test_an_index_that_is_missing_is_told_with_the_command_that_makes_it(folder: Path) -> None:
    engine = open_engine(f"embedded:{folder}")
    with pytest.raises(EngineUnavailable, match="run onrecord index"):
        engine.search(Query())
    assert not folder.exists()


def test_the_first_add_makes_the_index(engine: EmbeddedEngine, folder: Path) -> None:
    assert engine.add([a_record("a")]) == 1
    assert total(folder) == 1


def test_deleting_from_nothing_makes_no_index(engine: EmbeddedEngine) -> None:
    engine.delete(["a"])
    with pytest.raises(EngineUnavailable, match="run onrecord index"):
        engine.search(Query())


def test_an_index_of_another_schema_is_told_and_mended_by_rebuilding(
    engine: EmbeddedEngine, folder: Path
) -> None:
    engine.add([a_record("a")])
    (current,) = folder.glob("[0-9]*")
    (current / "FINGERPRINT").write_text("0123456789abcdef")
    other = EmbeddedEngine(str(folder))
    with pytest.raises(IndexOutdated, match="run onrecord index --rebuild"):
        other.search(Query())
    with pytest.raises(IndexOutdated, match="run onrecord index --rebuild"):
        other.add([a_record("b")])
    other.replace_all([a_record("c")])
    assert [hit.id for hit in other.search(Query()).hits] == ["c"]


@pytest.mark.parametrize("damaged", ["CURRENT", "000001/FINGERPRINT", "000001/meta.json"])
def test_a_damaged_index_is_told_as_unavailable(
    engine: EmbeddedEngine, folder: Path, damaged: str
) -> None:
    engine.add([a_record("a")])
    (folder / damaged).write_bytes(b"\xff\x00")
    with pytest.raises((EngineUnavailable, IndexOutdated)):
        EmbeddedEngine(str(folder)).search(Query())


def test_an_empty_pointer_costs_no_index(engine: EmbeddedEngine, folder: Path) -> None:
    engine.add([a_record("a")])
    (folder / "CURRENT").write_text("")
    with pytest.raises(EngineUnavailable, match="names no index"):
        engine.add([a_record("b")])
    (folder / "CURRENT").write_text("000001")
    assert total(folder) == 1


def test_one_process_writes_at_a_time(engine: EmbeddedEngine, folder: Path) -> None:
    def while_adding() -> Iterator[Record]:
        yield a_record("a")
        with pytest.raises(EngineUnavailable, match="being written by another process"):
            EmbeddedEngine(str(folder)).add([a_record("b")])

    assert engine.add(while_adding()) == 1
    assert EmbeddedEngine(str(folder)).add([a_record("c")]) == 1


def test_searching_takes_no_lock(engine: EmbeddedEngine, folder: Path) -> None:
    engine.add([a_record("a")])

    def while_adding() -> Iterator[Record]:
        assert total(folder) == 1
        yield a_record("b")

    engine.add(while_adding())
    assert total(folder) == 2


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(EngineUnavailable, match="can't be written"):
        EmbeddedEngine(str(tmp_path / "file" / "index")).add([a_record("a")])


def test_a_rebuild_removes_the_index_before(engine: EmbeddedEngine, folder: Path) -> None:
    for _ in range(3):
        engine.replace_all([a_record("a")])
    assert sorted(each.name for each in folder.iterdir()) == ["000003", "CURRENT", "LOCK"]


def test_a_reader_goes_on_when_its_index_is_replaced(engine: EmbeddedEngine, folder: Path) -> None:
    engine.replace_all([a_record("a")])
    reader = EmbeddedEngine(str(folder))
    assert reader.search(Query(Word("peace"))).total == 1
    engine.replace_all([a_record("a"), a_record("b")])
    assert reader.search(Query(Word("peace"))).total == 2


@contextmanager
def writing_without_end(folder: Path, verb: str) -> Iterator[int]:
    """A process that is in the middle of writing; gives its id."""
    context = multiprocessing.get_context("fork")
    begun = context.Event()

    def endless() -> Iterator[Record]:
        for n in range(10**9):
            yield a_record(f"new{n}", "Peace and war.")
            if n == 3_000:
                begun.set()

    write = getattr(EmbeddedEngine(str(folder)), verb)
    process = context.Process(target=write, args=(endless(),))
    process.start()
    assert begun.wait(30)
    yield process.pid or 0
    process.join()


@pytest.mark.parametrize("verb", ["add", "replace_all"])
def test_who_is_killed_while_writing_leaves_the_old_index(folder: Path, verb: str) -> None:
    EmbeddedEngine(str(folder)).add([a_record("old")])
    for _ in range(3):
        with writing_without_end(folder, verb) as process:
            os.kill(process, signal.SIGKILL)
        assert total(folder) == 1
    engine = EmbeddedEngine(str(folder))
    assert engine.add([a_record("after")]) == 1
    assert total(folder) == 2
    assert len(list(folder.glob("[0-9]*"))) == 1


def test_a_panic_within_tantivy_is_told_as_unavailable(folder: Path) -> None:
    panic = type("PanicException", (BaseException,), {})
    with pytest.raises(EngineUnavailable, match="no such thing"), Edge(folder):
        raise panic("no such thing")


def test_an_interrupt_is_not_taken_for_a_panic(folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Edge(folder):
        raise KeyboardInterrupt
