"""What the chat model used for one message, and whether it may be used at all.

Both belong to the task that handles the message, like the language that is spoken: whoever calls
the model need not know for whom.
"""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class Meter:
    """Tokens that went into the model and came out of it."""

    tokens_in: int = 0
    tokens_out: int = 0


_meter: ContextVar[Meter | None] = ContextVar("meter", default=None)
_spent: ContextVar[bool] = ContextVar("spent", default=False)


def start() -> Meter:
    """Begin to count for this task; what its threads and subtasks use counts too."""
    meter = Meter()
    _meter.set(meter)
    _spent.set(False)
    return meter


def note(tokens_in: int, tokens_out: int) -> None:
    """Count tokens that were used."""
    meter = _meter.get()
    if meter is not None:
        meter.tokens_in += tokens_in
        meter.tokens_out += tokens_out


def spend_nothing() -> None:
    """Let this task do without the model: the money for it is used up."""
    _spent.set(True)


def is_spent() -> bool:
    """Tell whether this task has to do without the model."""
    return _spent.get()
