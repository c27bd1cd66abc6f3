"""Compare and trends in a browser: widths, colours, the policy, axe, keys, paper."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.webapp.constructed import ARMS, TREATY, Building, archive
from tests.webapp.looks import broken_rules, looked_at, served
from tests.webapp.over_time import readouts, years

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="Debian's chromium isn't installed"),
]
ADDRESSES = (
    f"/trends?topic={TREATY}", f"/trends?topic={TREATY}&measure=share&per=year", "/trends",
    f"/compare?topic={TREATY}", f"/compare?topic={ARMS}&government=KR&government=JP",
)  # fmt: skip
# Marks and words of charts against the page: 3 to 1 for what is drawn, 4.5 to 1 for what is written
FAINT_MARKS = """() => {
  const light = c => c.map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const rgb = text => text.match(/[\\d.]+/g).map(Number).slice(0, 3);
  const ground = light(rgb(getComputedStyle(document.body).backgroundColor));
  return [...document.querySelectorAll('.chart text, .chart .count, .chart .mark, .chart .stem')]
    .filter(node => node.checkVisibility()).map(node => {
      const style = getComputedStyle(node), least = node.tagName === 'text' ? 4.5 : 3;
      const a = light(rgb(style.fill === 'none' ? style.stroke : style.fill));
      const ratio = (Math.max(a, ground) + .05) / (Math.min(a, ground) + .05);
      return [node.getAttribute('class'), ratio, least];
    }).filter(([, ratio, least]) => ratio < least);
}"""


@pytest.fixture
def site(build: Building) -> Iterator[str]:
    client = build([*archive(), *years(), *readouts()])
    with served(client.application) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_charts_fit_are_legible_accessible_and_break_no_policy(
    browser: Browser, site: str, width: int, scheme: str
) -> None:
    for address, view in looked_at(browser, site, ADDRESSES, width, scheme):
        assert view.evaluate(FAINT_MARKS) == [], address
        assert broken_rules(view) == [], address


def test_one_timeline_is_shown_at_a_time_and_its_words_are_readable(
    browser: Browser, site: str
) -> None:
    for width, shown in ((1280, "wide"), (375, "narrow")):
        view = browser.new_page(viewport={"width": width, "height": 800})
        view.goto(f"{site}/compare?topic={TREATY}")
        assert view.locator(f".chart.{shown}").is_visible()
        assert view.locator(".chart.wide, .chart.narrow").count() == 2
        heights = view.evaluate(
            "[...document.querySelectorAll('.chart text')].filter(t => t.checkVisibility())"
            ".map(t => t.getBoundingClientRect().height)"
        )
        assert min(heights) >= 8
        view.close()


def test_without_scripts_a_bar_leads_to_its_statements_and_the_form_changes_the_page(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(f"{site}/trends?topic={TREATY}")
    view.locator("select[name=measure]").select_option("share")
    view.locator("select[name=per]").select_option("year")
    view.get_by_label("Until").fill("2024-05-31")
    view.get_by_role("button", name="Show trends").press("Enter")
    assert "measure=share" in view.url
    assert "until=2024-05-31" in view.url
    assert view.get_by_role("heading", name="Per 10,000 statements").is_visible()
    view.get_by_role("link", name="2024: 4 statements by South Korea").first.press("Enter")
    assert "government=KR" in view.url
    assert view.locator("article.hit").count() == 4
    context.close()


def test_charts_and_tables_are_printed_and_forms_are_not(browser: Browser, site: str) -> None:
    view = browser.new_page()
    view.goto(f"{site}/trends?topic={TREATY}")
    view.emulate_media(media="print")
    assert not view.locator("form.over-time").is_visible()
    assert view.locator(".charts .chart").first.is_visible()
    assert view.locator("table.trend").first.is_visible()
    view.close()
