"""A chat model reads a whole article: at once, or in parts whose notes are read together."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import prompts
from bot.models import budget
from bot.models.budget import ContextTooSmallError
from bot.models.chat import ChatModel
from bot.models.fence import Fence
from bot.summaries import lines, parts
from bot.summaries.facts import Facts
from ingest.values import Article, SummaryStyle

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage  # slow: only for the annotation

AT_ONCE = 4
"""Parts that are read at the same time."""
ROUNDS = 3
"""How often notes may be taken of notes, for an article of book length."""

_Messages: TypeAlias = "list[BaseMessage]"
_Compose: TypeAlias = Callable[[str], _Messages]


class MapReduce:
    """Has an article read and told; what comes back is not yet verified."""

    def __init__(self, chat: ChatModel) -> None:
        self._chat = chat

    async def tell(
        self, article: Article, facts: Facts, *, style: SummaryStyle, language: str
    ) -> str:
        """Return what the model makes of the whole article; `language` is an English name.

        Raises:
            ModelError: when the model failed, or its context is too small.
        """
        fence = Fence()
        title = fence.line(article.title)
        text = await asyncio.to_thread(fence.text, article.text)
        form = {"fence": fence.word, "language": language, "style": prompts.parts("styles")[style]}

        def whole(text: str) -> _Messages:
            return fill("summary", article=_titled("article", title, text, fence), **form)

        def reduced(text: str) -> _Messages:
            return fill("summary_reduce", notes=_titled("notes", title, text, fence), **form)

        compose: _Compose = whole
        for _round in range(ROUNDS + 1):
            messages = compose(text)
            if await asyncio.to_thread(self._room, messages) >= 0:
                return await self._chat.complete(messages)
            notes = await self._notes(text, title, facts, language)
            text, compose = "\n".join(notes), reduced
        raise ContextTooSmallError("article too long for the model's context")

    async def _notes(self, text: str, title: str, facts: Facts, language: str) -> list[str]:
        """Return notes on all parts of a text, in order; those that do not stand are left out."""
        fence = Fence()

        def compose(part: str, number: int = 999, total: int = 999) -> _Messages:
            article = _titled("article", title, part, fence)
            return fill("summary_map", article=article, number=number, total=total,
                        fence=fence.word, language=language)  # fmt: skip

        room = await asyncio.to_thread(self._room, compose(""))
        if room <= 0:
            raise ContextTooSmallError("context too small for the prompt")
        cut = await asyncio.to_thread(parts.split, text, room, self._chat.count_tokens)
        requests = [compose(part, number, len(cut)) for number, part in enumerate(cut, 1)]
        notes = "\n".join(await self._complete_all(requests))
        standing = await asyncio.to_thread(lines.standing, notes, facts)
        return [sentence for line in standing for sentence in line.sentences]

    async def _complete_all(self, requests: list[_Messages]) -> list[str]:
        """Return the answers to all requests, a few of them asked at once; one failure fails."""
        few = asyncio.Semaphore(AT_ONCE)

        async def complete(request: _Messages) -> str:
            async with few:
                return await self._chat.complete(request)

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(complete(request)) for request in requests]
        except ExceptionGroup as failed:
            raise failed.exceptions[0] from failed
        return [task.result() for task in tasks]

    def _room(self, messages: _Messages) -> int:
        return budget.room(messages, self._chat.context_tokens, self._chat.count_tokens)


def fill(prompt: str, **values: object) -> _Messages:
    """Return the messages of a prompt file with its variables filled in."""
    return prompts.load(prompt).format_messages(**values)


def _titled(mark: str, title: str, text: str, fence: Fence) -> str:
    return fence.around(mark, f"{title}\n\n{text}")
