"""What was used, in lines for people: by a person, in a chat, by everybody."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Protocol

from bot.conversation.limits import ARTICLES, QUESTIONS, Caps, Prices, money_left, month_of
from bot.conversation.messages import Incoming
from bot.state.usage import Counted, Rule, Spender, Usage, Used
from bot.wording import say
from ingest.values import LibraryId


class CountsVerdicts(Protocol):
    """What keeps verdicts: `bot.state.feedback.Feedback`."""

    def counts(self) -> Mapping[str, int]:
        """Return how many there are of each kind."""
        ...


class Reports:
    """Tells what was used this month and what is left. Synchronous; safe from any thread."""

    def __init__(
        self,
        usage: Usage,
        *,
        caps: Caps,
        prices: Prices,
        verdicts: CountsVerdicts,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._usage = usage
        self._caps = caps
        self._prices = prices
        self._verdicts = verdicts
        self._now = now

    def of(self, incoming: Incoming) -> list[str]:
        """Return what the person used, in a group also what the group did, and what is left."""
        today = self._now().date()
        month, person = month_of(today), incoming.person or ""
        lines = self._lines(self._usage.of_chat(incoming.library, month, person))
        if incoming.group:
            everybody = self._lines(self._usage.of_chat(incoming.library, month))
            lines += ["", say("usage-chat"), *everybody, ""]
        return lines + (
            list(self._left(incoming.library, person, today)) or [say("usage-no-limits")]
        )

    def totals(self) -> list[str]:
        """Return what everybody used, and what people thought of the answers."""
        used = self._usage.of_all(month_of(self._now().date()))
        verdicts = self._verdicts.counts()
        good, bad = (str(verdicts.get(one, 0)) for one in ("good", "bad"))
        return [*self._lines(used, always=True), f"👍 {good} · 👎 {bad}"]

    def _lines(self, used: Used, *, always: bool = False) -> list[str]:
        lines = [
            say("usage-counts", answers=used.questions, summaries=used.summaries),
            say("usage-articles", articles=used.articles),
        ]
        if always or used.tokens_in or used.tokens_out:
            lines.append(say("usage-tokens", tokens=used.tokens_in + used.tokens_out))
            lines.append(say("usage-money", money=self._prices.show(used.micros)))
        return lines

    def _left(self, library: LibraryId, person: str, today: date) -> Iterator[str]:
        """Yield what may still be used: the least that any limit leaves."""
        kinds: tuple[tuple[str, tuple[Counted, ...]], ...] = (
            ("questions", QUESTIONS),
            ("articles", ARTICLES),
        )
        for kind, names in kinds:
            left = [
                rule.most - _count(self._used(rule, library, person, today), names)
                for rule in self._caps.rules(names)
            ]
            if left:
                yield say(f"usage-left-{kind}", left=max(0, min(left)))
        money = money_left(self._usage, self._caps.micros, Spender(library, person, today))
        if money is not None:
            yield say("usage-left-money", money=self._prices.show(max(0, money)))

    def _used(self, rule: Rule, library: LibraryId, person: str, since: date) -> Used:
        if rule.scope == "person":
            return self._usage.of_person(person, since)
        return self._usage.of_chat(library, since)


def _count(used: Used, names: tuple[Counted, ...]) -> int:
    return sum(int(getattr(used, name)) for name in names)
