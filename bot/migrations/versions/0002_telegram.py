"""Where a chat lives, and what a chat or a person prefers.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "preference",
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "name"),
    )
    op.create_table(
        "chat_home",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("library", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("chat"),
    )
    op.create_table(
        "guest_answer",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_guest_answer_at"), "guest_answer", ["at"], unique=False)
    op.create_table(
        "pending",
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "kind"),
    )
    op.create_index(op.f("ix_pending_library"), "pending", ["library"], unique=False)
    op.create_index(op.f("ix_pending_at"), "pending", ["at"], unique=False)
    op.create_table(
        "tag",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("library", "article", "word"),
    )
    op.create_table(
        "deep_link",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token"),
    )
    op.create_index(op.f("ix_deep_link_article"), "deep_link", ["article"], unique=False)
