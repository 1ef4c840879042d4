"""Words that people put on articles to find them again."""

from collections.abc import Sequence

from sqlalchemy import Column, Engine, String, Table, delete, select

from bot.state.inserting import insert_new
from bot.state.schema import metadata
from ingest.values import LibraryId

tags = Table(
    "tag",
    metadata,
    Column("library", String, primary_key=True),
    Column("article", String, primary_key=True),
    Column("word", String, primary_key=True),
)


class Tags:
    """Remembers the tags of articles. Synchronous; safe to call from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, library: LibraryId, article: str, words: Sequence[str]) -> None:
        """Put words on an article, beside those that it has."""
        rows = [
            {"library": library, "article": article, "word": word} for word in dict.fromkeys(words)
        ]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(insert_new(self._engine, tags), rows)

    def remove(self, library: LibraryId, article: str) -> None:
        """Take all words off an article."""
        self.forget_article(library, article)

    def all(self, library: LibraryId) -> dict[str, list[str]]:
        """Return the words of each article that has some, in alphabetical order."""
        wanted = select(tags.c.article, tags.c.word).where(tags.c.library == library)
        found: dict[str, list[str]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(wanted.order_by(tags.c.word)):
                found.setdefault(row.article, []).append(row.word)
        return found

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Forget the words of an article."""
        mine = (tags.c.library == library) & (tags.c.article == article)
        with self._engine.begin() as connection:
            connection.execute(delete(tags).where(mine))

    def forget_library(self, library: LibraryId) -> None:
        """Forget the words of all articles of a library."""
        with self._engine.begin() as connection:
            connection.execute(delete(tags).where(tags.c.library == library))
