"""What readers come for, walked in a browser over the demonstration, in each language of the page.

The questions are those that users of neighbouring systems ask (docs/page.md)."""

import csv
import io
import shutil
from collections.abc import Iterator
from urllib.parse import urljoin
from urllib.request import urlopen

import feedparser
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="Debian's chromium isn't installed"),
]
TREATY, ARMS = "kp_ru_treaty", "arms_to_ukraine"


class Reader:
    """A reader with a browser in one language."""

    def __init__(self, view: Page, site: str, language: str) -> None:
        self.view, self.site = view, site
        self.open(f"/?ui={language}")
        assert view.locator("html").get_attribute("lang") == language

    def open(self, address: str) -> None:
        """Type an address."""
        self.view.goto(urljoin(self.site, address))

    def search(self, words: str) -> None:
        """Type words into the box."""
        self.view.fill("#q", words)
        self.press("Enter")

    def follow(self, selector: str) -> None:
        """Click the first link that a selector finds."""
        with self.view.expect_navigation():
            self.view.locator(selector).first.click()

    def press(self, key: str) -> None:
        """Press a key that leads to another page."""
        with self.view.expect_navigation():
            self.view.keyboard.press(key)

    def text(self, selector: str) -> str:
        """What the first element says."""
        return self.view.locator(selector).first.inner_text()

    def counts(self, selector: str, wanted: int) -> None:
        """See that a selector finds so many elements."""
        expect(self.view.locator(selector)).to_have_count(wanted)

    def sees(self, selector: str) -> None:
        """See that the first element is there."""
        expect(self.view.locator(selector).first).to_be_attached()

    def fetch(self, selector: str) -> str:
        """The file that a link leads to."""
        address = self.view.locator(selector).first.get_attribute("href") or ""
        with urlopen(urljoin(self.site, address)) as answer:
            return str(answer.read().decode("utf-8-sig"))


@pytest.fixture(params=["en", "ko", "ja", "ru"])
def reader(request: pytest.FixtureRequest, browser: Browser, demo_site: str) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    view = context.new_page()
    told: list[str] = []
    view.on("console", lambda message: told.append(message.text))
    yield Reader(view, demo_site, request.param)
    context.close()
    assert [text for text in told if "404" not in text] == []


def test_eleven_words_lead_to_who_said_them_where_and_when(reader: Reader) -> None:
    """ "I have eleven words a minister said. Where, when, exact, and may I link to them?" """
    reader.search("“is a matter of great concern to anyone who has a stake”")
    reader.counts(".hit", 1)
    reader.follow("a.said")
    assert "2024" in reader.text("time")
    reader.counts("dl.facts a.speaker", 1)
    assert "https://www.state.gov/" in reader.text("section[aria-labelledby=evidence]")
    reader.view.fill("#linked-words", "a matter of great concern")
    reader.follow("form.link button")
    assert "words=" in reader.view.url
    marked = reader.view.locator("#words mark.linked").all_inner_texts()
    assert "".join(marked) == "a matter of great concern"


def test_words_that_are_selected_go_into_the_link(reader: Reader) -> None:
    reader.search("“is a matter of great concern to anyone who has a stake”")
    reader.follow("a.said")
    reader.view.locator("#words mark.cue").first.dblclick()
    reader.view.wait_for_function("document.getElementById('linked-words').value")
    assert reader.view.input_value("#linked-words") in ("great", "concern", "of")


def test_what_the_ministry_changed_is_told_with_the_old_words(reader: Reader) -> None:
    """ "The ministry changed the page. What did it say on Tuesday?" """
    reader.follow("header a[href='/changes']")
    reader.counts(".change", 5)
    reader.view.locator("details:has(input[name=source]) > summary").first.click()
    reader.view.locator("input[name=source][value=us-state]").check()
    reader.follow(".change-filters button")
    reader.counts(".change", 2)
    assert "several" in " ".join(reader.view.locator("del").all_inner_texts())
    assert "at least one" in " ".join(reader.view.locator("ins").all_inner_texts())
    reader.follow(".change:has(del) dl.facts a[href*='version=1']")
    assert "several of them were hurt" in reader.text("main")


