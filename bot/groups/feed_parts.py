"""What feeds are made of, for an edge that brings what they have to its chats."""

from dataclasses import dataclass

from bot.conversation.cards import Cards
from bot.groups.entry_reading import EntryReader
from bot.groups.feed_poller import FeedPoller
from bot.state.feed_entries import FeedEntries
from bot.state.feed_polls import FeedPolls
from bot.state.feeds import Subscriptions


@dataclass(frozen=True, slots=True)
class FeedParts:
    """Who visits feeds, what is kept of them, and who reads and shows their entries."""

    poller: FeedPoller
    polls: FeedPolls
    entries: FeedEntries
    subscriptions: Subscriptions
    reader: EntryReader
    cards: Cards
