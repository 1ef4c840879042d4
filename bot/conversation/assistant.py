"""The conversation: what a person sends goes in, replies come out, whatever carries it."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from bot.conversation.adding import Adder
from bot.conversation.choosing import Choosing
from bot.conversation.messages import (
    Final,
    Incoming,
    Notice,
    Panel,
    ReadingCard,
    Replies,
    Reply,
)
from bot.conversation.pasting import Pasting
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
from bot.conversation.summing import Summing
from bot.wording import explain, say
from ingest.errors import ArticleBotError

_log = logging.getLogger(__name__)


class Obeys(Protocol):
    """What does a slash command; one object may do several."""

    def obey(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Yield the replies to `/name arguments`."""
        ...


class Interprets(Protocol):
    """What understands words of its own before they are taken for a question."""

    async def interpret(self, incoming: Incoming, text: str) -> Replies | None:
        """Return the replies to these words; None when they mean something else."""
        ...


@dataclass(frozen=True, slots=True)
class Further:
    """What there is beside the talk about articles.

    `commands` are slash commands by name, which come before those of the assistant itself;
    `interpreters` are asked in order.
    """

    commands: Mapping[str, Obeys] = field(default_factory=dict)
    interpreters: Sequence[Interprets] = ()


NOTHING_FURTHER = Further()


class Assistant:
    """Hears one message at a time and replies; remembers through its parts.

    Hearing the same `Incoming.key` again, after a crash, stores nothing twice. The messages of one
    conversation must be heard one after the other; the edges see to it.
    """

    def __init__(
        self,
        *,
        adder: Adder,
        choosing: Choosing,
        summing: Summing,
        pasting: Pasting,
        shelf: Shelf,
        further: Further = NOTHING_FURTHER,
    ) -> None:
        self._adder = adder
        self._choosing = choosing
        self._summing = summing
        self._pasting = pasting
        self._shelf = shelf
        self._further = further

    async def hear(self, incoming: Incoming) -> Replies:
        """Yield what to show: signs of work, partial texts, and final replies in order.

        Errors of this project become a `Notice`; others are the edge's to report.
        """
        found = find_sources(incoming.text, incoming.sources)
        intent = route(found.rest)
        if found.pasted:
            yield await self._pasting.ask(incoming, incoming.text)
            return
        if found.sources:
            read: list[str] = []
            async for reply in self._adder.add(incoming, found.sources):
                read += _articles(reply)
                yield reply
            if not read or not (isinstance(intent, Summarize) or is_request(found.rest)):
                return
            incoming = replace(incoming, about=read)
        try:
            async for reply in await self._respond(incoming, intent):
                yield reply
        except ArticleBotError as error:
            _log.warning("not done key=%s error=%s", incoming.key, type(error).__name__)
            yield Notice(explain(error), "error")

    async def _respond(self, incoming: Incoming, intent: Intent) -> Replies:
        if isinstance(intent, Command) and intent.name in self._further.commands:
            command = self._further.commands[intent.name]
            return command.obey(incoming, intent.name, intent.arguments)
        if isinstance(intent, Ask):
            for interpreter in (self._pasting, *self._further.interpreters):
                replies = await interpreter.interpret(incoming, intent.question)
                if replies is not None:
                    return replies
        return self._respond_by_itself(incoming, intent)

    def _respond_by_itself(self, incoming: Incoming, intent: Intent) -> Replies:
        match intent:
            case Summarize(style):
                return self._summing.summarize(incoming, style)
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

    def _obey(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Do what a slash command says; everything works by typing too."""
        if name in {"new", "articles", "forget"}:
            return self._shelf.obey(incoming, name, arguments)
        if name in {"keep", "drop"}:
            return self._pasting.obey(incoming, name, arguments)
        if name in {"summary", "summarize", "summarise", "tldr"}:
            return self._summing.summarize(incoming, summary_style(arguments) or "tldr")
        if name in {"ask", "private"} and arguments:
            return self._choosing.ask(incoming, arguments)
        if name in {"help", "ask", "private"}:
            return _one(Notice(say("help")))
        return _one(Notice(say("unknown_command", name=name), "error"))

    async def _number_or_question(self, incoming: Incoming, question: str) -> Replies:
        """A number makes a choice, or opens an article of the list; all else is a question."""
        if not question.isdecimal():
            replies: Replies | None = self._choosing.ask(incoming, question)
        else:
            replies = await self._choosing.choose(incoming, int(question))
        if replies is None:
            yield await self._opened(incoming, int(question))
            return
        async for reply in replies:
            yield reply

    async def _opened(self, incoming: Incoming, number: int) -> Final:
        if len(incoming.about) == 1:
            return await self._shelf.turn_to(incoming, incoming.about[0])
        card = await self._shelf.open(incoming, number)
        return card or Notice(say("no_such_article"), "error")


def _articles(reply: Reply) -> Sequence[str]:
    """Return the articles that were read, as their cards or their list say."""
    match reply:
        case ReadingCard(article):
            return [article.id]
        case Panel(articles=articles):
            return articles
        case _:
            return []


async def _one(reply: Final) -> Replies:
    yield reply