def test_four_capitals_stand_side_by_side_and_the_shift_is_on_the_timeline(reader: Reader) -> None:
    """ "What did each of the four capitals say about this?" """
    reader.search("조약")
    reader.follow("a.compare")
    reader.counts("section[aria-labelledby=sides] .side", 4)
    reader.open(f"/compare?topic={ARMS}")
    assert "재검토" in reader.text("article.shift")
    reader.sees("svg .shift, svg [class*=shift]")
    reader.follow("article.shift .side:last-child a.said")
    assert "재검토" in reader.text("#words")


def test_a_quote_that_nobody_said_is_not_found(reader: Reader) -> None:
    """ "Is this viral quote real?" """
    reader.search("“we will never again speak to Moscow about anything”")
    reader.counts(".hit", 0)
    reader.counts(".empty", 1)
    reader.counts(".empty a[href='/about']", 1)  # what is held, before anybody concludes


def test_a_search_is_a_feed(reader: Reader) -> None:
    """ "Tell me when anyone says it again, in any of the four languages." """
    reader.search("denuclearization")
    feed = feedparser.parse(reader.fetch(".take a[href*='atom']"))
    assert not feed.bozo
    languages = {entry.content[0].language for entry in feed.entries}
    assert {"en", "ko", "ja"} <= languages
    reader.follow("ul.chips a >> nth=0")
    assert "without=" in reader.view.url


def test_the_table_holds_what_the_page_counts(reader: Reader) -> None:
    """ "Give me the table for my thesis, and a citation that will not rot." """
    reader.search("treaty")
    reader.view.locator("input[name=government][value=JP]").check()
    reader.follow(".apply button")
    total = sum(1 for _ in csv.DictReader(io.StringIO(reader.fetch(".take a[href*='csv']"))))
    assert str(total) in reader.text("#found")
    reader.follow("a.said")
    assert "/statement/" in reader.text("#citation")
    assert "sha1:" in reader.text("#citation")


def test_why_it_is_tagged_condemn_is_told(reader: Reader) -> None:
    """ "Why is this tagged condemn?" """
    reader.open("/?stance=condemn&government=KR")
    reader.follow("a.said")
    receipt = reader.view.locator(".receipts > li").first
    assert receipt.locator("mark.cue").inner_text() in reader.text("#words")
    assert receipt.locator("[aria-current=step]").count() == 1
    reader.follow(".receipts a[href='/stance#condemn']")
    assert reader.view.locator("#condemn").first.is_visible()


def test_how_complete_the_archive_is_for_a_month(reader: Reader) -> None:
    """ "Is the archive complete for last March?" """
    reader.follow("header a[href='/sources']")
    reader.follow("a[href='/source/us-state']")
    reader.counts("table.calendar", 1)
    reader.follow("table.calendar a")
    assert "source=us-state" in reader.view.url
    reader.sees(".hit")


def test_from_search_to_citation_by_keyboard_alone(reader: Reader) -> None:
    """ "I can't use a mouse." """
    keys = reader.view.keyboard
    keys.press("Tab")
    keys.press("Enter")  # skip to the content
    for _ in range(3):
        keys.press("Tab")
        if reader.view.evaluate("document.activeElement.id") == "q":
            break
    keys.type("санкции")
    reader.press("Enter")
    _tab_to(reader, "a.said")
    first = reader.view.evaluate("document.activeElement.href")
    keys.press("j")
    assert reader.view.evaluate("document.activeElement.href") != first
    keys.press("k")
    assert reader.view.evaluate("document.activeElement.href") == first
    reader.press("Enter")
    _tab_to(reader, "button.copy:not([hidden]), a[href$='.csl.json']")
    assert "/statement/" in reader.text("#citation")


def _tab_to(reader: Reader, selector: str, most: int = 200) -> None:
    """Press Tab until the focus is on something, and is seen."""
    for _ in range(most):
        reader.view.keyboard.press("Tab")
        if reader.view.evaluate("s => document.activeElement.matches(s)", selector):
            style = "getComputedStyle(document.activeElement)"
            assert reader.view.evaluate(f"{style}.outlineStyle") != "none"
            return
    pytest.fail(f"{selector} isn't reached in {most} steps")
