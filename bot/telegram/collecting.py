"""Takes in what members of groups say, as far as it is kept. It never answers.

Links are kept with the name of who shared them; words only where an admin has switched that on
(`DISCUSSION`), and never those of others: of a forwarded message, or one made by an inline bot,
only the links are the person's. What is said to the bot is no talk, but a link in it is shared all
the same. Of everything else nothing stays but the moment that somebody was there last.
"""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError
from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.state.choices import DISCUSSION, Settings
from bot.state.homes import Homes
from bot.state.plans import NO_TOPIC
from bot.state.talk_log import Heard, TalkLog
from bot.telegram.admins import speaker_of
from bot.telegram.ear import topic_of
from bot.telegram.manners import Guests, answered_by, is_addressed, is_command, is_from_bot
from bot.telegram.reading import shared
from bot.telegram.talk import App, Context
from ingest.values import LibraryId

BEFORE_TALK = -2
"""Group of the handler: it hears every message, and others hear it as well."""

_log = logging.getLogger(__name__)


class Collecting:
    """Keeps what is shared and said in groups, edits included."""

    def __init__(self, *, talk: TalkLog, homes: Homes, settings: Settings, guests: Guests) -> None:
        self._talk = talk
        self._homes = homes
        self._settings = settings
        self._guests = guests

    def join(self, application: App) -> None:
        """Hear what an application hears in groups."""
        said = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
        wanted = said & filters.ChatType.GROUPS & ~filters.StatusUpdate.ALL
        application.add_handler(MessageHandler(wanted, self.on_message), group=BEFORE_TALK)

    async def on_message(self, update: Update, context: Context) -> None:
        """Keep a message, or its new version; other bots are no members."""
        message = update.effective_message
        if message is None or is_from_bot(message):
            return
        to_bot = is_addressed(message, context.bot.bot) or is_command(message)
        edited = update.edited_message is not None
        try:
            await asyncio.to_thread(self._take, message, to_bot=to_bot, edited=edited)
        except SQLAlchemyError as error:  # the group is not to hear of it
            _log.error("message not kept error=%s", type(error).__name__)

    def _take(self, message: Message, *, to_bot: bool, edited: bool) -> None:
        library = self._homes.of(message.chat.id)
        if not self._allowed(message, library):
            return
        talk = not to_bot and self._settings.get(library, DISCUSSION) == "on"
        heard = heard_of(message, library, self._answered(library, message), talk=talk)
        if edited:
            self._talk.note(heard)
        elif not to_bot:
            self._talk.hear(heard)
        elif not heard.empty:
            self._talk.note(heard)

    def _allowed(self, message: Message, library: LibraryId) -> bool:
        """Tell whether the person may use the bot here: strangers are not kept either."""
        numbers = {message.chat.id, self._homes.origin_of(library)}
        return any(self._guests.allowed(speaker_of(message), one) for one in numbers)

    def _answered(self, library: LibraryId, message: Message) -> int | None:
        """Return the message that this one answers; of an album the part that is kept."""
        answered = answered_by(message)
        if answered is None:
            return None
        number, album = answered.message_id, answered.media_group_id
        return self._talk.part_of(library, message.chat.id, number, album) if album else number


def heard_of(message: Message, library: LibraryId, answered: int | None, *, talk: bool) -> Heard:
    """Return what a message says; with `talk` its words as well, if they are the person's own."""
    person = speaker_of(message)
    said = (message.text or message.caption or "") if talk and _own_words(message) else ""
    return Heard(
        library=library,
        chat=message.chat.id,
        message=message.message_id,
        sent=message.date,
        person=None if person is None else str(person),
        author=_name(message),
        topic=topic_of(message) or NO_TOPIC,
        text=said,
        reply_to=answered,
        links=shared(message),
        album=message.media_group_id,
    )


def _own_words(message: Message) -> bool:
    """Tell whether the words are of who sends them; a channel's posts come forwarded by itself."""
    forwarded = message.forward_origin is not None and not message.is_automatic_forward
    return not forwarded and message.via_bot is None


def _name(message: Message) -> str:
    if message.sender_chat is not None:
        return message.sender_chat.effective_name or ""
    return message.from_user.full_name if message.from_user else ""
