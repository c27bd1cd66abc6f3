"""What every test may ask for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real texts and pages beside the project, where there is one."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"real texts are not here: {SHARED_DATA.name} beside the project is missing")
    return SHARED_DATA


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `onrecord demo --no-serve` has run."""
    folder = tmp_path_factory.mktemp("demo")
    environ = {name: value for name, value in os.environ.items() if "ONRECORD" not in name}
    environ["PYTHONPATH"] = str(Path(__file__).parents[1])
    command = [sys.executable, "-m", "webapp.cli", "demo", "--no-serve"]
    run = subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder
