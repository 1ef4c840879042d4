"""In which language to speak: what was chosen for the chat, else that of the person's Telegram."""

import asyncio

from telegram import Update

from bot.catalogue import known_language
from bot.state.homes import Homes
from bot.state.preferences import Preferences
from bot.wording import speak

LANGUAGE = "language"
"""Name of the preference."""


class Languages:
    """Chooses the language for each update."""

    def __init__(self, preferences: Preferences, homes: Homes) -> None:
        self._preferences = preferences
        self._homes = homes

    async def speak_for(self, update: Update) -> None:
        """Speak, in the task that handles this update, as its chat or its person wants."""
        chat, person = update.effective_chat, update.effective_user
        chosen = await asyncio.to_thread(self.of_chat, chat.id) if chat else None
        speak(chosen or (person.language_code if person else None))

    def of_chat(self, chat: int) -> str | None:
        """Return the language that was chosen for a chat, if one was."""
        return known_language(self._preferences.get(self._homes.of(chat), LANGUAGE))
