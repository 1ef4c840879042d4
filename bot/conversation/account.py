"""What a person may know and decide about what is kept: usage, privacy, forgetting, export."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.conversation.exporting import Exported, as_json, as_markdown
from bot.conversation.limits import Limits
from bot.conversation.messages import Button, FileReply, Incoming, Notice, Panel, Replies, Working
from bot.conversation.reporting import Reports
from bot.conversation.rights import IN, OUT, Rights, rights_buttons
from bot.conversation.shelf import Shelf
from bot.state.conversations import Conversations
from bot.state.preferences import Preferences
from bot.state.summaries import SummaryCache
from bot.state.tags import Tags
from bot.state.usage import KEPT
from bot.wording import say
from ingest.library.store import Store
from ingest.values import LibraryId

SURE = "yes"


class ForgetsPerson(Protocol):
    """Something that keeps what a person did, and can lose it."""

    def forget_person(self, library: LibraryId, person: str) -> None:
        """Lose all that this person did in this chat."""
        ...


class Privacy:
    """Says what is kept, and forgets a person."""

    def __init__(
        self,
        *,
        store: Store,
        shelf: Shelf,
        conversations: Conversations,
        preferences: Preferences,
        rights: Rights,
        forgets: Sequence[ForgetsPerson] = (),
    ) -> None:
        self._rights = rights
        self._store = store
        self._shelf = shelf
        self._conversations = conversations
        self._preferences = preferences
        self._forgets = (*forgets, conversations)

    async def obey(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Do what /privacy and /forget_me say."""
        if name == "privacy" and incoming.group and arguments.casefold() in {OUT, IN}:
            yield await self._rights.decide(incoming, arguments.casefold())
        elif name == "privacy":
            yield await self._privacy(incoming)
        elif arguments in {SURE, _sure(incoming)}:
            await asyncio.to_thread(self._forget, incoming)
            yield Notice(say("forgotten-group" if incoming.group else "forgotten-me"), "farewell")
        else:
            key = "forget-me-group" if incoming.group else "forget-me-sure"
            button = Button(say("button-forget-me"), f"/forget_me {_sure(incoming)}")
            yield Notice(say(key), buttons=((button,),))

    async def _privacy(self, incoming: Incoming) -> Panel:
        articles = await asyncio.to_thread(self._store.articles, incoming.library)
        turns = await asyncio.to_thread(self._conversations.turns, incoming.library, _own(incoming))
        lines = [
            say("privacy-kept", articles=len(articles), turns=len(turns)),
            say("privacy-where"),
            say("privacy-counts", days=KEPT.days),
            say("privacy-others"),
        ]
        if incoming.group:
            lines += await self._rights.lines(incoming)
        else:
            lines.append(say("privacy-delete"))
        buttons = rights_buttons() if incoming.group else ()
        return Panel(say("privacy-title"), "\n\n".join(lines), buttons)

    def _forget(self, incoming: Incoming) -> None:
        """Forget a person; what they had alone goes altogether.

        The conversations go last: they tell others what is this person's.
        """
        for keeper in self._forgets:
            keeper.forget_person(incoming.library, incoming.person or "")
        if not incoming.group:
            self._shelf.forget_library(incoming.library)
            self._preferences.forget_owner(incoming.library)


class Records:
    """Shows what was used, and gives the library as files."""

    def __init__(
        self,
        *,
        limits: Limits,
        reports: Reports,
        store: Store,
        tags: Tags,
        summaries: SummaryCache,
        conversations: Conversations,
    ) -> None:
        self._summaries = summaries
        self._limits = limits
        self._reports = reports
        self._store = store
        self._tags = tags
        self._conversations = conversations

    async def obey(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Do what /usage and /export say."""
        if name == "export":
            async for reply in self._export(incoming):
                yield reply
        elif arguments == "all" and self._limits.is_operator(incoming):
            lines = await asyncio.to_thread(self._reports.totals)
            yield Panel(say("usage-all"), "\n".join(lines))
        else:
            lines = await asyncio.to_thread(self._reports.of, incoming)
            yield Panel(say("usage-title"), "\n".join(lines))

    async def _export(self, incoming: Incoming) -> Replies:
        if not await incoming.is_admin():
            yield Notice(say("admins_only"), "error")
            return
        yield Working("reading")
        for name, body in await asyncio.to_thread(self._files, incoming):
            yield FileReply(name, body, say("export-file", name=name))

    def _files(self, incoming: Incoming) -> list[tuple[str, bytes]]:
        ids = [row.id for row in self._store.articles(incoming.library)]
        known = self._store.get_many(incoming.library, ids)
        tags = self._tags.all(incoming.library)
        summaries = self._summaries.of_library(incoming.library)
        articles = [
            Exported(known[id_], tags.get(id_, ()), summaries.get(id_, ()))
            for id_ in ids
            if id_ in known
        ]
        turns = self._conversations.turns(incoming.library, _own(incoming))
        files = [("json", as_json(articles, turns)), ("md", as_markdown(articles, turns))]
        return [
            (f"articles-{number}.{ending}" if len(bodies) > 1 else f"articles.{ending}", body)
            for ending, bodies in files
            for number, body in enumerate(bodies, 1)
        ]


def _sure(incoming: Incoming) -> str:
    """Return what a button says; in a group it is for who asked, not for whoever presses it."""
    return f"{SURE} {incoming.person}" if incoming.group else SURE


def _own(incoming: Incoming) -> str | None:
    """In a group a person sees their own conversations only."""
    return incoming.person if incoming.group else None
