"""The engines that the contract is tested on, each empty.

ONRECORD_TEST_OPENSEARCH and ONRECORD_TEST_ELASTICSEARCH name real servers (.ci/run starts them)."""

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from opensearchpy import OpenSearch

from indexer.engines import SearchEngine, elasticsearch, open_engine
from indexer.engines.addresses import address_of
from tests.indexer.engines.older_server import OlderServer

Opener = Callable[[], SearchEngine]
VARIABLES = {
    "opensearch": "ONRECORD_TEST_OPENSEARCH",
    "elasticsearch": "ONRECORD_TEST_ELASTICSEARCH",
}


def server(kind: str) -> str:
    """The address of a real server, "http://127.0.0.1:9201"; skips the test where there is none."""
    address = os.environ.get(VARIABLES[kind], "")
    if not address and os.environ.get("CI"):
        pytest.fail(f"{VARIABLES[kind]} names no server, and CI must have one")
    if not address:
        pytest.skip(f"{VARIABLES[kind]} names no server")
    return address


def opener(kind: str, address: str) -> SearchEngine:
    """The engine at a server's address with a name of ours."""
    if kind == "opensearch":
        return open_engine(f"opensearch+{address}")
    return elasticsearch.engine_at(address_of(address), node_class=OlderServer)


def forget(asked: OpenSearch, name: str) -> None:
    """Remove our indices and templates of a name."""
    asked.indices.delete(index=f"{name}-*")
    asked.transport.perform_request("DELETE", f"/_index_template/{name}-*")


@pytest.fixture(params=["embedded", "opensearch", "elasticsearch"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Opens the same index anew, as another process would."""
    kind = request.param
    if kind == "embedded":
        yield lambda: open_engine(f"embedded:{tmp_path / 'index'}")
        return
    address, name = server(kind), f"test-{uuid.uuid4().hex[:12]}"
    yield lambda: opener(kind, f"{address}/{name}?replicas=0")
    forget(OpenSearch([address]), name)


@pytest.fixture
def engine(opened: Opener) -> SearchEngine:
    """An engine that holds nothing."""
    engine = opened()
    engine.replace_all([])
    return engine
