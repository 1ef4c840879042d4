"""What the assistant is made of: how sources come in, and what there is beside articles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.conversation.adding import Adder
from bot.conversation.kept import KeptQuestions
from bot.conversation.messages import Incoming, Replies
from bot.conversation.pasting import Pasting
from ingest.values import Source


class Obeys(Protocol):
    """What does a slash command; one object may do several."""

    def obey(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Yield the replies to `/name arguments`."""
        ...


class Interprets(Protocol):
    """What understands words of its own before they are taken for a question."""

    async def interpret(self, incoming: Incoming, text: str) -> Replies | None:
        """Return the replies to these words; None when they mean something else."""
        ...


@dataclass(frozen=True, slots=True)
class Taken:
    """The replies to sources that are no articles, and the other sources of the message."""

    replies: Replies
    rest: Sequence[Source]


class Takes(Protocol):
    """What takes files of a kind of its own before they are read as articles."""

    async def take(self, incoming: Incoming) -> Taken | None:
        """Return what is done with its sources; None where there are none of that kind."""
        ...


@dataclass(frozen=True, slots=True)
class Further:
    """What there is beside the talk about articles.

    `commands` are slash commands by name, which come before those of the assistant itself; those
    in `whole` have the links and files of their message for themselves. `interpreters` are asked in
    order, and so are `takers`.
    """

    commands: Mapping[str, Obeys] = field(default_factory=dict)
    interpreters: Sequence[Interprets] = ()
    whole: frozenset[str] = frozenset()
    takers: Sequence[Takes] = ()


@dataclass(frozen=True, slots=True)
class WayIn:
    """How sources come in: read at once, asked about first, or waited for by a question."""

    adder: Adder
    pasting: Pasting
    kept: KeptQuestions


NOTHING_FURTHER = Further()
