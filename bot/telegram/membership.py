"""The bot's own place in a chat: joining, leaving, being blocked."""

import asyncio
from datetime import datetime, timedelta

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.ext import ChatMemberHandler

from bot.state.choices import RETENTION, Settings
from bot.state.homes import Homes
from bot.state.preferences import Preferences
from bot.telegram.calls import Place
from bot.telegram.manners import GROUPS, Guests
from bot.telegram.ongoing import Ongoing
from bot.telegram.presenting import Presenter
from bot.telegram.talk import App, Context, key_of
from bot.wording import say
from ingest.values import LibraryId

GREETED = "greeted"
"""Name of the preference that says when a group was last greeted."""
AGAIN = timedelta(days=1)
"""A group that removes and adds the bot within this time has read its greeting."""

_INSIDE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED)


class Membership:
    """Greets groups once, and stops what a chat no longer takes."""

    def __init__(
        self,
        *,
        presenter: Presenter,
        homes: Homes,
        preferences: Preferences,
        guests: Guests,
        ongoing: Ongoing,
    ) -> None:
        self._presenter = presenter
        self._homes = homes
        self._preferences = preferences
        self._guests = guests
        self._ongoing = ongoing

    def join(self, application: App) -> None:
        """Take over what an application hears about the bot's own place."""
        application.add_handler(ChatMemberHandler(self.on_member, ChatMemberHandler.MY_CHAT_MEMBER))

    async def on_member(self, update: Update, context: Context) -> None:
        """Greet a group that took the bot in; stop where it was shown the door."""
        change = update.my_chat_member
        if change is None:
            return
        if change.new_chat_member.status not in _INSIDE:
            await self._ongoing.gone(change.chat.id)
            return
        await self._ongoing.back(change.chat.id)
        library = await asyncio.to_thread(self._homes.of, change.chat.id)
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
        admin = change.new_chat_member.status == ChatMember.ADMINISTRATOR  # sees all messages
        if not admin and not context.bot.bot.can_read_all_group_messages:
            words += f"\n\n{say('joined-privacy-mode')}"
        await self._presenter.say(key, place, words)
        await asyncio.to_thread(self._preferences.set, library, GREETED, now.isoformat())


def _came_in(change: ChatMemberUpdated) -> bool:
    return change.old_chat_member.status not in _INSIDE
