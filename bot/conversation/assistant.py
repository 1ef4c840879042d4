"""The conversation: what a person sends goes in, replies come out, whatever carries it."""

import logging
from dataclasses import replace

from bot.conversation.beside import articles_of, is_wanted
from bot.conversation.choosing import Choosing
from bot.conversation.messages import (
    Final,
    Incoming,
    Notice,
    Replies,
)
from bot.conversation.parts import NOTHING_FURTHER, Further, Taken, WayIn
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
from bot.conversation.sources import Found, find_sources
from bot.conversation.summing import Summing
from bot.wording import explain, say
from ingest.errors import ArticleBotError

_log = logging.getLogger(__name__)


class Assistant:
    """Hears one message at a time and replies; remembers through its parts.

    Hearing the same `Incoming.key` again, after a crash, stores nothing twice. The messages of one
    conversation must be heard one after the other; the edges see to it.
    """

    def __init__(
        self,
        *,
        way_in: WayIn,
        choosing: Choosing,
        summing: Summing,
        shelf: Shelf,
        further: Further = NOTHING_FURTHER,
    ) -> None:
        self._adder = way_in.adder
        self._choosing = choosing
        self._summing = summing
        self._pasting = way_in.pasting
        self._kept = way_in.kept
        self._shelf = shelf
        self._further = further

    async def hear(self, incoming: Incoming) -> Replies:
        """Yield what to show: signs of work, partial texts, and final replies in order.

        Errors of this project become a `Notice`; others are the edge's to report.
        """
        if await self._pasting.goes_on(incoming):
            return
        try:
            async for reply in self._hear(incoming):
                yield reply
        except ArticleBotError as error:
            _log.warning("not done key=%s error=%s", incoming.key, type(error).__name__)
            yield Notice(explain(error), "error")

    async def _hear(self, incoming: Incoming) -> Replies:
        """Let those begin who want a message as a whole, or some of its files."""
        intent = route(incoming.text)
        if isinstance(intent, Command) and intent.name in self._further.whole:
            async for reply in await self._respond(incoming, intent):
                yield reply
            return
        taken = await self._taken(incoming)
        if taken is not None:
            async for reply in taken.replies:
                yield reply
            if not taken.rest:
                return
            incoming = replace(incoming, sources=taken.rest)
        found = find_sources(incoming.text, incoming.sources)
        if found.pasted:
            yield await self._pasting.ask(incoming, incoming.text)
            return
        async for reply in await self._answers(incoming, found):
            yield reply

    async def _taken(self, incoming: Incoming) -> Taken | None:
        """Return what is done with files that are no articles, if there are any."""
        for taker in self._further.takers:
            taken = await taker.take(incoming)
            if taken is not None:
                return taken
        return None

    async def _answers(self, incoming: Incoming, found: Found) -> Replies:
        if not found.sources and not incoming.unread:
            return await self._respond(incoming, route(found.rest))
        wanted = found.rest if is_wanted(incoming, found.rest) else ""
        return self._then(incoming, self._adder.add(incoming, found.sources), wanted)

    async def _then(self, incoming: Incoming, reading: Replies, wanted: str = "") -> Replies:
        """Read, then answer what was asked beside it, or before about what could not be read."""
        read: list[str] = []
        async for reply in reading:
            read += articles_of(reply)
            yield reply
        if not read:
            if wanted:
                await self._kept.keep(incoming, wanted)
                yield Notice(say("question_kept", question=wanted))
            return
        wanted = wanted or await self._kept.find(incoming)
        if not wanted:
            return
        about = () if incoming.album else read  # an album is asked as a whole: it is in focus
        asked = replace(incoming, about=about, sources=(), text=wanted)
        async for reply in await self._respond(asked, route(wanted)):
            yield reply
        await self._kept.drop(incoming)

    async def _respond(self, incoming: Incoming, intent: Intent) -> Replies:
        if isinstance(intent, Command) and intent.name in self._further.commands:
            command = self._further.commands[intent.name]
            return command.obey(incoming, intent.name, intent.arguments)
        if isinstance(intent, Ask):
            replies = await self._pasting.interpret(incoming, intent.question)
            if replies is not None:
                return self._then(incoming, replies)
            for interpreter in self._further.interpreters:
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
        if name in {"keep", "drop", "choose", "open"}:
            return self._obey_button(incoming, name, arguments)
        if name in {"summary", "summarize", "summarise", "tldr"}:
            return self._summing.summarize(incoming, summary_style(arguments) or "tldr")
        if name in {"ask", "private"} and arguments:
            return self._choosing.ask(incoming, arguments)
        if name in {"help", "ask", "private"}:
            return _one(Notice(say("help")))
        return _one(Notice(say("unknown_command", name=name), "error"))

    def _obey_button(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Do what stands behind a button; by hand there are shorter words for it."""
        if name == "choose":
            return self._choose(incoming, arguments)
        if name == "open":
            return self._open(incoming, arguments)
        return self._then(incoming, self._pasting.obey(incoming, name, arguments))

    async def _number_or_question(self, incoming: Incoming, question: str) -> Replies:
        """A number makes a choice, or opens an article of the list; all else is a question."""
        if question.isdecimal():
            replies = self._choose(incoming, question)
        else:
            replies = self._choosing.ask(incoming, question)
        async for reply in replies:
            yield reply

    async def _choose(self, incoming: Incoming, words: str) -> Replies:
        """Ask what the number stands for in a choice; without one, open what it stands for."""
        number, _, name = words.partition(" ")
        replies = None
        if number.isdecimal():
            replies = await self._choosing.choose(incoming, int(number), name)
        async for reply in replies or self._open(incoming, number):
            yield reply

    async def _open(self, incoming: Incoming, number: str) -> Replies:
        """Open the article that this is about, or the one with this number in the list."""
        if len(incoming.about) == 1:
            yield await self._shelf.turn_to(incoming, incoming.about[0])
            return
        card = await self._shelf.open(incoming, int(number)) if number.isdecimal() else None
        yield card or Notice(say("no_such_article"), "error")


async def _one(reply: Final) -> Replies:
    yield reply
