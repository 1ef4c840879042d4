"""Looking something up in a library while a person is still typing: quick, and without a trace.

Nothing is remembered and no chat model is asked: each keystroke asks again.
"""

import asyncio
from typing import TypeAlias

from bot.answering import datelines
from bot.answering.answerer import Answerer
from bot.conversation.messages import AnswerReply, SummaryReply
from bot.summaries.summarizer import Summarizer
from bot.values import Answer
from ingest.errors import UnknownArticleError
from ingest.library.rows import ArticleRow
from ingest.library.store import Store
from ingest.values import LibraryId

OFFERED = 10
"""Articles in one offer: what a phone shows at a glance, and 50 is the most that Telegram takes."""

Found: TypeAlias = AnswerReply | SummaryReply


class Lookup:
    """Offers an answer and articles for the words typed so far."""

    def __init__(self, *, store: Store, answerer: Answerer, summarizer: Summarizer) -> None:
        """Take an answerer and a summarizer without a chat model."""
        self._store = store
        self._answerer = answerer
        self._summarizer = summarizer

    async def find(self, library: LibraryId, words: str) -> list[Found]:
        """Return an answer if there is one, then the TL;DR of articles whose title has the words.

        Without words: the articles that were read last.
        """
        rows = await asyncio.to_thread(self._store.articles, library)
        if not rows:
            return []
        answer = await self._answer(library, words) if words else None
        found: list[Found] = [] if answer is None else [AnswerReply(answer, words)]
        for row in [row for row in rows if _fits(row, words)][:OFFERED]:
            summary = await self._summary(library, row)
            found += [] if summary is None else [summary]
        return found

    async def _answer(self, library: LibraryId, question: str) -> Answer | None:
        async for step in self._answerer.answer(library, question):
            if isinstance(step, Answer) and not step.abstained:
                return step
        return None

    async def _summary(self, library: LibraryId, row: ArticleRow) -> SummaryReply | None:
        """Return the TL;DR; None for an article without one, or that was forgotten meanwhile."""
        try:
            article = await asyncio.to_thread(self._store.get, library, row.id)
        except UnknownArticleError:
            return None
        summary = await self._summarizer.summarize(library, article)
        if not summary.text:
            return None
        return SummaryReply(article, summary, datelines.notes(summary.text, article))


def _fits(row: ArticleRow, words: str) -> bool:
    named = f"{row.title} {row.site or ''}".casefold()
    return all(word in named for word in words.casefold().split())
