"""The first form of the catalog."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "captures",
        sa.Column("id", Serial, primary_key=True, autoincrement=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("fetched_at", sa.DateTime, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("warc", sa.String, nullable=False),
        sa.Column("offset", sa.BigInteger, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("captures_by_place", "captures", ["source", "warc", "offset"], unique=True)
    op.create_table(
        "documents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("source", sa.String, nullable=False, index=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("withdrawn_at", sa.DateTime),
    )
    op.create_table(
        "versions",
        sa.Column("document", sa.String, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("capture", Serial, sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("published_at", sa.String),
        sa.Column("attribution", sa.Text),
        sa.Column("publisher", sa.String),
        sa.Column("government", sa.String),
        sa.Column("translation_of", sa.String, index=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("turns", sa.JSON, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
    )
    op.create_table(
        "statements",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("document", sa.String, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("is_current", sa.Boolean, nullable=False),
        sa.Column("revision", Serial, nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("manner", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("attribution", sa.Text),
        sa.Column("speaker", sa.String, index=True),
        sa.Column("office", sa.Text),
        sa.Column("organization", sa.String),
        sa.Column("government", sa.String),
        sa.Column("on_behalf_of", sa.String),
        sa.Column("grade", sa.Float),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("stances", sa.JSON, nullable=False),
    )
    op.create_index("statements_by_place", "statements", ["document", "version", "position"])
    op.create_table(
        "wordings",
        sa.Column("statement", sa.String, sa.ForeignKey("statements.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_table(
        "indexed",
        sa.Column("engine", sa.String, primary_key=True),
        sa.Column("revision", Serial, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
    )
