"""In which language the bot speaks, and a chat model answers."""

import asyncio

from bot.catalogue import LANGUAGES, known_language
from bot.conversation.messages import Button, Incoming, Notice, Panel, Replies
from bot.models import tongue
from bot.state.preferences import Preferences
from bot.wording import say, speak

PREFERENCE = "language"
NAMES = {
    "en": "English",
    "es": "Español",
    "de": "Deutsch",
    "fr": "Français",
    "ru": "Русский",
    "ja": "日本語",
    "uk": "Українська",
    "pt": "Português",
    "ar": "العربية",
}
"""Each language by its own name."""
AUTO = "auto"
IN_A_ROW = 3


class Language:
    """Lets a chat choose its language, by buttons and by words."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    async def obey(self, incoming: Incoming, _name: str, arguments: str) -> Replies:
        """Offer the languages, or speak the one that is named; in a group, for an admin."""
        wanted = arguments.strip().casefold()
        code = AUTO if wanted == AUTO else _code(wanted)
        if code is not None:
            if not await incoming.is_admin():
                yield Notice(say("admins_only"), "error")
                return
            chosen = None if code == AUTO else code
            await asyncio.to_thread(self._preferences.set, incoming.library, PREFERENCE, chosen)
            speak(chosen or incoming.language)
            tongue.fix(chosen)
        yield await self._panel(incoming)

    async def _panel(self, incoming: Incoming) -> Panel:
        chosen = await asyncio.to_thread(self._preferences.get, incoming.library, PREFERENCE)
        key = "language-fixed" if chosen else "language-now"
        named = NAMES.get(chosen or "", say("language-auto"))
        buttons = [
            Button(("✓ " if code == chosen else "") + NAMES[code], f"/language {code}")
            for code in LANGUAGES
        ]
        rows = [tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW)]
        mark = "" if chosen else "✓ "
        rows.append((Button(mark + say("language-auto"), f"/language {AUTO}"),))
        return Panel(say("language-title"), say(key, name=named), tuple(rows))


def _code(words: str) -> str | None:
    """Return the language that is named, by its code or its own name."""
    named = {name.casefold(): code for code, name in NAMES.items()}
    return named.get(words) or (known_language(words) if 2 <= len(words) <= 5 else None)
