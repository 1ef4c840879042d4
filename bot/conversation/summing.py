"""Summing up what the conversation is about."""

import asyncio

from bot.answering import datelines
from bot.conversation.about import About
from bot.conversation.cards import summary_buttons
from bot.conversation.feedback import feedback_buttons
from bot.conversation.limits import Limits
from bot.conversation.messages import Incoming, Notice, Replies, SummaryReply, Working
from bot.models import tongue
from bot.summaries.summarizer import Summarizer
from bot.values import Summary
from bot.wording import say
from ingest.errors import ArticleBotError
from ingest.library.store import Store
from ingest.values import Article, SummaryStyle

SUMMARIZED_AT_ONCE = 3
"""Articles in focus that one "summarize" covers."""


class Summing:
    """Gives summaries of the articles that a message is about."""

    def __init__(
        self, *, about: About, store: Store, summarizer: Summarizer, limits: Limits
    ) -> None:
        self._about = about
        self._store = store
        self._summarizer = summarizer
        self._limits = limits

    async def summarize(self, incoming: Incoming, style: SummaryStyle) -> Replies:
        """Summarise what the conversation is about, else the article that was read last."""
        ids = await self._about.of(incoming)
        if not ids:
            yield Notice(say("nothing_read"))
        for id_ in ids[:SUMMARIZED_AT_ONCE]:
            reserved = await self._limits.reserve(incoming, "summaries", id_)
            if isinstance(reserved, Notice):
                yield reserved
                return
            yield Working("summarizing")
            try:
                article, summary = await self._sum_up(incoming, id_, style)
            except ArticleBotError:
                await self._limits.release(reserved)
                raise
            if summary.text:
                notes = datelines.notes(summary.text, article)
                buttons = summary_buttons(article, style) + feedback_buttons()
                yield SummaryReply(article, summary, notes, buttons)
            else:
                await self._limits.release(reserved)
                yield Notice(say("nothing_to_sum_up", title=article.title))

    async def _sum_up(
        self, incoming: Incoming, id_: str, style: SummaryStyle
    ) -> tuple[Article, Summary]:
        article = await asyncio.to_thread(self._store.get, incoming.library, id_)
        language = incoming.language or tongue.fixed()
        summary = await self._summarizer.summarize(
            incoming.library, article, style=style, language=language
        )
        return article, summary
