"""Feeds that chats follow, and their entries.

Revision ID: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _make_feeds()
    _make_subscriptions()
    op.create_table(
        "feed_entry",
        sa.Column("subscription", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("alike", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("found", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bundle", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["subscription"], ["feed_subscription.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("subscription", "entry"),
    )
    op.create_table(
        "feed_notice",
        sa.Column("subscription", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["subscription"], ["feed_subscription.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("subscription", "kind"),
    )


def _make_feeds() -> None:
    op.create_table(
        "feed",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("next_poll", sa.DateTime(timezone=True), nullable=False),
        sa.Column("polled", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_index(op.f("ix_feed_next_poll"), "feed", ["next_poll"], unique=False)


def _make_subscriptions() -> None:
    op.create_table(
        "feed_subscription",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("site", sa.String(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at_once", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(), nullable=True),
        sa.Column("dead", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("library", "topic", "url"),
    )
    op.create_index(op.f("ix_feed_subscription_url"), "feed_subscription", ["url"], unique=False)
    op.create_index(
        op.f("ix_feed_subscription_added_by"), "feed_subscription", ["added_by"], unique=False
    )
