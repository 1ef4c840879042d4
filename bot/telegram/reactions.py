"""Reactions to the bot's messages: what people think of an answer, without pressing a button."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from telegram import MessageReactionUpdated, ReactionType, ReactionTypeEmoji, Update
from telegram.ext import MessageReactionHandler

from bot.state.feedback import Verdict
from bot.state.homes import Homes
from bot.telegram.manners import Guests
from bot.telegram.talk import App, Context
from ingest.values import LibraryId

GOOD = frozenset("👍❤🔥👏😁🎉🤩🙏👌💯⚡🏆🤝🆒😍")
BAD = frozenset("👎💩🤮😡🤬🤨😐🥱🖕💔")


class TakesVerdicts(Protocol):
    """What keeps verdicts: `bot.conversation.feedback.FeedbackDesk`."""

    async def give(
        self, library: LibraryId, message: int, person: str | None, verdict: Verdict | None
    ) -> None:
        """Note a verdict on a message of the bot; None takes it back."""
        ...


class Reactions:
    """Takes reactions to answers for verdicts; in groups Telegram tells them to admins only."""

    def __init__(self, *, desk: TakesVerdicts, homes: Homes, guests: Guests) -> None:
        self._desk = desk
        self._homes = homes
        self._guests = guests

    def join(self, application: App) -> None:
        """Take over the reactions of an application."""
        application.add_handler(MessageReactionHandler(self.on_reaction))

    async def on_reaction(self, update: Update, _context: Context) -> None:
        """Note what a reaction says, or that it was taken back."""
        reaction = update.message_reaction
        if reaction is None or reaction.user is None:
            return
        if not await self._allowed(reaction.user.id, reaction.chat.id):
            return
        library = await asyncio.to_thread(self._homes.of, reaction.chat.id)
        person = str(reaction.user.id)
        await self._desk.give(library, reaction.message_id, person, verdict_of(reaction))

    async def _allowed(self, person: int, chat: int) -> bool:
        """Tell whether this person may use the bot here; a stranger's reaction says nothing."""
        origin = await asyncio.to_thread(self._homes.origin, chat)
        return any(self._guests.allowed(person, one) for one in {chat, origin})


def verdict_of(reaction: MessageReactionUpdated) -> Verdict | None:
    """Return what the reactions that stand there now say, if they say anything."""
    signs = set(_emoji(reaction.new_reaction))
    if signs & BAD:
        return "bad"
    return "good" if signs & GOOD else None


def _emoji(reactions: Sequence[ReactionType]) -> list[str]:
    """Return the emoji without the mark that asks for their coloured form."""
    return [one.emoji.rstrip("\ufe0f") for one in reactions if isinstance(one, ReactionTypeEmoji)]
