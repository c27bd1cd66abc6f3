"""Edits, sources, topics, speakers and help in a browser: widths, colours, axe, keys."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from mappings.vocabulary import LANGUAGES
from tests.webapp.changed import edited_archive
from tests.webapp.constructed import TREATY, Building
from tests.webapp.looks import broken_rules, looked_at, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="Debian's chromium isn't installed"),
]
PAGES = (
    "/changes", "/changes?kind=negation&source=jp-mofa", "/sources", "/source/us-state",
    "/source/un-debate", f"/topic/{TREATY}", "/topic/dokdo_takeshima", "/topic/kr",
    "/government/KR", "/speaker/chang-ho-jin", "/help", "/about", "/stance",
)  # fmt: skip


@pytest.fixture
def site(build: Building) -> Iterator[str]:
    with served(build(edited_archive(), banner=True).application) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_pages_fit_their_width_are_legible_and_break_no_policy(
    browser: Browser, site: str, width: int, scheme: str
) -> None:
    assert len(list(looked_at(browser, site, PAGES, width, scheme))) == len(PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_to_mend(browser: Browser, site: str, language: str) -> None:
    view = browser.new_page(color_scheme="dark" if language in ("ko", "ru") else "light")
    worse: list[str] = []
    for address in PAGES:
        sign = "&" if "?" in address else "?"
        view.goto(f"{site}{address}{sign}ui={language}")
        worse += [f"{address}: {fault}" for fault in broken_rules(view)]
    assert worse == []
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
