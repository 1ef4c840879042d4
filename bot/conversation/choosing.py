"""When a question fits several articles: which one is meant? The question is kept meanwhile."""

import asyncio
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from bot.answering.answerer import Answerer
from bot.answering.question import compares
from bot.conversation.about import About
from bot.conversation.asking import Asker
from bot.conversation.messages import Choice, Incoming, Replies
from bot.state.pending import Pending, Waiting
from bot.values import Answer
from ingest.library.store import Store
from ingest.text.words import is_stop_word, stems
from ingest.values import Article

OFFERED = 4
NEAR = 0.75
"""An answer that is this sure, compared with the surest, fits as well."""

_SEVERAL = re.compile(
    r"\b(?:both|they|them|their|these|those|articles|stories|sources|each|differ\w*|compare\w*|"
    r"between|ambos|ellos|estos|artículos|difer\w*|compara\w*|beide\w*|diese|artikeln|unterschied\w*|"
    r"vergleich\w*|eux|ces|deux|articles|différ\w*|compar\w*|они|их|оба|обе|статьи|статьях|"
    r"сравн\w*|отлич\w*|вони|їх|обидва|обидві|порівн\w*|відрізн\w*|eles|elas|estes|artigos)\b"
    r"|両方|それぞれ|違い|比較|كلاهما|المقالات|المقالين|الفرق|قارن",
    re.IGNORECASE,
)
"""Words that are about several articles at once: such a question needs no choice."""


class Choosing:
    """Asks which article is meant where an answer stands in several, and asks that one."""

    def __init__(
        self,
        *,
        store: Store,
        about: About,
        quick: Answerer,
        asker: Asker,
        pending: Pending,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`quick` answers without a chat model: it only tells where there is an answer."""
        self._store = store
        self._about = about
        self._quick = quick
        self._asker = asker
        self._pending = pending
        self._now = now

    async def ask(self, incoming: Incoming, question: str) -> Replies:
        """Ask what the conversation is about; without a focus, the whole library.

        A choice comes first where two of the articles in focus fit the question.
        """
        focus = await self._about.of(incoming, newest=False)
        fitting = await self._fitting(incoming, question, focus)
        if len(fitting) > 1:
            waiting = Waiting(question, tuple(article.id for article in fitting))
            await asyncio.to_thread(
                self._pending.put,
                incoming.conversation,
                "choice",
                incoming.library,
                waiting,
                self._now(),
            )
            yield Choice(fitting, question)
            return
        meant = [article.id for article in fitting] or focus
        async for reply in self._asker.ask(incoming, question, meant):
            yield reply

    async def choose(self, incoming: Incoming, number: int) -> Replies | None:
        """Ask what was asked before about the article that was chosen; None where nothing was."""
        waiting = await asyncio.to_thread(
            self._pending.get, incoming.conversation, "choice", self._now()
        )
        if waiting is None:
            return None
        about = next(iter(incoming.about), None)
        if about is None and 0 < number <= len(waiting.articles):
            about = waiting.articles[number - 1]
        if about not in waiting.articles:
            return None
        await asyncio.to_thread(self._pending.drop, incoming.conversation, "choice")
        return self._asker.ask(incoming, waiting.text, [about])

    async def _fitting(
        self, incoming: Incoming, question: str, focus: Sequence[str]
    ) -> list[Article]:
        """Return the articles in focus that answer the question about equally well."""
        several = compares(question) or _SEVERAL.search(question)
        if not 1 < len(focus) <= OFFERED or several:
            return []
        articles = [
            await asyncio.to_thread(self._store.get, incoming.library, id_) for id_ in focus
        ]
        named = [article for article in articles if _names(question, article, articles)]
        if named:
            return named[:1] if len(named) == 1 else []
        answers = [
            (article, await self._answer(incoming, question, article)) for article in articles
        ]
        sure = max((answer.confidence for _, answer in answers if answer), default=0.0)
        return [
            article
            for article, answer in answers
            if answer is not None and answer.confidence >= NEAR * sure
        ]

    async def _answer(self, incoming: Incoming, question: str, article: Article) -> Answer | None:
        focus = [article.id]
        async for step in self._quick.answer(incoming.library, question, focus=focus):
            if isinstance(step, Answer) and not step.abstained:
                return step
        return None


def _names(question: str, article: Article, others: Sequence[Article]) -> bool:
    """Tell whether the question has words that stand in this article's title or site only."""
    mine = _title_words(article)
    shared = {word for other in others if other.id != article.id for word in _title_words(other)}
    return bool((mine - shared) & _telling(question))


def _title_words(article: Article) -> set[str]:
    return _telling(f"{article.title} {article.site or ''}")


def _telling(text: str) -> set[str]:
    return {stem for stem in stems(text) if len(stem) > 2 and not is_stop_word(stem)}
