"""Changes to take away: the newest as an Atom feed, all of them as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from flask import Response, render_template, request

from indexer.catalog import Catalog
from indexer.catalog_changes import Change
from indexer.catalog_sources import version_times
from webapp.change_filters import Wanted, address, changes_wanted
from webapp.change_views import around, change_view
from webapp.feeds import FEED_SIZE, NOT_XML, inert
from webapp.hits import document_address, statement_address

BATCH = 200  # changes whose versions are read at once
COLUMNS = (
    "number", "query", "seen_at", "class", "why", "source", "document", "title", "language",
    "source_url", "first_captured_at", "before_version", "before_captured_at", "before_link",
    "after_version", "after_link", "statement", "statement_link", "before", "after",
)  # fmt: skip


def change_feed(catalog: Catalog, wanted: Wanted) -> Response:
    """The newest changes asked for as an Atom feed (RFC 4287), each with its diff."""
    first = replace(wanted, page=1)
    found = list(changes_wanted(catalog, first, FEED_SIZE))
    times = version_times(catalog, sorted({one.document for one in found}))
    root = request.url_root.rstrip("/")
    feed = render_template(
        "changes.xml",
        self_address=root + address(first, "/changes.atom"),
        page_address=root + address(first),
        root=root,
        changes=[change_view(one, times) for one in found],
        updated=max((one.at.isoformat() for one in found), default="1970-01-01T00:00:00+00:00"),
    )
    return Response(NOT_XML.sub("", feed), mimetype="application/atom+xml")


def change_table(catalog: Catalog, wanted: Wanted) -> Response:
    """All changes asked for, as a stream of CSV with a byte order mark."""
    return Response(
        _lines(catalog, replace(wanted, page=1), request.url_root.rstrip("/")),
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="on-record-changes.csv"'},
    )


def _lines(catalog: Catalog, wanted: Wanted, root: str) -> Iterator[str]:
    query = root + address(wanted)
    yield "\ufeff" + _line(COLUMNS)  # so that spreadsheets read it as UTF-8
    found = changes_wanted(catalog, wanted, None)
    number = 0
    while batch := list(islice(found, BATCH)):
        for row in _rows(catalog, batch, root):
            number += 1
            yield _line([str(number), query, *row])


def _line(cells: Iterable[str]) -> str:
    file = io.StringIO()
    csv.writer(file).writerow([inert(cell) for cell in cells])
    return file.getvalue()


def _rows(catalog: Catalog, batch: Sequence[Change], root: str) -> Iterator[list[str]]:
    times = version_times(catalog, sorted({one.document for one in batch}))
    for change in batch:
        versions = times.get(change.document, [])
        before, after = around(change, versions)
        page = root + document_address(change.document)
        yield [
            change.at.isoformat(),
            change.kind,
            change.why,
            change.source,
            change.document,
            change.title,
            change.language,
            change.url,
            versions[0].at.isoformat() if versions else "",
            str(before.number) if before else "",
            before.at.isoformat() if before else "",
            f"{page}?version={before.number}" if before else "",
            str(after.number) if after else "",
            f"{page}?version={after.number}" if after else "",
            change.statement or "",
            root + statement_address(change.statement) if change.statement else "",
            change.before,
            change.after,
        ]
