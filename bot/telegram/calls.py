"""One call of the Bot API for one message: sent, edited or deleted, in one way of showing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from telegram import (
    Bot,
    InputFile,
    LinkPreviewOptions,
    ReplyParameters,
)

from bot.conversation.messages import Rows
from bot.telegram.keyboards import keyboard
from bot.telegram.layout import Attachment
from bot.telegram.markup import Body
from bot.telegram.rich import Rich

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""Telegram fetches previews from its servers, so a link from an article could carry words out."""
EDIT = "Editmessagetext"
"""Capital and small letters are one to the Bot API; python-telegram-bot's own method is older."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: chat, topic, and the message it answers."""

    chat: int
    group: bool = False
    topic: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A message as HTML, or without any formatting; `preview` is an address to show."""

    body: Body
    html: bool = True
    preview: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file with a caption."""

    attachment: Attachment
    caption: Text


Content: TypeAlias = Text | Rich | File


def plainer(content: Content) -> Content | None:
    """Return the same without formatting; None if it has none, or comes in several messages."""
    match content:
        case Text(html=True):
            return replace(content, html=False)
        case File(caption=Text(html=True)):
            return replace(content, caption=replace(content.caption, html=False))
        case _:
            return None


class Calls:
    """Calls Telegram, once each time; whatever goes wrong is raised as it comes."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, place: Place, content: Content, buttons: Rows = ()) -> int:
        """Send a message and return its identifier."""
        match content:
            case Text():
                return await self._send_text(place, content, buttons)
            case File(attachment, caption):
                text, mode = _marked_up(caption)
                sent = await self._bot.send_document(
                    place.chat,
                    InputFile(attachment.data, filename=attachment.name),
                    caption=text,
                    parse_mode=mode,
                    message_thread_id=place.topic,
                    reply_parameters=_answering(place),
                    reply_markup=keyboard(buttons, self._bot.link),
                )
                return sent.message_id
            case Rich():
                return await self._send_rich(place, content, buttons)

    async def _send_text(self, place: Place, content: Text, buttons: Rows) -> int:
        text, mode = _marked_up(content)
        sent = await self._bot.send_message(
            place.chat,
            text,
            parse_mode=mode,
            message_thread_id=place.topic,
            reply_parameters=_answering(place),
            reply_markup=keyboard(buttons, self._bot.link),
            link_preview_options=_preview(content),
        )
        return sent.message_id

    async def _send_rich(self, place: Place, content: Rich, buttons: Rows) -> int:
        sent: dict[str, Any] = await self._bot.do_api_request(
            "sendRichMessage",
            {
                "chat_id": place.chat,
                "rich_message": _rich(content),
                "message_thread_id": place.topic,
                "reply_parameters": _answering(place),
                "reply_markup": keyboard(buttons, self._bot.link),
            },
        )
        return int(sent["message_id"])

    async def edit(self, chat: int, message: int, content: Text | Rich, buttons: Rows = ()) -> None:
        """Let a message say something else, and have these buttons."""
        if isinstance(content, Rich):
            target = {
                "chat_id": chat,
                "message_id": message,
                "reply_markup": keyboard(buttons, self._bot.link),
            }
            await self._bot.do_api_request(EDIT, {**target, "rich_message": _rich(content)})
            return
        text, mode = _marked_up(content)
        await self._bot.edit_message_text(
            text,
            chat,
            message,
            parse_mode=mode,
            reply_markup=keyboard(buttons, self._bot.link),
            link_preview_options=_preview(content),
        )

    async def delete(self, chat: int, messages: Sequence[int]) -> None:
        """Delete messages; those that are gone already are passed over."""
        await self._bot.delete_messages(chat, messages)


def _marked_up(content: Text) -> tuple[str, str | None]:
    return (content.body.html, "HTML") if content.html else (content.body.plain, None)


def _rich(content: Rich) -> dict[str, object]:
    """Nothing is to be found in the text that is not marked: it may be quoted from anywhere."""
    direction = {"is_rtl": True} if content.rtl else {}
    return {"html": content.html, "skip_entity_detection": True, **direction}


def _preview(content: Text) -> LinkPreviewOptions:
    if content.preview is None:
        return NO_PREVIEW
    return LinkPreviewOptions(
        url=content.preview, prefer_large_media=True, show_above_text=True, is_disabled=False
    )


def _answering(place: Place) -> ReplyParameters | None:
    if place.reply_to is None:
        return None
    return ReplyParameters(place.reply_to, allow_sending_without_reply=True)
