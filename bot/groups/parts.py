"""What the work of groups is made of: what is kept of them, and what makes their digests.

An edge takes these parts and brings what they make to its chats.
"""

from dataclasses import dataclass

from bot.groups.digesting import GroupDigests
from bot.state.plans import Plans
from bot.state.sent_digests import SentDigests
from bot.state.talk_log import TalkLog


@dataclass(frozen=True, slots=True)
class GroupParts:
    """Parts that work by themselves in chats, whatever carries them."""

    talk: TalkLog
    plans: Plans
    sent: SentDigests
    digests: GroupDigests
