"""Edits, sources, topics, speakers and help in a browser: widths, colours, axe, keys."""

import shutil
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from mappings.vocabulary import LANGUAGES
from tests.webapp.changed import edited_archive
from tests.webapp.conftest import OPTIONS
from tests.webapp.constructed import TREATY, Building
from tests.webapp.test_browser import FAINT_TEXTS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="Debian's chromium isn't installed"),
]
PAGES = (
    "/changes", "/changes?kind=negation&source=jp-mofa", "/sources", "/source/us-state",
    "/source/un-debate", f"/topic/{TREATY}", "/topic/dokdo_takeshima", "/topic/kr",
    "/government/KR", "/speaker/chang-ho-jin", "/help", "/about", "/stance",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture
def site(build: Building) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, build(edited_archive(), banner=True).application)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    serving.join()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_pages_fit_their_width_are_legible_and_break_no_policy(
    browser: Browser, site: str, width: int, scheme: str
) -> None:
    view = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    told: list[str] = []
    view.on("console", lambda message: told.append(message.text))
    for address in PAGES:
        view.goto(site + address)
        assert view.evaluate("document.documentElement.scrollWidth") <= width, address
        assert view.evaluate(FAINT_TEXTS) == [], address
    assert told == []
    view.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_to_mend(browser: Browser, site: str, language: str) -> None:
    view = browser.new_page(color_scheme="dark" if language in ("ko", "ru") else "light")
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    worse: dict[str, list[tuple[str, list[str]]]] = {}
    for address in PAGES:
        sign = "&" if "?" in address else "?"
        view.goto(f"{site}{address}{sign}ui={language}")
        found = Axe().run(view, options=options).response["violations"]
        told = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]
        worse |= {address: told} if told else {}
    assert worse == {}
    view.close()


def test_the_way_from_an_edit_to_the_words_before_it_needs_no_script_and_no_mouse(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(f"{site}/changes")
    view.get_by_text("Classes of edit, the gravest first").press("Enter")
    view.locator("input[name=kind][value=negation]").check()
    view.get_by_role("button", name="Apply filters").press("Enter")
    assert "kind=negation" in view.url
    assert view.locator("ol.changes > li").count() == 2
    view.get_by_role("link", name="Before: version 1").last.press("Enter")
    assert "will not accept" in view.inner_text("main")
    context.close()


def test_search_within_a_speakers_words_by_key(browser: Browser, site: str) -> None:
    view = browser.new_page()
    view.goto(f"{site}/speaker/chang-ho-jin")
    view.get_by_label("Search in this speaker’s words").fill("규탄")
    view.keyboard.press("Enter")
    view.wait_for_url("**/?q=*speaker=chang-ho-jin")
    assert view.locator(".hit").count() == 1
    view.close()
