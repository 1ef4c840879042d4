"""Understands a question in its conversation: by code, and by the chat model when there is one."""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import prompts
from bot.answering.understand import understand
from bot.errors import ModelError
from bot.models import metering
from bot.models.breaker import Breaker
from bot.models.chat import ChatModel
from bot.models.fence import Fence
from bot.models.plain import spoken
from bot.values import Turn, Understood
from ingest.values import Query

TURNS = 3
LONGEST = 300
"""Characters of a rewritten question; a longer one is an answer or a lecture."""

_WORD = re.compile(r"[^\W_]+")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with everything that it is understood by."""

    question: str
    history: Sequence[Turn] = ()
    focus: Sequence[str] = ()
    title: str | None = None
    language: str | None = None


class Understander:
    """Turns what was asked into a question that stands alone.

    With a chat model a follow-up is rewritten by it; whatever goes wrong with that, what the code
    understood is used.
    """

    def __init__(
        self,
        chat: ChatModel | None = None,
        *,
        breaker: Breaker | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._chat = chat
        self._breaker = breaker or Breaker()
        self._now = now

    async def understand(self, asked: Asked, seconds: float) -> Understood:
        """Return what the question means; a model gets at most `seconds` for its part."""
        understood = await asyncio.to_thread(
            understand,
            asked.question,
            asked.history,
            focus=asked.focus,
            title=asked.title,
            language=asked.language,
            asked=self._now(),
        )
        # Without context the code has seen that the question stands alone.
        if self._chat is None or not asked.history or not understood.query.context:
            return understood
        if metering.is_spent() or self._breaker.skips() is not None:
            return understood
        try:
            written = await self._rewrite(self._chat, asked, seconds)
        except ModelError as error:
            self._breaker.failed(error)
            _log.warning("question not rewritten error=%s", type(error).__name__)
            return understood
        self._breaker.succeeded()
        return _with(understood, written, asked)

    async def _rewrite(self, chat: ChatModel, asked: Asked, seconds: float) -> str:
        fence = Fence()
        said = fence.around("conversation", fence.conversation(asked.history[-TURNS:]))
        messages = prompts.load("condense").format_messages(
            fence=fence.word, conversation=said, question=asked.question
        )
        return await chat.complete(messages, seconds=seconds)


def _with(understood: Understood, written: str, asked: Asked) -> Understood:
    question = spoken(written).strip().strip('"“”').strip()
    if not _is_rewriting(question, asked):
        _log.warning("question not rewritten: the model wrote something else")
        return understood
    query = Query(question, context=asked.title or "", focus=understood.query.focus)
    return replace(understood, standalone=question, query=query)


def _is_rewriting(written: str, asked: Asked) -> bool:
    """Whether it is one line whose names and numbers all come from the conversation.

    The answer is verified against the question too: a name that the model brought in here would
    count as one that the person had said.
    """
    if not written or "\n" in written or len(written) > max(LONGEST, 2 * len(asked.question)):
        return False
    said = [asked.question, asked.title or ""]
    said += [text for turn in asked.history for text in (turn.question, turn.answer)]
    known = {word.casefold() for text in said for word in _WORD.findall(text)}
    first, *others = _WORD.findall(written) or [""]
    if any(character.isdigit() for character in first) and first.casefold() not in known:
        return False
    telling = [word for word in others if word != word.lower() or word.isdigit()]
    return all(word.casefold() in known for word in telling)
