"""How to speak in a chat: its language, and how long answers are."""

import asyncio

from telegram import Update

from bot.answering import length
from bot.catalogue import known_language
from bot.conversation.language import PREFERENCE
from bot.models import tongue
from bot.state.choices import LENGTH
from bot.state.homes import Homes
from bot.state.preferences import Preferences
from bot.wording import speak


class Manner:
    """Takes on, for each update, the manner that its chat has chosen."""

    def __init__(self, preferences: Preferences, homes: Homes) -> None:
        self._preferences = preferences
        self._homes = homes

    async def take_on(self, update: Update) -> None:
        """Speak, in the task that handles this update, as its chat or its person wants."""
        chat, person = update.effective_chat, update.effective_user
        chosen = await asyncio.to_thread(self._chosen, chat.id) if chat else {}
        language = known_language(chosen.get(PREFERENCE))
        speak(language or (person.language_code if person else None))
        tongue.fix(language)
        length.want(chosen.get(LENGTH.name))

    async def take_on_for(self, chat: int, otherwise: str | None) -> None:
        """Speak, in the task that sends something by itself, as a chat has chosen.

        Where no language was chosen, `otherwise` is spoken.
        """
        chosen = await asyncio.to_thread(self._chosen, chat)
        language = known_language(chosen.get(PREFERENCE))
        speak(language or otherwise)
        tongue.fix(language)

    def _chosen(self, chat: int) -> dict[str, str]:
        return self._preferences.all(self._homes.of(chat))
