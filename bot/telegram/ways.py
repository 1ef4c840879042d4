"""Which way of writing a chat takes: remembered for a day, so that no refusal is met twice."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.state.choices import LAYOUT
from bot.state.homes import Homes
from bot.state.preferences import Preferences
from bot.telegram.outgoing import Way

REMEMBERED = timedelta(days=1)
"""Servers and clients are updated: after a day the best way is tried again."""
REFUSED = "refuses"
"""Name of the preference: a way and until when it is not tried, such as `rich 2026-11-28T…`."""
NEXT: dict[Way, Way] = {"rich": "html", "html": "plain", "plain": "plain"}
EVERYWHERE = "telegram"


class Ways:
    """Knows the best way of writing in each chat. Synchronous; safe to call from any thread."""

    def __init__(
        self,
        preferences: Preferences,
        homes: Homes,
        *,
        rich: bool = True,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Without `rich`, no rich message is ever tried."""
        self._preferences = preferences
        self._homes = homes
        self._rich = rich
        self._now = now

    def best(self, chat: int) -> Way:
        """Return the way to try first."""
        if not self._rich or self._refuses(EVERYWHERE):
            return "html"
        simple = self._preferences.get(self._homes.of(chat), LAYOUT.name) == LAYOUT.values[1]
        return "html" if simple or self._refuses(_owner(chat)) else "rich"

    def refused(self, chat: int, *, unknown: bool) -> None:
        """Note that rich messages were refused: by this chat, or `unknown` to the whole server."""
        until = (self._now() + REMEMBERED).isoformat()
        self._preferences.set(EVERYWHERE if unknown else _owner(chat), REFUSED, f"rich {until}")

    def _refuses(self, owner: str) -> bool:
        noted = self._preferences.get(owner, REFUSED)
        return noted is not None and datetime.fromisoformat(noted.split()[1]) > self._now()


def _owner(chat: int) -> str:
    return f"chat:{chat}"
