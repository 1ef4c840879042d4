"""How a command tells a person that it failed."""

import logging
import sys

from pydantic import ValidationError

from bot.logs import where
from bot.wording import explain
from ingest.errors import ArticleBotError

_log = logging.getLogger(__name__)


def tell(error: Exception) -> int:
    """Write one sentence to standard error and return the exit code.

    Of an error that is not ours, the log gets its type and the place in the code.
    """
    if isinstance(error, ValidationError):
        sentence = settings_sentence(error)
    else:
        if not isinstance(error, ArticleBotError):
            _log.error("command failed error=%s at %s", type(error).__name__, where(error))
        sentence = explain(error)
    sys.stderr.write(f"article-bot: {sentence}\n")
    return 1


def settings_sentence(error: ValidationError) -> str:
    """Name the settings that are wrong, without their values: they may be secrets."""
    wrong = [
        f"{'.'.join(str(part) for part in problem['loc']).upper()}: "
        f"{problem['msg'].removeprefix('Value error, ')}"
        for problem in error.errors(include_input=False, include_url=False)
    ]
    return "These settings are not right, see .env.example. " + "; ".join(wrong)
