"""Guest mode: mentioned under a link in a chat that it has not joined, the bot answers there.

A guest query takes one answer within seconds, which can be edited for longer: a stub goes out at
once, and becomes the answer (core.telegram.org/bots/api#answerguestquery).
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
    Update,
)
from telegram.error import TelegramError
from telegram.ext import TypeHandler

from bot.conversation.messages import Final, Incoming, Notice, Partial, ReadingCard, Working
from bot.conversation.route import Command, route
from bot.logs import where
from bot.state.guest_answers import GuestAnswers
from bot.telegram.budget import Budget
from bot.telegram.calls import NO_PREVIEW
from bot.telegram.ear import Ear
from bot.telegram.inline_message import InlineMessage
from bot.telegram.manners import Guests
from bot.telegram.markup import Body
from bot.telegram.render import render
from bot.telegram.talk import App, Context, Hears, key_of
from bot.wording import explain, say
from ingest.errors import ArticleBotError

COMMANDS = frozenset({"summary", "summarize", "summarise", "tldr", "ask"})
"""Commands for strangers' chats; the others are about a library, which nobody there asked for."""
GROUP = 1
"""Handlers of messages would take a guest message for one of theirs: this one has its own group."""

_log = logging.getLogger(__name__)


class GuestMode:
    """Answers guest messages.

    What is read in such a chat is kept under that chat, as everywhere: what one chat asked about
    shows up in no other, not even in another chat of the same person.
    """

    def __init__(
        self,
        *,
        ear: Ear,
        assistant: Hears,
        guests: Guests,
        answers: GuestAnswers,
        budget: Budget,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._ear = ear
        self._assistant = assistant
        self._guests = guests
        self._answers = answers
        self._budget = budget
        self._now = now

    def join(self, application: App) -> None:
        """Take over the guest messages of an application."""
        application.add_handler(TypeHandler(Update, self.on_update), group=GROUP)

    async def on_update(self, update: Update, context: Context) -> None:
        """Answer a guest message: a stub, then the answer in its place."""
        message = update.guest_message
        if message is None or message.guest_query_id is None:
            return
        key = key_of(update, context)
        allowed = self._allowed(message)
        stub = await self._stub(context.bot, key, message.guest_query_id, allowed=allowed)
        if stub is None or not allowed:
            return
        shown = InlineMessage(context.bot, stub, self._budget)
        await self._answer(key, message, shown)
        await asyncio.to_thread(self._answers.close, key)

    def _allowed(self, message: Message) -> bool:
        person = message.from_user.id if message.from_user else None
        return self._guests.allowed(person, message.chat.id)

    async def _stub(self, bot: Bot, key: str, query: str, *, allowed: bool) -> str | None:
        """Send the stub unless it is there; return its identifier, None when there is none."""
        known = await asyncio.to_thread(self._answers.find, key)
        if known is not None:
            return known
        words = say("guest_stub" if allowed else "not_allowed")
        content = InputTextMessageContent(words, link_preview_options=NO_PREVIEW)
        try:
            sent = await bot.answer_guest_query(
                query, InlineQueryResultArticle("1", words[:60], content)
            )
        except TelegramError as error:
            _log.warning("guest not answered key=%s error=%s", key, type(error).__name__)
            return None
        await asyncio.to_thread(self._answers.remember, key, sent.inline_message_id, self._now())
        return sent.inline_message_id

    async def _answer(self, key: str, message: Message, shown: InlineMessage) -> None:
        try:
            heard = await self._ear.message(key, message)
        except ArticleBotError as error:
            _log.warning("not read key=%s error=%s", key, type(error).__name__)
            await self._finish(shown, [Notice(explain(error), "error")])
            return
        try:
            await self._finish(shown, await self._replies(heard.incoming, shown))
        except Exception as error:  # noqa: BLE001 - the edge: nobody else could tell them here
            _log.error("not answered error=%s at %s", type(error).__name__, where(error))
            await self._finish(shown, [Notice(say("broken"), "error")])

    async def _replies(self, incoming: Incoming, shown: InlineMessage) -> list[Final]:
        """Return what there is to show in the end; drafts are shown on the way."""
        if not _is_question(incoming):
            return [Notice(say("guest_only_questions"))]
        wanted = replace(incoming, text=incoming.text or "/summary")
        finals: list[Final] = []
        async for reply in self._assistant.hear(wanted):
            match reply:
                case Working():
                    continue
                case Partial(text):
                    await shown.draft(text)
                case _:
                    finals.append(reply)
        return finals

    async def _finish(self, shown: InlineMessage, finals: list[Final]) -> None:
        """Show the answer. There is one message: what does not fit is in the person's own chat."""
        bodies = [body for reply in _worth_showing(finals) for body in render(reply).bodies]
        first = bodies[0] if bodies else Body(say("nothing_said"), say("nothing_said"))
        more = None
        if len(bodies) > 1:
            button = InlineKeyboardButton(say("guest_more"), url=shown.address)
            more = InlineKeyboardMarkup([[button]])
        await shown.finish(first, more)


def _is_question(incoming: Incoming) -> bool:
    intent = route(incoming.text)
    return not isinstance(intent, Command) or intent.name in COMMANDS


def _worth_showing(finals: list[Final]) -> list[Final]:
    """Leave out that an article was read where its summary or an answer follows."""
    rest: list[Final] = [reply for reply in finals if not isinstance(reply, ReadingCard)]
    return rest or finals
