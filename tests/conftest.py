"""What every test may ask for."""

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real texts and pages beside the project, where there is one."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"real texts are not here: {SHARED_DATA.name} beside the project is missing")
    return SHARED_DATA
