"""The engines that the contract is tested on, each empty."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.engines import SearchEngine, open_engine

Opener = Callable[[], SearchEngine]


@pytest.fixture(params=["embedded"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens the same index anew, as another process would."""
    addresses = {"embedded": f"embedded:{tmp_path / 'index'}"}
    return lambda: open_engine(addresses[request.param])


@pytest.fixture
def engine(opened: Opener) -> SearchEngine:
    """An engine that holds nothing."""
    engine = opened()
    engine.replace_all([])
    return engine
