"""Reading what a person sends: sources become articles, and the focus of the conversation."""

import asyncio
import logging
from collections.abc import Sequence

from bot.conversation.cards import Cards
from bot.conversation.limits import Limits
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
        if not await self._may_add(incoming):
            yield Notice(say("adding-admins"), "error")
            return
        added: list[Added] = []
        problems: list[str] = []
        for source in sources:
            refusal = await self._limits.refuse(incoming, "articles", "articles")
            if refusal is not None:
                yield refusal
                break
            yield Working("reading")
            try:
                added.append(await self._pipeline.add(incoming.library, source))
            except ArticleBotError as error:
                _log.warning("not read key=%s error=%s", incoming.key, type(error).__name__)
                problems.append(_problem(source, error, alone=len(sources) == 1))
                if len(sources) <= CARDS:
                    yield Notice(problems[-1], "error")
                continue
            await self._turning.turn_to(incoming, [one.article.id for one in added])
            if len(sources) <= CARDS:
                article, outcome = added[-1].article, added[-1].outcome
                yield await self._cards.of(incoming.library, article, outcome)
        if len(sources) > CARDS and (added or problems):
            yield _list(added, problems)

    async def refuse(self, incoming: Incoming) -> Notice | None:
        """Count one more article, or say why this person may not add it."""
        if not await self._may_add(incoming):
            return Notice(say("adding-admins"), "error")
        return await self._limits.refuse(incoming, "articles", "articles")

    async def _may_add(self, incoming: Incoming) -> bool:
        """Tell whether this person may add articles: a group can keep that to its admins."""
        if not incoming.group:
            return True
        who = await asyncio.to_thread(self._settings.get, incoming.library, ADDING)
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
