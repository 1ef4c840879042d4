"""Forgetting: in reply to a message of a group that message, else an article."""

import asyncio

from bot.conversation.messages import Incoming, Notice, Replies
from bot.conversation.shelf import Shelf
from bot.state.answers import Answers
from bot.state.talk_log import Heard, TalkLog
from bot.wording import say


class Forgetting:
    """Forgets what was said in a group, for who said it and for admins; articles as the shelf does.

    A message that nothing is kept of must not be taken for the article in focus.
    """

    def __init__(self, *, talk: TalkLog, answers: Answers, shelf: Shelf) -> None:
        self._talk = talk
        self._answers = answers
        self._shelf = shelf

    async def obey(self, incoming: Incoming, _name: str, arguments: str) -> Replies:
        """Do what /forget and "forget this" say."""
        replied = incoming.group and not incoming.pressed and incoming.message is not None
        if arguments or not replied:
            yield await self._shelf.forget(incoming, arguments)
            return
        said = await asyncio.to_thread(self._said, incoming)
        theirs = said is not None and await self._may_forget(incoming, said)
        if said is not None and theirs:
            await asyncio.to_thread(
                self._talk.forget_message, incoming.library, said.chat, said.message
            )
            yield Notice(say("forgotten-message"))
        ours = await asyncio.to_thread(self._is_ours, incoming)
        if incoming.about or ours:
            yield await self._shelf.forget(incoming, "")
        elif not theirs:
            key = "message-not-kept" if said is None else "message-not-yours"
            yield Notice(say(key), "error")

    def _said(self, incoming: Incoming) -> Heard | None:
        if incoming.chat is None or incoming.message is None:
            return None
        return self._talk.find(incoming.library, incoming.chat, incoming.message)

    def _is_ours(self, incoming: Incoming) -> bool:
        """Tell whether the message is one of the bot's answers."""
        message = incoming.message or 0
        return self._answers.key_of(incoming.library, message) is not None

    async def _may_forget(self, incoming: Incoming, said: Heard) -> bool:
        return said.person == incoming.person or await incoming.is_admin()
