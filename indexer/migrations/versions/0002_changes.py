"""Edits between versions, withdrawals with their return, and what listings led to."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "edits",
        sa.Column("id", Serial, primary_key=True, autoincrement=True),
        sa.Column("document", sa.String, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("statement", sa.String),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
    )
    op.create_index("edits_by_document", "edits", ["document", "version"])
    op.create_index("edits_by_time", "edits", ["at"])
    op.create_table(
        "withdrawals",
        sa.Column("id", Serial, primary_key=True, autoincrement=True),
        sa.Column("document", sa.String, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("why", sa.String, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("capture", Serial, sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("restored_at", sa.DateTime),
        sa.Column("restored_capture", Serial, sa.ForeignKey("captures.id")),
    )
    op.create_index("withdrawals_by_document", "withdrawals", ["document"])
    op.create_table(
        "listed",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("listing", sa.Text, nullable=False),
        sa.Column("newer", sa.String),
        sa.Column("older", sa.String),
        sa.Column("first_at", sa.DateTime, nullable=False),
        sa.Column("last_at", sa.DateTime, nullable=False),
    )
