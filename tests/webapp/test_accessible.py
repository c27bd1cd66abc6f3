"""axe-core (WCAG 2.2 A and AA) on every kind of page, in every language, light and dark."""

import json
import shutil
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.webapp.looks import broken_rules

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="Debian's chromium isn't installed"),
]
TREATY = "kp_ru_treaty"
PAGES = (
    "/", f"/?q=concern&topic={TREATY}", "/?q=%22no+such+words%22", "/?since=x", "/nowhere",
    f"/compare?topic={TREATY}", "/compare", "/about", "/stance", "/speaker/vladimir-putin",
    "/values/speaker", "{statement}", "{document}", f"/trends?topic={TREATY}", "/trends",
    "/changes",
    "/sources", "/source/us-state", f"/topic/{TREATY}", "/government/KR", "/help",
    "/?since=2024-06-01&until=2024-06-30",
)  # fmt: skip


def addresses(site: str) -> dict[str, str]:
    """A statement and its document in the demonstration."""
    with urlopen(f"{site}/search.json?stance=condemn&government=KR") as answer:
        hit = json.load(answer)["hits"][0]
    return {"statement": f"/statement/{hit['id']}", "document": f"/document/{hit['document']}"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ko", "ja", "ru"])
def test_axe_finds_nothing(browser: Browser, demo_site: str, language: str, scheme: str) -> None:
    found, known = [], addresses(demo_site)
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    view = context.new_page()
    for page in PAGES:
        address = page.format(**known)
        sign = "&" if "?" in address else "?"
        view.goto(f"{demo_site}{address}{sign}ui={language}")
        assert view.locator("html").get_attribute("lang") == language
        found += [f"{page}: {fault}" for fault in broken_rules(view)]
    context.close()
    assert not found, "\n".join(found)
