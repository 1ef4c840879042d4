"""The bot's own place in a chat: joining, leaving, being blocked."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.ext import ChatMemberHandler

from bot.state.choices import RETENTION, Settings
from bot.state.homes import Homes
from bot.state.preferences import Preferences
from bot.telegram.calls import Place
from bot.telegram.manners import GROUPS, Guests
from bot.telegram.presenting import Presenter
from bot.telegram.talk import App, Context, key_of
from bot.wording import say
from ingest.values import LibraryId

GREETED = "greeted"
"""Name of the preference that says when a group was last greeted."""
AGAIN = timedelta(days=1)
"""A group that removes and adds the bot within this time has read its greeting."""

_INSIDE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED)


class Follows(Protocol):
    """Something that goes on by itself in a chat, such as digests."""

    async def gone(self, library: LibraryId) -> None:
        """Stop: nothing can be sent there any more."""
        ...

    async def back(self, library: LibraryId) -> None:
        """Go on: the chat can be written to again."""
        ...


class Membership:
    """Greets groups once, and stops what a chat no longer takes."""

    def __init__(
        self,
        *,
        presenter: Presenter,
        homes: Homes,
        preferences: Preferences,
        guests: Guests,
        followers: Sequence[Follows] = (),
    ) -> None:
        self._presenter = presenter
        self._homes = homes
        self._preferences = preferences
        self._guests = guests
        self._followers = followers

    def join(self, application: App) -> None:
        """Take over what an application hears about the bot's own place."""
        application.add_handler(ChatMemberHandler(self.on_member, ChatMemberHandler.MY_CHAT_MEMBER))

    async def on_member(self, update: Update, context: Context) -> None:
        """Greet a group that took the bot in; stop where it was shown the door."""
        change = update.my_chat_member
        if change is None:
            return
        library = await asyncio.to_thread(self._homes.of, change.chat.id)
        if change.new_chat_member.status not in _INSIDE:
            for follower in self._followers:
                await follower.gone(library)
            return
        for follower in self._followers:
            await follower.back(library)
        if _came_in(change) and change.chat.type in GROUPS:
            await self._greet(key_of(update, context), change, library, context)

    async def _greet(
        self, key: str, change: ChatMemberUpdated, library: LibraryId, context: Context
    ) -> None:
        place = Place(change.chat.id, group=True)
        if not self._guests.allowed(change.from_user.id, change.chat.id):
            await self._presenter.say(key, place, say("not_allowed"))
            return
        greeted = await asyncio.to_thread(self._preferences.get, library, GREETED)
        now = change.date
        if greeted is not None and datetime.fromisoformat(greeted) > now - AGAIN:
            return
        settings = Settings(self._preferences)
        days = int(await asyncio.to_thread(settings.get, library, RETENTION))
        words = say("joined", days=days)
        if not context.bot.bot.can_read_all_group_messages:
            words += f"\n\n{say('joined-privacy-mode')}"
        await self._presenter.say(key, place, words)
        await asyncio.to_thread(self._preferences.set, library, GREETED, now.isoformat())


def _came_in(change: ChatMemberUpdated) -> bool:
    return change.old_chat_member.status not in _INSIDE
