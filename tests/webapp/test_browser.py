"""What only a browser shows: widths, colours, keys, the policy at work, life without scripts."""

import shutil
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Response

from tests.webapp.constructed import TREATY, Building, archive, reading
from tests.webapp.looks import looked_at, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="Debian's chromium isn't installed"),
]
EVIL = "<script>document.title='broken'</script>\u202edesrever"


@pytest.fixture
def site(build: Building) -> Iterator[str]:
    hostile = reading(
        "us-state", "9", date(2024, 7, 1), "en", EVIL,
        [("speech", EVIL, None, None, [(f"{EVIL} {'long' * 400}", [])])],
    )  # fmt: skip
    with served(build([*archive(), hostile], banner=True).application) as address:
        yield address


PAGES = (
    "/", f"/?topic={TREATY}&q=concern", "/?q=zzz", "/?q=Ukraine", f"/compare?topic={TREATY}",
    "/about", "/stance", "/trends", f"/trends?topic={TREATY}", "/changes", "/sources",
    "/source/us-state", f"/topic/{TREATY}", "/government/KR", "/help", "/values/speaker",
    "/document/kr-president:1", "/document/us-state:9", "/speaker/chang-ho-jin", "/nowhere",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_pages_fit_their_width_are_legible_and_break_no_policy(
    browser: Browser, site: str, width: int, scheme: str
) -> None:
    for _, view in looked_at(browser, site, PAGES, width, scheme):
        assert view.title() != "broken"


def test_the_way_from_search_to_evidence_needs_no_script_and_no_mouse(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(site)
    view.keyboard.press("Tab")
    assert view.locator(":focus").inner_text() == "Skip to the content"
    view.locator("#q").focus()
    view.keyboard.type("규탄")
    view.keyboard.press("Enter")
    assert view.locator(".hit mark.match").first.inner_text() == "규탄"
    view.locator("input[name=government][value=KR]").check()
    view.get_by_role("button", name="Apply filters").first.press("Enter")
    assert "government=KR" in view.url
    view.locator("a.said").first.press("Enter")
    assert view.get_by_role("heading", name="Evidence").is_visible()
    assert "sha1:" in view.inner_text("main")
    context.close()


def test_back_leads_to_the_same_search(browser: Browser, site: str) -> None:
    view = browser.new_page()
    view.goto(f"{site}/?q=concern&government=US")
    view.locator("a.said").first.click()
    view.go_back()
    assert view.input_value("#q") == "concern"
    assert view.locator("input[name=government][value=US]").is_checked()
    view.close()


def test_suggestions_come_while_typing_and_are_reached_by_key(browser: Browser, site: str) -> None:
    view = browser.new_page()
    told: list[str] = []
    view.on("console", lambda message: told.append(message.text))
    view.goto(site)
    view.fill("#q", "장호")
    view.wait_for_selector("#suggestions a")
    assert view.inner_text("#suggested").startswith("1 ")
    view.keyboard.press("Tab")
    view.keyboard.press("Tab")
    view.keyboard.press("Enter")
    view.wait_for_url("**/?speaker=chang-ho-jin")
    view.fill("#q", "장호")
    view.wait_for_selector("#suggestions a")
    view.keyboard.press("ArrowDown")
    assert view.locator("#suggestions a").first.evaluate("one => one === document.activeElement")
    view.keyboard.press("ArrowUp")
    assert view.evaluate("document.activeElement.id") == "q"
    view.keyboard.press("Escape")
    assert view.input_value("#q") == "장호"
    assert not view.is_visible("#suggestions")
    assert told == []
    view.close()


def test_a_page_of_results_weighs_little_and_asks_nobody_else(
    browser: Browser, demo_site: str
) -> None:
    """At most 60 kB compressed with everything (docs/page.md), and nothing from another host."""
    view = browser.new_page()
    weights: dict[str, int] = {}
    view.on("response", lambda answer: weights.update({answer.url: _weight(answer)}))
    view.goto(f"{demo_site}/?q=Ukraine")
    view.wait_for_load_state("networkidle")
    view.close()
    assert all(url.startswith(demo_site) for url in weights)
    assert 5_000 < sum(weights.values()) <= 60_000, weights


def _weight(answer: Response) -> int:
    sizes = answer.request.sizes()
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])


def test_nothing_moves_while_a_page_is_built(browser: Browser, demo_site: str) -> None:
    view = browser.new_page()
    view.goto(f"{demo_site}/?q=Ukraine")
    moved = view.evaluate(
        "new Promise(done => { new PerformanceObserver(list => done(list.getEntries().length))"
        ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(0), 500); })"
    )
    view.close()
    assert moved == 0
