"""A page as a source reads it: strict selectors, paragraphs, absolute links, the right encoding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from functools import cache, cached_property
from typing import cast
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import Tag
from lxml import etree

from scrapers.css import xpath_of
from scrapers.errors import NotAPage, PageChanged

__all__ = ["Page", "Paragraph", "Tag", "decode", "fold_spaces"]

HTML_TYPES = ("", "text/html", "application/xhtml+xml")
# <meta charset="euc-kr"> and <meta http-equiv=… content="text/html; charset=Shift_JIS">
META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
# What older pages of a language were written in, most likely first (facts: docs/sources.md)
LEGACY = {
    "ko": ("cp949",),
    "ja": ("euc_jp", "cp932"),  # EUC-JP is hardly ever valid by chance, Shift_JIS often
    "ru": ("cp1251", "koi8_r"),
    "en": ("cp1252",),
}
JIS_ESCAPE = b"\x1b$"
# Names under which pages declare the wider encoding that they are really written in
WIDER = {"euc_kr": "cp949", "shift_jis": "cp932", "iso8859-1": "cp1252", "ascii": "cp1252"}
BLOCKS = frozenset(
    (
        "address article aside blockquote body br center dd details div dl dt fieldset figcaption"
        " figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table"
        " tbody td tfoot th thead tr ul"
    ).split()
)
UNREAD = frozenset(
    ("script", "style", "noscript", "template", "iframe", "svg", "button", "select", "title")
)
WORDS = etree.XPath(".//text()[not(parent::script or parent::style or parent::template)]")
SPACES = re.compile(r"[\s\u00a0]+")
UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))  # zero-width signs


@dataclass(frozen=True)
class Paragraph:
    """One block of running text, its white space folded to single spaces."""

    text: str
    tag: str  # the block that holds it: "p", "h3", "li"
    bold: str = ""  # the bold words that it begins with: "Vladimir Putin:"


class Page:
    """A saved or captured page; every selector says how many elements it expects."""

    def __init__(self, url: str, html: str) -> None:
        """Parse a page; html is text, see `from_bytes` for what a site served."""
        self.url = url
        self.html = html
        self._root = _parse(html)  # reading goes by lxml alone, which a soup only wraps

    @classmethod
    def from_bytes(
        cls, url: str, body: bytes, *, content_type: str = "", language: str = ""
    ) -> Page:
        """The page in the bytes that a site served; raises NotAPage when they are no HTML page."""
        header = Message()
        header["Content-Type"] = content_type
        if content_type and header.get_content_type() not in HTML_TYPES:
            raise NotAPage(f"{url}: wanted an HTML page, came {content_type}")
        if not body.strip() or b"<" not in body:
            raise NotAPage(f"{url}: wanted an HTML page, came {len(body)} bytes without a tag")
        charset = header.get_param("charset")
        declared = charset if isinstance(charset, str) else ""
        return cls(url, decode(body, declared, language, url))

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The whole page for those who look around in it; a source reads by selectors."""
        # A class list stays as written: Beautiful Soup cuts it at more spaces than HTML does
        return BeautifulSoup(self.html, "lxml", multi_valued_attributes=None)

    def any(self, selector: str) -> list[Tag]:
        """Every element of the soup that matches, in page order; there may be none."""
        return list(self.soup.select(selector))

    def _all(self, selector: str) -> list[etree._Element]:
        found = _select(self._root, selector)
        if not found:
            raise PageChanged(f"{self.url}: {selector!r} matched nothing, expected 1 or more")
        return found

    def _one(self, selector: str) -> etree._Element:
        found = _select(self._root, selector)
        if len(found) != 1:
            raise PageChanged(f"{self.url}: {selector!r} matched {len(found)}, expected 1")
        return found[0]

    def text(self, selector: str) -> str:
        """The words of the only element that matches; they can't be empty."""
        words = _words(self._one(selector))
        if not words:
            raise PageChanged(f"{self.url}: {selector!r} holds no words")
        return words

    def text_if_any(self, selector: str) -> str:
        """The words of the first element that matches; empty when there is none."""
        found = _select(self._root, selector)
        return _words(found[0]) if found else ""

    def attribute(self, selector: str, name: str) -> str:
        """An attribute of the only element that matches."""
        value = self._one(selector).get(name)
        if value is None or not value.strip():
            raise PageChanged(f"{self.url}: {selector!r} has no {name!r}")
        return value.strip()

    def has(self, selector: str) -> bool:
        """Whether anything matches."""
        return bool(_select(self._root, selector))

    def layout(self, *selectors: str) -> str:
        """The first of these selectors that matches: a site's layouts, the usual one first."""
        for selector in selectors:
            if self.has(selector):
                return selector
        wanted = " or ".join(repr(selector) for selector in selectors)
        raise PageChanged(f"{self.url}: {wanted} matched nothing, expected 1 or more")

    def links(self, selector: str) -> list[tuple[str, str]]:
        """(absolute address, words) of every matching element with an href, in page order."""
        return [
            (urljoin(self.url, href.strip()), _words(found))
            for found in _select(self._root, selector)
            if (href := found.get("href"))
        ]

    def entries(self, selector: str, link: str, day: str) -> list[tuple[str, str]]:
        """(absolute address, words of its day) of each matching row of a listing that has a link.

        `link` and `day` are selectors within the row; a row may print no day (an empty selector:
        none does), or in the <dt> above it."""
        found = []
        for row in self._all(selector):
            anchor = next(iter(_select(row, link)), None)
            printed = next(iter(_select(row, day) if day else ()), None)
            if printed is None:
                printed = next(row.itersiblings("dt", preceding=True), None)
            if anchor is not None and (href := anchor.get("href")):
                words = "" if printed is None else printed.get("datetime") or _words(printed)
                found.append((urljoin(self.url, href.strip()), fold_spaces(words)))
        return found

    def paragraphs(self, selector: str, *, without: str = "") -> list[Paragraph]:
        """The blocks of running text in the only element that matches.

        `without` is a selector of parts that aren't text of the document: sliders, tooltips."""
        container = self._one(selector)
        skipped = frozenset(_select(container, without) if without else ())
        return [found for found in _blocks(container, skipped) if found.text]


