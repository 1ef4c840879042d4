"""Suggested questions: made from the article, and offered only if it answers them."""

import asyncio

from bot.answering.answerer import Answerer
from bot.answering.suggesting import Suggestion, suggestions
from bot.catalogue import known_language, sentence
from bot.conversation.about import About
from bot.conversation.asking import Asker
from bot.conversation.choosing import Choosing
from bot.conversation.messages import Button, Incoming, Notice, Replies, Working
from bot.state.pending import Waiting
from bot.values import Answer
from bot.wording import say, spoken
from ingest.library.store import Store
from ingest.values import Article, LibraryId

OFFERED = 3


class Suggesting:
    """Offers questions about an article, and asks the one that is chosen."""

    def __init__(
        self, *, about: About, store: Store, quick: Answerer, asker: Asker, choosing: Choosing
    ) -> None:
        """`quick` answers without a chat model: it only tells whether there is an answer."""
        self._about = about
        self._store = store
        self._quick = quick
        self._asker = asker
        self._choosing = choosing

    async def obey(self, incoming: Incoming, _name: str, arguments: str) -> Replies:
        """Offer questions about the article that the message is about, or ask number so-and-so."""
        ids = await self._about.of(incoming)
        if not ids:
            yield Notice(say("nothing_read"))
            return
        yield Working("answering")
        article = await asyncio.to_thread(self._store.get, incoming.library, ids[0])
        questions = await self.questions(incoming.library, article)
        number = int(arguments) if arguments.isdecimal() else 0
        if 0 < number <= len(questions):
            async for reply in self._asker.ask(incoming, questions[number - 1], [article.id]):
                yield reply
            return
        if questions:
            waiting = Waiting("", (article.id,), tuple(questions))
            await self._choosing.offer(incoming, waiting)
        yield _offer(article, questions)

    async def questions(self, library: LibraryId, article: Article) -> list[str]:
        """Return up to three questions that the article answers."""
        found: list[str] = []
        for suggestion in await asyncio.to_thread(suggestions, article):
            question = _worded(suggestion, article)
            if await self._is_answered(library, article, question, suggestion.words):
                found.append(question)
            if len(found) == OFFERED:
                break
        return found

    async def _is_answered(
        self, library: LibraryId, article: Article, question: str, words: str
    ) -> bool:
        """Tell whether the article answers, by a sentence that has the words asked about."""
        async for step in self._quick.answer(library, question, focus=[article.id]):
            if isinstance(step, Answer) and not step.abstained:
                quoted = " ".join(" ".join(one.quote.split()) for one in step.citations)
                return words.rsplit(maxsplit=1)[-1].casefold() in quoted.casefold()
        return False


def _worded(suggestion: Suggestion, article: Article) -> str:
    """Return the question in the language of the article: it is what will be searched for."""
    language = known_language(article.language) or spoken()
    return sentence(language, f"suggest_{suggestion.kind}", {"words": suggestion.words})


def _offer(article: Article, questions: list[str]) -> Notice:
    if not questions:
        return Notice(say("suggest_nothing", title=article.title))
    rows = tuple((Button(question, about=article.id),) for question in questions)
    lines = [f"{number}. {question}" for number, question in enumerate(questions, 1)]
    return Notice("\n".join([say("suggest", title=article.title), *lines]), buttons=rows)
