"""What the bot does in chats by itself: digests when they are due, and recurring work."""

from datetime import timedelta

from bot.durable import Durable
from bot.groups.clockwork import Clockwork, Tick
from bot.groups.parts import GroupParts
from bot.state.homes import Homes
from bot.telegram.digest_courier import DigestCourier
from bot.telegram.feed_news import FeedNews
from bot.telegram.presenting import Presenter
from bot.telegram.speaking import Manner

FEEDS_EVERY = timedelta(minutes=5)
"""A look at which feeds are due; how often each is visited is up to itself."""
WORKER = "local"
"""One process is the bot for a token: what it left is its own at the next start."""


def build_courier(parts: GroupParts, presenter: Presenter, homes: Homes) -> DigestCourier:
    """Put together what brings digests."""
    return DigestCourier(
        parts=parts,
        presenter=presenter,
        manner=Manner(parts.preferences, homes),
        worker=WORKER,
        now=parts.now,
    )


def build_clockwork(
    parts: GroupParts, durable: Durable, courier: DigestCourier, news: FeedNews
) -> Clockwork:
    """Put together what looks for what is due; before the durable engine starts."""
    return Clockwork(
        durable=durable,
        plans=parts.plans,
        digests=parts.sent,
        on_digest=courier.bring,
        ticks={**parts.ticks, "feeds": Tick(FEEDS_EVERY, news.tick)},
        now=parts.now,
    )
