"""What Telegram gives back when a button is pressed: the words that it says. Pure."""

from dataclasses import dataclass

from bot.conversation.messages import Button

SAYS = "t"
"""Callback data: `t|<article>|<words>`, 64 bytes at most; without words the label is said."""
SAYS_LABEL = "l"
"""Callback data of a button that says its label: `l|<article>|<its place in the message>`."""
OLD_CHOICE = "article:"
"""Callback data of a choice's buttons in earlier versions: this and the article's id."""
DATA_BYTES = 64


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a pressed button says, and about which article."""

    about: str | None
    say: str


def encode(button: Button, place: int = 0) -> str | None:
    """Return the callback data of a button; None where it is more than Telegram carries.

    `place` counts the buttons of a message: two that say their labels must not look the same.
    """
    says = f"{SAYS}|{button.about or ''}|{button.say}"
    data = button.data or (says if button.say else f"{SAYS_LABEL}|{button.about or ''}|{place}")
    return data if len(data.encode(errors="replace")) <= DATA_BYTES else None


def decode(data: str) -> Pressed | None:
    """Return what a button says; None for data that is not of this bot."""
    if data.startswith(OLD_CHOICE):
        return Pressed(data.removeprefix(OLD_CHOICE) or None, "1")
    kind, _, rest = data.partition("|")
    about, bar, words = rest.partition("|")
    if not bar or kind not in {SAYS, SAYS_LABEL}:
        return None
    return Pressed(about or None, words if kind == SAYS else "")
