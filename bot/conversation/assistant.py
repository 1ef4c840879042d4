"""The conversation: what a person sends goes in, replies come out, whatever carries it."""

import asyncio
import logging
from dataclasses import replace

from bot.answering import datelines
from bot.conversation.adding import Adder
from bot.conversation.asking import Asker
from bot.conversation.messages import (
    Final,
    Incoming,
    Notice,
    ReadingCard,
    Replies,
    SummaryReply,
    Working,
)
from bot.conversation.route import (
    Ask,
    Command,
    Greet,
    Intent,
    Nothing,
    Summarize,
    Thank,
    route,
    summary_style,
)
from bot.conversation.shelf import Shelf
from bot.conversation.sources import find_sources, is_request
from bot.state.conversations import Conversations
from bot.summaries.summarizer import Summarizer
from bot.wording import explain, say
from ingest.errors import ArticleBotError
from ingest.library.store import Store
from ingest.values import SummaryStyle

_log = logging.getLogger(__name__)

SUMMARIZED_AT_ONCE = 3
"""Articles in focus that one "summarize" covers."""


class Assistant:
    """Hears one message at a time and replies; remembers through `conversations`.

    Hearing the same `Incoming.key` again, after a crash, stores nothing twice. The messages of one
    conversation must be heard one after the other; the edges see to it.
    """

    def __init__(
        self,
        *,
        store: Store,
        adder: Adder,
        asker: Asker,
        summarizer: Summarizer,
        conversations: Conversations,
        shelf: Shelf,
    ) -> None:
        self._store = store
        self._adder = adder
        self._asker = asker
        self._summarizer = summarizer
        self._conversations = conversations
        self._shelf = shelf

    async def hear(self, incoming: Incoming) -> Replies:
        """Yield what to show: signs of work, partial texts, and final replies in order.

        Errors of this project become a `Notice`; others are the edge's to report.
        """
        found = find_sources(incoming.text, incoming.sources)
        intent = route(found.rest)
        if found.sources:
            read: list[str] = []
            async for reply in self._adder.add(incoming, found.sources):
                if isinstance(reply, ReadingCard):
                    read.append(reply.article.id)
                yield reply
            if not read or not (isinstance(intent, Summarize) or is_request(found.rest)):
                return
            incoming = replace(incoming, about=read)
        try:
            async for reply in self._respond(incoming, intent):
                yield reply
        except ArticleBotError as error:
            _log.warning("not done key=%s error=%s", incoming.key, type(error).__name__)
            yield Notice(explain(error), "error")

    def _respond(self, incoming: Incoming, intent: Intent) -> Replies:
        match intent:
            case Summarize(style):
                return self._summarize(incoming, style)
            case Ask(question):
                return self._number_or_question(incoming, question)
            case Command(name, arguments):
                return self._obey(incoming, name, arguments)
            case Greet():
                return _one(Notice(say("welcome")))
            case Thank():
                return _one(Notice(say("thanks")))
            case Nothing():
                return _one(Notice(say("nothing_said")))

    async def _obey(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Do what a slash command says; everything works by typing too."""
        if name == "new":
            await asyncio.to_thread(self._conversations.start_over, incoming.conversation)
            yield Notice(say("new"))
        elif name == "articles":
            yield await self._shelf.show(incoming, arguments)
        elif name == "forget":
            yield await self._shelf.forget(incoming, arguments)
        else:
            async for reply in self._obey_talk(incoming, name, arguments):
                yield reply

    def _obey_talk(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        if name in {"summary", "summarize", "summarise", "tldr"}:
            return self._summarize(incoming, summary_style(arguments) or "tldr")
        if name == "ask" and arguments:
            return self._ask(incoming, arguments)
        if name in {"start", "help", "ask"}:
            return _one(Notice(say("welcome" if name == "start" else "help")))
        return _one(Notice(say("unknown_command", name=name), "error"))

    async def _summarize(self, incoming: Incoming, style: SummaryStyle) -> Replies:
        """Summarise what the conversation is about, else the article that was read last."""
        ids = await self._about(incoming)
        if not ids:
            yield Notice(say("nothing_read"))
        for id_ in ids[:SUMMARIZED_AT_ONCE]:
            yield Working("summarizing")
            article = await asyncio.to_thread(self._store.get, incoming.library, id_)
            summary = await self._summarizer.summarize(
                incoming.library, article, style=style, language=incoming.language
            )
            if summary.text:
                yield SummaryReply(article, summary, datelines.notes(summary.text, article))
            else:
                yield Notice(say("nothing_to_sum_up", title=article.title))

    async def _number_or_question(self, incoming: Incoming, question: str) -> Replies:
        """Open an article by its number; everything else is a question.

        Said about one article, as by the button of a choice, the number is that article's in the
        choice; otherwise it is one in the list.
        """
        if question.isdecimal():
            card = await self._opened(incoming, int(question))
            yield card or Notice(say("no_such_article"), "error")
            return
        async for reply in self._ask(incoming, question):
            yield reply

    async def _opened(self, incoming: Incoming, number: int) -> ReadingCard | None:
        if len(incoming.about) == 1:
            return await self._shelf.turn_to(incoming, incoming.about[0])
        return await self._shelf.open(incoming, number)

    async def _ask(self, incoming: Incoming, question: str) -> Replies:
        """Ask what the conversation is about; without a focus, the whole library."""
        focus = await self._about(incoming, newest=False)
        async for reply in self._asker.ask(incoming, question, focus):
            yield reply

    async def _about(self, incoming: Incoming, *, newest: bool = True) -> list[str]:
        """The articles that the message is about: those it replies to, else the focus."""
        rows = await asyncio.to_thread(self._store.articles, incoming.library)
        known = [row.id for row in rows]
        ids = list(incoming.about) or await asyncio.to_thread(
            self._conversations.focus, incoming.conversation
        )
        return [id_ for id_ in ids if id_ in known] or (known[:1] if newest else [])


async def _one(reply: Final) -> Replies:
    yield reply
