"""The handlers: what comes in is heard, and the replies go out."""

import logging
from contextlib import nullcontext
from typing import Any, Protocol, TypeAlias

from telegram import CallbackQuery, Message, Update
from telegram.error import TelegramError
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
from bot.telegram.ear import Ear, Heard, place_of
from bot.telegram.manners import Guests, is_addressed
from bot.telegram.presenting import Presenter
from bot.telegram.sender import UndeliverableError
from bot.telegram.speaking import Languages
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
        guests: Guests,
        languages: Languages,
    ) -> None:
        self._assistant = assistant
        self._ear = ear
        self._presenter = presenter
        self._guests = guests
        self._languages = languages

    def join(self, application: App) -> None:
        """Take over the messages, buttons and errors of an application."""
        said = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
        application.add_handler(TypeHandler(Update, self.on_anything), group=FIRST)
        application.add_handler(MessageHandler(said, self.on_message))
        application.add_handler(CallbackQueryHandler(self.on_press))
        application.add_error_handler(self.on_error)

    async def on_anything(self, update: Update, _context: Context) -> None:
        """Find out in which language to speak, before anything else is done with an update."""
        await self._languages.speak_for(update)

    async def on_message(self, update: Update, context: Context) -> None:
        """Answer a message that is meant for the bot."""
        message = update.message
        if message is None or not is_addressed(message, context.bot.bot):
            return
        key, place = key_of(update, context), place_of(message)
        person = message.from_user.id if message.from_user else None
        if not self._guests.allowed(person, message.chat.id):
            await self._presenter.say(key, place, say("not_allowed"))
            return
        try:
            async with self._presenter.working(key, place) if message.document else nullcontext():
                heard = await self._ear.message(key, message)
        except ArticleBotError as error:
            _log.warning("not read key=%s error=%s", key, type(error).__name__)
            await self._presenter.say(key, place, explain(error))
            return
        await self._show(heard)

    async def on_press(self, update: Update, context: Context) -> None:
        """Do what a button says; always answer the press, or the button keeps spinning."""
        query = update.callback_query
        if query is None:
            return
        chat = query.message.chat.id if query.message else query.from_user.id
        if not self._guests.allowed(query.from_user.id, chat):
            await _answer_press(query, say("not_allowed"))
            return
        heard = await self._ear.press(key_of(update, context), query)
        await _answer_press(query, None if heard else say("old_button"))
        if heard:
            await self._show(heard)

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
        await self._presenter.show(heard, self._assistant.hear(heard.incoming))


def key_of(update: Update, context: Context) -> str:
    """Return the key of an update, the same as in the inbox."""
    return f"{context.bot.id}:{update.update_id}"


async def _answer_press(query: CallbackQuery, text: str | None) -> None:
    try:
        await query.answer(text)
    except TelegramError as error:  # too old by now; the answer itself matters more
        _log.info("press not answered error=%s", type(error).__name__)
