"""Long polling: asks for updates, and acknowledges them once they are written down."""

import asyncio
import logging
import warnings
from collections.abc import Awaitable, Callable, Sequence

from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError
from telegram.warnings import PTBUserWarning

from bot.state.inbox import RawUpdate
from bot.telegram.updates import ALLOWED

LONG_POLL_SECONDS = 30
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
CONFLICT_PAUSE = 10.0

_log = logging.getLogger(__name__)


class Poller:
    """Polls until it is cancelled, through every fault but a refused token."""

    def __init__(
        self,
        bot: Bot,
        accept: Callable[[Sequence[RawUpdate]], Awaitable[None]],
        *,
        seconds: int = LONG_POLL_SECONDS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._accept = accept
        self._seconds = seconds
        self._sleep = sleep
        self._offset = 0
        self._pause = FIRST_PAUSE
        self._trouble: type[Exception] | None = None
        # The typed method parses, and one update that it cannot parse stops a bot for good.
        warnings.filterwarnings("ignore", "Please use 'Bot.getUpdates'", PTBUserWarning)

    async def run(self) -> None:
        """Poll for ever.

        Raises:
            InvalidToken: Telegram does not know the token.
        """
        while True:
            try:
                await self._once()
            except EndPointNotFound as error:
                raise InvalidToken("Telegram refuses the token") from error
            except Exception as error:  # noqa: BLE001 - also when the database is not there
                await self._wait_after(error)

    async def _once(self) -> None:
        updates: list[RawUpdate] = await self._bot.do_api_request(
            "getUpdates",
            {"offset": self._offset, "timeout": self._seconds, "allowed_updates": ALLOWED},
            read_timeout=self._seconds + 10,
        )
        await self._accept(updates)
        numbers = [one["update_id"] for one in updates if isinstance(one.get("update_id"), int)]
        self._offset = max([self._offset, *(number + 1 for number in numbers)])
        if self._trouble is not None:
            _log.info("polling works again")
        self._trouble, self._pause = None, FIRST_PAUSE

    async def _wait_after(self, error: Exception) -> None:
        """Wait longer each time; say what is wrong once, until it changes."""
        if type(error) is not self._trouble:
            self._trouble = type(error)
            _log.warning("%s error=%s", _explain(error), type(error).__name__)
        await self._sleep(pause_after(error, self._pause))
        self._pause = min(2 * self._pause, LONGEST_PAUSE)


def pause_after(error: Exception, pause: float) -> float:
    """Return the seconds to wait after an error: what Telegram asks for, else `pause`."""
    if isinstance(error, RetryAfter):
        wanted = error.retry_after
        return float(wanted) if isinstance(wanted, int) else wanted.total_seconds()
    return CONFLICT_PAUSE if isinstance(error, Conflict) else pause


def _explain(error: Exception) -> str:
    if isinstance(error, Conflict):
        return (
            "another copy of this bot gets its updates: stop it (one token, one running bot), or "
            "delete its webhook; trying on"
        )
    if isinstance(error, TelegramError):
        return "Telegram cannot be reached; trying on"
    return "updates cannot be written down, so Telegram keeps them; trying on"
