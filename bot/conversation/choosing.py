"""Which article is meant, where a question fits several; the question is kept meanwhile."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from bot.conversation.about import About
from bot.conversation.asking import Asker
from bot.conversation.fitting import Fitting
from bot.conversation.messages import Choice, Incoming, Replies
from bot.state.pending import Pending, Place, Waiting


class Choosing:
    """Asks which article is meant where an answer stands in several, and asks that one."""

    def __init__(
        self,
        *,
        about: About,
        fitting: Fitting,
        asker: Asker,
        pending: Pending,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._about = about
        self._fitting = fitting
        self._asker = asker
        self._pending = pending
        self._now = now

    async def ask(self, incoming: Incoming, question: str) -> Replies:
        """Ask what the conversation is about; without a focus, the whole library.

        A choice comes first where two articles fit the question.
        """
        focus = await self._about.of(incoming, newest=False)
        fitting = await self._fitting.find(incoming, question, focus)
        if len(fitting) > 1:
            ids = tuple(article.id for article in fitting)
            yield Choice(fitting, question, await self.offer(incoming, Waiting(question, ids)))
            return
        await asyncio.to_thread(self._pending.drop, _place(incoming))
        meant = [article.id for article in fitting] or focus
        async for reply in self._asker.ask(incoming, question, meant):
            yield reply

    async def offer(self, incoming: Incoming, waiting: Waiting) -> str:
        """Let a number stand for one of several things; return the name of this choice.

        The name keeps its buttons apart from those of later choices. A number without one, as a
        hand types it, belongs to what was offered last. `waiting` is one question about one of
        several articles, or one of several questions (`further`) about one article.
        """
        name = incoming.key.rpartition(":")[2]
        for place in (_place(incoming), _place(incoming, name)):
            await asyncio.to_thread(self._pending.put, place, waiting, self._now())
        return name

    async def choose(self, incoming: Incoming, number: int, name: str = "") -> Replies | None:
        """Ask what the number stands for; None where nothing was offered.

        What was offered stays: pressing the other button asks the other article too.
        """
        if incoming.about and not name:
            return None
        place = _place(incoming, name)
        waiting = await asyncio.to_thread(self._pending.get, place, self._now())
        if waiting is None:
            return None
        questions = waiting.further or (waiting.text,) * len(waiting.articles)
        if not 0 < number <= len(questions):
            return None
        article = waiting.articles[0 if waiting.further else number - 1]
        return self._ask_about(incoming, questions[number - 1], article)

    async def _ask_about(self, incoming: Incoming, question: str, article: str) -> Replies:
        await self._about.turn_to(incoming, [article])
        async for reply in self._asker.ask(incoming, question, [article]):
            yield reply


def _place(incoming: Incoming, name: str = "") -> Place:
    return Place(incoming.conversation, incoming.library, "choice", name)
