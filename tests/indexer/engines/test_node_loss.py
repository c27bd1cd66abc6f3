"""A cluster that loses a node in the middle of a load ends complete."""

import os
import signal
import uuid
from collections.abc import Iterator
from datetime import date

import pytest

from indexer.engines import Exact, Query, Record, open_engine

ROWS, KILLED_AT = 12_000, 4_000


def cluster() -> tuple[str, int]:
    """The address of three nodes, and the process of the one that is to be killed."""
    address = os.environ.get("ONRECORD_TEST_CLUSTER", "")
    if not address and os.environ.get("CI"):
        pytest.fail("ONRECORD_TEST_CLUSTER names no cluster, and CI must have one")
    if not address:
        pytest.skip("ONRECORD_TEST_CLUSTER names no cluster of three nodes")
    return address, int(os.environ["ONRECORD_TEST_CLUSTER_VICTIM"])


def records(victim: int) -> Iterator[Record]:
    """Rows, with a node killed between two of them."""
    for number in range(ROWS):
        if number == KILLED_AT:
            os.kill(victim, signal.SIGKILL)
        yield Record(
            f"row:{number}", f"document:{number // 10}", f"We said word{number} that day.", "", (),
            "en", date(2024, 6, 20), number % 10, {"government": ("US",)},
        )  # fmt: skip


def test_a_load_is_complete_although_a_node_was_lost() -> None:
    address, victim = cluster()
    name = f"loss-{uuid.uuid4().hex[:8]}"
    engine = open_engine(f"opensearch+{address}/{name}?shards=3&replicas=1&timeout=60")
    assert engine.replace_all(records(victim)) == ROWS
    assert engine.search(Query(limit=0, facets=("government",))).facets == {
        "government": {"US": ROWS}
    }
    for number in (0, KILLED_AT - 1, KILLED_AT, KILLED_AT + 1, ROWS - 1):
        hits = engine.search(Query(match=Exact(f"word{number}"))).hits
        assert [hit.id for hit in hits] == [f"row:{number}"]
    assert engine.add([next(records(0))]) == 1
