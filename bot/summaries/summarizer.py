"""Summaries, remembered: the cache first, then the chat model, then extraction."""

import asyncio
from dataclasses import dataclass, replace
from typing import Protocol

from bot.errors import ModelError
from bot.summaries import extractive
from bot.values import Summary
from ingest.values import Article, LibraryId, SummaryStyle


@dataclass(frozen=True, slots=True)
class CacheKey:
    """What makes two summaries the same."""

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
    """Gives the summary of an article; the same one is made once."""

    def __init__(self, *, cache: Cache, model: WritesSummaries | None) -> None:
        self._cache = cache
        self._model = model

    async def summarize(
        self,
        library: LibraryId,
        article: Article,
        *,
        style: SummaryStyle = "tldr",
        language: str | None = None,
        sentences: int | None = None,
    ) -> Summary:
        """Return a summary; when the model fails it is extractive and says why."""
        model = self._model
        name = model.name if model else "extractive"
        language = (language if model else None) or article.language or "en"
        key = CacheKey(library, article.content_hash, style, language, name, sentences)
        known = await asyncio.to_thread(self._cache.get, key, article)
        if known is not None:
            return replace(known, cached=True)
        if model is not None:
            try:
                summary = await model.summarize(article, style=style, language=language)
            except ModelError as error:
                short = extractive.summarize(article, style=style, sentences=sentences)
                return replace(short, fallback=error.fallback)
        else:
            summary = await asyncio.to_thread(
                extractive.summarize, article, style=style, sentences=sentences
            )
        await asyncio.to_thread(self._cache.put, key, summary)
        return summary
