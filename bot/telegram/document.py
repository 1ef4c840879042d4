"""What a message says, whichever way it is shown: as a rich message, as HTML, or as plain text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.messages import Rows
from bot.telegram.markup import clean, is_visible


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one format.

    `link` is a web address; `cites` names the paragraph that a number stands for.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    cites: str | None = None


Spans: TypeAlias = Sequence[Span]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text; with a `name` it can be cited. Blank lines within it separate paragraphs too."""

    spans: Spans
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows; `level` 1 is the largest of 6."""

    spans: Spans
    level: int = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with a bullet or with its number."""

    spans: Spans
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words."""

    spans: Spans


Simple: TypeAlias = Paragraph | Heading | Item | Quote


@dataclass(frozen=True, slots=True)
class Details:
    """Something that a tap opens. Only a rich message shows `summary`; HTML shows the first lines.

    Plain text shows all of it.
    """

    summary: str
    blocks: Sequence[Simple]


Block: TypeAlias = Simple | Details


@dataclass(frozen=True, slots=True)
class Document:
    """A message, however long: blocks, then buttons.

    `articles` are the ids of those that it is about: replying to it asks about them. `preview` is
    an address of which Telegram shows a picture; a rich message cannot.
    """

    blocks: Sequence[Block]
    buttons: Rows = ()
    articles: Sequence[str] = ()
    preview: str | None = None


def simple_blocks(blocks: Sequence[Block]) -> Iterator[Simple]:
    """Yield the blocks with those inside of details in their place."""
    for block in blocks:
        if isinstance(block, Details):
            yield from block.blocks
        else:
            yield block


def says_something(block: Block) -> bool:
    """Tell whether there is anything to see in a block."""
    return any(is_visible(clean(span.text)) for one in simple_blocks([block]) for span in one.spans)
