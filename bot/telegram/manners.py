"""When to speak: to whom, and in groups only when spoken to. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from telegram import Chat, Message, MessageEntity, User

from bot.conversation.route import asks_to_forget
from bot.telegram.admins import speaker_of
from bot.telegram.commands import COMMANDS
from bot.telegram.reading import marked

GROUPS = (Chat.GROUP, Chat.SUPERGROUP)


@dataclass(frozen=True, slots=True)
class Guests:
    """Who may use the bot and where; nothing in a set means everybody, everywhere."""

    users: Collection[int] = ()
    chats: Collection[int] = ()
    admins: Collection[int] = ()

    def allowed(self, user: int | None, chat: int) -> bool:
        """Tell whether this person may use the bot in this chat; its operators may anywhere."""
        if user is not None and user in self.admins:
            return True
        return (not self.users or user in self.users) and (not self.chats or chat in self.chats)

    def admits(self, user: int | None, chat: int) -> bool:
        """Tell whether the bot may speak by itself in a chat; `user` is whose chat it is."""
        if user is not None:
            return self.allowed(user, chat)
        return not self.chats or chat in self.chats


def is_addressed(message: Message, me: User) -> bool:
    """Tell whether a message is for the bot.

    In groups nothing forwarded is, a linked channel's posts included: who is named there was named
    by somebody else, elsewhere. Other bots are not answered, or two could talk for ever.
    """
    if message.chat.type not in GROUPS:
        return message.chat.type == Chat.PRIVATE
    if message.forward_origin is not None or is_from_bot(message):
        return False
    named = _is_reply_to(message, me) or _is_command_for(message, me) or _mentions(message, me)
    return named or _takes_back(message)


def is_rest_of_album(message: Message) -> bool:
    """Tell whether a message is one more picture of an album, whose words stand elsewhere.

    An album comes as one message for each of its parts, with its caption on one of them.
    """
    return message.media_group_id is not None and not message.caption and message.document is None


def without_name(message: Message, text: str, me: User) -> str:
    """Take the bot's name out of what was said to it; a command keeps its own."""
    if text.startswith("/"):
        return text
    for entity, words in marked(message, MessageEntity.MENTION, MessageEntity.TEXT_MENTION):
        if _is_me(entity, words, me):
            text = text.replace(words, " ", 1)
    return text.strip(" \t,:")


def is_from_bot(message: Message) -> bool:
    """Tell whether a bot speaks; anonymous admins and channels come under the names of some."""
    return message.sender_chat is None and bool(message.from_user and message.from_user.is_bot)


def is_command(message: Message) -> bool:
    """Tell whether a message is a command for some bot."""
    return any(entity.offset == 0 for entity, _ in marked(message, MessageEntity.BOT_COMMAND))


def answered_by(message: Message) -> Message | None:
    """Return the message that this one answers.

    A forum's messages all reply to the service message that made their topic: not counted.
    """
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created is not None:
        return None
    return answered


def _is_reply_to(message: Message, me: User) -> bool:
    answered = answered_by(message)
    return bool(answered and answered.from_user and answered.from_user.id == me.id)


def _takes_back(message: Message) -> bool:
    """Tell whether somebody asks to forget a message of their own: nobody else is meant by that."""
    answered = answered_by(message)
    if answered is None or not asks_to_forget(message.text or ""):
        return False
    return speaker_of(message) is not None and speaker_of(answered) == speaker_of(message)


def _is_command_for(message: Message, me: User) -> bool:
    for entity, words in marked(message, MessageEntity.BOT_COMMAND):
        name, _, bot = words[1:].lower().partition("@")
        if entity.offset == 0:
            return bot == (me.username or "").lower() if bot else name in COMMANDS
    return False


def _mentions(message: Message, me: User) -> bool:
    names = marked(message, MessageEntity.MENTION, MessageEntity.TEXT_MENTION)
    return any(_is_me(entity, words, me) for entity, words in names)


def _is_me(entity: MessageEntity, words: str, me: User) -> bool:
    if entity.user is not None:
        return entity.user.id == me.id
    return words.lower() == f"@{me.username}".lower()
