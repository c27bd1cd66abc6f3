"""How complete the archive is: what was listed, captured, read and refused, month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from indexer.catalog import Catalog
from indexer.catalog_tables import captures, documents, listed, versions
from mappings.errors import OnRecordError
from scrapers.model import Source, document_id
from scrapers.registry import source as source_with

MOVED = range(300, 400)


@dataclass(frozen=True)
class Month:
    """What is known of the documents of one month of a source."""

    month: str  # "2024-06"; empty: documents without a day
    listed: int  # that its listings, feeds and sitemaps led to
    captured: int  # that the site answered with a page
    read: int
    refused: int  # whose newest page couldn't be read


@dataclass(frozen=True)
class Coverage:
    """How complete the archive is for one source."""

    months: tuple[Month, ...]  # from its first document to its last, empty ones too; undated first
    refused: tuple[tuple[str, str], ...]  # (address, reason) where the newest page can't be read


def coverage(catalog: Catalog, source: str) -> Coverage:
    """A source's coverage.

    A document counts in the month of its utterance; one that wasn't read, in that which its
    listing prints."""
    days = _read(catalog, source)
    seen = _captured(catalog, source)
    led_to = _listed(catalog, source)
    moved = {id for id, row in seen.items() if row["status"] in MOVED}
    refused = {id: row for id, row in seen.items() if row["outcome"] == "refused"}
    groups = {
        "listed": led_to.keys() - moved,
        "captured": {id for id, row in seen.items() if row["status"] == 200} | days.keys(),
        "read": days.keys(),
        "refused": refused.keys(),
    }
    when = {**led_to, **{id: day for id, day in days.items() if day}}
    counts = {name: Counter(_month(when.get(id)) for id in ids) for name, ids in groups.items()}
    months = (
        Month(month, **{name: count[month] for name, count in counts.items()})
        for month in _months(set().union(*counts.values()))
    )
    return Coverage(tuple(months), tuple((row["url"], row["reason"]) for row in refused.values()))


def _read(catalog: Catalog, source: str) -> dict[str, date | None]:
    """Document id → its day, of every document that was read."""
    newest = sa.and_(
        versions.c.document == documents.c.id, versions.c.number == documents.c.version
    )
    query = sa.select(documents.c.id, versions.c.date).join(versions, newest)
    rows = _rows(catalog, query.where(documents.c.source == source))
    return {row["id"]: row["date"] for row in rows}


def _captured(catalog: Catalog, source: str) -> dict[str, RowMapping]:
    """Document id → its newest capture; corpora aside, whose rows have no addresses to go by."""
    reader = _reader(source)
    columns = (captures.c.url, captures.c.status, captures.c.outcome, captures.c.reason)
    query = sa.select(*columns).where(captures.c.source == source).order_by(captures.c.fetched_at)
    named = (
        ((document_id(reader, row["url"]), row) for row in _rows(catalog, query)) if reader else ()
    )
    return {id: row for id, row in named if id}


def _reader(source: str) -> Source | None:
    try:
        return source_with(source)
    except OnRecordError:
        return None


def _listed(catalog: Catalog, source: str) -> dict[str, date | None]:
    """Document id → the day that a listing prints beside it."""
    query = sa.select(listed.c.document, listed.c.date).where(listed.c.source == source)
    found: dict[str, date | None] = {}
    for row in _rows(catalog, query):
        found[row["document"]] = row["date"] or found.get(row["document"])
    return found


def _rows(catalog: Catalog, query: sa.Select[tuple[object, ...]]) -> list[RowMapping]:
    with catalog.engine.connect() as connection:
        return list(connection.execute(query).mappings())


def _month(day: date | None) -> str:
    return f"{day:%Y-%m}" if day else ""


def _months(found: set[str]) -> Iterator[str]:
    """The months found, and those between the first and the last of them."""
    if "" in found:
        yield ""
    dated = sorted(found - {""})
    if not dated:
        return
    month, last = dated[0], dated[-1]
    while month <= last:
        yield month
        year, number = map(int, month.split("-"))
        month = f"{year + number // 12:04}-{number % 12 + 1:02}"


def gaps(months: Mapping[str, int]) -> list[str]:
    """Months without a document as spans: ["2024-07", "2024-09 to 2025-01"]; keys are in order."""
    spans: list[list[str]] = []
    is_open = False
    for month, count in months.items():
        if count == 0 and is_open:
            spans[-1][1] = month
        elif count == 0:
            spans.append([month, month])
        is_open = count == 0
    return [first if first == last else f"{first} to {last}" for first, last in spans]
