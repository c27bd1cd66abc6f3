"""What the addresses of a site's documents look like, from a few of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urlsplit

from scrapers.errors import NotDrafted

ENDING = re.compile(r"\.[A-Za-z]{2,5}$")
# What RFC 3986 lets an address hold, but for quotes
PLAIN = re.compile(r"https?://[\w.:-]{1,200}/[\w%./?&=#~+,;:@!$()*-]{0,1800}")
DIGITS, WORDS = r"\d{1,12}", r"[\w%.~-]{1,200}"


def address_of(documents: Sequence[str], links: Sequence[str]) -> str:
    """A regular expression for the addresses of a site's documents, its group "id" their own id.

    `documents` are some of them, `links` everything that a listing leads to. Raises NotDrafted
    where they have nothing in common."""
    for url in documents:
        if not PLAIN.fullmatch(url):
            raise NotDrafted(f"wanted a plain address of a document, came {url[:200]!r}")
    paths = [urlsplit(url) for url in documents]
    hosts = {one.netloc.lower().removeprefix("www.") for one in paths}
    if len(hosts) != 1:
        raise NotDrafted(f"wanted documents of one host, came {', '.join(sorted(hosts))}")
    shapes = {_segments(one.path) for one in paths}
    if len({len(shape) for shape in shapes}) != 1:
        raise NotDrafted(f"wanted addresses of one form, came {' and '.join(documents)}")
    host = rf"https?://(?:www\.)?{re.escape(hosts.pop())}"
    query = _counting_parameter(documents, links)
    if query:
        path = re.escape(paths[0].path)
        return rf"{host}{path}\?(?:[^#\s]{{0,800}}?&)?{query}=(?P<id>{DIGITS})(?!\d)"
    return rf"{host}/{_path(sorted(shapes), paths[0].path.endswith('/'))}(?=[?#]|$)"


def _segments(path: str) -> tuple[str, ...]:
    return tuple(path.strip("/").split("/"))


def _counting_parameter(documents: Sequence[str], links: Sequence[str]) -> str | None:
    """The query's parameter that tells documents apart: "seq" of "view.do?seq=1&page=2"."""
    first = urlsplit(documents[0])
    alike = [first, *(urlsplit(url) for url in (*documents, *links))]
    values: dict[str, set[str]] = {}
    for one in alike:
        if one.path == first.path and one.netloc == first.netloc:
            for name, value in parse_qsl(one.query):
                values.setdefault(name, set()).add(value)
    own = dict(parse_qsl(first.query))
    counting = [name for name in own if all(value.isdigit() for value in values[name])]
    if len({one.path for one in map(urlsplit, documents)}) > 1:
        return None
    return re.escape(max(counting, key=lambda name: len(values[name]))) if counting else None


def _path(shapes: Sequence[tuple[str, ...]], is_folder: bool) -> str:
    """The path with its varying segments as one id: "news/(?P<id>\\d{4}/[\\w-]+)"."""
    columns = list(zip(*shapes, strict=True))
    varies = [len(set(column)) > 1 or column[0].isdigit() for column in columns]
    varies[-1] = True
    first = varies.index(True)
    pieces = [_segment(column, vary) for column, vary in zip(columns, varies, strict=True)]
    head = "".join(f"{piece}/" for piece in pieces[:first])
    ending = "" if is_folder else _ending(columns[-1])
    last = pieces[-1].removesuffix(ending) if ending else pieces[-1]
    id = "/".join([*pieces[first:-1], last])
    return f"{head}(?P<id>{id}){ending}{'/?' if is_folder else ''}"


def _segment(column: Sequence[str], varies: bool) -> str:
    if not varies:
        return re.escape(column[0])
    if all(segment.isdigit() for segment in column):
        lengths = {len(segment) for segment in column}
        return rf"\d{{{lengths.pop()}}}" if lengths <= {2, 4} and len(lengths) == 1 else DIGITS
    ending = _ending(column)
    return f"{WORDS}?{ending}" if ending else WORDS


def _ending(column: Sequence[str]) -> str:
    """The ending that all of these have: r"\\.html"."""
    endings = set(_endings(column))
    return re.escape(endings.pop()) if len(endings) == 1 else ""


def _endings(column: Sequence[str]) -> Iterator[str]:
    for segment in column:
        found = ENDING.search(segment)
        yield found[0] if found else ""
