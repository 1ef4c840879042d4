"""Understands a question in its conversation: by code, and by the chat model when there is one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.answering.understand import understand
from bot.values import Turn, Understood


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with everything that it is understood by."""

    question: str
    history: Sequence[Turn] = ()
    focus: Sequence[str] = ()
    title: str | None = None
    language: str | None = None


class Understander:
    """Turns what was asked into a question that stands alone."""

    def __init__(self, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now

    async def understand(self, asked: Asked, seconds: float) -> Understood:  # noqa: ARG002 - soon
        """Return what the question means; a model gets at most `seconds` for its part."""
        return understand(
            asked.question,
            asked.history,
            focus=asked.focus,
            title=asked.title,
            language=asked.language,
            asked=self._now(),
        )
