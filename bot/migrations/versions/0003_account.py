"""What was used by whom, and what people thought of the answers.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "usage",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("summaries", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("tokens_in", sa.BigInteger(), nullable=False),
        sa.Column("tokens_out", sa.BigInteger(), nullable=False),
        sa.Column("micros", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("library", "person", "day"),
    )
    op.create_table(
        "usage_receipt",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_usage_receipt_day"), "usage_receipt", ["day"], unique=False)
    op.create_table(
        "answer_message",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("question", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("library", "message"),
    )
    op.create_index(op.f("ix_answer_message_at"), "answer_message", ["at"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("library", "key", "person"),
    )
    op.create_index(op.f("ix_feedback_at"), "feedback", ["at"], unique=False)
    op.create_table(
        "feedback_article",
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("library", "key", "article"),
    )
    op.create_index(
        op.f("ix_feedback_article_article"), "feedback_article", ["article"], unique=False
    )
