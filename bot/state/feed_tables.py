"""The tables of feeds: who follows what, when each was visited, and which entries were seen.

A visit serves all who follow a feed. Nobody can tell: what a chat follows, what it has seen and
what waits for it are rows of its own, and a new follower starts the clock of the feed again.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.state.schema import metadata

feeds = Table(
    "feed",
    metadata,
    Column("url", String, primary_key=True),
    Column("etag", String),
    Column("last_modified", String),
    Column("body", String),
    Column("minutes", Integer, nullable=False),
    Column("next_poll", DateTime(timezone=True), nullable=False, index=True),
    Column("polled", DateTime(timezone=True)),
    Column("failures", Integer, nullable=False),
    Column("failing_since", DateTime(timezone=True)),
)

subscriptions = Table(
    "feed_subscription",
    metadata,
    Column("id", String, primary_key=True),
    Column("library", String, nullable=False),
    Column("topic", BigInteger, nullable=False),
    Column("url", String, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("site", String),
    Column("words", Text, nullable=False),
    Column("at_once", Boolean, nullable=False),
    Column("since", DateTime(timezone=True), nullable=False),
    Column("added_by", String, index=True),
    Column("dead", String),
    UniqueConstraint("library", "topic", "url"),
)

entries = Table(
    "feed_entry",
    metadata,
    Column(
        "subscription", ForeignKey("feed_subscription.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("entry", String, primary_key=True),
    Column("alike", String, nullable=False),
    Column("rank", Integer, nullable=False),  # among those found at one time, oldest first
    Column("content", Text),
    Column("found", DateTime(timezone=True), nullable=False),
    Column("bundle", String),
)

notices = Table(
    "feed_notice",
    metadata,
    Column(
        "subscription", ForeignKey("feed_subscription.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("kind", String, primary_key=True),
    Column("fact", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
