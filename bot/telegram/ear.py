"""Makes what the conversation hears of what Telegram delivers."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, CallbackQuery, Message, User

from bot.conversation.messages import ConversationId, Incoming
from bot.state.message_articles import MessageArticles
from bot.telegram.files import Files
from bot.telegram.manners import GROUPS, without_name
from bot.telegram.reading import Content, read, read_quoted
from bot.telegram.render import CHOICE
from bot.telegram.sender import Place
from ingest.values import LibraryId, Source


@dataclass(frozen=True, slots=True)
class Heard:
    """Something for the conversation, where its replies go, and the message that it came in."""

    incoming: Incoming
    place: Place
    message: int


class Ear:
    """Turns messages and pressed buttons into `Incoming`."""

    def __init__(self, bot: Bot, *, files: Files, articles: MessageArticles) -> None:
        self._bot = bot
        self._files = files
        self._articles = articles

    async def message(self, key: str, message: Message) -> Heard:
        """Hear a message: its words, its sources, and what it replies to.

        Raises:
            IngestError: a document could not be downloaded.
        """
        content = read(message)
        library = library_of(message.chat.id)
        about, quoted = await self._replied_to(library, message)
        sources = [*await self._sources(content), *await self._sources(quoted)]
        incoming = Incoming(
            key=key,
            conversation=conversation_of(message, message.from_user),
            library=library,
            text=without_name(message, content.text, self._bot.bot),
            sources=sources,
            about=about,
        )
        return Heard(incoming, place_of(message), message.message_id)

    async def press(self, key: str, query: CallbackQuery) -> Heard | None:
        """Hear a pressed button of a choice: its number, and the article it stands for.

        None for a button that is not of this bot, or whose message Telegram no longer shows it.
        """
        message, data = query.message, query.data or ""
        if not isinstance(message, Message) or not data.startswith(CHOICE):
            return None
        incoming = Incoming(
            key=key,
            conversation=conversation_of(message, query.from_user),
            library=library_of(message.chat.id),
            text=_number(message, data),
            about=[data.removeprefix(CHOICE)],
        )
        return Heard(incoming, place_of(message), message.message_id)

    async def _replied_to(self, library: LibraryId, message: Message) -> tuple[list[str], Content]:
        """Return the articles that the answered message is about; its sources, if it has none."""
        answered = message.reply_to_message
        if answered is None:
            return [], Content()
        about = await asyncio.to_thread(self._articles.about, library, answered.message_id)
        mine = answered.from_user is not None and answered.from_user.id == self._bot.id
        return about, Content() if about or mine else read_quoted(answered)

    async def _sources(self, content: Content) -> Sequence[Source]:
        if content.document is None:
            return content.sources
        return [*content.sources, await self._files.fetch(content.document)]


def library_of(chat: int) -> LibraryId:
    """Return the library of a chat: what was added there is found there and nowhere else."""
    return LibraryId(f"telegram:{chat}")


def conversation_of(message: Message, person: User | None) -> ConversationId:
    """Return the conversation: of a chat and topic, and in a group of one person."""
    topic = message.message_thread_id if message.is_topic_message else None
    name = f"telegram:{message.chat.id}:{topic or 0}"
    if message.chat.type in GROUPS and person is not None:
        name = f"{name}:{person.id}"
    return ConversationId(name)


def place_of(message: Message) -> Place:
    """Return where to answer a message; in a group the answer shows what it answers."""
    group = message.chat.type in GROUPS
    return Place(
        message.chat.id,
        group=group,
        topic=message.message_thread_id if message.is_topic_message else None,
        reply_to=message.message_id if group else None,
    )


def _number(message: Message, data: str) -> str:
    """Return the number that the button shows."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    buttons = [button.callback_data for row in rows for button in row]
    return str(buttons.index(data) + 1) if data in buttons else "1"
