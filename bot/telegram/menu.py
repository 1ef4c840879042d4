"""The menu of commands that Telegram shows beside the text field."""

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.telegram.manners import COMMANDS
from bot.wording import say

_log = logging.getLogger(__name__)


async def offer_commands(bot: Bot) -> None:
    """Put the commands into the menu; without it they work just as well by typing."""
    try:
        await bot.set_my_commands([BotCommand(name, say(f"command.{name}")) for name in COMMANDS])
    except TelegramError as error:
        _log.warning("menu of commands not set error=%s", type(error).__name__)
