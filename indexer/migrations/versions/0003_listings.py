"""What each listing of a source led to, in its order; which listing a further page belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.drop_table("listed")  # nothing was ever kept in it
    op.create_table(
        "listed",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("series", sa.Text, primary_key=True),
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("newer", sa.String),
        sa.Column("older", sa.String),
        sa.Column("first_at", sa.DateTime, nullable=False),
        sa.Column("last_at", sa.DateTime, nullable=False),
        sa.Column("run", sa.String, nullable=False),
    )
    op.create_table(
        "listing_pages",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("series", sa.Text, nullable=False),
    )
