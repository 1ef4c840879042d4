"""Reading what a person sends: sources become articles, and the focus of the conversation."""

import asyncio
import logging
from collections.abc import Sequence

from bot.conversation.messages import Incoming, Notice, ReadingCard, Replies, Working
from bot.state.conversations import Conversations
from bot.summaries.reading_time import minutes
from bot.wording import explain
from ingest.errors import ArticleBotError
from ingest.pipeline import Pipeline
from ingest.values import Source

_log = logging.getLogger(__name__)


class Adder:
    """Reads sources into the library and turns the conversation to them."""

    def __init__(self, *, pipeline: Pipeline, conversations: Conversations) -> None:
        self._pipeline = pipeline
        self._conversations = conversations

    async def add(self, incoming: Incoming, sources: Sequence[Source]) -> Replies:
        """Yield a card for each source that could be read, a sentence for each that could not."""
        read: list[str] = []
        for source in sources:
            yield Working("reading")
            try:
                added = await self._pipeline.add(incoming.library, source)
            except ArticleBotError as error:
                _log.warning("not read key=%s error=%s", incoming.key, type(error).__name__)
                yield Notice(explain(error), "error")
                continue
            read.append(added.article.id)
            await asyncio.to_thread(
                self._conversations.set_focus, incoming.conversation, incoming.library, read
            )
            yield ReadingCard(added.article, minutes(added.article.text), added.outcome)
