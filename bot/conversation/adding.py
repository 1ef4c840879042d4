"""Reading what a person sends: sources become articles, and the focus of the conversation."""

import asyncio
import logging
from collections.abc import Sequence

from bot.conversation.cards import Cards
from bot.conversation.limits import Limits, Reserved
from bot.conversation.messages import Incoming, Notice, Panel, Replies, Working
from bot.conversation.turning import Turning
from bot.state.choices import ADDING, Settings
from bot.wording import explain, say
from ingest.errors import ArticleBotError
from ingest.pipeline import Added, Pipeline
from ingest.values import FileSource, Source, TextSource, URLSource

_log = logging.getLogger(__name__)


CARDS = 5
"""More sources than this at once get one list instead of a card each."""


class Adder:
    """Reads sources into the library and turns the conversation to them."""

    def __init__(
        self,
        *,
        pipeline: Pipeline,
        turning: Turning,
        cards: Cards,
        limits: Limits,
        settings: Settings,
    ) -> None:
        self._pipeline = pipeline
        self._turning = turning
        self._cards = cards
        self._limits = limits
        self._settings = settings

    async def add(self, incoming: Incoming, sources: Sequence[Source]) -> Replies:
        """Yield a card for each source that could be read, a sentence for each that could not.

        Many sources at once get one list, which names each of them. What could not even be
        fetched from the carrier is told first.
        """
        for error in incoming.unread:
            yield Notice(explain(error), "error")
        async for reply in self._add(incoming, sources):
            yield reply

    async def _add(self, incoming: Incoming, sources: Sequence[Source]) -> Replies:
        if not await may_add(incoming, self._settings):
            yield Notice(say("adding-admins"), "error")
            return
        added: list[Added] = []
        problems: list[str] = []
        for number, source in enumerate(sources):
            reserved = await self._limits.reserve(incoming, "articles", str(number))
            if isinstance(reserved, Notice):
                yield reserved
                break
            yield Working("reading")
            one = await self._read(incoming, source, reserved)
            if isinstance(one, ArticleBotError):
                problems.append(_problem(source, one, alone=len(sources) == 1))
                if len(sources) <= CARDS:
                    yield Notice(problems[-1], "error")
                continue
            added.append(one)
            await self._turning.turn_to(incoming, [done.article.id for done in added])
            if len(sources) <= CARDS:
                yield await self._cards.of(incoming.library, one.article, one.outcome)
        if len(sources) > CARDS and (added or problems):
            yield _list(added, problems)

    async def _read(
        self, incoming: Incoming, source: Source, reserved: Reserved
    ) -> Added | ArticleBotError:
        """Return what was read, or why it was not; only what is new is counted."""
        try:
            added = await self._pipeline.add(incoming.library, source)
        except ArticleBotError as error:
            _log.warning("not read key=%s error=%s", incoming.key, type(error).__name__)
            await self._limits.release(reserved)
            return error
        if added.outcome == "known":
            await self._limits.release(reserved)
        return added

    async def reserve(self, incoming: Incoming) -> Reserved | Notice:
        """Count one more article, or say why this person may not add it."""
        if not await may_add(incoming, self._settings):
            return Notice(say("adding-admins"), "error")
        return await self._limits.reserve(incoming, "articles")


async def may_add(incoming: Incoming, settings: Settings) -> bool:
    """Tell whether this person may add articles: a group can keep that to its admins."""
    if not incoming.group:
        return True
    who = await asyncio.to_thread(settings.get, incoming.library, ADDING)
    return who == "everybody" or await incoming.is_admin()


def _problem(source: Source, error: ArticleBotError, *, alone: bool) -> str:
    """Say why a source could not be read; which one, where there are several."""
    if alone:
        return explain(error)
    match source:
        case URLSource(name) | FileSource(name):
            return say("read_not", source=name, why=explain(error))
        case TextSource(text):
            return say("read_not", source=f"“{text[:40]}…”", why=explain(error))


def _list(added: Sequence[Added], problems: Sequence[str]) -> Panel | Notice:
    if not added:
        return Notice("\n".join(problems), "error")
    unique = list({one.article.id: one.article for one in added}.values())
    lines = [f"{number}. {article.title}" for number, article in enumerate(unique, 1)]
    return Panel(
        say("read_many", count=len(unique)),
        "\n".join([*lines, *([""] if problems else []), *problems]),
        articles=tuple(article.id for article in unique),
    )
