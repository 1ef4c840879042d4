"""Which entries of feeds come in one message.

Revision ID: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("feed_entry", sa.Column("bundle", sa.String(), nullable=True))
