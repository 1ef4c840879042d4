"""Summaries by a chat model that reads the whole article, verified sentence by sentence."""

import asyncio

import prompts
from bot.errors import ModelUnverifiedError
from bot.models import tongue
from bot.models.breaker import Breaker
from bot.models.chat import ChatModel
from bot.models.fence import Fence
from bot.summaries import lines
from bot.summaries.facts import Facts
from bot.summaries.lines import Line
from bot.summaries.mapreduce import MapReduce, fill
from bot.values import Summary
from ingest.text.language import detect
from ingest.values import Article, SummaryStyle

TIMEOUT = 120.0
"""Seconds for a whole summary: a long article takes one call for each part, and one more."""
PROMPTS = ("summary", "summary_map", "summary_reduce", "styles", "translate")


class ModelSummarizer:
    """Writes summaries with a chat model; a long article is read in parts.

    `name` changes with the model and with the prompts, for the cache.
    """

    def __init__(
        self, chat: ChatModel, *, breaker: Breaker | None = None, timeout: float = TIMEOUT
    ) -> None:
        self._chat = chat
        self._reading = MapReduce(chat)
        self._breaker = breaker or Breaker()
        self._timeout = timeout
        self.name = ":".join([chat.name, *(prompts.digest(name) for name in PROMPTS)])

    async def summarize(self, article: Article, *, style: SummaryStyle, language: str) -> Summary:
        """Return a verified summary in `language` (ISO 639-1).

        It is written in the article's language first, where names and words can be verified; a
        translation is then verified by its numbers and dates.

        Raises:
            ModelError: when the model failed, or nothing of what it wrote stands.
        """
        until = asyncio.get_running_loop().time() + self._timeout
        async with self._breaker.guarding(until, f"no summary within {self._timeout:g} s"):
            return await self._write(article, style, language)

    async def _write(self, article: Article, style: SummaryStyle, language: str) -> Summary:
        own = article.language or detect(article.text) or language
        facts = Facts(article)
        name = tongue.name_of(own)
        text = await self._reading.tell(article, facts, style=style, language=name)
        standing = await asyncio.to_thread(lines.standing, text, facts, style)
        if not standing:
            raise ModelUnverifiedError("no sentence of the summary stands")
        citations = await asyncio.to_thread(lines.cite, standing, facts)
        if language != own:
            standing = await self._translate(standing, article, style, language)
        shown = lines.show(standing)
        return Summary(article.id, shown, style, language, reader="llm", citations=citations)

    async def _translate(
        self, written: list[Line], article: Article, style: SummaryStyle, language: str
    ) -> list[Line]:
        fence = Fence()
        summary = fence.around("summary", fence.text(lines.show(written)))
        name = tongue.name_of(language)
        text = await self._chat.complete(
            fill("translate", fence=fence.word, language=name, summary=summary)
        )
        facts = Facts(article, wording=False)
        standing = await asyncio.to_thread(lines.standing, text, facts, style, language)
        if not standing:
            raise ModelUnverifiedError("no sentence of the translation stands")
        return standing
