"""How much a person and a chat may use, and counting what they do."""

import asyncio
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from bot.conversation.messages import Incoming, Notice
from bot.models import metering
from bot.state.usage import Counted, Rule, Spender, Usage
from bot.wording import say

QUESTIONS: tuple[Counted, ...] = ("questions", "summaries")
"""Both make somebody read and write; one limit covers them together."""
ARTICLES: tuple[Counted, ...] = ("articles",)

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

    def rules(self, names: tuple[Counted, ...]) -> list[Rule]:
        """Return the limits of a day on these things, the person's first."""
        cap = self.articles if names == ARTICLES else self.questions
        scopes: tuple[Literal["person", "chat"], ...] = ("person", "chat")
        mosts = {scope: getattr(cap, scope) for scope in scopes}
        return [Rule(scope, names, mosts[scope]) for scope in scopes if mosts[scope] is not None]


@dataclass(frozen=True, slots=True)
class Prices:
    """Money for a million tokens that go into the chat model, and that come out of it."""

    tokens_in: float = 0.0
    tokens_out: float = 0.0
    currency: str = "USD"

    def micros(self, meter: metering.Meter) -> int:
        """Return what was used in millionths of the currency."""
        return round(meter.tokens_in * self.tokens_in + meter.tokens_out * self.tokens_out)

    def show(self, micros: int) -> str:
        """Return an amount for people."""
        return f"{micros / 1_000_000:.2f} {self.currency}"


@dataclass(frozen=True, slots=True)
class Reserved:
    """One question, summary or article that was counted before it was begun."""

    receipt: str
    spender: Spender
    counted: Counted


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

    async def reserve(
        self, incoming: Incoming, counted: Counted, part: str = ""
    ) -> Reserved | Notice:
        """Count one more before it is begun, or say that it is enough for today.

        The same message counts once, also when it is heard again after a crash; `part` tells apart
        what one message asks for several times. When the money of this month is used up, answers go
        on without the chat model.
        """
        spender = self._spender(incoming)
        reserved = Reserved(f"{incoming.key}|{counted}|{part}", spender, counted)
        free = self.is_operator(incoming)
        names = ARTICLES if counted == "articles" else QUESTIONS
        rules = [] if free else self._caps.rules(names)
        broken = await asyncio.to_thread(
            self._usage.reserve, reserved.receipt, spender, counted, rules
        )
        if broken is not None:
            _log.info(
                "limit reached key=%s counted=%s scope=%s", incoming.key, counted, broken.scope
            )
            kind = "articles" if counted == "articles" else "questions"
            return Notice(say(f"limit-{kind}-{broken.scope}", count=broken.most), "error")
        if not free and await asyncio.to_thread(self._is_spent, spender):
            metering.spend_nothing()
        return reserved

    async def release(self, reserved: Reserved) -> None:
        """Take back what was counted: it came to nothing."""
        await asyncio.to_thread(
            self._usage.release, reserved.receipt, reserved.spender, reserved.counted
        )

    def settle(self, incoming: Incoming, meter: metering.Meter) -> None:
        """Count the tokens and the money of a message that was handled."""
        if meter.tokens_in or meter.tokens_out:
            counts = {
                "tokens_in": meter.tokens_in,
                "tokens_out": meter.tokens_out,
                "micros": self._prices.micros(meter),
            }
            who = self._spender(incoming)
            self._usage.add(who.library, who.person, who.day, counts)

    def is_operator(self, incoming: Incoming) -> bool:
        """Tell whether this is one of the operators."""
        return incoming.person is not None and incoming.person in self._operators

    def _spender(self, incoming: Incoming) -> Spender:
        return Spender(incoming.library, incoming.person or "", self._now().date())

    def _is_spent(self, spender: Spender) -> bool:
        left = money_left(self._usage, self._caps.micros, spender)
        return left is not None and left <= 0


def money_left(usage: Usage, cap: Cap, spender: Spender) -> int | None:
    """Return the millionths that may still be spent this month; None when there is no limit.

    Less than nothing where the last answer was dearer than what was left: it was finished.
    """
    month, left = month_of(spender.day), []
    if cap.person is not None:
        left.append(cap.person - usage.of_person(spender.person, month).micros)
    if cap.chat is not None:
        left.append(cap.chat - usage.of_chat(spender.library, month).micros)
    return min(left, default=None)


def month_of(day: date) -> date:
    """Return the first day of the month."""
    return day.replace(day=1)
