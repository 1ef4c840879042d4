"""Shows the group what one person was told alone, when that person says so: once."""

import asyncio
import logging
import re
from dataclasses import replace

from telegram import Bot, CallbackQuery, ChatMember, Message
from telegram.error import ChatMigrated, TelegramError

from bot.state.homes import Homes
from bot.telegram.asides import Aside, Asides
from bot.telegram.document import Paragraph, Span
from bot.telegram.ear import place_of, whispered
from bot.telegram.presenting import Presenter
from bot.telegram.sender import UndeliverableError
from bot.wording import say

_ADDRESS = re.compile(r"(\d{1,20})-([a-z0-9]{1,30})")
_MEMBERS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER, ChatMember.RESTRICTED)
_log = logging.getLogger(__name__)


class Everyone:
    """Finds what a person was told, for nobody but them, and posts it to its group."""

    def __init__(self, bot: Bot, *, presenter: Presenter, homes: Homes, asides: Asides) -> None:
        self._bot = bot
        self._presenter = presenter
        self._homes = homes
        self._asides = asides

    async def find(self, address: str, person: int) -> Aside | None:
        """Return the aside of this person that a button or a link names: nobody gets another's."""
        found = _ADDRESS.fullmatch(address)
        if found is None:
            return None
        library = await asyncio.to_thread(self._homes.of, -int(found[1]))
        return await asyncio.to_thread(self._asides.find, library, person, found[2])

    async def share(self, aside: Aside, query: CallbackQuery) -> str:
        """Post a document to the group, once for each version of the answer."""
        person = query.from_user
        if aside.document is None or not await self._is_member(aside.chat, person.id):
            return say("private-not-shown")
        says = Paragraph([Span(say("private-shared", name=person.full_name))])
        document = replace(aside.document, blocks=[says, *aside.document.blocks])
        key = f"show:{aside.library}:{aside.person}:{aside.key}"
        try:
            sent = await self._presenter.deliver(key, aside.stage, document, library=aside.library)
        except UndeliverableError as error:
            _log.info("private answer not shown error=%s", type(error.__cause__).__name__)
            return say("private-not-shown")
        if isinstance(query.message, Message):
            await self._clear(query.message)
        return say("private-shown" if sent else "sent_unknown")

    async def _clear(self, message: Message) -> None:
        """Take the button away; a line that offered to answer here goes altogether."""
        if message.reply_markup is None:
            return
        place, number = place_of(message), whispered(message)
        if place.group and number is None:
            await self._presenter.delete(place, [message.message_id])
        else:
            await self._presenter.take_buttons(place, number or message.message_id)

    async def _is_member(self, chat: int, person: int) -> bool:
        """Tell whether a person is in the group still."""
        try:
            member = await self._bot.get_chat_member(chat, person)
        except ChatMigrated as error:
            return await self._is_member(error.new_chat_id, person)
        except TelegramError:
            return False
        return member.status in _MEMBERS
