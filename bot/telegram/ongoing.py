"""What goes on by itself in chats, and stops where nothing can be sent any more."""

import asyncio
from typing import Protocol

from bot.state.homes import Homes
from ingest.values import LibraryId


class Follows(Protocol):
    """Something that goes on by itself in a chat, such as digests."""

    async def gone(self, library: LibraryId) -> None:
        """Stop: nothing can be sent there any more."""
        ...

    async def back(self, library: LibraryId) -> None:
        """Go on: the chat can be written to again."""
        ...


class Ongoing:
    """Tells all that goes on by itself which chats are closed to the bot, and which open again.

    A number that a group had before it moved is closed too, and says nothing about the group.
    """

    def __init__(self, homes: Homes) -> None:
        self._homes = homes
        self._followers: list[Follows] = []

    def add(self, follower: Follows) -> None:
        """Tell this too, from now on."""
        self._followers.append(follower)

    async def gone(self, chat: int) -> None:
        """Stop what goes on in a chat."""
        if await asyncio.to_thread(self._homes.is_left, chat):
            return
        library = await asyncio.to_thread(self._homes.of, chat)
        for follower in self._followers:
            await follower.gone(library)

    async def back(self, chat: int) -> None:
        """Let it go on."""
        library = await asyncio.to_thread(self._homes.of, chat)
        for follower in self._followers:
            await follower.back(library)
