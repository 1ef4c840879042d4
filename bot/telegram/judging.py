"""What to do about a call that failed. Pure."""

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

from bot.telegram.calls import Content, plainer
from bot.telegram.rich import Rich

Verdict: TypeAlias = Literal[
    "again", "later", "plainer", "bare", "other way", "done", "gone", "unknown", "never"
]

_ABOUT_THE_CHAT = (
    "chat not found",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "thread not found",
    "topic_",
    "peer_id_invalid",
    "user is deactivated",
    "group chat was deactivated",
)
"""What is refused here is refused in every other form too."""


def judge(error: TelegramError, content: Content, *, editing: bool, buttons: bool) -> Verdict:
    """Say what to do.

    - again: at once, or when a pause that Telegram named is over; later: after a pause of ours;
    - plainer, bare, other way: without formatting, without buttons, or not as a rich message;
    - done: the message says it already; gone: there is no such message to edit any more;
    - unknown: it may have arrived; never: this chat takes no messages.
    """
    match error:
        case ChatMigrated() | RetryAfter():
            return "gone" if editing and isinstance(error, ChatMigrated) else "again"
        case EndPointNotFound():
            return "other way"
        case BadRequest():
            return _refused(error.message.lower(), content, editing=editing, buttons=buttons)
        case Forbidden() | InvalidToken() | Conflict():
            return "never"
        case _ if editing or (isinstance(error, NetworkError) and _certainly_not_sent(error)):
            return "later"  # editing twice is harmless
        case _:
            return "unknown"


def _refused(said: str, content: Content, *, editing: bool, buttons: bool) -> Verdict:
    lost = editing and "message" in said and ("not found" in said or "can't be edited" in said)
    verdicts: list[tuple[bool, Verdict]] = [
        ("not modified" in said, "done"),
        (any(words in said for words in _ABOUT_THE_CHAT), "never"),
        (buttons and ("button" in said or "reply markup" in said), "bare"),
        (lost, "gone"),
        (isinstance(content, Rich), "other way"),
        (plainer(content) is not None and "parse entities" in said, "plainer"),
        (editing, "gone"),
    ]
    return next((verdict for holds, verdict in verdicts if holds), "never")


def is_gone_for_good(error: TelegramError) -> bool:
    """Tell whether the chat itself is closed to the bot, whatever it would say."""
    return isinstance(error, Forbidden) or (
        isinstance(error, BadRequest)
        and any(words in error.message.lower() for words in _ABOUT_THE_CHAT)
    )


def _certainly_not_sent(error: NetworkError) -> bool:
    """Tell whether Telegram cannot have acted: no connection, or it answered with an error.

    python-telegram-bot chains the transport's error, or that of a page which is no JSON; an error
    answer of the Bot API itself has no cause.
    """
    no_connection = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
    return error.__cause__ is None or isinstance(error.__cause__, no_connection)
