"""The handlers: what comes in is heard, and the replies go out."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeAlias

from telegram import CallbackQuery, Message, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.conversation.messages import Incoming, Replies
from bot.logs import where
from bot.state.answers import Answers
from bot.state.homes import Homes
from bot.telegram.albums import Albums
from bot.telegram.calls import Place
from bot.telegram.ear import Ear, Heard, place_of, words_of
from bot.telegram.manners import Guests, is_addressed, is_rest_of_album
from bot.telegram.presenting import Presenter, Toasts
from bot.telegram.presses import Press, Presses
from bot.telegram.private_first import PrivateFirst
from bot.telegram.sender import UndeliverableError
from bot.telegram.speaking import Manner
from bot.wording import explain, say
from ingest.errors import ArticleBotError

App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
Context: TypeAlias = ContextTypes.DEFAULT_TYPE

BROKEN = 10_000
"""Ordinal of the sentence that says so, after the answer to an update."""
FIRST = -1
"""Group of the handler that runs before all others."""

_log = logging.getLogger(__name__)


class Hears(Protocol):
    """The conversation: `bot.conversation.assistant.Assistant`."""

    def hear(self, incoming: Incoming) -> Replies:
        """Yield what to show."""
        ...


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is known of chats and persons."""

    guests: Guests
    manner: Manner
    homes: Homes
    answers: Answers


