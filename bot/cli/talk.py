"""Commands that talk: run (Telegram, or the terminal) and chat (the terminal)."""

import asyncio
import sys
from typing import TYPE_CHECKING

from bot.cli.session import DEFAULT_LIBRARY, LibraryOption, awake, opened, read_settings

if TYPE_CHECKING:  # imported when a command runs, so that --help is instant
    from bot.settings import BotSettings


def run() -> None:
    """Start the bot: on Telegram with TELEGRAM_BOT_TOKEN set, else in the terminal.

    Without a terminal and without a token it plays a short sample conversation.

    Example: TELEGRAM_BOT_TOKEN=123:abc article-bot run
    """
    settings = read_settings()
    if settings.telegram_bot_token is None:
        _talk(settings, DEFAULT_LIBRARY)
        return
    from bot.logs import set_up
    from bot.telegram.running import run_telegram

    set_up(settings)
    with opened(settings) as app:
        asyncio.run(
            awake(
                app,
                run_telegram(
                    app.settings, app.engine, app.assistant, lookup=app.lookup, groups=app.groups
                ),
            )
        )


def chat(library: LibraryOption = DEFAULT_LIBRARY) -> None:
    """Talk with articles in the terminal; without a terminal, play a sample conversation.

    Example: article-bot chat
    """
    _talk(read_settings(), library)


def _talk(settings: "BotSettings", library: str) -> None:
    from bot.console.chat import converse
    from bot.console.sample import play

    with opened(settings) as app:
        if sys.stdin.isatty():
            asyncio.run(awake(app, converse(app, library)))
        else:
            asyncio.run(awake(app, play(app)))
