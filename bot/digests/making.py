"""Makes a digest: collect, cluster by story, write, verify."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.digests import assembling
from bot.digests.assembling import Material
from bot.digests.values import Digest, Entry, Said, Story, Unread
from bot.digests.writing import Writer
from bot.errors import ModelError
from bot.models.breaker import Breaker
from ingest.embedding.embedder import Embedder
from ingest.values import Article

TIMEOUT = 60.0
"""Seconds for all that the chat model writes; what is not written by then is extractive."""
AT_ONCE = 3
"""Stories that the model writes at the same time."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Period:
    """From when, and before when; None is open."""

    start: datetime | None = None
    end: datetime | None = None

    def has(self, moment: datetime) -> bool:
        """Whether a moment lies within."""
        after = self.start is None or self.start <= moment
        return after and (self.end is None or moment < self.end)


ALWAYS = Period()


class DigestMaker:
    """Messages and articles -> digest. Needs no network; `writer` is None without a chat model.

    What the writer cannot do, because it fails, is slow, or writes what does not stand, is told
    extractively.
    """

    def __init__(
        self,
        *,
        embedder: Embedder,
        writer: Writer | None = None,
        breaker: Breaker | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        self._embedder = embedder
        self._writer = writer
        self._breaker = breaker or Breaker()
        self._timeout = timeout

    async def make(
        self,
        messages: Sequence[Said],
        articles: Mapping[str, Article | Unread],
        *,
        entries: Sequence[Entry] = (),
        period: Period = ALWAYS,
        discussions: bool = False,
        language: str | None = None,
    ) -> Digest:
        """Return the digest of a period, empty when there is nothing new.

        `messages` in any order; opt-outs, deletions and edits are done with before. Those outside
        of `period` are not digested, but what is in it may answer them. `articles` are by canonical
        address (`ingest.fetch.urls.canonical`); a link that is not there counts as not read.
        `entries` come from feeds, without a person. `discussions` asks for talks without links
        too. `language` (ISO 639-1) is that of the model's words; quotes stay as they are.
        """
        material = await asyncio.to_thread(
            assembling.assemble,
            messages,
            articles,
            entries=entries,
            within=period.has,
            embedder=self._embedder,
            discussions=discussions,
        )
        digest = replace(material.digest, start=period.start, end=period.end)
        if self._writer is None or digest.empty:
            return digest
        return await self._written(digest, material, self._writer, language)

    async def _written(
        self, digest: Digest, material: Material, writer: Writer, language: str | None
    ) -> Digest:
        """Return the digest with the model's words where they stand."""
        free = asyncio.Semaphore(AT_ONCE)
        until = asyncio.get_running_loop().time() + self._timeout
        failures: list[ModelError] = []

        async def one(story: Story) -> Story:
            async with free:
                try:
                    return await self._one(story, material, writer, language, until)
                except ModelError as error:
                    _log.warning("story is extractive: %s", error.fallback)
                    failures.append(error)
                    return story

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(story)) for story in digest.stories]
        stories = tuple(task.result() for task in tasks)
        return replace(digest, stories=stories, fallback=failures[0].fallback if failures else None)

    async def _one(
        self,
        story: Story,
        material: Material,
        writer: Writer,
        language: str | None,
        until: float,
    ) -> Story:
        async with self._breaker.guarding(until, "no story in time"):
            told = await writer.tell(
                story.articles,
                material.remarks_of(story),
                language=language or story.language or "en",
            )
        return replace(
            story,
            sentences=told.sentences or story.sentences,
            remarks=told.remarks or story.remarks,
        )
