"""Ephemeral messages: in a group, seen by one person alone (Bot API 10.2).

https://core.telegram.org/bots/api#ephemeral-messages-and-commands: a bot that administers the group
may send them at any time, any other only within 15 seconds of an ephemeral command. A server that
does not know them would ignore for whom they are and show them to everybody, so it is asked first
for something that only a server that knows them can answer.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import BadRequest, EndPointNotFound, TelegramError

from bot.settings import BotSettings
from bot.state.homes import Homes
from bot.state.preferences import Preferences
from bot.telegram.admins import Admins
from bot.telegram.calls import Only, Place

WHISPERS = "whispers"
"""Name of the preference: of a chat, until when it gets none; of all, `known`, or until when."""
EVERYWHERE, KNOWN = "telegram", "known"
FOR = timedelta(days=1)
"""Servers learn; then it is tried again."""
NO_MESSAGE = 2**31 - 1
OFFICIAL = "api.telegram.org"
"""Telegram's own server is always of the latest version."""

Knows: TypeAlias = Literal["yes", "maybe", "off"]


def known_to(settings: BotSettings) -> Knows:
    """Tell whether the server of the settings knows ephemeral messages."""
    if settings.ephemeral_messages == "off":
        return "off"
    return "yes" if urlsplit(settings.telegram_api_url).hostname == OFFICIAL else "maybe"


class Whispers:
    """Knows where ephemeral messages are taken, and remembers for a day where they are not."""

    def __init__(
        self,
        bot: Bot,
        *,
        admins: Admins,
        preferences: Preferences,
        homes: Homes,
        server: Knows = "maybe",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Remember what the `server` knows; `off` is for none anywhere."""
        self._bot = bot
        self._admins = admins
        self._preferences = preferences
        self._homes = homes
        self._server = server
        self._now = now

    async def to(self, place: Place, person: int) -> Place | None:
        """Return the place that only this person of a group sees; None where there is none."""
        if self._server == "off" or not place.group:
            return None
        if place.only is not None:
            return place  # who was whispered to knows how
        if not await self._admins.may_decide(place.chat, self._bot.id):
            return None
        here, everywhere = await asyncio.to_thread(self._remembered, place.chat)
        if self._holds(here) or self._holds(everywhere):
            return None
        alone = replace(place, only=Only(person))
        known = self._server == "yes" or everywhere == KNOWN
        return alone if known or await self._is_known_to_server(alone) else None

    async def worked(self) -> None:
        """Remember that the server knows them: from the next start on, commands are some, too."""
        known = await asyncio.to_thread(self._preferences.get, EVERYWHERE, WHISPERS)
        if known != KNOWN:
            await asyncio.to_thread(self._preferences.set, EVERYWHERE, WHISPERS, KNOWN)

    async def failed(self, place: Place, cause: BaseException | None) -> None:
        """Send none to a chat for a day if it was refused there, and none at all if unknown.

        An answer to an ephemeral command may only have come too late.
        """
        owner: str | None = None
        if isinstance(cause, EndPointNotFound):
            owner = EVERYWHERE
        elif isinstance(cause, BadRequest) and place.only and place.only.command is None:
            owner = await asyncio.to_thread(self._homes.of, place.chat)
        if owner is not None:
            until = (self._now() + FOR).isoformat()
            await asyncio.to_thread(self._preferences.set, owner, WHISPERS, until)

    async def _is_known_to_server(self, place: Place) -> bool:
        """Ask for the removal of a message that nobody has: it is refused, or not understood."""
        nothing = {
            "chat_id": place.chat,
            "receiver_user_id": place.only.person if place.only else 0,
            "ephemeral_message_id": NO_MESSAGE,
        }
        try:
            await self._bot.do_api_request("deleteEphemeralMessage", nothing)
        except BadRequest:
            return True
        except TelegramError as error:
            await self.failed(place, error)
            return False
        return True

    def _remembered(self, chat: int) -> tuple[str | None, str | None]:
        here = self._preferences.get(self._homes.of(chat), WHISPERS)
        return here, self._preferences.get(EVERYWHERE, WHISPERS)

    def _holds(self, until: str | None) -> bool:
        """Tell whether a refusal still counts."""
        return until not in {None, KNOWN} and self._now() < datetime.fromisoformat(until or "")
