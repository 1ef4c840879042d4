"""Asking: the focus is asked first, then the rest of the library, and the turn is remembered."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime

from bot.answering.answerer import Answerer
from bot.conversation.feedback import feedback_buttons
from bot.conversation.limits import Limits
from bot.conversation.messages import AnswerReply, Incoming, Notice, Partial, Replies, Working
from bot.state.conversations import Conversations
from bot.values import Answer, Draft, Reading, Turn
from bot.wording import say
from ingest.errors import ArticleBotError
from ingest.library.store import Store
from ingest.values import Article


class Asker:
    """Answers questions of a conversation from what it is about."""

    def __init__(
        self,
        *,
        store: Store,
        answerer: Answerer,
        conversations: Conversations,
        limits: Limits,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._answerer = answerer
        self._conversations = conversations
        self._limits = limits
        self._now = now

    async def ask(self, incoming: Incoming, question: str, focus: Sequence[str]) -> Replies:
        """Yield partial texts and one answer; `focus` are the articles that are asked first."""
        if not await asyncio.to_thread(self._store.articles, incoming.library):
            yield Notice(say("nothing_read"))
            return
        if incoming.replaces is not None:
            await asyncio.to_thread(
                self._conversations.forget_turn, incoming.conversation, incoming.replaces
            )
        reserved = await self._limits.reserve(incoming, "questions")
        if isinstance(reserved, Notice):
            yield reserved
            return
        yield Working("answering")
        try:
            async with aclosing(self._answers(incoming, question, focus)) as steps:
                async for step in steps:
                    if isinstance(step, Answer):
                        answer = await self._named(incoming, step)
                        await self._remember(incoming, question, answer)
                        yield AnswerReply(answer, question, feedback_buttons())
                    elif text := _so_far(incoming, step):
                        yield Partial(text)
        except ArticleBotError:
            await self._limits.release(reserved)
            raise

    async def _answers(
        self, incoming: Incoming, question: str, focus: Sequence[str]
    ) -> AsyncGenerator[Draft | Answer, None]:
        """Pass on drafts; end with the answer of the focus, or a better one from elsewhere."""
        now = asyncio.get_running_loop().time
        until = now() + self._answerer.timeout
        article = await self._only(incoming, focus)
        async for step in self._in(incoming, question, focus, article):
            if isinstance(step, Answer) and step.abstained and article is not None:
                left = max(0.0, until - now())
                yield await self._elsewhere(incoming, question, article, left) or step
            else:
                yield step

    async def _named(self, incoming: Incoming, answer: Answer) -> Answer:
        """Say which article an answer is from, where there are several and no note says it."""
        articles = {citation.article.id: citation.article for citation in answer.citations}
        if answer.abstained or len(articles) != 1:
            return answer
        (article,) = articles.values()
        rows = await asyncio.to_thread(self._store.articles, incoming.library)
        if len(rows) < 2 or any(article.title in note for note in answer.notes):
            return answer
        return replace(answer, notes=(*answer.notes, say("answer_from", title=article.title)))

    async def _elsewhere(
        self, incoming: Incoming, question: str, article: Article, seconds: float
    ) -> Answer | None:
        """Ask the whole library; an answer says openly which article it is from."""
        if len(await asyncio.to_thread(self._store.articles, incoming.library)) < 2:
            return None
        async for step in self._in(incoming, question, (), None, seconds):
            if isinstance(step, Answer) and not step.abstained and step.citations:
                other = step.citations[0].article
                if other.id != article.id:
                    note = say("elsewhere", focus=article.title, title=other.title)
                    return replace(step, notes=(note, *step.notes))
        return None

    def _in(
        self,
        incoming: Incoming,
        question: str,
        focus: Sequence[str],
        article: Article | None,
        seconds: float | None = None,
    ) -> Reading:
        history = self._conversations.history(incoming.conversation, before=incoming.key)
        return self._answerer.answer(
            incoming.library,
            question,
            history,
            focus=focus,
            title=article.title if article else None,
            seconds=seconds,
        )

    async def _remember(self, incoming: Incoming, question: str, answer: Answer) -> None:
        cited = [citation.article.id for citation in answer.citations]
        await asyncio.to_thread(
            self._conversations.add_turn,
            incoming.conversation,
            incoming.library,
            Turn(question, "" if answer.abstained else answer.text),
            key=incoming.key,
            articles=[*incoming.about, *cited],
            asked=self._now(),
        )

    async def _only(self, incoming: Incoming, focus: Sequence[str]) -> Article | None:
        if len(focus) != 1:
            return None
        return await asyncio.to_thread(self._store.get, incoming.library, focus[0])


def _so_far(incoming: Incoming, draft: Draft) -> str:
    """Return what to show of an answer that is not there yet.

    A quote only where it goes away by itself: a group would be notified of it.
    """
    if not draft.quoted:
        return draft.text
    if incoming.group or incoming.replaces is not None:
        return ""
    return say("meanwhile", quote=draft.text)