def decode(body: bytes, declared: str, language: str, url: str) -> str:
    """A page's bytes as text; the declared charset is a hint, since it is at times wrong.

    Raises NotAPage when no encoding that a page of this language may be in fits."""
    for encoding in _candidates(body, declared, language):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotAPage(f"{url}: no encoding fits (declared: {declared or 'none'})")


def _candidates(body: bytes, declared: str, language: str) -> Iterator[str]:
    """Encodings to try: text in other encodings is hardly ever valid UTF-8, so that goes first."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield "utf-16"
    if JIS_ESCAPE in body:
        yield "iso2022_jp"  # seven-bit, so that it would pass for UTF-8
    yield "utf-8-sig"
    meta = META_CHARSET.search(body[:4096])
    for name in (declared, meta[1].decode("ascii", "replace") if meta else ""):
        known = _known_encoding(name)
        if known:
            yield known
    yield from LEGACY.get(language, ())


def _known_encoding(name: str) -> str | None:
    try:
        canonical = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return WIDER.get(canonical, canonical)


def fold_spaces(text: str) -> str:
    """The text with every run of white space as one space, and without zero-width signs."""
    return SPACES.sub(" ", text.translate(UNSEEN)).strip()


def _parse(html: str) -> etree._Element:
    """The page's tree; one without an element is an empty page.

    libxml2 builds no tree deeper than 2,048 elements; its events, four times as slow, go deeper."""
    data = html.replace("\0", "\ufffd").encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(data, parser)
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        builder = etree.HTMLParser(encoding="utf-8", target=etree.TreeBuilder())
        root = etree.fromstring(data, builder)
    return etree.Element("html") if root is None else root


@cache
def _finder(selector: str) -> etree.XPath:
    return etree.XPath(xpath_of(selector))


def _select(element: etree._Element, selector: str) -> list[etree._Element]:
    """The descendants that match a CSS selector, in page order."""
    return cast(list[etree._Element], _finder(selector)(element))


def _words(element: etree._Element) -> str:
    """The words in an element, without scripts and comments."""
    return fold_spaces(" ".join(cast(list[str], WORDS(element))))


class _Block:
    """The paragraph being gathered."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.words: list[str] = []
        self.bold: list[str] = []
        self.is_all_bold = True  # so far

    def add(self, words: str, is_bold: bool) -> None:
        """Add a piece of text; while all before it is bold, it may belong to a bold label."""
        self.is_all_bold = self.is_all_bold and (is_bold or not words.strip())
        if self.is_all_bold:
            self.bold.append(words)
        self.words.append(words)

    def paragraph(self) -> Paragraph:
        return Paragraph(
            fold_spaces("".join(self.words)), self.tag, fold_spaces("".join(self.bold))
        )


def _blocks(container: etree._Element, skipped: frozenset[etree._Element]) -> Iterator[Paragraph]:
    """Cut a container's running text wherever a block element begins or ends.

    Without recursion, so that a page of ten thousand nested elements is read as any other."""
    block = _Block(container.tag)
    around = [container.tag]  # the block elements that are open, outermost first
    # (text or element, leaving, is bold)
    stack: list[tuple[str | etree._Element, bool, bool]] = [(container, False, False)]
    while stack:
        node, leaving, is_bold = stack.pop()
        if isinstance(node, str):
            block.add(node, is_bold)
            continue
        if not isinstance(node.tag, str) or node in skipped or node.tag in UNREAD:
            continue  # a comment has no name
        if node.tag in BLOCKS:
            yield block.paragraph()
            _enter_or_leave(node.tag, leaving, around)
            block = _Block(around[-1])
        if not leaving:
            inside = is_bold or node.tag in ("b", "strong")
            stack.append((node, True, is_bold))
            for child in reversed(node):
                stack += ((child.tail or "", False, inside), (child, False, inside))
            stack.append((node.text or "", False, inside))
    yield block.paragraph()


def _enter_or_leave(name: str, leaving: bool, around: list[str]) -> None:
    if leaving:
        around.pop()
    else:
        around.append(name)
