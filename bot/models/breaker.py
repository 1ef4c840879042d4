"""Leaves a failing chat model alone for a while: it must not cost each question its time."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable

from bot.errors import ModelError, ModelRateLimitError, ModelSlowError, ModelUnverifiedError
from bot.models.budget import ContextTooSmallError
from bot.values import Fallback

FAILURES = 3
PAUSE = 60.0
LONGEST_PAUSE = 600.0
"""Seconds. A server that asks for an hour is asked again sooner: quotas get raised."""


class Breaker:
    """Counts failures in a row; after some of them the model is skipped for `pause` seconds.

    A rate limit with a time to wait opens it at once, for that time. When the pause is over one
    question may try; the others are let in when that one went well. Times are in seconds of
    `clock`. For one event loop; not thread-safe.
    """

    def __init__(
        self,
        *,
        failures: int = FAILURES,
        pause: float = PAUSE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit = failures
        self._pause = pause
        self._clock = clock
        self._in_a_row = 0
        self._until: float | None = None
        self._reason: Fallback = "model_down"

    def skips(self) -> Fallback | None:
        """Return why the model is to be skipped now, or `None` when it may be asked."""
        if self._until is None:
            return None
        now = self._clock()
        if now < self._until:
            return self._reason
        self._until = now + self._pause  # whoever asks now is the one that tries
        return None

    @contextlib.asynccontextmanager
    async def guarding(self, until: float, late: str) -> AsyncIterator[None]:
        """Let a block ask the model up to `until`, a time of the event loop, and note how it went.

        Raises:
            ModelSlowError: with the words `late`, when the block takes longer.
            ModelError: when the model is to be skipped, or whatever the block raises.
        """
        skipped = self.skips()
        if skipped is not None:
            error = ModelError("the model is left alone for a while")
            error.fallback = skipped
            raise error
        try:
            async with asyncio.timeout_at(until):
                yield
        except TimeoutError as timeout:
            slow = ModelSlowError(late)
            self.failed(slow)
            raise slow from timeout
        except ModelError as failure:
            self.failed(failure)
            raise
        self.succeeded()

    def failed(self, error: ModelError) -> None:
        """Note a failure of the model.

        One that answered what could not be verified is well; one that was not asked is not known.
        """
        if isinstance(error, ContextTooSmallError):
            return
        if isinstance(error, ModelUnverifiedError):
            self.succeeded()
            return
        self._in_a_row += 1
        self._reason = error.fallback
        if isinstance(error, ModelRateLimitError) and error.retry_after:
            self._until = self._clock() + min(error.retry_after, LONGEST_PAUSE)
        elif self._in_a_row >= self._limit:
            self._until = self._clock() + self._pause

    def succeeded(self) -> None:
        """Note that the model answered."""
        self._in_a_row = 0
        self._until = None
