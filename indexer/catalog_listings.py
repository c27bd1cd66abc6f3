"""Keep what listings lead to, and notice the document that they silently lead to no more.

Listings shift: new texts push old ones on, while a run pages through them. So the absence of a
document from a page says nothing; only its two neighbours, side by side where it stood between
them, show that it was taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from indexer.catalog_tables import captures, listed, listing_pages, withdrawals
from indexer.catalog_withdrawals import restore, take_back, withdraw
from scrapers.model import Capture, Link, document_id
from scrapers.registry import source as source_with

LONGEST_GAP = 20  # documents that may go from one place at once
ASKED_AT_ONCE = 500  # ids in one query; databases bound them, and a sitemap may hold 50,000


@dataclass(frozen=True)
class Listed:
    """What one capture of a listing leads to."""

    capture: Capture
    links: Sequence[Link]
    is_in_order: bool  # as readers see them, so that neighbours mean something

    @property
    def at(self) -> datetime:
        """When it was captured: UTC, as the database keeps it."""
        return self.capture.fetched_at.astimezone(UTC).replace(tzinfo=None)

    def documents(self) -> dict[str, Link]:
        """Document id → link, in the page's order; one that is pinned above too, in its place."""
        source = source_with(self.capture.source)
        pairs = [
            (document_id(source, link.url), link) for link in self.links if not link.is_listing
        ]
        last = {id: link for id, link in reversed(pairs) if id}
        return dict(reversed(last.items()))


def note_listing(connection: Connection, listing: Listed, capture: int) -> None:
    """Keep the documents of a listing page, with their neighbours; withdraw what was taken out.

    `capture` is the id of its capture. An old page that comes late adds what it knows of, and says
    nothing of today."""
    source, series = listing.capture.source, _series(connection, listing)
    documents = listing.documents()
    mine = sa.and_(listed.c.source == source, listed.c.series == series)
    newest = connection.scalar(sa.select(sa.func.max(listed.c.last_at)).where(mine))
    is_late = newest is not None and listing.at < newest
    known = _known(connection, mine, list(documents))
    in_order = listing.is_in_order and not is_late
    if in_order:
        for id in _taken_out(connection, mine, list(documents), known):
            if _is_in_run(connection, listing, id):
                continue
            withdraw(connection, id, "unlisted", capture, listing.capture.fetched_at)
    neighbours = _neighbours(list(documents)) if in_order else {}
    rows = {
        id: _row(listing, link, known.get(id), neighbours.get(id, (None, None)))
        for id, link in documents.items()
    }
    _write(connection, source, series, rows, known.keys())
    if not is_late:
        _restore(connection, listing, list(documents), capture)


def _series(connection: Connection, listing: Listed) -> str:
    """The address of the first page of the listing that a page belongs to."""
    source, url = listing.capture.source, listing.capture.url
    key = sa.and_(listing_pages.c.source == source, listing_pages.c.url == url)
    series: str = url
    if url not in source_with(source).start:
        series = connection.scalar(sa.select(listing_pages.c.series).where(key)) or url
    for link in listing.links:
        if link.is_listing and link.url not in source_with(source).start:
            _belongs(connection, source, link.url, series)
    return series


def _belongs(connection: Connection, source: str, url: str, series: str) -> None:
    here = sa.and_(listing_pages.c.source == source, listing_pages.c.url == url)
    connection.execute(listing_pages.delete().where(here))
    connection.execute(listing_pages.insert(), {"source": source, "url": url, "series": series})


def _known(
    connection: Connection, mine: sa.ColumnElement[bool], ids: Sequence[str]
) -> dict[str, RowMapping]:
    """What is kept already of some documents of a listing, by their ids."""
    found: dict[str, RowMapping] = {}
    for at in range(0, len(ids), ASKED_AT_ONCE):
        some = ids[at : at + ASKED_AT_ONCE]
        query = sa.select(listed).where(mine, listed.c.document.in_(some))
        found |= {row["document"]: row for row in connection.execute(query).mappings()}
    return found


