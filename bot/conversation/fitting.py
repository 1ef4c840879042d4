"""Which articles fit a question: where two do, nobody may guess which one is meant."""

import asyncio
import re
from collections.abc import Sequence

from bot.answering.answerer import Answerer
from bot.answering.question import compares
from bot.conversation.messages import Incoming
from bot.values import Answer
from ingest.library.store import Store
from ingest.text.words import is_stop_word, stems
from ingest.values import Article

OFFERED = 4
"""Articles in one choice: more are no choice but a list."""
TITLES = 200
"""Titles, newest first, in which the words of a question are looked for."""
NEAR = 0.65
"""An answer that is this sure, compared with the surest, fits as well.

"When does it open?" about a pool and a bridge that both open gave 0.36 and 0.49; an article that
does not answer abstains, and is no candidate at all."""

_SEVERAL = re.compile(
    r"\b(?:both|they|them|their|these|those|articles|stories|sources|each|differ\w*|compare\w*|"
    r"between|ambos|ellos|estos|artículos|difer\w*|compara\w*|beide\w*|diese|artikeln|unterschied\w*|"
    r"vergleich\w*|eux|ces|deux|articles|différ\w*|compar\w*|они|их|оба|обе|статьи|статьях|"
    r"сравн\w*|отлич\w*|вони|їх|обидва|обидві|порівн\w*|відрізн\w*|eles|elas|estes|artigos)\b"
    r"|両方|それぞれ|違い|比較|كلاهما|المقالات|المقالين|الفرق|قارن",
    re.IGNORECASE,
)
"""Words that are about several articles at once: such a question needs no choice."""


class Fitting:
    """Finds the articles that answer a question about equally well."""

    def __init__(self, *, store: Store, quick: Answerer) -> None:
        """`quick` answers without a chat model: it only tells where there is an answer."""
        self._store = store
        self._quick = quick

    async def find(self, incoming: Incoming, question: str, focus: Sequence[str]) -> list[Article]:
        """Return the articles that fit; none when there is nothing to choose between.

        Beside those in `focus` an article counts whose title the question names. Without a focus
        all count, in a library that is small enough for a choice.
        """
        if len(focus) == 1 and incoming.about:
            return []  # said in reply to it, or by its button
        if len(focus) > OFFERED or compares(question) or _SEVERAL.search(question):
            return []
        articles = await self._candidates(incoming, question, focus)
        if not 1 < len(articles) <= OFFERED:
            return []
        own = [one for one in articles if one.id in focus or not focus]
        named = [one for one in own if _names(question, one, articles)]
        if named:
            return named if len(named) == 1 else []
        answers = [(one, await self._answer(incoming, question, one)) for one in articles]
        sure = max((answer.confidence for _, answer in answers if answer), default=0.0)
        return [one for one, answer in answers if answer and answer.confidence >= NEAR * sure]

    async def _candidates(
        self, incoming: Incoming, question: str, focus: Sequence[str]
    ) -> list[Article]:
        """Return the articles in focus and those that the question names."""
        rows = await asyncio.to_thread(self._store.articles, incoming.library)
        ids = list(focus)
        if not ids and len(rows) <= OFFERED:
            ids = [row.id for row in rows]
        elif ids and not incoming.about:
            known = {word for row in rows if row.id in focus for word in _telling(row.title)}
            asked = _telling(question) - known
            others = [row for row in rows[:TITLES] if row.id not in focus]
            ids += [row.id for row in others if asked & _telling(row.title)]
        found = await asyncio.to_thread(self._store.get_many, incoming.library, ids[: OFFERED + 1])
        return [found[id_] for id_ in ids if id_ in found]

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
