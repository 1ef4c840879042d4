"""What can be said of an update before it is understood: its key, its lane, its place.

Works on raw JSON, because an update that cannot be parsed has to be put somewhere too.
"""

from collections.abc import Iterator

from bot.state.inbox import RawUpdate, Received
from bot.telegram.buttons import decode

ALLOWED = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "inline_query",
    "guest_message",
    "message_reaction",
]
"""Kinds of updates to ask for; everything else would only be thrown away."""


QUICK = ":quick"
"""Ends the name of the lane of a chat's presses that only show something."""
SHOW = "show|"
"""Begins the data of the button that shows a private answer to everyone."""
LOOKS = {"/articles", "/settings", "/language", "/usage", "/privacy"}
"""What such presses say: they turn a page of a list or a form."""


def receive(bot: int, raw: RawUpdate) -> Received | None:
    """Return the update with its key, lane and place; None when it does not even have a number."""
    number = raw.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool):
        return None
    lane = f"{bot}:{chat_of(raw) or 'none'}{QUICK if is_quick(raw) else ''}"
    return Received(f"{bot}:{number}", lane, number, raw)


def is_quick(raw: RawUpdate) -> bool:
    """Tell whether a press needs not wait for the answer that its chat is waiting for.

    Only what neither asks nor changes what the conversation is about: order would matter there.
    """
    data = _inside(raw.get("callback_query"), "data")
    if not isinstance(data, str):
        return False
    pressed = decode(data)
    if pressed is None:
        return data.startswith(SHOW)
    name, _, rest = pressed.say.partition(" ")
    return name in LOOKS and not rest.isdecimal()  # a number opens an article


def chat_of(raw: RawUpdate) -> int | None:
    """Return the chat an update belongs to; the person where there is no chat.

    A guest's question goes with the person: the bot is not in that chat, and has an answer to give
    within seconds, whatever others ask there.
    """
    if isinstance(guest := raw.get("guest_message"), dict):
        person = _inside(guest.get("from"), "id")
        return person if isinstance(person, int) and not isinstance(person, bool) else None
    for event in raw.values():
        if isinstance(event, dict):
            return next(_chats(event), None)
    return None


def _chats(event: RawUpdate) -> Iterator[int]:
    """Yield the chat of a message, that of the message under a button, then the person."""
    places = (event.get("chat"), _inside(event.get("message"), "chat"), event.get("from"))
    for place in places:
        found = _inside(place, "id")
        if isinstance(found, int) and not isinstance(found, bool):
            yield found


def _inside(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, dict) else None
