"""Makes what the conversation hears of what Telegram delivers."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from telegram import Bot, CallbackQuery, Message

from bot.conversation.messages import ConversationId, Incoming
from bot.conversation.route import asks_to_forget
from bot.errors import OptedOutError
from bot.state.homes import Homes
from bot.state.message_articles import MessageArticles
from bot.state.talk_log import TalkLog
from bot.telegram.admins import Admins, speaker_of
from bot.telegram.asides import Aside
from bot.telegram.buttons import decode
from bot.telegram.calls import Only, Place
from bot.telegram.files import Files
from bot.telegram.manners import GROUPS, answered_by, without_name
from bot.telegram.reading import Content, read, read_quoted
from ingest.errors import ArticleBotError
from ingest.values import LibraryId, Source, URLSource


@dataclass(frozen=True, slots=True)
class Heard:
    """Something for the conversation, where its replies go, and the message that it came in.

    `words` is a mark of the words as they were sent, to tell whether an edit changed them. With an
    `aside` the replies are for one person of a group alone: nothing is noted of them in the group.
    """

    incoming: Incoming
    place: Place
    message: int
    words: str = ""
    aside: Aside | None = None


class Ear:
    """Turns messages and pressed buttons into `Incoming`."""

    def __init__(
        self,
        bot: Bot,
        *,
        files: Files,
        articles: MessageArticles,
        homes: Homes,
        admins: Admins,
        talk: TalkLog,
    ) -> None:
        self._bot = bot
        self._talk = talk
        self._files = files
        self._articles = articles
        self._homes = homes
        self._admins = admins

    async def message(self, key: str, message: Message, before: Sequence[Message] = ()) -> Heard:
        """Hear a message: its words, its sources, and what it replies to.

        Of parts `before` it of the same album only the sources count.
        A file that cannot be had is told as such; the words beside it are not lost.
        """
        content = read(message)
        text = without_name(message, content.text, self._bot.bot)
        library = await asyncio.to_thread(self._homes.of, message.chat.id)
        about, quoted = await self._replied_to(library, message)
        if asks_to_forget(text):
            quoted = Content()  # it is not to be read first
        unread: list[ArticleBotError] = []
        if await self._is_withheld(library, message, quoted):
            quoted = Content()
            unread.append(OptedOutError())
        contents = [*map(read_quoted, before), content, quoted]
        sources = [one for some in contents for one in await self._sources(some, unread)]
        incoming = replace(
            self._from(key, library, message, speaker_of(message)),
            text=text,
            sources=sources,
            about=about,
            album=message.media_group_id,
            unread=unread,
            message=answered.message_id if (answered := answered_by(message)) else None,
        )
        return Heard(incoming, place_of(message), message.message_id, words_of(message))

    async def press(self, key: str, query: CallbackQuery) -> Heard | None:
        """Hear a pressed button: the words that it says, about the article that it stands for.

        None for a button that is not of this bot, or whose message Telegram no longer shows it.
        """
        message, pressed = query.message, decode(query.data or "")
        if not isinstance(message, Message) or pressed is None:
            return None
        library = await asyncio.to_thread(self._homes.of, message.chat.id)
        incoming = replace(
            self._from(key, library, message, query.from_user.id),
            text=pressed.say or _label(message, query.data or ""),
            about=[pressed.about] if pressed.about else [],
            pressed=True,
            message=message.message_id,
        )
        return Heard(incoming, place_of(message), whispered(message) or message.message_id)

    def _from(self, key: str, library: LibraryId, message: Message, person: int | None) -> Incoming:
        """Return what is known of a message beside its words; `person` is who speaks."""
        group = message.chat.type in GROUPS
        incoming = Incoming(
            key=key,
            conversation=conversation_of(library, message, person),
            library=library,
            person=None if person is None else str(person),
            group=group,
            chat=message.chat.id,
            topic=topic_of(message),
        )
        if not group:
            return incoming
        return replace(
            incoming,
            is_admin=partial(self._admins.may_decide, message.chat.id, person),
            hears_all=partial(self._admins.hears_all, message.chat.id),
        )

    async def _replied_to(self, library: LibraryId, message: Message) -> tuple[list[str], Content]:
        """Return the articles that the answered message is about; its sources, if it has none."""
        answered = answered_by(message)
        if answered is None:
            return [], Content()
        about = await asyncio.to_thread(self._articles.about, library, answered.message_id)
        mine = answered.from_user is not None and answered.from_user.id == self._bot.id
        return about, Content() if about or mine else read_quoted(answered)

    async def _is_withheld(self, library: LibraryId, message: Message, quoted: Content) -> bool:
        """Tell whether words that somebody else is to have read are of who opted out.

        A link is not their words, and is read for who asks.
        """
        answered = answered_by(message)
        person = speaker_of(answered) if answered else None
        theirs = any(not isinstance(one, URLSource) for one in quoted.sources) or quoted.document
        if not theirs or person is None or person == speaker_of(message):
            return False
        return await asyncio.to_thread(self._talk.opted_out, library, str(person))

    async def _sources(self, content: Content, unread: list[ArticleBotError]) -> Sequence[Source]:
        """Return the sources; add to `unread` why a file could not be had."""
        if content.document is None:
            return content.sources
        try:
            return [*content.sources, await self._files.fetch(content.document)]
        except ArticleBotError as error:
            unread.append(error)
            return content.sources


def words_of(message: Message) -> str:
    """Return a mark of a message's words: the same for the same words, and none of them."""
    said = message.text or message.caption or ""
    links = [entity.url or "" for entity in message.entities or message.caption_entities]
    return hashlib.sha256("\0".join([said, *links]).encode()).hexdigest()[:16]


def topic_of(message: Message) -> int | None:
    """Return the topic of a forum that a message is in."""
    return message.message_thread_id if message.is_topic_message else None


def conversation_of(library: LibraryId, message: Message, person: int | None) -> ConversationId:
    """Return the conversation: of a chat and topic, and in a group of one person."""
    name = f"{library}:{topic_of(message) or 0}"
    if message.chat.type in GROUPS and person is not None:
        name = f"{name}:{person}"
    return ConversationId(name)


def place_of(message: Message) -> Place:
    """Return where to answer a message; in a group the answer shows what it answers.

    What only one person sees is answered so that only they see it.
    """
    group = message.chat.type in GROUPS
    only = _only(message)
    return Place(
        message.chat.id,
        group=group,
        topic=topic_of(message),
        reply_to=message.message_id if group and only is None else None,
        only=only,
    )


def whispered(message: Message) -> int | None:
    """Return the number of an ephemeral message; those have no other. None for all others."""
    number = message.api_kwargs.get("ephemeral_message_id")
    return number if isinstance(number, int) else None


def _only(message: Message) -> Only | None:
    """Return whose eyes alone a message is for: its sender's, or the person's it was sent to."""
    number = whispered(message)
    if number is None:
        return None
    if message.from_user is not None and not message.from_user.is_bot:
        return Only(message.from_user.id, command=number)
    receiver = message.api_kwargs.get("receiver_user")
    person = receiver.get("id") if isinstance(receiver, dict) else None
    return Only(person) if isinstance(person, int) else None


def _label(message: Message, data: str) -> str:
    """Return what the button shows."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    labels = [button.text for row in rows for button in row if button.callback_data == data]
    return labels[0] if labels else ""
