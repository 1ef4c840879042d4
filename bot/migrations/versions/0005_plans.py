"""When digests are due, and what was sent in them.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "digest_plan",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("topic", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("days", sa.String(), nullable=False),
        sa.Column("times", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("created_by", sa.BigInteger(), nullable=True),
        sa.Column("paused", sa.String(), nullable=True),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("library", "topic"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_digest_plan_next_due"), "digest_plan", ["next_due"], unique=False)
    op.create_table(
        "digest_sent",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("worker", sa.String(), nullable=True),
        sa.Column("claimed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_digest_sent_due"), "digest_sent", ["due"], unique=False)
    op.create_index(op.f("ix_digest_sent_library"), "digest_sent", ["library"], unique=False)
    op.create_index(op.f("ix_digest_sent_state"), "digest_sent", ["state"], unique=False)
    op.create_table(
        "digest_sent_article",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["digest_sent.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "story", "position"),
    )
    op.create_index(
        op.f("ix_digest_sent_article_article"), "digest_sent_article", ["article"], unique=False
    )
    op.create_table(
        "digest_sent_message",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["key"], ["digest_sent.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "message"),
    )
    op.create_index(
        op.f("ix_digest_sent_message_message"), "digest_sent_message", ["message"], unique=False
    )
