"""What the members of a group may know and decide about what is kept of them."""

import asyncio

from bot.conversation.messages import Button, Final, Incoming, Notice, Rows, Toast
from bot.state.choices import DISCUSSION, RETENTION, Settings
from bot.state.talk_log import TalkLog
from bot.wording import say

OUT, IN = "out", "in"
"""What /privacy takes in a group."""


class Rights:
    """Tells a member what is kept, and keeps nothing of who does not want it."""

    def __init__(self, *, talk: TalkLog, settings: Settings) -> None:
        self._talk = talk
        self._settings = settings

    async def lines(self, incoming: Incoming) -> list[str]:
        """Return what is kept of the group, and of this person."""
        return await asyncio.to_thread(self._lines, incoming)

    def _lines(self, incoming: Incoming) -> list[str]:
        library, person = incoming.library, incoming.person or ""
        days = int(self._settings.get(library, RETENTION))
        discussion = self._settings.get(library, DISCUSSION)
        group = say("privacy-group", days=days, discussion=discussion)
        if self._talk.opted_out(library, person):
            return [group, say("privacy-opted-out")]
        return [group, say("privacy-mine", count=self._talk.count(library, person))]

    async def decide(self, incoming: Incoming, word: str) -> Final:
        """Keep a person `out` of what is kept from now on, or `in` again."""
        change = self._talk.opt_out if word == OUT else self._talk.opt_in
        await asyncio.to_thread(change, incoming.library, incoming.person or "")
        told = say(f"privacy-{word}")
        return Toast(told) if incoming.pressed else Notice(told)


def rights_buttons() -> Rows:
    """Return what stands under /privacy in a group: whoever presses decides for themselves."""
    return tuple((Button(say(f"button-privacy-{word}"), f"/privacy {word}"),) for word in (OUT, IN))
