"""A page that has lost what a source reads is refused with the address and what was wanted."""

import re

import pytest

from scrapers.errors import DateNotRead, PageChanged, ScrapersError
from scrapers.page import Page
from scrapers.registry import SOURCES, source
from tests.scrapers.sources.test_golden_pages import PAGES, SAVED_FROM

# A saved page, the mark-up that it loses, the selector that must be named
LOST = [
    ("kr-mofa/briefing", "<h2>", "<h4>", ".board_detail h2"),
    ("kr-mofa/briefing", "작성일", "등록일", "작성일"),
    ("kr-mofa/briefing", "con", "new", ".board_detail .bo_con"),
    ("kr-mofa-en/statement", "<dt>Date", "<dt>Day", "'Date'"),
    ("kr-government/briefing", "h1>", "h6>", ".article_head h1"),
    ("kr-government/briefing", "info", "new", ".article_head .info"),
    ("kr-government/briefing", "article_body", "new", ".article_body"),
    ("kr-unikorea/briefing", "view_title", "new", ".view_title"),
    ("kr-unikorea/briefing", "작성일", "등록일", "작성일"),
    ("kr-unikorea/briefing", "view_cont", "new", ".view_cont"),
    ("kr-president/briefing", "view_title", "new", ".view_title"),
    ("kr-president/briefing", "view_date", "new", ".view_date"),
    ("kr-president/briefing", "view_cont", "new", ".view_cont"),
    ("us-state/statement", "featured-content__", "new", "h1.featured-content__headline"),
    ("us-state/statement", "article-meta__publish-date", "new", ".article-meta__publish-date"),
    ("us-state/statement", "entry-content", "new", "div.entry-content"),
    ("us-whitehouse-archive/briefing", "topper__title", "new", "h1.topper__title"),
    ("us-whitehouse-archive/briefing", "posted-on", "new", ".topper time.posted-on"),
    ("us-whitehouse-archive/briefing", "body-content", "new", "section.body-content"),
    ("us-whitehouse/statement", "wp-block-post-content", "new", ".wp-block-post-content"),
    ("jp-mofa/kaiken-shift-jis", "title2", "new", "h2.title2"),
    ("jp-mofa/danwa", "rightalign", "new", "p.rightalign"),
    ("jp-mofa/danwa", "main", "new", "#maincontents"),
    ("jp-mofa-en/kaiken", "title", "new", "h2.title2"),
    ("jp-mofa-en/kaiken", "<p>Friday,", "<p>On Friday,", "wanted a day above the text"),
    ("jp-mofa-en/kaiken", "main", "new", "#maincontents"),
    ("jp-mod/kaiken", "日時", "日程", "日時"),
    ("jp-mod/kaiken", "備考", "注記", "備考"),
    ("jp-mod/kaiken", "h1>", "h6>", "h1"),
    ("jp-kantei/transcript", "h1>", "h6>", "#contents h1"),
    ("ru-kremlin/transcript", "entry-title", "new", "h1.entry-title"),
    ("ru-kremlin/transcript", "articleBody", "new", "[itemprop=articleBody]"),
    ("ru-kremlin-en/transcript", 'datetime="2023-03-07" itemprop', "itemprop", "read__published"),
    ("ru-mid/comment", "h1", "h6", "h1.article-title"),
    ("ru-mid/comment", "article-line__date", "new", ".article-line__date"),
    ("ru-mid/comment", "article-content", "new", ".article-content"),
]
LISTINGS = sorted(PAGES.glob("*/listing*.html"))


def changed(name: str, old: str, new: str) -> Page:
    """A saved page with one thing about its mark-up changed."""
    body = (PAGES / f"{name}.html").read_bytes()
    address = SAVED_FROM.match(body)
    assert address
    encoding = "cp932" if "shift-jis" in name else "utf-8"
    html = body.decode(encoding)
    assert old in html
    return Page(address[1].decode(), html.replace(old, new))


@pytest.mark.parametrize(("name", "old", "new", "wanted"), LOST)
def test_a_lost_part_is_named_with_the_address(name: str, old: str, new: str, wanted: str) -> None:
    page = changed(name, old, new)
    with pytest.raises(PageChanged, match=re.escape(wanted)) as refusal:
        source(name.partition("/")[0]).read(page)
    assert str(refusal.value).startswith(page.url)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("kr-mofa/briefing", "2023-03-07", "2023-02-30"),
        ("kr-president/briefing", "2023.08.11", "2023.13.11"),
        ("kr-government/briefing", "2024.12.19", "2024.12.39"),
        ("kr-unikorea/briefing", "2023-03-07", "2023-03-37"),
        ("jp-mofa/danwa", "令和1年5月1日", "令和1年5月32日"),
        ("jp-mofa-en/kaiken", "December 7,", "December 77,"),
        ("jp-mod/kaiken", "令和3年6月8日", "令和3年6月38日"),
        ("ru-kremlin/transcript", 'datetime="2023-03-07"', 'datetime="2023-03-00"'),
        ("ru-mid/comment", "6 марта 2023", "31 февраля 2023"),
    ],
)
def test_an_impossible_day_is_refused(name: str, old: str, new: str) -> None:
    with pytest.raises(DateNotRead):
        source(name.partition("/")[0]).read(changed(name, old, new))


@pytest.mark.parametrize("file", LISTINGS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_listing_without_rows_is_refused(file) -> None:
    address = SAVED_FROM.match(file.read_bytes())
    assert address
    empty = Page(address[1].decode(), "<main><h1>Briefings</h1><p>None</p></main>")
    with pytest.raises(PageChanged, match="matched nothing"):
        list(source(file.parent.name).links(empty))


@pytest.mark.parametrize("id", [one.id for one in SOURCES])
def test_a_page_of_another_site_is_refused(id: str) -> None:
    with pytest.raises(ScrapersError, match="not the address of a document"):
        source(id).read(Page("https://www.example.org/1", "<h1>a</h1><p>b</p>"))


def test_the_press_conferences_of_a_whole_month_are_refused() -> None:
    url = "https://www.mofa.go.jp/mofaj/press/kaiken/gaisho/g_0910.html"
    with pytest.raises(PageChanged, match="those of a month"):
        source("jp-mofa").read(Page(url, "<h1>外務大臣会見記録（平成21年10月）</h1>"))


def test_days_that_have_become_unreadable_are_told() -> None:
    page = changed("kr-president/listing", "2023.", "Summer ")
    with pytest.raises(PageChanged, match=r"wanted a day in '.date', came 'Summer 08.11'"):
        list(source("kr-president").links(page))


def test_one_unreadable_day_leaves_the_others() -> None:
    page = changed("kr-president/listing", "2023.08.11", "어제")
    first, second, _ = source("kr-president").links(page)
    assert (first.date, second.date is not None) == (None, True)


def test_a_headline_over_pictures_is_the_news() -> None:
    page = changed("ru-kremlin/telegram", "<p>", "<p hidden class='hidden'>")
    document = source("ru-kremlin").read(page)
    assert document.text == document.title == "Соболезнования в связи с наводнением"
