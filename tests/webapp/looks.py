"""How a page is looked at in a browser: what fits, what is legible, what breaks a rule."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
# Relative luminance and contrast as WCAG 2 defines them, for every text that stands on a page
FAINT_TEXTS = """() => {
  const light = c => c.map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const ground = node => { for (; node; node = node.parentElement) {
    const c = rgb(getComputedStyle(node).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c.slice(0, 3);
  } return [255, 255, 255]; };
  return [...document.querySelectorAll('body *')].filter(node => node.checkVisibility() &&
    [...node.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).map(node => {
      const a = light(rgb(getComputedStyle(node).color).slice(0, 3)), b = light(ground(node));
      return [node.tagName + '.' + node.className, (Math.max(a, b) + .05) / (Math.min(a, b) + .05)];
    }).filter(([, ratio]) => ratio < 4.5);
}"""


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of an application while the block runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    serving.join()


def looked_at(
    browser: Browser, site: str, addresses: Sequence[str], width: int, scheme: str
) -> Iterator[tuple[str, Page]]:
    """Each page as it stands in the browser, once its width and contrasts were seen to be right.

    At the end, that no page broke the policy: a browser tells that on its console."""
    view = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    told: list[str] = []
    view.on("console", lambda message: told.append(message.text))
    for address in addresses:
        view.goto(site + address)
        assert view.evaluate("document.documentElement.scrollWidth") <= width, address
        assert view.evaluate(FAINT_TEXTS) == [], address
        yield address, view
    assert [text for text in told if "404" not in text] == []
    view.close()


def broken_rules(view: Page) -> list[str]:
    """What axe-core finds on a page, with the first elements at fault."""
    return [
        f"{one['id']}: {one['help']}: {' '.join(node['html'][:200] for node in one['nodes'][:3])}"
        for one in Axe().run(view, options=RULES).response["violations"]
    ]
