"""Summaries, remembered: the cache first, then the chat model, then extraction."""

import asyncio
import logging
from dataclasses import dataclass, replace
from typing import Protocol

from bot.errors import ModelError
from bot.models import metering
from bot.summaries import extractive
from bot.summaries.once import Once
from bot.values import Fallback, Summary
from ingest.values import Article, LibraryId, SummaryStyle

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CacheKey:
    """What makes two summaries the same.

    The library is part of it: one that came from another chat would tell, by coming at once, that
    somebody there reads the same.
    """

    library: LibraryId
    content: str
    style: SummaryStyle
    language: str
    model: str
    sentences: int | None = None


class Cache(Protocol):
    """Keeps summaries."""

    def get(self, key: CacheKey, article: Article) -> Summary | None:
        """Return the summary of `article` that was kept under this key."""
        ...

    def put(self, key: CacheKey, summary: Summary) -> None:
        """Keep a summary."""
        ...


class NoCache:
    """Keeps nothing."""

    def get(self, key: CacheKey, article: Article) -> Summary | None:  # noqa: ARG002
        """Return nothing."""
        return None

    def put(self, key: CacheKey, summary: Summary) -> None:
        """Keep nothing."""


class WritesSummaries(Protocol):
    """A chat model that summarises."""

    name: str

    async def summarize(self, article: Article, *, style: SummaryStyle, language: str) -> Summary:
        """Return a verified summary.

        Raises:
            ModelError: when there is none.
        """
        ...


class Summarizer:
    """Gives the summary of an article; the same one is made once.

    `model` is None where there is no chat model. A summary made because the model failed is not
    kept: the next request tries the model again.
    """

    def __init__(self, *, cache: Cache, model: WritesSummaries | None) -> None:
        self._cache = cache
        self._model = model
        self._once: Once[CacheKey, Summary] = Once()

    async def summarize(
        self,
        library: LibraryId,
        article: Article,
        *,
        style: SummaryStyle = "tldr",
        language: str | None = None,
        sentences: int | None = None,
    ) -> Summary:
        """Return a summary; when the model fails it is extractive and says why.

        `language` (ISO 639-1) is kept to where a model writes; an extractive summary is in the
        language of the article. `sentences` bounds extractive summaries only.
        """
        key = CacheKey(
            library=library,
            content=article.content_hash,
            style=style,
            language=(language if self._model else None) or extractive.language_of(article),
            model=self._model.name if self._model else extractive.NAME,
            sentences=sentences,
        )
        summary = await self._once.run(key, lambda: self._known_or_made(key, article))
        return summary if summary.article_id == article.id else _about(summary, article)

    async def _known_or_made(self, key: CacheKey, article: Article) -> Summary:
        """Return the summary of this key from the cache, else make it and keep it."""
        known = await asyncio.to_thread(self._cache.get, key, article)
        if known is not None:
            return replace(known, cached=True)
        summary = await self._made(key, article)
        if summary.fallback is None:
            await asyncio.to_thread(self._cache.put, key, summary)
        return summary

    async def _made(self, key: CacheKey, article: Article) -> Summary:
        """Return the model's summary, or the extractive one with the reason why."""
        fallback: Fallback | None = None
        if self._model is not None and metering.is_spent():
            fallback = "over_budget"
        elif self._model is not None:
            try:
                return await self._model.summarize(article, style=key.style, language=key.language)
            except ModelError as error:
                _log.warning("summary of %s is extractive: %s", article.id, error.fallback)
                fallback = error.fallback
        short = await asyncio.to_thread(
            extractive.summarize, article, style=key.style, sentences=key.sentences
        )
        return replace(short, fallback=fallback)


def _about(summary: Summary, article: Article) -> Summary:
    """Return the summary as one of another article with the same text."""
    citations = tuple(replace(citation, article=article) for citation in summary.citations)
    return replace(summary, article_id=article.id, citations=citations)
