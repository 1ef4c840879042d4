"""One message on its way out, and the three ways of writing it."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.conversation.messages import Rows
from bot.telegram.markup import Body

Way: TypeAlias = Literal["rich", "html", "plain"]
"""Rich layout, then HTML, then plain text: the next one is taken where one is refused."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: chat, topic, and the message it answers."""

    chat: int
    group: bool = False
    topic: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The content of one message.

    `rich` is the same content in rich layout, where that shows more. `preview` is an address whose
    picture Telegram shows along. With `file` (its name and bytes) the text is the file's caption.
    """

    body: Body
    rich: str | None = None
    buttons: Rows = ()
    preview: str | None = None
    file: tuple[str, bytes] | None = None
