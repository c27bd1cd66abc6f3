"""docs/adding-a-source.md is followed word by word, in a copy of the project."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COPIED = ("mappings", "scrapers", "indexer", "webapp", "tests", "docs", "pyproject.toml")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GUIDE = (ROOT / "docs" / "adding-a-source.md").read_text(encoding="utf-8")
EXAMPLES = "docs/examples/gb-fcdo"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    caches = shutil.ignore_patterns("__pycache__")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=caches)
        else:
            shutil.copy(ROOT / name, folder / name)
    commands = folder / "bin"
    commands.mkdir()
    for name, module in (("onrecord", "-m webapp.cli"), ("python", "")):
        (commands / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n')
        (commands / name).chmod(0o755)
    return folder


def run(words: str, copy: Path, told: str = "") -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if "ONRECORD" not in name}
    settings = {"PYTHONPATH": str(copy), "ONRECORD_DATA": str(copy / "data")}
    path = f"{copy / 'bin'}{os.pathsep}{clean['PATH']}"
    return subprocess.run(
        ["bash", "-euc", words],
        cwd=copy,
        env=clean | settings | {"PATH": path},
        input=told,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_guide_adds_a_fifth_government(copy: Path) -> None:
    said = ""
    for block in BLOCK.findall(GUIDE):
        done = run(block, copy)
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
        said += done.stdout
    assert "1 listing page (3 links, 3 with a day), 2 of 2 documents read" in said
    assert '"government": "GB"' in said
    assert "MINISTER OF STATE" in said
    golden = json.loads((copy / "tests/pages/gb-fcdo/document-2.json").read_text(encoding="utf-8"))
    assert [turn[:2] for turn in golden["turns"]] == [
        ["question", "QUESTION"],
        ["answer", "MINISTER OF STATE"],
    ] * 2
    formatted = run("python -m ruff format --check . && python -m ruff check .", copy)
    assert formatted.returncode == 0, formatted.stdout


def test_an_unknown_publisher_is_asked_for_and_a_second_draft_overwrites_nothing(
    copy: Path,
) -> None:
    told = "\n".join(["FCDO speeches", "연설", "演説", "речи", "GB", "agency", ""])
    pages = f"--listing {EXAMPLES}/listing.html --document {EXAMPLES}/statement.html"
    about = f"--title S --language en --time-zone Europe/London --licence OGL {pages}"
    names = "--id gb-news --publisher gb-news"
    source = copy / "scrapers" / "sources" / "gb_fcdo.py"
    kept = source.read_bytes() if source.exists() else b""
    source.unlink(missing_ok=True)
    first = run(f"onrecord sources new {names} {about}", copy, told)
    assert first.returncode == 0, first.stderr
    entry = (copy / "mappings/organizations.toml").read_text(encoding="utf-8").split("[gb-news]")[1]
    assert 'ko = "연설"' in entry.split("[")[0]
    second = run(f"onrecord sources new {names} {about}", copy, told)
    assert second.returncode == 3
    assert "exists already" in second.stderr
    (copy / "scrapers" / "sources" / "gb_news.py").unlink()
    if kept:
        source.write_bytes(kept)


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ("--id FCDO --publisher FCDO", 'wanted an id like "gb-fcdo"'),
        ("--id gb-fcdo --publisher jp-mofa", "wanted an id that begins with 'jp-mofa'"),
        (f"--id gb-fcdo --publisher gb-fcdo --listing {EXAMPLES}/statement.html", "came 0"),
    ],
)
def test_what_cannot_be_drafted_is_told(options: str, wanted: str, copy: Path) -> None:
    (copy / "scrapers" / "sources" / "gb_fcdo.py").unlink(missing_ok=True)
    listing = "" if "--listing" in options else f"--listing {EXAMPLES}/listing.html"
    about = f"--title S --language en --time-zone UTC --licence OGL {listing}"
    words = f"onrecord sources new {options} {about} --document {EXAMPLES}/statement.html"
    before = (copy / "mappings" / "organizations.toml").read_bytes()
    done = run(words, copy, "\n".join("a b c d GB agency".split()) + "\n")
    assert done.returncode == 3
    assert wanted in done.stderr
    assert (copy / "mappings" / "organizations.toml").read_bytes() == before
    assert not (copy / "scrapers" / "sources" / "gb_fcdo.py").exists()
