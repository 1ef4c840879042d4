"""Buttons under a message, as Telegram wants them. Pure."""

from itertools import count
from urllib.parse import quote

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.conversation.messages import Button, Rows
from bot.telegram.buttons import encode
from bot.telegram.links import is_web
from bot.telegram.markup import clean, is_visible


def keyboard(rows: Rows, link: str = "") -> InlineKeyboardMarkup | None:
    """Return the buttons without those that Telegram cannot carry; `link` opens the bot."""
    places = count()
    made = [
        [key for one in row if (key := _button(one, link, next(places))) is not None]
        for row in rows
    ]
    shown = [row for row in made if row]
    return InlineKeyboardMarkup(shown) if shown else None


def _button(button: Button, link: str, place: int) -> InlineKeyboardButton | None:
    label = clean(button.label)
    if not is_visible(label):
        return None
    if button.start is not None:
        target = quote(f"{link}?start={button.start}", safe="")
        return InlineKeyboardButton(label, url=f"https://t.me/share/url?url={target}")
    if button.url is not None:
        return InlineKeyboardButton(label, url=button.url) if is_web(button.url) else None
    data = encode(button, place)
    return None if data is None else InlineKeyboardButton(label, callback_data=clean(data))
