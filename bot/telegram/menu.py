"""What Telegram shows of the bot: menus of commands by place and language, and what it is for."""

import asyncio
import hashlib
import json
import logging
from collections.abc import Coroutine

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from bot.catalogue import LANGUAGES
from bot.state.preferences import Preferences
from bot.telegram.commands import ADMINS, ALONE, GROUPS, PRIVATE
from bot.telegram.whispers import EVERYWHERE, KNOWN, WHISPERS, Knows
from bot.wording import say, speak

OWNER, NAME = "telegram", "menu"
DESCRIPTION, ABOUT = 512, 120
"""The most characters of both (https://core.telegram.org/bots/api#setmydescription)."""

_log = logging.getLogger(__name__)


async def offer_commands(bot: Bot, preferences: Preferences, server: Knows = "maybe") -> None:
    """Put the commands into the menus, unless they are there; typing works without.

    Where the `server` knows ephemeral messages, those for one person's eyes are seen by nobody
    else when they are sent.
    """
    wanted, told = await asyncio.to_thread(_menus), await asyncio.to_thread(_descriptions)
    learned = await asyncio.to_thread(preferences.get, EVERYWHERE, WHISPERS) == KNOWN
    unseen = ALONE if server == "yes" or (server == "maybe" and learned) else ()
    mark = hashlib.sha256(json.dumps([wanted, told, unseen]).encode()).hexdigest()[:16]
    if await asyncio.to_thread(preferences.get, OWNER, NAME) == mark:
        return
    try:
        for place, language, commands in wanted:
            alone = () if place == "private" else unseen
            shown = [
                BotCommand(name, description, api_kwargs={"is_ephemeral": True})
                if name in alone
                else BotCommand(name, description)
                for name, description in commands
            ]
            code = _code(language)
            await _whole(bot.set_my_commands(shown, scope=SCOPES[place], language_code=code))
        for language, description, about in told:
            code = _code(language)
            await _whole(bot.set_my_description(description, language_code=code))
            await _whole(bot.set_my_short_description(about, language_code=code))
    except TelegramError as error:
        _log.warning("menu of commands not set error=%s", type(error).__name__)
        return
    await asyncio.to_thread(preferences.set, OWNER, NAME, mark)


async def _whole(call: Coroutine[None, None, bool]) -> None:
    """Make one call to its end, also when the bot is stopped meanwhile.

    A connection that is broken off while it is being made would stay open.
    """
    task = asyncio.ensure_future(call)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


SCOPES: dict[str, BotCommandScope] = {
    "private": BotCommandScopeAllPrivateChats(),
    "groups": BotCommandScopeAllGroupChats(),
    "admins": BotCommandScopeAllChatAdministrators(),
}


def _menus() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return for each place and language its commands with what they do."""
    places = {"private": PRIVATE, "groups": GROUPS, "admins": ADMINS}
    menus = []
    for language in LANGUAGES:
        speak(language)  # in this thread alone
        for place, names in places.items():
            menus.append((place, language, [(name, say(f"command.{name}")) for name in names]))
    return menus


def _descriptions() -> list[tuple[str, str, str]]:
    """Return for each language what an empty chat says, and what the bot's profile says."""
    told = []
    for language in LANGUAGES:
        speak(language)  # in this thread alone
        told.append((language, say("welcome")[:DESCRIPTION], say("bot-about")[:ABOUT]))
    return told


def _code(language: str) -> str | None:
    """Return the language for Telegram: the first is for everybody whose own is not there."""
    return None if language == LANGUAGES[0] else language
