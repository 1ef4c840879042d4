"""What people think of an answer: a thumb up or down, and why."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

from bot.conversation.messages import Button, Incoming, Notice, Replies, Rows, Toast
from bot.state.answers import Answers
from bot.state.feedback import REASONS, About, Feedback, Verdict
from bot.state.message_articles import MessageArticles
from bot.wording import say
from ingest.values import LibraryId


def feedback_buttons() -> Rows:
    """Return the buttons under an answer."""
    return ((Button("👍", "/feedback good"), Button("👎", "/feedback bad")),)


class FeedbackDesk:
    """Takes verdicts on the answer whose button was pressed, or that was replied to."""

    def __init__(
        self,
        *,
        feedback: Feedback,
        answers: Answers,
        articles: MessageArticles,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._feedback = feedback
        self._answers = answers
        self._articles = articles
        self._now = now

    async def obey(self, incoming: Incoming, _name: str, arguments: str) -> Replies:
        """Note a verdict (`good`, `bad`) or a reason (`wrong`, `invented`, `long`, `other`)."""
        word, _, key = arguments.partition(" ")
        about = await self._about(incoming, key)
        if about is None and incoming.pressed:
            yield Toast(say("old_button"))
        elif about is None or word not in {"good", "bad", *REASONS}:
            yield Notice(say("feedback-how"), "error")
        elif word in REASONS:
            await asyncio.to_thread(
                self._feedback.explain, about.library, about.key, incoming.person or "", word
            )
            yield Toast(say("feedback-thanks"))
        else:
            await self._give(about, incoming.person, cast("Verdict", word))
            yield Toast(say("feedback-thanks"))
            if word == "bad":
                yield _why(about.key)

    async def give(
        self, library: LibraryId, message: int, person: str | None, verdict: Verdict | None
    ) -> None:
        """Note a verdict on a message of the bot, if it answers something; None takes it back."""
        about = await asyncio.to_thread(self._shown, library, message)
        if about is not None:
            await self._give(about, person, verdict)

    async def _give(self, about: About, person: str | None, verdict: Verdict | None) -> None:
        await asyncio.to_thread(self._feedback.give, about, person or "", verdict, self._now())

    async def _about(self, incoming: Incoming, key: str) -> About | None:
        """Return what a verdict is on: the message that is named, else the one it stands under."""
        if key:
            return About(incoming.library, key)
        if incoming.message is None:
            return None
        return await asyncio.to_thread(self._shown, incoming.library, incoming.message)

    def _shown(self, library: LibraryId, message: int) -> About | None:
        key = self._answers.key_of(library, message)
        return None if key is None else About(library, key, self._articles.about(library, message))


def _why(key: str) -> Notice:
    buttons = tuple(
        Button(say(f"feedback-{reason}"), f"/feedback {reason} {key}") for reason in REASONS
    )
    return Notice(say("feedback-why"), buttons=(buttons[:2], buttons[2:]))
