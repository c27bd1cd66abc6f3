"""Find out how a site's documents are made: their title, day and body."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from scrapers.draft_listing import day_of, printed_day
from scrapers.draft_selectors import TAG, first_fitting, selectors_of
from scrapers.errors import NotDrafted
from scrapers.page import Page, Tag, fold_spaces

FURNITURE = "nav, header, footer, aside, form, script, style, noscript"
UNREAD = ("nav", "aside", "form", "footer", ".share", ".social", ".related", ".breadcrumb", ".tags")
SENTENCE = 20  # characters; shorter pieces are labels, menus and buttons
LABEL = re.compile(r"[^\W\d_][\w .:：]{0,19}")  # "Published", "작성일:"
ENDS = (".", "。", "!", "?", "！", "？", "”", "」", ")", "）")
SHARE = 0.75  # of a page's sentences that its body must hold


@dataclass(frozen=True)
class Layout:
    """Where a site's documents keep what is read of them, as CSS selectors."""

    title: str
    day: str
    day_attribute: str  # that holds the day; empty: its words do
    body: str
    without: str  # parts of the body that aren't text of the document


def draft_layout(
    pages: Sequence[Page], days: Mapping[str, date], titles: Collection[str], language: str
) -> Layout:
    """Selectors that fit all of these document pages; raises NotDrafted, naming what wasn't found.

    `days` (by address) and `titles` are those that the listing prints: they decide where a page
    has several."""
    title = _title(pages, {words.casefold() for words in titles})
    body = _body(pages)
    day, attribute = _day(pages, days, language, (title, body))
    inside = [name for name in UNREAD if any(page.any(f"{body} {name}") for page in pages)]
    return Layout(title, day, attribute, body, ", ".join(inside))


def _title(pages: Sequence[Page], titles: Collection[str]) -> str:
    """What the listing calls the text; else the heading that the page's <title> holds."""
    told = pages[0].text_if_any("title").casefold()
    headings = [one for one in pages[0].any("h1, h2, h3, h4, .title, .subject") if _words(one)]
    listed = [one for one in pages[0].any("body *") if _words(one).casefold() in titles]
    named = [one for one in headings if _words(one).casefold() in told]
    surest = [one for one in headings if _words(one).casefold() in titles]
    known = [name for one in surest for name in selectors_of(one)]
    names = [name for one in (*named, *listed, *headings) for name in selectors_of(one)]
    found = (
        first_fitting(known, partial(_is_one_with_words, pages))
        or first_fitting(names, partial(_is_one_with_words, pages, own=True))
        or first_fitting(names, partial(_is_one_with_words, pages))
    )
    if found is None:
        raise NotDrafted(f"{pages[0].url}: no heading stands once on each page")
    return found


def _is_one_with_words(pages: Sequence[Page], selector: str, *, own: bool = False) -> bool:
    """Whether each page has it once, with words: its own, where it mustn't be the site's name."""
    found = [page.any(selector) for page in pages]
    if not all(len(one) == 1 and _words(one[0]) for one in found):
        return False
    return not own or len({_words(one[0]) for one in found}) == len(pages)


def _words(element: Tag) -> str:
    return fold_spaces(element.get_text(" "))


def _body(pages: Sequence[Page]) -> str:
    """The innermost element that holds nearly all sentences of the first page, on each page.

    What stands on another page too is the site's word, not the text's."""
    others = {words for page in pages[1:] for _, words in _sentences(page)}
    pieces = [(one, len(words)) for one, words in _sentences(pages[0]) if words not in others]
    if not pieces:
        raise NotDrafted(f"{pages[0].url}: wanted a text, came no sentence of its own")
    held: dict[int, tuple[Tag, int]] = {}
    for element, length in pieces:
        for holder in (element, *element.parents):
            before = held.get(id(holder), (holder, 0))[1]
            held[id(holder)] = (holder, before + length)
    enough = SHARE * sum(length for _, length in pieces)
    holders = [one for one, length in held.values() if length >= enough]
    holders.sort(key=lambda one: -len(list(one.parents)))
    names = (name for one in holders for name in selectors_of(one))
    found = first_fitting(names, partial(_is_one_with_words, pages))
    if found is None:
        raise NotDrafted(f"{pages[0].url}: no element holds the text, once on each page")
    return found


def _sentences(page: Page) -> Iterator[tuple[Tag, str]]:
    """(element, words) of each longer piece of text outside menus and the like."""
    aside = {id(one) for part in page.any(FURNITURE) for one in (part, *part.select("*"))}
    for element in page.any("body *"):
        own = fold_spaces("".join(element.find_all(string=True, recursive=False)))
        if id(element) not in aside and len(own) >= SENTENCE and own.endswith(ENDS):
            yield element, own


def _day(
    pages: Sequence[Page], days: Mapping[str, date], language: str, texts: Sequence[str]
) -> tuple[str, str]:
    """(selector, attribute) of the day: as the listing prints it, or else the first on the page.

    Where no element prints a day alone, one of the `texts` may begin with it: title or body."""
    found = list(dict.fromkeys(_days(pages, language)))
    found += [(text, "") for text in texts if _reads(pages, language, "", text)]
    if not found:
        raise NotDrafted(f"{pages[0].url}: no place prints a full date on each page")

    def agreeing(place: tuple[str, str]) -> int:
        return sum(_read(page, place, language) == days.get(page.url) for page in pages)

    return max(found, key=agreeing)


def _days(pages: Sequence[Page], language: str) -> Iterator[tuple[str, str]]:
    """Places where every page has one element with a day: printed ones before those in <meta>."""
    printed = [one for one in pages[0].any("time[datetime], body *") if printed_day(one, language)]
    metas = [
        f"meta[{name}='{value}']"
        for name, value in (("property", "article:published_time"), ("name", "date"))
    ]
    for element in printed[:30]:
        attribute = "datetime" if element.get("datetime") else ""
        fits = partial(_reads, pages, language, attribute)
        selector = first_fitting((*_labelled(element), *selectors_of(element)), fits)
        if selector:
            yield selector, attribute
    yield from ((one, "content") for one in metas if _reads(pages, language, "content", one))


def _labelled(element: Tag) -> Iterator[str]:
    """Selectors by the label before an element: <dt>Date</dt><dd>…, <b>작성일</b> <span>…"""
    label = element.find_previous_sibling()
    words = _words(label) if label else ""
    is_sayable = label and all(TAG.fullmatch(one.name) for one in (label, element))
    if label and is_sayable and LABEL.fullmatch(words):
        yield f"{label.name}:-soup-contains-own('{words}') + {element.name}"


def _reads(pages: Sequence[Page], language: str, attribute: str, selector: str) -> bool:
    return all(_read(page, (selector, attribute), language) for page in pages)


def _read(page: Page, place: tuple[str, str], language: str) -> date | None:
    selector, attribute = place
    found = page.any(selector)
    if len(found) != 1:
        return None
    return day_of(str(found[0].get(attribute) or "") if attribute else _words(found[0]), language)
