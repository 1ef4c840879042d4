"""Logging that tells neither secrets nor what people write."""

import logging
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:  # the settings pull pydantic in, and only their values are needed here
    from bot.settings import BotSettings

REDACTED = "[secret]"
LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"
NEVER = logging.CRITICAL + 1

QUIET = {
    # addresses, which hold the bot's token
    "httpx": logging.WARNING,
    "httpx2": logging.WARNING,
    "httpcore": logging.WARNING,
    "httpcore2": logging.WARNING,
    # prompts and answers
    "openai": logging.WARNING,
    "langchain": logging.WARNING,
    # headers of whoever calls the webhook
    "aiohttp": NEVER,
    # SQL with its values
    "sqlalchemy": logging.WARNING,
    "chromadb": logging.WARNING,
    # that it looked at the database
    "alembic": logging.WARNING,
    # whole messages, and as errors too: answers that are no JSON, updates that failed. What matters
    # of it is logged by the modules here.
    "telegram": NEVER,
}
"""From which level on libraries may speak: below it they print what no log should hold."""


class Redaction(logging.Formatter):
    """Formats as another formatter does, then blots out secrets, in tracebacks as well."""

    def __init__(self, secrets: Iterable[str], inner: logging.Formatter) -> None:
        super().__init__()
        known = {secret for secret in secrets if secret}
        both = known | {quote(secret, safe="") for secret in known}
        self._secrets = sorted(both, key=len, reverse=True)
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text without any of the secrets."""
        line = self._inner.format(record)
        for secret in self._secrets:
            line = line.replace(secret, REDACTED)
        return line


class _Ours(logging.StreamHandler):  # type: ignore[type-arg]  # generic for type checkers only
    """The handler that `set_up` adds, so that setting up again replaces it."""


def set_up(settings: "BotSettings", *, level: str = "INFO") -> None:
    """Log to standard error, without any secret of the settings; `level` if they name none."""
    handler = _Ours(sys.stderr)
    handler.setFormatter(Redaction(secrets_of(settings), logging.Formatter(LINE)))
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one, _Ours)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel((settings.log_level or level).upper())
    for name, least in QUIET.items():
        logging.getLogger(name).setLevel(least)


def secrets_of(settings: "BotSettings") -> list[str]:
    """Return every value of the settings that no log may show."""
    kept = (settings.telegram_bot_token, settings.openai_api_key, settings.webhook_secret)
    values = [secret.get_secret_value() for secret in kept if secret is not None]
    if settings.database_url:
        password = urlsplit(settings.database_url).password or ""
        values += [password, unquote(password)]
    return values


def where(error: BaseException | None) -> str:
    """Return the places in the code that an error came through, innermost first.

    For a log, in place of a traceback: the text of an error may hold what somebody wrote.
    """
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return " < ".join(
        f"{Path(frame.filename).stem}.{frame.name}:{frame.lineno}"
        for frame in reversed(frames[-6:])
    )
