"""Albums: Telegram sends each part as a message of its own, and the words with one of them.

In a group only that part names the bot, so the others are known by it: those that come later, and
those that came just before. They are remembered in memory alone, for a minute.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from telegram import Message

REMEMBERED_SECONDS = 60.0
"""The parts of an album come within a second or two."""
PARTS = 10
"""Telegram puts no more into one (core.telegram.org/bots/api#sendmediagroup)."""

_Name: TypeAlias = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Album:
    """When it began, whether it is meant for the bot, and its parts that were not heard yet."""

    began: float
    meant: bool = False
    held: tuple[Message, ...] = field(default=())


class Albums:
    """Knows which parts of albums are meant for the bot. For one event loop."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._albums: dict[_Name, _Album] = {}

    def before(self, message: Message, *, addressed: bool) -> list[Message] | None:
        """Return the parts before a message that are to be heard with it; None if it is not meant.

        `addressed` tells whether the message itself says that it is for the bot. Parts without a
        file have nothing to read, and are not held.
        """
        if message.media_group_id is None:
            return [] if addressed else None
        name, album = self._album(message, message.media_group_id)
        if addressed or album.meant:
            self._albums[name] = replace(album, meant=True, held=())
            return list(album.held)
        if message.document is not None:
            self._albums[name] = replace(album, held=(*album.held, message)[-PARTS:])
        return None

    def _album(self, message: Message, group: str) -> tuple[_Name, _Album]:
        now = self._clock()
        self._albums = dict(self._fresh(now))
        name = (message.chat.id, group)
        return name, self._albums.setdefault(name, _Album(now))

    def _fresh(self, now: float) -> Iterator[tuple[_Name, _Album]]:
        for name, album in self._albums.items():
            if now - album.began < REMEMBERED_SECONDS:
                yield name, album
