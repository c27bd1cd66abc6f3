"""Find out how a listing page is made: its rows, their links and days, the way to older ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qsl, urljoin, urlsplit

from scrapers.dates import read_date
from scrapers.draft_selectors import first_fitting, selectors_of
from scrapers.errors import DateNotRead, NotDrafted
from scrapers.listings import Listing
from scrapers.page import Page, Tag, fold_spaces

FOLLOWING = (
    "a[rel=next]", "link[rel=next]", "a.next", ".next a", ".pagination-next a", ".nav-previous a",
    *(f"a:-soup-contains-own('{word}')" for word in
      ("Next", "Older", "다음", "次の", "次へ", "Далее", "Следующая", "Вперёд", "›", "»")),
)  # fmt: skip
LONGEST_DAY = 60  # characters of an element that prints a day and little else
SHARE = 0.8  # of rows in which a selector must find what it is for


def draft_listing(page: Page, address: re.Pattern[str], language: str) -> Listing:
    """Selectors for a listing page's rows; raises NotDrafted when no two of its links fit."""
    rows = _rows(page, address)
    if len(rows) < 2:
        raise NotDrafted(
            f"{page.url}: wanted two links at least that match {address.pattern}, came {len(rows)}"
        )
    row = _row_selector(page, rows)
    elements = page.any(row)
    link = next(
        (
            one
            for one in ("a", "h2 a", "h3 a", "h4 a", ".title a")
            if _leads(page, elements, one, address)
        ),
        f"a[href*='{_beginning(address)}']",
    )
    day = _day_selector(elements, language)
    following = _following(page)
    parameter = _page_parameter(page, following, address) if following else ""
    return Listing(row, link, day, following, parameter)


def days_in(page: Page, listing: Listing, language: str) -> dict[str, date]:
    """Address → the day that a listing prints beside it."""
    entries = page.entries(listing.row, listing.link, listing.day) if listing.day else []
    days = ((url, day_of(printed, language)) for url, printed in entries)
    return {url: day for url, day in days if day}


def day_of(printed: str, language: str) -> date | None:
    """The day in a few words, or None."""
    try:
        return read_date(printed, language)
    except DateNotRead:
        return None


def printed_day(element: Tag, language: str) -> date | None:
    """The day that an element prints, and little else."""
    told = str(element.get("datetime") or fold_spaces(element.get_text(" ")))
    return day_of(told, language) if len(told) <= LONGEST_DAY else None


def _rows(page: Page, address: re.Pattern[str]) -> list[Tag]:
    """For each document the outermost element that leads to it alone, its row."""
    wanted = {id(anchor): url for anchor, url in _anchors(page) if address.match(url)}
    rows: dict[str, Tag] = {}
    for anchor, url in _anchors(page):
        if id(anchor) not in wanted or url in rows:
            continue
        row = anchor
        while row.parent and row.parent.name not in ("body", "html", "[document]"):
            inside = {wanted[id(one)] for one in row.parent.select("a[href]") if id(one) in wanted}
            if len(inside) > 1:
                break
            row = row.parent
        rows[url] = row
    return list(rows.values())


def _anchors(page: Page) -> Iterator[tuple[Tag, str]]:
    for anchor in page.any("a[href]"):
        yield anchor, urljoin(page.url, str(anchor["href"]).strip())


def _row_selector(page: Page, rows: list[Tag]) -> str:
    """The selector under which most rows are found, and as little as can be besides."""
    votes = Counter(selector for row in rows for selector in dict.fromkeys(selectors_of(row)))
    wanted = {id(row) for row in rows}

    def worth(selector: str) -> tuple[int, bool, int, int]:
        found = page.any(selector)
        hits = sum(id(one) in wanted for one in found)
        is_named = "." in selector or "#" in selector
        return 2 * hits - len(found), is_named, -selector.count(" "), -len(selector)

    return max(votes, key=worth)


def _leads(page: Page, rows: list[Tag], link: str, address: re.Pattern[str]) -> bool:
    """Whether the first match in most rows leads to a document."""
    found = [row.select_one(link) for row in rows]
    hits = [one for one in found if one and address.match(urljoin(page.url, str(one.get("href"))))]
    return len(hits) >= SHARE * len(rows)


def _beginning(address: re.Pattern[str]) -> str:
    """The beginning of the documents' path: "/newsroom/"."""
    path = re.sub(r"\(\?P<id>.*", "", address.pattern.split("/", 3)[-1])
    return "/" + re.sub(r"\\(.)", r"\1", path.split("(")[0])


def _day_selector(rows: list[Tag], language: str) -> str:
    """Where rows print their day; empty when they print none."""

    def fits(selector: str) -> bool:
        days = [_day_at(row, selector, language) for row in rows]
        return sum(day is not None for day in days) >= SHARE * len(rows)

    found = (element for row in rows[:3] for element in [row, *row.select("*")][::-1])
    printed = (one for one in found if printed_day(one, language))
    names = [name for one in printed for name in (*selectors_of(one), *_by_place(one))]
    return first_fitting(names, fits) or ""


def _by_place(element: Tag) -> Iterator[str]:
    """A cell without a name, by its place in the row: "td:nth-of-type(4)"."""
    cell = element if element.name == "td" else element.find_parent("td")
    if cell:
        yield f"td:nth-of-type({len(cell.find_previous_siblings('td')) + 1})"


def _day_at(row: Tag, selector: str, language: str) -> date | None:
    found = row.select_one(selector)
    return printed_day(found, language) if found else None


def _page_parameter(page: Page, following: str, address: re.Pattern[str]) -> str:
    """What documents' addresses take over from the page of the listing: "…&pageIndex=1"."""
    counting = {name for name, value in _parameters(page.links(following)[0][0]) if value.isdigit()}
    for _, url in _anchors(page):
        found = address.match(url)
        if found:
            rest = url[: found.start("id")] + url[found.end("id") :]
            shared = [name for name, _ in _parameters(rest) if name in counting]
            if shared:
                return shared[0]
    return ""


def _parameters(url: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(url).query)


def _following(page: Page) -> str:
    """The way to the next, older page; empty when there is none."""
    for selector in FOLLOWING:
        leads = [url for url, _ in page.links(selector)]
        if leads and leads[0].partition("#")[0] != page.url:
            return selector
    return ""
