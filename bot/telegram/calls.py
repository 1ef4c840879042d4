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
from telegram.error import BadRequest, EndPointNotFound

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
class Only:
    """The one person of a group who sees a message, and the ephemeral `command` that it answers."""

    person: int
    command: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: chat, topic, and the message it answers.

    With `only` its messages are ephemeral, and their numbers not those of the chat's others.
    """

    chat: int
    group: bool = False
    topic: int | None = None
    reply_to: int | None = None
    only: Only | None = None


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
            case Text() if place.only is not None:
                return await self._whisper(place, place.only, content, buttons)
            case Text():
                return await self._send_text(place, content, buttons)
            case _ if place.only is not None:
                raise BadRequest("only text is ephemeral here")
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

    async def _whisper(self, place: Place, only: Only, content: Text, buttons: Rows) -> int:
        """Send an ephemeral message.

        Bot API 10.2 names the person beside the other parameters, 10.3 in an object of its own.
        """
        text, mode = _marked_up(content)
        whom = {"receiver_user_id": only.person}
        reply = {"ephemeral_message_id": only.command} if only.command else _answering(place)
        sent = await self._bot.send_message(
            place.chat,
            text,
            parse_mode=mode,
            message_thread_id=place.topic,
            reply_markup=keyboard(buttons, self._bot.link),
            link_preview_options=_preview(content),
            api_kwargs={**whom, "ephemeral_message_parameters": whom, "reply_parameters": reply},
        )
        number = sent.api_kwargs.get("ephemeral_message_id")
        if number is None:
            await self._bot.delete_message(place.chat, sent.message_id)
            raise EndPointNotFound("the server showed to all what was for one person alone")
        return int(number)

    async def edit(
        self, place: Place, message: int, content: Text | Rich, buttons: Rows = ()
    ) -> None:
        """Let a message say something else, and have these buttons."""
        chat = place.chat
        if isinstance(content, Rich):
            target = {
                "chat_id": chat,
                "message_id": message,
                "reply_markup": keyboard(buttons, self._bot.link),
            }
            await self._bot.do_api_request(EDIT, {**target, "rich_message": _rich(content)})
            return
        if place.only is not None:
            await self._edit_whisper(_whispered(place, place.only, message), content, buttons)
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

    async def _edit_whisper(self, target: dict[str, Any], content: Text, buttons: Rows) -> None:
        text, mode = _marked_up(content)
        says = {
            "text": text,
            "parse_mode": mode,
            "reply_markup": keyboard(buttons, self._bot.link),
            "link_preview_options": _preview(content),
        }
        await self._bot.do_api_request("editEphemeralMessageText", {**target, **says})

    async def take_buttons(self, place: Place, message: int) -> None:
        """Let a message have no buttons any more."""
        if place.only is None:
            await self._bot.edit_message_reply_markup(place.chat, message)
        else:
            target = _whispered(place, place.only, message)
            await self._bot.do_api_request("editEphemeralMessageReplyMarkup", target)

    async def delete(self, place: Place, messages: Sequence[int]) -> None:
        """Delete messages; those that are gone already are passed over."""
        if place.only is None:
            await self._bot.delete_messages(place.chat, messages)
            return
        for message in messages:
            target = _whispered(place, place.only, message)
            await self._bot.do_api_request("deleteEphemeralMessage", target)


def _whispered(place: Place, only: Only, message: int) -> dict[str, Any]:
    """Return what names an ephemeral message."""
    return {
        "chat_id": place.chat,
        "receiver_user_id": only.person,
        "ephemeral_message_id": message,
    }


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
