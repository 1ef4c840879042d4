"""What a chat can choose: a register of settings, and what was chosen."""

from dataclasses import dataclass

from bot.state.preferences import Preferences
from ingest.values import LibraryId


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing to choose; the first value holds until another is chosen.

    Its words are `setting-<name>` and `setting-<name>-<value>` in the catalogues.
    """

    name: str
    values: tuple[str, ...]
    private: bool = False
    """Whether it says something where a person is alone with the bot, too."""


LENGTH = Setting("length", ("normal", "short", "long"), private=True)
LAYOUT = Setting("layout", ("rich", "simple"), private=True)
ADDING = Setting("adding", ("everybody", "admins"))
ANSWERS = Setting("answers", ("public", "private"))
DISCUSSION = Setting("discussion", ("off", "on"))
RETENTION = Setting("retention", ("30", "7", "90", "365"))
REGISTER = (LENGTH, LAYOUT, ADDING, ANSWERS, DISCUSSION, RETENTION)


class Settings:
    """Knows what was chosen for a chat. Synchronous; safe to call from any thread."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def get(self, library: LibraryId, setting: Setting) -> str:
        """Return the value that holds."""
        chosen = self._preferences.get(library, setting.name)
        return chosen if chosen in setting.values else setting.values[0]

    def choose(self, library: LibraryId, setting: Setting, value: str) -> None:
        """Choose a value."""
        self._preferences.set(library, setting.name, value)
