"""The handlers: what comes in is heard, and the replies go out."""

import asyncio
import logging
from typing import Any, Protocol, TypeAlias

from telegram import CallbackQuery, Message, Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.conversation.messages import Final, Incoming, Notice, Partial, Replies, Working
from bot.logs import where
from bot.state.message_articles import MessageArticles
from bot.state.outbox import Outbox
from bot.telegram.ear import Ear, Heard, place_of
from bot.telegram.manners import Guests, is_addressed
from bot.telegram.render import render
from bot.telegram.sender import Place, Sender, UndeliverableError
from bot.telegram.signs import Signs
from bot.wording import explain, say
from ingest.errors import ArticleBotError

App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
Context: TypeAlias = ContextTypes.DEFAULT_TYPE

BROKEN, LAST = 10_000, 10_001
"""Ordinals of the sentences that come after everything else in the answer to an update."""

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
        sender: Sender,
        outbox: Outbox,
        articles: MessageArticles,
        guests: Guests,
    ) -> None:
        self._assistant = assistant
        self._ear = ear
        self._sender = sender
        self._outbox = outbox
        self._articles = articles
        self._guests = guests

    def join(self, application: App) -> None:
        """Take over the messages, buttons and errors of an application."""
        said = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
        application.add_handler(MessageHandler(said, self.on_message))
        application.add_handler(CallbackQueryHandler(self.on_press))
        application.add_error_handler(self.on_error)

    async def on_message(self, update: Update, context: Context) -> None:
        """Answer a message that is meant for the bot."""
        message = update.message
        if message is None or not is_addressed(message, context.bot.bot):
            return
        key, place = key_of(update, context), place_of(message)
        person = message.from_user.id if message.from_user else None
        if not self._guests.allowed(person, message.chat.id):
            await self._say(key, place, say("not_allowed"))
            return
        try:
            heard = await self._ear.message(key, message)
        except ArticleBotError as error:
            _log.warning("not read key=%s error=%s", key, type(error).__name__)
            await self._say(key, place, explain(error))
            return
        await self._answer(heard, context)

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
            await self._answer(heard, context)

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
            await self._say(key_of(update, context), place, say("broken"), ordinal=BROKEN)

    async def _answer(self, heard: Heard, context: Context) -> None:
        """Show the replies as they come."""
        ordinal, key = 0, heard.incoming.key
        signs = Signs(context.bot, heard.place, draft_of(key))
        async with signs.shown():
            async for reply in self._assistant.hear(heard.incoming):
                match reply:
                    case Working():
                        signs.typing()
                    case Partial(text):
                        signs.draft(text)
                    case _:
                        await signs.stop()
                        ordinal = await self._send(heard, ordinal, reply)
        await self._report_lost(key, heard.place)

    async def _send(self, heard: Heard, ordinal: int, reply: Final) -> int:
        """Send the messages of one reply; return the ordinal of the next message."""
        rendered = render(reply)
        last = len(rendered.bodies) - 1
        sent: list[int | None] = []
        for position, body in enumerate(rendered.bodies):
            buttons = rendered.buttons if position == last else ()
            sent.append(
                await self._sender.send(
                    heard.incoming.key, ordinal + position, heard.place, body, buttons
                )
            )
        if rendered.articles:
            for message in filter(None, [heard.message, *sent]):
                await asyncio.to_thread(
                    self._articles.remember, heard.incoming.library, message, rendered.articles
                )
        return ordinal + len(rendered.bodies)

    async def _say(self, key: str, place: Place, text: str, *, ordinal: int = 0) -> None:
        for position, body in enumerate(render(Notice(text)).bodies):
            await self._sender.send(key, ordinal + position, place, body)
        await self._report_lost(key, place)

    async def _report_lost(self, key: str, place: Place) -> None:
        """Tell the person if a message may not have arrived: it is not sent a second time."""
        if await asyncio.to_thread(self._outbox.unknown, key):
            (body,) = render(Notice(say("sent_unknown"))).bodies
            await self._sender.send(key, LAST, place, body)


def key_of(update: Update, context: Context) -> str:
    """Return the key of an update, the same as in the inbox."""
    return f"{context.bot.id}:{update.update_id}"


def draft_of(key: str) -> int:
    """Return the number of an update's drafts: not 0, and another one for each update."""
    return int(key.rpartition(":")[2]) or 1


async def _answer_press(query: CallbackQuery, text: str | None) -> None:
    try:
        await query.answer(text)
    except TelegramError as error:  # too old by now; the answer itself matters more
        _log.info("press not answered error=%s", type(error).__name__)
