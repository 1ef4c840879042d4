"""Says in the words of `bot.errors` what went wrong between here and a chat model.

The new error names the kind and the status, never the server's sentence: servers repeat the
request in it.
"""

import email.utils
import math
import time

from bot.errors import ModelError, ModelRateLimitError, ModelSlowError, ModelUnavailableError

_SLOW = frozenset({408, 504, 524})
_RATE_LIMITED = frozenset({429})


def translate(error: Exception) -> ModelError:
    """Return what an exception of openai, httpx2, LangChain or a parser means.

    A server can answer anything at all, and the libraries then raise `KeyError`, `TypeError` or
    whatever their parsing ran into: all of that means that the model is not available.
    """
    if isinstance(error, ModelError):
        return error
    status = getattr(error, "status_code", None)
    what = type(error).__name__ + (f" status={status}" if isinstance(status, int) else "")
    if status in _RATE_LIMITED:
        return ModelRateLimitError(what, _retry_after(error))
    if isinstance(error, TimeoutError) or "Timeout" in what or status in _SLOW:
        return ModelSlowError(what)
    return ModelUnavailableError(what)


def is_broken_connection(error: Exception) -> bool:
    """Whether the connection failed before an answer: a pooled one closes at any time."""
    import openai  # noqa: PLC0415 - slow import

    return isinstance(error, openai.APIConnectionError) and not isinstance(
        error, openai.APITimeoutError
    )


def _retry_after(error: Exception) -> float | None:
    """Return the seconds of a `Retry-After` header (RFC 9110, 10.2.3: seconds or a date)."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    value = str(headers.get("retry-after") or "")
    try:
        seconds = float(value)
    except ValueError:
        date = email.utils.parsedate_tz(value)
        seconds = email.utils.mktime_tz(date) - time.time() if date else math.nan
    return seconds if math.isfinite(seconds) and seconds > 0 else None
