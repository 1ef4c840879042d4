"""What a chat or a person prefers, by name: few rows of short values."""

from sqlalchemy import Column, Engine, String, Table, delete, select

from bot.state.schema import metadata
from ingest.values import LibraryId

preferences = Table(
    "preference",
    metadata,
    Column("owner", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)


class Preferences:
    """Remembers settings of chats (by library) and persons. Synchronous; thread-safe.

    An owner is the library of a chat, or `person:<id>`.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, owner: str, name: str) -> str | None:
        """Return a value; None where nothing was chosen."""
        mine = (preferences.c.owner == owner) & (preferences.c.name == name)
        with self._engine.connect() as connection:
            value: str | None = connection.scalar(select(preferences.c.value).where(mine))
        return value

    def all(self, owner: str) -> dict[str, str]:
        """Return everything that an owner chose."""
        wanted = select(preferences.c.name, preferences.c.value).where(preferences.c.owner == owner)
        with self._engine.connect() as connection:
            return {row.name: row.value for row in connection.execute(wanted)}

    def set(self, owner: str, name: str, value: str | None) -> None:
        """Choose a value; None takes the choice back."""
        mine = (preferences.c.owner == owner) & (preferences.c.name == name)
        with self._engine.begin() as connection:
            connection.execute(delete(preferences).where(mine))
            if value is not None:
                row = {"owner": owner, "name": name, "value": value}
                connection.execute(preferences.insert().values(row))

    def forget_owner(self, owner: str) -> None:
        """Forget everything that an owner chose."""
        with self._engine.begin() as connection:
            connection.execute(delete(preferences).where(preferences.c.owner == owner))

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Preferences are about no article."""

    def forget_library(self, library: LibraryId) -> None:
        """What a chat chose outlives its articles: `forget_owner` forgets it."""
