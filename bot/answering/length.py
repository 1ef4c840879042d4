"""How long answers are to be; it belongs to the task that handles a message, like its language."""

from contextvars import ContextVar
from typing import Literal, TypeAlias, cast, get_args

Length: TypeAlias = Literal["short", "normal", "long"]

WORDING: dict[Length, str] = {
    "short": "in one short sentence",
    "normal": "in one to three short sentences",
    "long": "in three to six sentences, with what belongs to it",
}
"""What the chat model is told."""

_wanted: ContextVar[Length] = ContextVar("wanted_length", default="normal")


def want(length: str | None) -> None:
    """Let answers be of this length from here on in this task."""
    _wanted.set(cast("Length", length) if length in get_args(Length) else "normal")


def wanted() -> Length:
    """Return how long answers are to be."""
    return _wanted.get()
