"""Searches to take away: all results as CSV, the newest as an Atom feed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time

from flask import Response, render_template, request

from indexer.catalog import Held
from webapp.hits import statement_address, who_speaks
from webapp.languages import in_english
from webapp.naming import person_name, rung, source_name
from webapp.present import Answer, answer, government_of, headline, publisher_id
from webapp.saying import asked as in_words
from webapp.searches import Search, address
from webapp.stores import Stores

BATCH = 500  # statements that are read at once
FEED_SIZE = 30
TITLE = 90  # characters of a statement in the title of its entry
COLUMNS = (
    "number", "query", "link", "date", "government", "publisher", "source", "speaker",
    "speaker_name", "attribution", "office", "language", "kind", "type", "manner", "title", "text",
    "stance", "grade", "rung", "cue", "target", "all_stances", "topics", "source_url",
    "captured_at", "digest", "version",
)  # fmt: skip
# Spreadsheets take a cell that begins so for a formula (OWASP, CSV injection)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What XML 1.0 can't hold
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def table(search: Search, here: Stores) -> Response:
    """All results of a search, from the first, as a stream of CSV with a byte order mark."""
    first = _batch(search, here, 1)
    lines = _lines(_all(first, search, here), request.url_root.rstrip("/"), first)
    return Response(
        lines,
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="on-record.csv"'},
    )


def _batch(search: Search, here: Stores, page: int) -> Answer:
    return answer(replace(search, page=page), here.engine, here.catalog, BATCH, facets=False)


def _all(first: Answer, search: Search, here: Stores) -> Iterator[Held]:
    """Every statement found, a batch at a time."""
    yield from first.held
    for page in range(2, -(-first.results.total // BATCH) + 1):
        yield from _batch(search, here, page).held


def _lines(found: Iterable[Held], root: str, came: Answer) -> Iterator[str]:
    query = root + address(replace(came.search, page=1))
    wanted = came.query.filters.get("stance", frozenset())
    yield "\ufeff" + _line(COLUMNS)  # so that spreadsheets read it as UTF-8
    with in_english():
        for number, held in enumerate(found, start=1):
            yield _line([str(number), query, *_row(held, root, wanted)])


def _line(cells: Iterable[str]) -> str:
    file = io.StringIO()
    csv.writer(file).writerow([inert(cell) for cell in cells])
    return file.getvalue()


def inert(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _row(held: Held, root: str, wanted: frozenset[str]) -> list[str]:
    """The cells after number and query."""
    statement, document = held.statement, held.document
    capture, speaker = document.capture, statement.voice.speaker or ""
    return [
        root + statement_address(statement.id),
        statement.date.isoformat() if statement.date else "",
        government_of(held) or "",
        publisher_id(held) or "",
        document.source,
        speaker,
        person_name(speaker) if speaker else "",
        statement.attribution or "",
        statement.voice.office or "",
        statement.language,
        document.kind,
        statement.type,
        statement.manner,
        document.title,
        statement.text,
        *_stance_cells(held, wanted),
        " ".join(dict.fromkeys(mention.id for mention in statement.topics)),
        document.url,
        capture.fetched_at.isoformat() if capture else "",
        capture.digest if capture else "",
        str(document.version),
    ]


def _stance_cells(held: Held, wanted: frozenset[str]) -> list[str]:
    stance, told = headline(held, wanted), _all_stances(held)
    if stance is None:
        return ["", "", "", "", "", told]
    target = stance.target.text if stance.target else ""
    step = rung(stance.code, stance.grade)
    return [stance.code, f"{stance.grade:.2f}", step, stance.cue, target, told]


def _all_stances(held: Held) -> str:
    """Every stance of a statement: "condemn 0.80 “규탄한다”; RU: demand 0.40 “must”"."""
    return "; ".join(
        f"{f'{one.holder}: ' if one.holder else ''}{one.code} {one.grade:.2f} “{one.cue}”"
        for one in held.statement.stances
    )


def atom(search: Search, here: Stores) -> Response:
    """The newest results of a search as an Atom feed (RFC 4287)."""
    newest = replace(search, sort="newest", page=1)
    came = answer(newest, here.engine, here.catalog, FEED_SIZE, facets=False)
    root = request.url_root.rstrip("/")
    feed = render_template(
        "feed.xml",
        title=in_words(came.query, came.understood),
        self_address=root + address(newest, "/search.atom"),
        page_address=root + address(newest),
        updated=max((_updated(held) for held in came.held), default="1970-01-01T00:00:00+00:00"),
        entries=[_entry(held, root) for held in came.held],
    )
    return Response(NOT_XML.sub("", feed), mimetype="application/atom+xml")


def _entry(held: Held, root: str) -> dict[str, str]:
    statement, who = held.statement, who_speaks(held)
    day = statement.date
    return {
        "link": root + statement_address(statement.id),
        "title": f"{who.name}: {_beginning(statement.text)}",
        "author": who.name,
        "text": statement.text,
        "language": statement.language,
        "source": source_name(held.document.source),
        "published": datetime.combine(day, time(), UTC).isoformat() if day else "",
        "updated": _updated(held),
    }


def _beginning(text: str) -> str:
    """The first words of a text; a cut is told, since "on June 1…" may have gone on."""
    if len(text) <= TITLE:
        return text.strip()
    begun = text[:TITLE].rpartition(" ")[0] or text[:TITLE]
    return f"{begun.strip()} …"


def _updated(held: Held) -> str:
    """When the newest version of the words was captured."""
    capture = held.document.capture
    return (capture.fetched_at if capture else datetime(1970, 1, 1, tzinfo=UTC)).isoformat()
