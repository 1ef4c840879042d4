"""How much a person and a chat may use, and what was used."""

import asyncio
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, TypeAlias

from bot.conversation.messages import Incoming, Notice
from bot.models import metering
from bot.state.usage import Counted, Usage, Used
from bot.wording import say

Kind: TypeAlias = Literal["questions", "articles"]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Cap:
    """The most of one thing: by one person, and in one chat; None is no limit."""

    person: int | None = None
    chat: int | None = None


@dataclass(frozen=True, slots=True)
class Caps:
    """Questions (summaries too) and articles a day; money a month, in millionths."""

    questions: Cap = Cap()
    articles: Cap = Cap()
    micros: Cap = Cap()


@dataclass(frozen=True, slots=True)
class Prices:
    """Money for a million tokens that go into the chat model, and that come out of it."""

    tokens_in: float = 0.0
    tokens_out: float = 0.0
    currency: str = "USD"

    def micros(self, meter: metering.Meter) -> int:
        """Return what was used in millionths of the currency."""
        return round(meter.tokens_in * self.tokens_in + meter.tokens_out * self.tokens_out)


class Limits:
    """Counts what is used, and says when it is enough. Operators may always go on."""

    def __init__(
        self,
        usage: Usage,
        *,
        caps: Caps,
        prices: Prices,
        operators: Collection[str] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._usage = usage
        self._caps = caps
        self._prices = prices
        self._operators = operators
        self._now = now

    async def refuse(self, incoming: Incoming, kind: Kind, counted: Counted) -> Notice | None:
        """Count one more, or say that it is enough for today; nothing is begun then.

        When the money of this month is used up, answers go on without the chat model.
        """
        day = self._now().date()
        if incoming.person not in self._operators:
            reached = await asyncio.to_thread(self._reached, incoming, kind, day)
            if reached is not None:
                _log.info("limit reached key=%s kind=%s", incoming.key, kind)
                return reached
            if await asyncio.to_thread(self._is_spent, incoming, day):
                metering.spend_nothing()
        await asyncio.to_thread(
            self._usage.add, incoming.library, incoming.person or "", day, {counted: 1}
        )
        return None

    def settle(self, incoming: Incoming, meter: metering.Meter) -> None:
        """Count the tokens and the money of a message that was handled."""
        if meter.tokens_in or meter.tokens_out:
            counts = {
                "tokens_in": meter.tokens_in,
                "tokens_out": meter.tokens_out,
                "micros": self._prices.micros(meter),
            }
            day = self._now().date()
            self._usage.add(incoming.library, incoming.person or "", day, counts)

    def report(self, incoming: Incoming) -> list[str]:
        """Return in lines what was used this month, and what is left."""
        today = self._now().date()
        month = today.replace(day=1)
        used = self._usage.of_chat(incoming.library, month, incoming.person or "")
        lines = [
            say("usage-counts", answers=used.questions, summaries=used.summaries),
            say("usage-articles", articles=used.articles),
        ]
        if used.tokens_in or used.tokens_out:
            lines.append(say("usage-tokens", tokens=used.tokens_in + used.tokens_out))
            lines.append(say("usage-money", money=self._money(used.micros)))
        return lines + list(self._left(incoming, today, month))

    def totals(self) -> list[str]:
        """Return in lines what everybody used this month."""
        used = self._usage.of_all(self._now().date().replace(day=1))
        return [
            say("usage-counts", answers=used.questions, summaries=used.summaries),
            say("usage-articles", articles=used.articles),
            say("usage-tokens", tokens=used.tokens_in + used.tokens_out),
            say("usage-money", money=self._money(used.micros)),
        ]

    def is_operator(self, incoming: Incoming) -> bool:
        """Tell whether this is one of the operators."""
        return incoming.person is not None and incoming.person in self._operators

    def _left(self, incoming: Incoming, today: date, month: date) -> list[str]:
        lines = []
        for kind in ("questions", "articles"):
            left = [
                cap - _counted(used, kind)
                for cap, used in self._scopes(incoming, kind, today)
                if cap is not None
            ]
            if left:
                lines.append(say(f"usage-left-{kind}", left=max(0, min(left))))
        money = [
            cap - used.micros
            for cap, used in self._scopes(incoming, "micros", month)
            if cap is not None
        ]
        if money:
            lines.append(say("usage-left-money", money=self._money(max(0, min(money)))))
        return lines or [say("usage-no-limits")]

    def _reached(self, incoming: Incoming, kind: Kind, day: date) -> Notice | None:
        scopes = self._scopes(incoming, kind, day)
        for scope, (cap, used) in zip(("person", "chat"), scopes, strict=True):
            if cap is not None and _counted(used, kind) >= cap:
                return Notice(say(f"limit-{kind}-{scope}", count=cap), "error")
        return None

    def _is_spent(self, incoming: Incoming, day: date) -> bool:
        scopes = self._scopes(incoming, "micros", day.replace(day=1))
        return any(cap is not None and used.micros >= cap for cap, used in scopes)

    def _scopes(
        self, incoming: Incoming, kind: Literal["questions", "articles", "micros"], since: date
    ) -> tuple[tuple[int | None, Used], tuple[int | None, Used]]:
        """Return the person's limit with what they used, and the chat's."""
        cap: Cap = getattr(self._caps, kind)
        person = self._usage.of_person(incoming.person or "", since) if cap.person else Used()
        chat = self._usage.of_chat(incoming.library, since) if cap.chat else Used()
        return (cap.person, person), (cap.chat, chat)

    def _money(self, micros: int) -> str:
        return f"{micros / 1_000_000:.2f} {self._prices.currency}"


def _counted(used: Used, kind: Literal["questions", "articles"]) -> int:
    return used.articles if kind == "articles" else used.questions + used.summaries