class Talk:
    """Hears updates, lets the assistant answer, and sends what it says.

    Repeating an update after a crash sends only what was not sent before.
    """

    def __init__(
        self,
        *,
        assistant: Hears,
        ear: Ear,
        presenter: Presenter,
        private: PrivateFirst,
        presses: Presses,
        keeping: Keeping,
    ) -> None:
        self._assistant = assistant
        self._ear = ear
        self._presenter = presenter
        self._private = private
        self._presses = presses
        self._guests = keeping.guests
        self._manner = keeping.manner
        self._homes = keeping.homes
        self._answers = keeping.answers
        self._albums = Albums()

    def join(self, application: App) -> None:
        """Take over the messages, buttons and errors of an application."""
        said = ~filters.StatusUpdate.ALL
        application.add_handler(TypeHandler(Update, self.on_anything), group=FIRST)
        application.add_handler(MessageHandler(filters.UpdateType.MESSAGE & said, self.on_message))
        edited = filters.UpdateType.EDITED_MESSAGE
        application.add_handler(MessageHandler(edited & said, self.on_edit))
        application.add_handler(CallbackQueryHandler(self.on_press))
        application.add_error_handler(self.on_error)

    async def on_anything(self, update: Update, _context: Context) -> None:
        """Find out how to speak, before anything else is done with an update."""
        await self._manner.take_on(update)

    async def on_message(self, update: Update, context: Context) -> None:
        """Answer a message that is meant for the bot."""
        message = update.message
        if message is None:
            return
        addressed = is_addressed(message, context.bot.bot)
        parts = self._albums.before(message, addressed=addressed)
        if parts is None or is_rest_of_album(message):
            return
        heard = await self._heard(key_of(update, context), message, parts)
        if heard is not None:
            await self._show(heard)

    async def on_edit(self, update: Update, context: Context) -> None:
        """Let the answer follow a question that was edited; what was never answered stays so."""
        message = update.edited_message
        if message is None or not is_addressed(message, context.bot.bot):
            return
        library = await asyncio.to_thread(self._homes.of, message.chat.id)
        aside = await self._private.asked(message)
        public = await asyncio.to_thread(self._answers.of, library, message.message_id)
        before = aside or public
        if before is None or before.words == words_of(message):
            return
        heard = await self._heard(key_of(update, context), message)
        if heard is None:
            return
        again = replace(heard, incoming=replace(heard.incoming, replaces=before.key))
        if aside is not None:
            await self._show_aside(await self._private.again(again, aside))
        elif public is not None:
            await self._follow(again, public.messages)

    async def _follow(self, heard: Heard, messages: Sequence[int]) -> None:
        """Let the messages of an answer say what its question asks now, or take them away."""
        private = await self._private.wanted(heard)
        if private is None:
            replies = self._assistant.hear(heard.incoming)
            await self._presenter.show(heard, replies, replacing=messages)
        else:
            await self._presenter.delete(heard.place, messages)
            await self._show_aside(private)

    async def _show_aside(self, heard: Heard, toast: Toasts | None = None) -> None:
        """Answer one person of a group alone."""
        await self._private.show(heard, self._assistant.hear(heard.incoming), toast=toast)

    async def _heard(
        self, key: str, message: Message, before: Sequence[Message] = ()
    ) -> Heard | None:
        """Return what was said, if its person may use the bot and its file could be had."""
        person = message.from_user.id if message.from_user else None
        if not await self._allowed(person, message.chat.id):
            await self._presenter.say(key, place_of(message), say("not_allowed"))
            return None
        try:
            async with self._at_work(key, message):
                return await self._ear.message(key, message, before)
        except ArticleBotError as error:
            _log.warning("not read key=%s error=%s", key, type(error).__name__)
            await self._presenter.say(key, place_of(message), explain(error))
            return None

    def _at_work(self, key: str, message: Message) -> AbstractAsyncContextManager[None]:
        """Show that a file is being fetched; all else is heard at once."""
        if message.document is None:
            return nullcontext()
        return self._presenter.working(key, place_of(message))

    async def _allowed(self, person: int | None, chat: int) -> bool:
        origin = await asyncio.to_thread(self._homes.origin, chat)
        return any(self._guests.allowed(person, one) for one in {chat, origin})

    async def on_press(self, update: Update, context: Context) -> None:
        """Do what a button says; always answer the press, or the button keeps spinning."""
        query = update.callback_query
        if query is None:
            return
        press = self._presses.take(query)
        chat = query.message.chat.id if query.message else query.from_user.id
        if not await self._allowed(query.from_user.id, chat):
            await self._tell(update, context, press, say("not_allowed"))
            return
        key = key_of(update, context)
        private = await self._private.pressed(key, query)
        if isinstance(private, str):
            await self._tell(update, context, press, private)
            return
        try:
            if private is not None:
                await self._answer_here(private, query, press)
            elif (heard := await self._ear.press(key, query)) is not None:
                await self._do(heard, press)
            else:
                await self._tell(update, context, press, say("old_button"))
        finally:
            await press.answer(None)

    async def _do(self, heard: Heard, press: Press) -> None:
        """Do what a button says, where its message was seen."""
        aside = await self._private.wanted(heard)
        if aside is None:
            replies = self._assistant.hear(heard.incoming)
            await self._presenter.show(heard, replies, toast=press.answer)
        else:
            await self._show_aside(aside, press.answer)

    async def _answer_here(self, heard: Heard, query: CallbackQuery, press: Press) -> None:
        """Answer before all what was asked privately, in place of the line that offered it."""
        line = [query.message.message_id] if query.message else []
        replies = self._assistant.hear(heard.incoming)
        await self._presenter.show(heard, replies, replacing=line, toast=press.answer)
        await self._private.answered_here(query)

    async def _tell(self, update: Update, context: Context, press: Press, text: str) -> None:
        """Show a few words over the chat; in it, where the press was answered before its turn."""
        query = update.callback_query
        if await press.answer(text) or query is None:
            return
        if isinstance(query.message, Message):
            place = place_of(query.message)
        else:
            place = Place(query.message.chat.id if query.message else query.from_user.id)
        await self._presenter.say(key_of(update, context), place, text)

    async def on_error(self, update: object, context: Context) -> None:
        """Log where an error was raised, without what it says, and tell the person."""
        error = context.error
        if isinstance(error, UndeliverableError):
            _log.warning("not deliverable update=%s", getattr(update, "update_id", None))
            return
        _log.error("not answered error=%s at %s", type(error).__name__, where(error))
        message = update.effective_message if isinstance(update, Update) else None
        if isinstance(update, Update) and isinstance(message, Message):
            place = place_of(message)
            await self._presenter.say(key_of(update, context), place, say("broken"), ordinal=BROKEN)

    async def _show(self, heard: Heard) -> None:
        """Show the replies where they belong: in the chat, or to the person alone."""
        if await self._private.opened(heard):
            return
        aside = await self._private.wanted(heard)
        if aside is None:
            await self._presenter.show(heard, self._assistant.hear(heard.incoming))
        else:
            await self._show_aside(aside)


def key_of(update: Update, context: Context) -> str:
    """Return the key of an update, the same as in the inbox."""
    return f"{context.bot.id}:{update.update_id}"
