"""In a group, an answer for one person alone: in their own chat, with a button to show everyone."""

import asyncio
import logging
import re
from dataclasses import dataclass, replace

from telegram import Bot, CallbackQuery, ChatMember
from telegram.error import Forbidden, TelegramError

from bot.conversation.messages import (
    AnswerReply,
    Button,
    Notice,
    Replies,
    SummaryReply,
)
from bot.state.choices import ANSWERS, Settings
from bot.telegram.calls import Place
from bot.telegram.ear import Heard
from bot.telegram.presenting import Presenter
from bot.telegram.sender import UndeliverableError
from bot.wording import say

SHOW = "show"
"""Callback data: `show|<group>|<topic>|<message>`: where to show it, in reply to what."""
COMMAND = re.compile(r"/private(?:@\w+)?(?:\s+(?P<question>.*))?", re.DOTALL | re.IGNORECASE)
HELLO = "hello"

_MEMBERS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER, ChatMember.RESTRICTED)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Stage:
    """The group that a private answer came from."""

    chat: int
    topic: int | None
    message: int


class PrivateFirst:
    """Gives answers to one person, and shows them to the group when that person says so."""

    def __init__(self, bot: Bot, *, presenter: Presenter, settings: Settings) -> None:
        self._bot = bot
        self._presenter = presenter
        self._settings = settings

    async def wanted(self, heard: Heard) -> Heard | None:
        """Return what is to be answered privately, without the command; None where nothing is."""
        incoming = heard.incoming
        if not incoming.group or incoming.person is None or not incoming.person.isdecimal():
            return None
        if (command := COMMAND.fullmatch(incoming.text.strip())) is not None:
            question = (command["question"] or "").strip()
            return replace(heard, incoming=replace(incoming, text=question))
        if incoming.text.startswith("/") or incoming.sources or incoming.pressed:
            return None
        first = await asyncio.to_thread(self._settings.get, incoming.library, ANSWERS)
        return heard if first == "private" else None

    async def show(self, heard: Heard, replies: Replies) -> list[int]:
        """Show the replies to the person alone; tell the group only that this was done."""
        incoming = heard.incoming
        if not incoming.text:
            await self._presenter.say(incoming.key, heard.place, say("private-how"))
            return []
        person = int(incoming.person or 0)
        place = Place(person)
        try:
            await self._bot.send_chat_action(person, "typing")
            stage = _Stage(heard.place.chat, heard.place.topic, heard.message)
            aside = replace(heard, place=place, incoming=replace(incoming, pressed=True))
            return await self._presenter.show(aside, _with_button(replies, stage))
        except (Forbidden, UndeliverableError):
            button = Button(say("private-open"), url=f"{self._bot.link}?start={HELLO}")
            notice = Notice(say("private-start"), buttons=((button,),))
            await self._presenter.deliver(incoming.key, heard.place, notice)
            return []

    async def pressed(self, query: CallbackQuery) -> str | None:
        """Show everyone, if this is what was pressed; return what to say to the person."""
        stage = _stage_of(query.data or "")
        if stage is None or query.message is None:
            return None
        if not await self._is_member(stage.chat, query.from_user.id):
            return say("private-not-shown")
        place = Place(stage.chat, group=True, topic=stage.topic, reply_to=stage.message)
        key = f"show:{query.message.chat.id}:{query.message.message_id}"
        try:
            await query.edit_message_reply_markup(None)
            name = query.from_user.full_name
            await self._presenter.say(key, place, say("private-shared", name=name))
            await self._bot.copy_message(
                stage.chat,
                query.message.chat.id,
                query.message.message_id,
                message_thread_id=stage.topic,
            )
        except (TelegramError, UndeliverableError) as error:
            _log.info("private answer not shown error=%s", type(error).__name__)
            return say("private-not-shown")
        return say("private-shown")

    async def _is_member(self, chat: int, person: int) -> bool:
        """Tell whether a person is in the group: what a button says could be made up."""
        try:
            member = await self._bot.get_chat_member(chat, person)
        except TelegramError:
            return False
        return member.status in _MEMBERS


async def _with_button(replies: Replies, stage: _Stage) -> Replies:
    """Put a button under answers and summaries that shows them to the group."""
    show = f"{SHOW}|{stage.chat}|{stage.topic or 0}|{stage.message}"
    row = (Button(say("private-everyone"), data=show),)
    async for reply in replies:
        if isinstance(reply, AnswerReply | SummaryReply):
            yield replace(reply, buttons=(row,))
        else:
            yield reply


def _stage_of(data: str) -> _Stage | None:
    found = re.fullmatch(rf"{SHOW}\|(-\d{{1,20}})\|(\d{{1,20}})\|(\d{{1,20}})", data)
    if found is None:
        return None
    return _Stage(int(found[1]), int(found[2]) or None, int(found[3]))