def _write(
    connection: Connection,
    source: str,
    series: str,
    rows: Mapping[str, dict[str, Any]],
    known: Collection[str],
) -> None:
    """Keep rows of a listing by their document's id: new ones, and those that are `known`."""
    key = {"source": source, "series": series}
    new = [key | {"document": id} | row for id, row in rows.items() if id not in known]
    old = [{"of": id} | row for id, row in rows.items() if id in known]
    if new:
        connection.execute(listed.insert(), new)
    if old:
        one = sa.and_(
            listed.c.source == source,
            listed.c.series == series,
            listed.c.document == sa.bindparam("of"),
        )
        connection.execute(listed.update().where(one), old)


def _neighbours(ids: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    """Document id → the ones above and below it on one page."""
    around = [None, *ids, None]
    return {id: (around[at], around[at + 2]) for at, id in enumerate(ids)}


def _row(
    listing: Listed,
    link: Link,
    before: RowMapping | None,
    neighbours: tuple[str | None, str | None],
) -> dict[str, Any]:
    """The columns of a document's row; at a page's edge, the neighbour known of before stays."""
    newer, older = neighbours
    row = {
        "url": link.url,
        "date": link.date,
        "newer": newer,
        "older": older,
        "first_at": listing.at,
        "last_at": listing.at,
        "run": listing.capture.warc,
    }
    if before is None:
        return row
    row |= {"newer": newer or before["newer"], "older": older or before["older"]}
    row["first_at"] = min(before["first_at"], listing.at)
    if before["last_at"] > listing.at:
        row |= {name: before[name] for name in ("last_at", "run", "url")}
    row["date"] = link.date or before["date"]
    return row


def _taken_out(
    connection: Connection,
    mine: sa.ColumnElement[bool],
    ids: Sequence[str],
    known: Mapping[str, RowMapping],
) -> Iterator[str]:
    """Documents that stood between two now side by side, and aren't elsewhere on the page."""
    for upper, lower in pairwise(ids):
        if upper in known and lower in known and known[upper]["older"] != lower:
            for row in _between(connection, mine, known[upper], lower):
                if row["document"] not in known:
                    yield row["document"]


def _is_in_run(connection: Connection, listing: Listed, document: str) -> bool:
    """Whether any listing, feed or sitemap of the same run has led to a document."""
    query = sa.select(listed.c.document).where(
        listed.c.source == listing.capture.source,
        listed.c.document == document,
        listed.c.run == listing.capture.warc,
    )
    return connection.scalar(query.limit(1)) is not None


def _between(
    connection: Connection, mine: sa.ColumnElement[bool], upper: RowMapping, lower: str
) -> list[RowMapping]:
    """What stood between two documents of a listing; nothing where that isn't known for sure."""
    passed: list[RowMapping] = []
    here = upper
    while here["older"] and len(passed) <= LONGEST_GAP:
        following = _at(connection, mine, here["older"])
        if following is None or following["newer"] != here["document"]:
            return []
        if following["document"] == lower:
            return passed
        passed.append(following)
        here = following
    return []


def _at(connection: Connection, mine: sa.ColumnElement[bool], document: str) -> RowMapping | None:
    query = sa.select(listed).where(mine, listed.c.document == document)
    return connection.execute(query).mappings().first()


def _restore(connection: Connection, listing: Listed, ids: Sequence[str], capture: int) -> None:
    """End the withdrawal of what a listing leads to again.

    What is found on another page of the run that missed it was never taken out."""
    query = (
        sa.select(withdrawals.c.document, captures.c.warc)
        .join(captures, captures.c.id == withdrawals.c.capture)
        .where(
            captures.c.source == listing.capture.source,
            withdrawals.c.why == "unlisted",
            withdrawals.c.restored_at.is_(None),
        )
    )
    missing = {row["document"]: row for row in connection.execute(query).mappings()}
    for row in [missing[id] for id in ids if id in missing]:
        if row["warc"] == listing.capture.warc:
            take_back(connection, row["document"], "unlisted")
        else:
            restore(connection, row["document"], "unlisted", capture, listing.capture.fetched_at)
