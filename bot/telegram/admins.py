"""Who may decide for a group: its administrators, and the operators of the bot."""

import time
from collections.abc import Callable, Collection

from telegram import Bot, Message
from telegram.error import TelegramError

REMEMBERED_SECONDS = 60.0
"""A new administrator waits no longer than this."""


class Admins:
    """Asks Telegram who administers a group, and remembers the answer for a minute."""

    def __init__(
        self,
        bot: Bot,
        operators: Collection[int] = (),
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._bot = bot
        self._operators = operators
        self._clock = clock
        self._known: dict[int, tuple[float, frozenset[int]]] = {}

    async def may_decide(self, chat: int, person: int | None) -> bool:
        """Tell whether this person may decide for the group; no when Telegram does not say."""
        if person is not None and person in self._operators:
            return True
        if person == chat:  # an anonymous administrator writes in the group's own name
            return True
        try:
            return person in await self._of(chat)
        except TelegramError:
            return False

    async def hears_all(self, chat: int) -> bool:
        """Tell whether the bot hears all that a group says; administrators do, whatever is set.

        Yes when Telegram does not say: nobody is sent to @BotFather in vain.
        """
        if self._bot.bot.can_read_all_group_messages:
            return True
        try:
            return self._bot.id in await self._of(chat)
        except TelegramError:
            return True

    async def _of(self, chat: int) -> frozenset[int]:
        now = self._clock()
        self._known = {
            one: known for one, known in self._known.items() if now - known[0] < REMEMBERED_SECONDS
        }
        if chat not in self._known:
            members = await self._bot.get_chat_administrators(chat)
            self._known[chat] = (now, frozenset(one.user.id for one in members))
        return self._known[chat][1]


def speaker_of(message: Message) -> int | None:
    """Return who speaks: a person, or the chat in whose name they do."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else None
