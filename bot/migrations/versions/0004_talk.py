"""What members of groups said, and who does not want it kept.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "talk_message",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reply_to", sa.BigInteger(), nullable=True),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("album", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("library", "chat", "message"),
    )
    op.create_index("ix_talk_message_library_sent", "talk_message", ["library", "sent"])
    op.create_index("ix_talk_message_library_person", "talk_message", ["library", "person"])
    op.create_table(
        "talk_seen",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("topic", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("library", "person", "topic"),
    )
    op.create_table(
        "talk_opt_out",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("library", "person"),
    )
    op.create_table(
        "talk_forgotten",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("library", "chat", "message"),
    )
