"""Run the real commands in processes of their own, over a data folder and scripted sites."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from scrapers.archive import Archive, Kept

ROOT = Path(__file__).parents[1]


@dataclass
class Told:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str


@dataclass
class OnRecord:
    """The command line over one data folder."""

    data: Path
    replica: str = ""
    settings: dict[str, str] = field(default_factory=dict)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """A command that goes on by itself."""
        told = {"ONRECORD_DATA": str(self.data), "PYTHONPATH": str(ROOT), **self.settings}
        if self.replica:
            told["ONRECORD_REPLICA"] = self.replica
        clean = {name: value for name, value in os.environ.items() if "ONRECORD" not in name}
        return subprocess.Popen(
            [sys.executable, "-m", "webapp.cli", *words],
            cwd=ROOT,
            env=clean | told,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *words: str) -> Told:
        """Run a command to its end."""
        process = self.start(*words)
        out, err = process.communicate(timeout=120)
        return Told(process.returncode, out, err)

    def kept(self, source: str) -> list[Kept]:
        """Everything that the archive keeps of a source, in the order of capture."""
        archive = Archive(self.data / "archive")
        return [kept for file in archive.files(source) for kept in archive.replay(file)]
