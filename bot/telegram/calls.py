"""The calls that put a message into a chat, or change one that is there.

Rich messages (Bot API 10.1) are newer than the library's methods, so they go through
`do_api_request`.
"""

from typing import Any
from urllib.parse import quote

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from bot.conversation.messages import Button, Rows
from bot.telegram.buttons import encode
from bot.telegram.outgoing import Outgoing, Place, Way
from bot.wording import spoken

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""Telegram fetches previews from its servers, so a link from an article could carry words out."""
CAPTION_UNITS = 1024
UPLOAD_SECONDS = 120.0


async def send(bot: Bot, place: Place, message: Outgoing, way: Way) -> int:
    """Send a message; return its identifier.

    Raises:
        TelegramError: Telegram refused it, or nobody knows.
    """
    if message.file is not None:
        return await _send_file(bot, place, message, message.file)
    if way == "rich" and message.rich is not None:
        sent = await bot.do_api_request(
            "sendRichMessage", _rich(bot, place, message, message.rich), return_type=Message
        )
        return int(sent.message_id)
    made = await bot.send_message(
        place.chat,
        message.body.html if way != "plain" else message.body.plain,
        parse_mode="HTML" if way != "plain" else None,
        message_thread_id=place.topic,
        reply_parameters=_reply(place),
        reply_markup=keyboard(message.buttons, bot.link),
        link_preview_options=_preview(message.preview),
    )
    return made.message_id


async def edit(bot: Bot, chat: int, number: int, message: Outgoing, way: Way) -> None:
    """Put other content into a message of ours.

    Raises:
        TelegramError: Telegram refused it, or nobody knows.
    """
    if way == "rich" and message.rich is not None:
        content: dict[str, Any] = {"chat_id": chat, "message_id": number}
        content["rich_message"] = _rich_message(message.rich)
        if buttons := keyboard(message.buttons, bot.link):
            content["reply_markup"] = buttons
        # In small letters: the library would point to its own method, which knows no rich text.
        await bot.do_api_request("editmessagetext", content)
        return
    await bot.edit_message_text(
        message.body.html if way != "plain" else message.body.plain,
        chat,
        number,
        parse_mode="HTML" if way != "plain" else None,
        reply_markup=keyboard(message.buttons, bot.link),
        link_preview_options=_preview(message.preview),
    )


def keyboard(rows: Rows, link: str = "") -> InlineKeyboardMarkup | None:
    """Return the buttons as Telegram wants them, without those that it cannot carry.

    `link` is the address that opens the bot.
    """
    made = [[key for one in row if (key := _button(one, link)) is not None] for row in rows]
    shown = [row for row in made if row]
    return InlineKeyboardMarkup(shown) if shown else None


def _button(button: Button, link: str) -> InlineKeyboardButton | None:
    if button.start is not None:
        target = quote(f"{link}?start={button.start}", safe="")
        return InlineKeyboardButton(button.label, url=f"https://t.me/share/url?url={target}")
    if button.url is not None:
        return InlineKeyboardButton(button.label, url=button.url)
    data = encode(button)
    return None if data is None else InlineKeyboardButton(button.label, callback_data=data)


async def _send_file(bot: Bot, place: Place, message: Outgoing, file: tuple[str, bytes]) -> int:
    name, body = file
    sent = await bot.send_document(
        place.chat,
        InputFile(body, filename=name),
        caption=message.body.plain[:CAPTION_UNITS],
        message_thread_id=place.topic,
        reply_parameters=_reply(place),
        reply_markup=keyboard(message.buttons, bot.link),
        write_timeout=UPLOAD_SECONDS,
    )
    return sent.message_id


def _rich(bot: Bot, place: Place, message: Outgoing, rich: str) -> dict[str, Any]:
    content: dict[str, Any] = {"chat_id": place.chat, "rich_message": _rich_message(rich)}
    if place.topic is not None:
        content["message_thread_id"] = place.topic
    if (reply := _reply(place)) is not None:
        content["reply_parameters"] = reply
    if (buttons := keyboard(message.buttons, bot.link)) is not None:
        content["reply_markup"] = buttons
    return content


def _rich_message(rich: str) -> dict[str, Any]:
    """Entities in the text of an article are not ours to detect: no stray links or commands."""
    message: dict[str, Any] = {"html": rich, "skip_entity_detection": True}
    return message | ({"is_rtl": True} if spoken() == "ar" else {})


def _reply(place: Place) -> ReplyParameters | None:
    if place.reply_to is None:
        return None
    return ReplyParameters(place.reply_to, allow_sending_without_reply=True)


def _preview(url: str | None) -> LinkPreviewOptions:
    if url is None:
        return NO_PREVIEW
    return LinkPreviewOptions(url=url, prefer_large_media=True, show_above_text=True)
