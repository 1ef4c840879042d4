"""What may be kept of an exported group: the same as of live talk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from bot.cli.chat_history import Group
from bot.groups.retention import kept_since
from bot.settings import BotSettings
from bot.state.choices import Settings
from bot.state.preferences import Preferences
from bot.state.talk_log import Heard, TalkLog
from bot.telegram.manners import Guests

AHEAD = timedelta(days=1)
"""A message from further in the future has a clock that cannot be believed."""


@dataclass(slots=True)
class Rules:
    """What holds in a group: how long it keeps messages, and of whom."""

    group: Group
    talk: TalkLog
    guests: Guests
    now: datetime
    since: datetime
    _refused: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        group: Group,
        settings: BotSettings,
        engine: Engine,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> "Rules":
        """Return the rules that hold now."""
        guests = Guests(settings.allowed_users, settings.allowed_chats, settings.admins)
        since = kept_since(Settings(Preferences(engine)), group.library, now())
        return cls(group, TalkLog(engine), guests, now(), since)

    def against(self, heard: Heard) -> str | None:
        """Return why a message may not be kept; None if it may."""
        if heard.sent < self.since:
            return "old"
        if heard.sent > self.now + AHEAD:
            return "unclear"
        person = heard.person or ""
        if person not in self._refused:
            self._refused[person] = self._against(person)
        return self._refused[person]

    def _against(self, person: str) -> str | None:
        known = int(person) if person else None
        numbers = {self.group.chat, self.group.origin}
        if not any(self.guests.allowed(known, one) for one in numbers):
            return "stranger"
        return "opted_out" if self.talk.opted_out(self.group.library, person) else None
