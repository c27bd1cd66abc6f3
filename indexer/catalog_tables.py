"""The catalog's tables: documents and their versions, statements and their wordings, captures."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

# The newest migration in indexer/migrations/versions
HEAD = "0005"

metadata = MetaData()
Serial = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers only INTEGER keys itself

captures = Table(
    "captures",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),  # grows in the order of extraction
    Column("source", String, nullable=False),
    Column("url", Text, nullable=False),
    Column("fetched_at", DateTime, nullable=False),  # UTC
    Column("status", Integer, nullable=False),
    Column("media_type", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("warc", String, nullable=False),
    Column("offset", BigInteger, nullable=False),
    Column("outcome", String, nullable=False),  # indexer/extract.py: OUTCOMES
    Column("reason", Text, nullable=False),
    Index("captures_by_place", "source", "warc", "offset", unique=True),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("source", String, nullable=False, index=True),
    Column("version", Integer, nullable=False),  # the newest
    Column("withdrawn_at", DateTime),  # UTC; when it was first found gone or unlisted
)

versions = Table(
    "versions",
    metadata,
    Column("document", String, ForeignKey("documents.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("capture", Serial, ForeignKey("captures.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("date", Date),
    Column("language", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("place", Text, nullable=False),
    Column("published_at", String),  # ISO 8601 with the publisher's own zone
    Column("attribution", Text),
    Column("publisher", String),
    Column("government", String),
    Column("translation_of", String, index=True),
    Column("text", Text, nullable=False),
    Column("turns", JSON, nullable=False),  # [[type, attribution, start, end], …]
    Column("digest", String, nullable=False),  # of what was read, so that furniture is no edit
)

statements = Table(
    "statements",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False),
    Column("version", Integer, nullable=False),  # the newest that holds it
    Column("is_current", Boolean, nullable=False),  # whether that is the document's newest
    Column("revision", Serial, nullable=False, index=True),  # grows with each change to any
    Column("position", Integer, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("manner", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("language", String, nullable=False),
    Column("date", Date),
    Column("attribution", Text),
    Column("speaker", String, index=True),
    Column("office", Text),
    Column("organization", String),
    Column("government", String),
    Column("on_behalf_of", String),
    Column("grade", Float),  # of the headline stance, for ordering by strength
    Column("topics", JSON, nullable=False),
    Column("stances", JSON, nullable=False),
    Column("corrections", JSON(none_as_null=True)),  # None: nobody corrected it
    Index("statements_by_place", "document", "version", "position"),
)

# Where a statement stands in each version that holds it; its words are the version's text there
wordings = Table(
    "wordings",
    metadata,
    Column("statement", String, ForeignKey("statements.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

# How far an engine has followed the catalog
indexed = Table(
    "indexed",
    metadata,
    Column("engine", String, primary_key=True),
    Column("revision", Serial, nullable=False),
    Column("statements", Integer, nullable=False),  # how many the engine held then
)

# One row, whose number grows when the catalog is emptied or an engine followed it: ids, revisions
# begin anew in an emptied catalog, and what was made from it must not pass for what is made now
renewals = Table("renewals", metadata, Column("number", Serial, primary_key=True))

# What an editor changed from the version before to this one (indexer/edits.py)
edits = Table(
    "edits",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False),
    Column("version", Integer, nullable=False),  # the newer of the two
    Column("at", DateTime, nullable=False),  # UTC; when the newer one was captured
    Column("kind", String, nullable=False),  # a class of indexer/edits.py
    Column("statement", String),  # id of the statement that was changed, where it is one
    Column("before", Text, nullable=False),  # empty: added
    Column("after", Text, nullable=False),  # empty: removed
    Index("edits_by_document", "document", "version"),
    Index("edits_by_time", "at"),
)

# When a document went from its site, and when it came back
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False),
    Column("why", String, nullable=False),  # indexer/catalog_withdrawals.py: REASONS
    Column("at", DateTime, nullable=False),  # UTC
    Column("capture", Serial, ForeignKey("captures.id"), nullable=False),  # that showed it
    Column("restored_at", DateTime),
    Column("restored_capture", Serial, ForeignKey("captures.id")),
    Index("withdrawals_by_document", "document"),
)

# The documents that each listing of a source led to, read or not
listed = Table(
    "listed",
    metadata,
    Column("source", String, primary_key=True),
    Column("series", Text, primary_key=True),  # address of the listing's first page
    Column("document", String, primary_key=True),
    Column("url", Text, nullable=False),  # as the listing gives it
    Column("date", Date),  # as the listing prints it
    Column("newer", String),  # the document above it, where both stood on one page
    Column("older", String),  # and below it
    Column("first_at", DateTime, nullable=False),  # UTC; captures of pages that had it
    Column("last_at", DateTime, nullable=False),
    Column("run", String, nullable=False),  # WARC file of the last capture that had it
)

# Which listing a page further on belongs to, as the page before it linked there
listing_pages = Table(
    "listing_pages",
    metadata,
    Column("source", String, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("series", Text, nullable=False),
)
