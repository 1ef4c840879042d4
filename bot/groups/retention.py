"""Nothing that groups say is kept for longer than they chose."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.state.choices import RETENTION, Settings
from bot.state.sent_digests import SentDigests
from bot.state.talk_log import TalkLog
from ingest.values import LibraryId

EVERY = timedelta(hours=1)
DIGESTS_KEPT = timedelta(days=max(map(int, RETENTION.values)))
"""What digests were sent outlives the messages that they were made of, but not for ever."""

_log = logging.getLogger(__name__)


class Retention:
    """Forgets what is older than a chat keeps it; articles stay until somebody forgets them."""

    def __init__(
        self,
        *,
        talk: TalkLog,
        sent: SentDigests,
        settings: Settings,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._talk = talk
        self._sent = sent
        self._settings = settings
        self._now = now

    async def tick(self) -> None:
        """Forget what is too old by now, in all chats."""
        await asyncio.to_thread(self._forget)

    def _forget(self) -> None:
        now = self._now()
        for library in self._talk.libraries():
            gone = self._talk.prune(library, kept_since(self._settings, library, now))
            if gone:
                _log.info("forgot old messages library=%s messages=%d", library, gone)
        self._sent.prune(now - DIGESTS_KEPT)


def kept_since(settings: Settings, library: LibraryId, now: datetime) -> datetime:
    """Return how far back a chat keeps what was said."""
    return now - timedelta(days=int(settings.get(library, RETENTION)))
