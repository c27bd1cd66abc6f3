"""What people corrected in a statement."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("statements", sa.Column("corrections", sa.JSON))
