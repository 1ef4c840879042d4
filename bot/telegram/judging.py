"""What to do about a send or an edit that failed. Pure."""

from typing import Literal, TypeAlias

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.telegram.outgoing import Way

Verdict: TypeAlias = Literal["again", "simpler", "later", "gone", "unknown", "never"]

_MARKUP = (
    "parse entities",
    "parse rich",
    "rich message",
    "text is too long",
    "message is too long",
)
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


def judge(error: TelegramError, *, way: Way, edits: bool = False) -> Verdict:
    """Say what to do; an edit can be repeated, a send whose answer got lost cannot."""
    match error:
        case ChatMigrated() | RetryAfter():
            return "again"
        case EndPointNotFound():
            return "simpler" if way == "rich" else "never"
        case BadRequest():
            return _judge_refusal(error.message.lower(), way, edits=edits)
        case Forbidden() | InvalidToken() | Conflict():
            return "never"
        case NetworkError() if edits or _certainly_not_sent(error):
            return "later"
        case _:
            return "unknown"


def _judge_refusal(message: str, way: Way, *, edits: bool) -> Verdict:
    if edits and any(words in message for words in _GONE):
        return "gone"
    if way == "rich" and "chat not found" not in message and "rights" not in message:
        return "simpler"  # whatever a server or a chat has against it
    if way == "html" and any(words in message for words in _MARKUP):
        return "simpler"
    return "never"


def _certainly_not_sent(error: NetworkError) -> bool:
    """Tell whether Telegram cannot have acted: no connection, or it answered with an error.

    python-telegram-bot chains the transport's error, or that of a page which is no JSON; an error
    answer of the Bot API itself has no cause.
    """
    no_connection = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
    return error.__cause__ is None or isinstance(error.__cause__, no_connection)


def seconds_of(error: RetryAfter) -> float:
    """Return the pause asked for, of either type that python-telegram-bot may give."""
    pause = error.retry_after
    return float(pause) if isinstance(pause, int) else pause.total_seconds()
