"""What the work of groups is made of: what is kept of them, and what makes their digests.

An edge takes these parts and brings what they make to its chats.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.groups.clocks import Clocks
from bot.groups.clockwork import LOOK_SECONDS, Tick
from bot.groups.digesting import GroupDigests
from bot.groups.feed_parts import FeedParts
from bot.state.plans import Plans
from bot.state.preferences import Preferences
from bot.state.sent_digests import SentDigests
from bot.state.talk_log import TalkLog


@dataclass(frozen=True, slots=True)
class GroupParts:
    """Parts that work by themselves in chats, whatever carries them.

    `ticks` are recurring work that sends nothing; an edge adds its own. `now` is the clock, and
    `look_seconds` how often it is looked at.
    """

    talk: TalkLog
    plans: Plans
    sent: SentDigests
    digests: GroupDigests
    preferences: Preferences
    clocks: Clocks
    feeds: FeedParts
    ticks: Mapping[str, Tick] = field(default_factory=dict)
    look_seconds: float = LOOK_SECONDS
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
