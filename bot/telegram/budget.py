"""How fast messages may leave: one budget for sends and edits, one pause for each chat.

What is final waits for its turn. A beginning that will be edited anyhow never waits, and leaves
room for what is final; signs of life have a budget of their own. When many ask at once it is soon
used up: their answers come first, and whoever has one needs no sign any more.

Telegram names 1 message a second in a chat (short bursts pass), 20 a minute in a group and 30 a
second overall (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). What it
enforces is not published; when it says "retry after", only that chat waits.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

CHAT_RATE, CHAT_BURST = 1.0, 4.0
GROUP_MESSAGES, GROUP_SECONDS = 20, 61.0
TOTAL_RATE, TOTAL_BURST = 28.0, 25.0
DRAFT_RATE, DRAFT_BURST = 4.0, 8.0
"""Telegram names no limit for drafts; the strict stand-in takes 5 a second, and 20 at once."""
SIGN_RATE, SIGN_BURST = 20.0, 20.0
"""Signs of life in all chats, drafts among them: each is a call that answers wait behind."""
SPARED, SPARED_IN_GROUP = 2.0, 6
"""Messages at once, and in a group's minute, that are left for what is final."""
IDLE_SECONDS = 600.0


@dataclass(slots=True)
class _Chat:
    """What one chat has used; `level` messages may leave at once."""

    level: float
    stamp: float
    paused_until: float = 0.0
    minute: deque[float] = field(default_factory=deque)
    draft_at: float = 0.0
    drafts_paused_until: float = 0.0


class Budget:
    """Says when a message may leave. For one event loop; time and sleep come from outside."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._chats: dict[int, _Chat] = {}
        self._total_free = clock() - TOTAL_BURST / TOTAL_RATE
        self._sign_at = clock() - SIGN_BURST / SIGN_RATE

    async def take(self, chat: int, *, group: bool) -> None:
        """Wait until a message may leave for this chat, and count it."""
        while (seconds := self.wait(chat, group=group)) > 0:
            await self._sleep(seconds)
        self._count(chat, group=group)
        if (seconds := self._total_slot()) > 0:
            await self._sleep(seconds)

    def wait(self, chat: int, *, group: bool) -> float:
        """Return the seconds until this chat may have a message, as things stand."""
        now, state = self._clock(), self._state(chat)
        waits = [state.paused_until - now, (1.0 - state.level) / CHAT_RATE]
        if group and len(state.minute) >= GROUP_MESSAGES:
            waits.append(state.minute[0] + GROUP_SECONDS - now)
        return max(0.0, *waits)

    def spare(self, chat: int, *, group: bool) -> bool:
        """Count a message that may as well be left out, if there is more than enough room now."""
        now, state = self._clock(), self._state(chat)
        if now < state.paused_until or state.level < SPARED:
            return False
        if group and len(state.minute) >= GROUP_MESSAGES - SPARED_IN_GROUP:
            return False
        if self._total_free > now - SPARED / TOTAL_RATE:
            return False
        self._count(chat, group=group)
        self._total_slot()
        return True

    def draft(self, chat: int) -> float:
        """Count a draft and return 0, or return the seconds until there may be one."""
        now, state = self._clock(), self._state(chat)
        state.draft_at = max(state.draft_at, now - DRAFT_BURST / DRAFT_RATE)
        if (seconds := max(state.draft_at, state.drafts_paused_until) - now) > 0:
            return seconds
        if (seconds := self.sign()) > 0:
            return seconds
        state.draft_at += 1 / DRAFT_RATE
        return 0.0

    def sign(self) -> float:
        """Count a sign of life and return 0, or return the seconds until there may be one."""
        now = self._clock()
        self._sign_at = max(self._sign_at, now - SIGN_BURST / SIGN_RATE)
        if (seconds := self._sign_at - now) > 0:
            return seconds
        self._sign_at += 1 / SIGN_RATE
        return 0.0

    def pause_drafts(self, chat: int, seconds: float) -> None:
        """Let no draft leave for this chat for a while; messages may."""
        self._state(chat).drafts_paused_until = self._clock() + seconds

    def pause(self, chat: int, seconds: float) -> None:
        """Let nothing leave for this chat for a while: Telegram said so."""
        state = self._state(chat)
        state.paused_until = max(state.paused_until, self._clock() + seconds)

    def _state(self, chat: int) -> _Chat:
        """Return what a chat has used, up to now."""
        now = self._clock()
        if chat not in self._chats:
            self._drop_idle(now)
            self._chats[chat] = _Chat(CHAT_BURST, now)
        state = self._chats[chat]
        state.level = min(CHAT_BURST, state.level + (now - state.stamp) * CHAT_RATE)
        state.stamp = now
        while state.minute and state.minute[0] <= now - GROUP_SECONDS:
            state.minute.popleft()
        return state

    def _count(self, chat: int, *, group: bool) -> None:
        state = self._state(chat)
        state.level -= 1.0
        if group:
            state.minute.append(state.stamp)

    def _total_slot(self) -> float:
        """Reserve the next place in the overall queue; return the seconds until it comes."""
        now = self._clock()
        self._total_free = max(self._total_free, now - TOTAL_BURST / TOTAL_RATE) + 1 / TOTAL_RATE
        return max(0.0, self._total_free - now)

    def _drop_idle(self, now: float) -> None:
        idle = [
            chat
            for chat, state in self._chats.items()
            if max(state.stamp, state.paused_until) < now - IDLE_SECONDS
        ]
        for chat in idle:
            del self._chats[chat]
