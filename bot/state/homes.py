"""Where a chat's things are kept, also after a group became a supergroup with another number."""

from sqlalchemy import BigInteger, Column, Engine, String, Table, select

from bot.state.inserting import insert_new
from bot.state.schema import metadata
from ingest.values import LibraryId

chat_homes = Table(
    "chat_home",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("library", String, nullable=False),
)


class Homes:
    """Knows the library of each chat. Synchronous; safe to call from any thread.

    Everything of a chat is kept under its library's name. A group that moves gets a new number and
    keeps its library, so nothing has to be moved.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, chat: int) -> LibraryId:
        """Return the library of a chat: what was added there is found there and nowhere else."""
        wanted = select(chat_homes.c.library).where(chat_homes.c.chat == chat)
        with self._engine.connect() as connection:
            moved = connection.scalar(wanted)
        return LibraryId(moved or f"telegram:{chat}")

    def origin(self, chat: int) -> int:
        """Return the number that a chat had in the beginning."""
        return self.origin_of(self.of(chat))

    @staticmethod
    def origin_of(library: LibraryId) -> int:
        """Return the number that the chat of a library had in the beginning."""
        return int(library.removeprefix("telegram:"))

    def chat_of(self, library: LibraryId) -> int | None:
        """Return the number that the chat of a library has now; None where it is no chat's."""
        wanted = select(chat_homes.c.chat).where(chat_homes.c.library == library)
        with self._engine.connect() as connection:
            moved = connection.scalar(wanted.order_by(chat_homes.c.chat))
        carrier, _, number = library.partition(":")
        if moved is None and carrier == "telegram" and number.lstrip("-").isdecimal():
            return int(number)
        return moved

    def is_left(self, chat: int) -> bool:
        """Tell whether a group had this number once, and has another one now."""
        rows = select(chat_homes.c.chat).where(chat_homes.c.library == f"telegram:{chat}")
        with self._engine.connect() as connection:
            return any(row.chat != chat for row in connection.execute(rows))

    def move(self, old: int, new: int) -> LibraryId:
        """Let a chat keep its library under its new number; the same move twice changes nothing."""
        library = self.of(old)
        with self._engine.begin() as connection:
            row = {"chat": new, "library": library}
            connection.execute(insert_new(self._engine, chat_homes), [row])
        return library
