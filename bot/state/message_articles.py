"""Which message is about which articles, so that replying to one asks about them."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, Column, Engine, String, Table, delete, select

from bot.state.inserting import insert_new
from bot.state.schema import metadata
from ingest.values import LibraryId

message_articles = Table(
    "message_article",
    metadata,
    Column("library", String, primary_key=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("article", String, primary_key=True, index=True),
)


class MessageArticles:
    """Remembers messages of a chat by the chat's library. Synchronous; safe from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def remember(self, library: LibraryId, message: int, articles: Sequence[str]) -> None:
        """Note that a message is about these articles, beside those that it is about already."""
        rows = [
            {"library": library, "message": message, "article": article}
            for article in dict.fromkeys(articles)
        ]
        if rows:
            add = insert_new(self._engine, message_articles)
            with self._engine.begin() as connection:
                connection.execute(add, rows)

    def about(self, library: LibraryId, message: int) -> list[str]:
        """Return the ids of the articles that a message is about."""
        wanted = select(message_articles.c.article).where(
            message_articles.c.library == library, message_articles.c.message == message
        )
        with self._engine.connect() as connection:
            return list(connection.scalars(wanted))

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Forget which messages were about an article."""
        mine = (message_articles.c.library == library) & (message_articles.c.article == article)
        with self._engine.begin() as connection:
            connection.execute(delete(message_articles).where(mine))

    def forget_numbers(self, library: LibraryId) -> None:
        """Forget everything of a chat whose messages are counted anew."""
        self.forget_library(library)

    def forget_library(self, library: LibraryId) -> None:
        """Forget the messages of a library's chat."""
        with self._engine.begin() as connection:
            connection.execute(
                delete(message_articles).where(message_articles.c.library == library)
            )
