"""What people think of an answer: a thumb up or down, and why."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

from bot.conversation.messages import Button, Incoming, Notice, Replies, Rows, Toast
from bot.state.answers import Answers
from bot.state.feedback import REASONS, Feedback, Verdict
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
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._feedback = feedback
        self._answers = answers
        self._now = now

    async def obey(self, incoming: Incoming, _name: str, arguments: str) -> Replies:
        """Note a verdict (`good`, `bad`) or a reason (`wrong`, `invented`, `long`, `other`)."""
        word, _, key = arguments.partition(" ")
        key = key or await self._key(incoming) or ""
        if not key or word not in {"good", "bad", *REASONS}:
            yield Notice(say("feedback-how"), "error")
        elif word in REASONS:
            await asyncio.to_thread(
                self._feedback.explain, incoming.library, key, incoming.person or "", word
            )
            yield Toast(say("feedback-thanks"))
        else:
            await self.give(incoming.library, key, incoming.person, cast("Verdict", word))
            yield Toast(say("feedback-thanks"))
            if word == "bad":
                yield _why(key)

    async def give(
        self, library: str, key: str, person: str | None, verdict: Verdict | None
    ) -> None:
        """Note a verdict on the answer to a message."""
        await asyncio.to_thread(
            self._feedback.give, LibraryId(library), key, person or "", verdict, self._now()
        )

    async def _key(self, incoming: Incoming) -> str | None:
        if incoming.message is None:
            return None
        return await asyncio.to_thread(self._answers.key_of, incoming.library, incoming.message)


def _why(key: str) -> Notice:
    buttons = tuple(
        Button(say(f"feedback-{reason}"), f"/feedback {reason} {key}") for reason in REASONS
    )
    return Notice(say("feedback-why"), buttons=(buttons[:2], buttons[2:]))
