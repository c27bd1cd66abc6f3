"""Read the catalog: what the archive's captures were found to say, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine, RowMapping
from sqlalchemy.exc import SQLAlchemyError

from indexer.catalog_rows import (
    CAPTURE,
    DOCUMENT,
    DOCUMENT_WITH_TEXT,
    GENERATION,
    HELD,
    HOLDINGS,
    LAST_CAPTURES,
    Held,
    Holding,
    Wording,
    capture_of,
    document_of,
    held_of,
    holding_of,
)
from indexer.catalog_tables import (
    HEAD,
    captures,
    documents,
    indexed,
    statements,
    versions,
    wordings,
)
from indexer.errors import CatalogUnavailable, NotHeld
from indexer.told import Told
from scrapers.model import Document

__all__ = ["Catalog", "Held", "Holding", "Wording", "connect"]


def connect(url: str) -> Engine:
    """An SQLAlchemy engine for a catalog's URL; raises CatalogUnavailable when it isn't one."""
    try:
        engine = sa.create_engine(url)
    except (SQLAlchemyError, ModuleNotFoundError) as error:
        raise CatalogUnavailable(f"catalog address {url!r}: {error}") from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    """Readers beside one writer, and no wait for the disk at every commit but at check-points."""
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


class Catalog:
    """A catalog that is open for reading; every method raises NotHeld for an unknown id."""

    def __init__(self, engine: Engine) -> None:
        """Read through an engine that `open` has checked."""
        self.engine = engine

    @classmethod
    def open(cls, url: str) -> Catalog:
        """The catalog at an SQLAlchemy URL; raises CatalogUnavailable, with what mends it."""
        engine = connect(url)
        if engine.dialect.name == "sqlite" and not _sqlite_file_exists(engine):
            raise CatalogUnavailable(
                f"{engine.url!r}: there is no catalog yet; run onrecord extract"
            )
        try:
            with engine.connect() as connection:
                version = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
        except SQLAlchemyError as error:
            raise CatalogUnavailable(f"{engine.url!r}: can't be opened: {error}") from error
        if version != HEAD:
            raise CatalogUnavailable(
                f"{engine.url!r}: is of version {version}, wanted {HEAD}; run onrecord extract"
            )
        return cls(engine)

    def statements(self, ids: Sequence[str]) -> list[Held]:
        """The statements with these ids, in this order; unknown ids are left out."""
        rows = self._rows(HELD.where(statements.c.id.in_(ids)))
        found = {row["s_id"]: held_of(row) for row in rows}
        return [found[id] for id in ids if id in found]

    def statement(self, id: str) -> Held:
        """One statement."""
        for held in self.statements([id]):
            return held
        raise NotHeld(Told("no statement {id} is held", id=id))

    def around(self, id: str, turns: int = 2) -> tuple[Held, ...]:
        """A statement and those of the turns around it, in reading order."""
        held = self.statement(id)
        here = held.statement.turn
        return tuple(
            near
            for near in self.statements_of(held.document.id, held.document.version)
            if abs(near.statement.turn - here) <= turns
        )

    def statements_of(self, document: str, version: int | None = None) -> tuple[Held, ...]:
        """A document's statements with their words in its newest or another version, in order."""
        text = self.document(document, version).text
        number = self._number(document) if version is None else version
        query = (
            HELD.add_columns(wordings.c.start.label("w_start"), wordings.c.end.label("w_end"))
            .join(wordings, wordings.c.statement == statements.c.id)
            .where(statements.c.document == document, wordings.c.version == number)
            .order_by(wordings.c.start, wordings.c.end.desc(), statements.c.id)
        )
        return tuple(_as_worded(row, text) for row in self._rows(query))

    def wordings(self, id: str) -> tuple[Wording, ...]:
        """The words of a statement in every version of its document that holds it, oldest first."""
        document = self.statement(id).document.id
        query = (
            sa.select(wordings, versions.c.text, *CAPTURE)
            .join(versions, versions.c.number == wordings.c.version)
            .join(captures, captures.c.id == versions.c.capture)
            .where(wordings.c.statement == id, versions.c.document == document)
            .order_by(captures.c.fetched_at, wordings.c.version)
        )
        return tuple(
            Wording(row["version"], row["text"][row["start"] : row["end"]], capture_of(row))
            for row in self._rows(query)
        )

    def document(self, id: str, version: int | None = None) -> Document:
        """A document with its text and turns, in its newest or another version."""
        number = self._number(id) if version is None else version
        query = DOCUMENT_WITH_TEXT.where(versions.c.document == id, versions.c.number == number)
        for row in self._rows(query):
            return document_of(row)
        raise NotHeld(Told("no version {number} of document {id} is held", number=number, id=id))

    def withdrawn_at(self, id: str) -> datetime | None:
        """When (UTC) a document was first found gone from its site; None: it wasn't."""
        with self.engine.connect() as connection:
            at = connection.scalar(sa.select(documents.c.withdrawn_at).where(documents.c.id == id))
        return at.replace(tzinfo=UTC) if at else None

    def versions(self, id: str) -> tuple[Document, ...]:
        """Every version of a document, oldest first, without text and turns."""
        self._number(id)
        query = DOCUMENT.where(versions.c.document == id).order_by(
            captures.c.fetched_at, versions.c.number
        )
        return tuple(document_of(row) for row in self._rows(query))

    def addresses(self, source: str) -> list[tuple[str, date | None]]:
        """The address and the day of each document of a source, in its newest version."""
        query = (
            sa.select(versions.c.url, versions.c.date)
            .join(documents, documents.c.id == versions.c.document)
            .where(documents.c.source == source, versions.c.number == documents.c.version)
        )
        return [(row["url"], row["date"]) for row in self._rows(query)]

    def titles(self) -> list[tuple[str, str]]:
        """The id and the title of every document, in its newest version."""
        query = (
            sa.select(versions.c.document, versions.c.title)
            .join(documents, documents.c.id == versions.c.document)
            .where(versions.c.number == documents.c.version)
        )
        return [(row["document"], row["title"]) for row in self._rows(query)]

    def translations(self, id: str) -> tuple[Document, ...]:
        """The documents that translate one, and the one that it translates, without their texts."""
        original = self.document(id).translation_of
        query = DOCUMENT.where(
            versions.c.number == documents.c.version,
            sa.or_(versions.c.translation_of == id, versions.c.document == original),
        )
        return tuple(document_of(row) for row in self._rows(query))

    def holdings(self) -> tuple[Holding, ...]:
        """What is held of each source, by source id."""
        seen = {row["source"]: row["at"] for row in self._rows(LAST_CAPTURES)}
        return tuple(holding_of(row, seen.get(row["source"])) for row in self._rows(HOLDINGS))

    def changed_since(self, revision: int) -> Iterator[Held]:
        """Statements that changed after a revision, in order of change, a few at a time."""
        query = HELD.where(statements.c.revision > revision).order_by(
            statements.c.revision, statements.c.id
        )
        with self.engine.connect().execution_options(yield_per=500) as connection:
            for row in connection.execute(query).mappings():
                yield held_of(row)

    def revision(self) -> int:
        """The revision of the statement that changed last; 0 in an empty catalog."""
        with self.engine.connect() as connection:
            return connection.scalar(sa.select(sa.func.max(statements.c.revision))) or 0

    def current_statements(self) -> int:
        """How many statements the newest versions hold."""
        query = sa.select(sa.func.count()).where(statements.c.is_current)
        with self.engine.connect() as connection:
            return connection.scalar(query) or 0

    def followed(self, engine: str) -> tuple[int, int]:
        """(revision, statements) that a search engine is known to have taken in."""
        for row in self._rows(sa.select(indexed).where(indexed.c.engine == engine)):
            return row["revision"], row["statements"]
        return 0, 0

    def generation(self, engine: str) -> str:
        """Another text after every change of the catalog, or of what a search engine took in."""
        try:
            with self.engine.connect() as connection:
                return repr(connection.execute(GENERATION, {"engine": engine}).one())
        except SQLAlchemyError as error:
            raise CatalogUnavailable(f"{self.engine.url!r}: {error}") from error

    def _number(self, document: str) -> int:
        with self.engine.connect() as connection:
            number = connection.scalar(
                sa.select(documents.c.version).where(documents.c.id == document)
            )
        if number is None:
            raise NotHeld(Told("no document {id} is held", id=document))
        return int(number)

    def _rows(self, query: sa.Select[Any]) -> list[RowMapping]:
        try:
            with self.engine.connect() as connection:
                return list(connection.execute(query).mappings())
        except SQLAlchemyError as error:
            raise CatalogUnavailable(f"{self.engine.url!r}: {error}") from error


def _as_worded(row: RowMapping, text: str) -> Held:
    """A held statement with its place and words in the version that has this text."""
    held, start, end = held_of(row), row["w_start"], row["w_end"]
    worded = replace(held.statement, start=start, end=end, text=text[start:end])
    return replace(held, statement=worded)


def _sqlite_file_exists(engine: Engine) -> bool:
    return Path(engine.url.database or "").is_file()
