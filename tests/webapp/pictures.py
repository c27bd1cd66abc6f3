"""`make pictures`: the README's pictures and those that CI keeps, from the demonstration.

    python -m tests.webapp.pictures [FOLDER]

Without a folder the README's own are drawn into docs/pictures; with one, every kind of page at two
widths, light and dark."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from tests.webapp.conftest import OPTIONS
from tests.webapp.looks import served
from webapp import create_app
from webapp.settings import read_settings

ROOT = Path(__file__).parents[2]
TREATY, ARMS = "kp_ru_treaty", "arms_to_ukraine"
PAGES = {
    "search": f"/?q=concern&topic={TREATY}",
    "compare": f"/compare?topic={TREATY}",
    "shift": f"/compare?topic={ARMS}",
    "trends": f"/trends?topic={ARMS}",
    "changes": "/changes",
    "source": "/source/us-state",
    "sources": "/sources",
    "speaker": "/speaker/vladimir-putin",
    "topic": f"/topic/{TREATY}",
    "government": "/government/KR",
    "statement": "{statement}",
    "help": "/help",
    "stance": "/stance",
    "about": "/about",
}
README = {
    "search": ("search", 1280, "light", "en"),
    "compare": ("compare", 1280, "light", "en"),
    "shift": ("shift", 1280, "light", "en#shifts"),
    "korean-dark": ("search", 375, "dark", "ko"),
}
HEIGHT = 900  # pixels of a README picture


@contextmanager
def demonstration() -> Iterator[str]:
    """The address of the page over a new demonstration."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "webapp.cli", "demo", "--no-serve"]
        environ = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
        subprocess.run(command, cwd=folder, env=environ, check=True, capture_output=True)
        settings = read_settings({"ONRECORD_DATA": f"{folder}/data-demo"}, Path(folder))
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        with served(create_app(settings)) as address:
            yield address


def draw(
    browser: Browser, address: str, file: Path, width: int, scheme: str, *, whole: bool
) -> None:
    """One picture of one page."""
    view = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)  # type: ignore[arg-type]
    view.goto(address)
    view.screenshot(path=str(file), full_page=whole)
    view.close()


def main() -> None:
    """Draw the README's pictures, or all of them into a folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with demonstration() as site, sync_playwright() as playwright:
        with urlopen(f"{site}/search.json?stance=consider&government=KR&topic={ARMS}") as answer:
            statement = f"/statement/{json.load(answer)['hits'][0]['id']}"
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
        if len(sys.argv) > 1:
            for name, path in PAGES.items():
                for width in (1280, 375):
                    for scheme in ("light", "dark"):
                        file = folder / f"{name}-{width}-{scheme}.png"
                        address = site + path.format(statement=statement)
                        draw(browser, address, file, width, scheme, whole=True)
        else:
            for name, (page, width, scheme, language) in README.items():
                address = f"{site}{PAGES[page]}&ui={language}"
                draw(browser, address, folder / f"{name}.png", width, scheme, whole=False)
        browser.close()


if __name__ == "__main__":
    main()
