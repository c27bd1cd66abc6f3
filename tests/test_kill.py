"""A run that is killed at any moment goes on where it was: nothing lost, nothing twice."""

import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.catalog import Catalog
from scrapers.archive import Archive
from tests.commands import OnRecord
from tests.scripted import ScriptedSites

SOURCES = (
    "kr-mofa", "kr-president", "us-state", "us-whitehouse-archive", "jp-mofa", "jp-kantei",
    "ru-kremlin", "ru-kremlin-en", "ru-mid",
)  # fmt: skip
KILLS = 20


@pytest.fixture(scope="module")
def sites() -> Iterator[ScriptedSites]:
    with ScriptedSites() as sites:
        yield sites


@pytest.fixture(scope="module")
def undisturbed(sites: ScriptedSites, tmp_path_factory: pytest.TempPathFactory) -> OnRecord:
    """What the same commands give when nobody kills them."""
    onrecord = OnRecord(tmp_path_factory.mktemp("undisturbed"), sites.address)
    onrecord("capture", *SOURCES)
    onrecord("extract")
    return onrecord


def payloads(onrecord: OnRecord) -> Counter[tuple[str, str, int]]:
    """How often the archive keeps each answer: (address, digest, status)."""
    kept = (one.capture for source in SOURCES for one in onrecord.kept(source))
    return Counter((one.url, one.digest, one.status) for one in kept)


def statements(onrecord: OnRecord) -> dict[str, str]:
    """Id → words of every statement that the catalog holds."""
    catalog = Catalog.open(f"sqlite:///{onrecord.data / 'catalog.db'}")
    return {held.statement.id: held.statement.text for held in catalog.changed_since(0)}


def test_a_capture_killed_twenty_times_keeps_everything_once(
    sites: ScriptedSites, undisturbed: OnRecord, tmp_path: Path
) -> None:
    onrecord, chance = OnRecord(tmp_path, sites.address), random.Random(2024)
    for _ in range(KILLS):
        process, before = onrecord.start("capture", *SOURCES), len(sites.asked)
        wanted = before + chance.randint(1, 6)
        while len(sites.asked) < wanted and process.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    onrecord("capture", *SOURCES)
    kept = payloads(onrecord)
    documents = {key: count for key, count in payloads(undisturbed).items() if key[2] == 200}
    assert set(documents) <= set(kept)
    assert {key for key in documents if kept[key] > 1} == set()
    onrecord("extract")
    assert statements(onrecord) == statements(undisturbed)


def test_an_extraction_killed_twenty_times_gives_the_same_ids(
    undisturbed: OnRecord, tmp_path: Path
) -> None:
    chance = random.Random(2025)
    (tmp_path / "archive").symlink_to(undisturbed.data / "archive")
    onrecord = OnRecord(tmp_path)
    for _ in range(KILLS):
        process = onrecord.start("extract")
        time.sleep(0.6 + chance.random() * 1.5)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert onrecord("extract").status in (0, 1)
    assert statements(onrecord) == statements(undisturbed)


def test_a_killed_run_leaves_nothing_half_written(undisturbed: OnRecord) -> None:
    files = [file.name for file in (undisturbed.data / "archive").rglob("*") if file.is_file()]
    assert not [name for name in files if name.endswith((".open", ".part"))]
    archive = Archive(undisturbed.data / "archive")
    assert all(archive.files(source) for source in SOURCES)
