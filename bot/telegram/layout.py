"""Documents as the messages that carry them: a rich one, and HTML ones for chats without. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.conversation.messages import Rows
from bot.telegram.document import (
    Block,
    Details,
    Document,
    Heading,
    Item,
    Quote,
    Simple,
    Span,
    says_something,
)
from bot.telegram.markup import CAPTION_UNITS, UNITS, Body, Run, messages
from bot.telegram.rich import Rich, to_rich


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the first message."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """One reply as messages in order, buttons for the last, and the articles it is about.

    `rich` says all of it in one message, for chats that take it. `preview` belongs to the first
    message.
    """

    bodies: Sequence[Body]
    buttons: Rows = ()
    articles: Sequence[str] = ()
    rich: Rich | None = None
    preview: str | None = None
    attachment: Attachment | None = None


def lay_out(document: Document, attachment: Attachment | None = None) -> Rendered:
    """Return the messages of a document; always at least one."""
    units = UNITS if attachment is None else CAPTION_UNITS
    return Rendered(
        messages(to_runs(document.blocks), units=units) or [Body("…", "…")],
        document.buttons,
        document.articles,
        rich=None if attachment else to_rich(document),
        preview=document.preview,
        attachment=attachment,
    )


def to_runs(blocks: Sequence[Block]) -> Iterator[Run]:
    """Yield the text of blocks in Telegram's simpler markup, which knows no blocks but quotations.

    Details become a quotation that a tap opens.
    """
    before: Block | None = None
    for block in filter(says_something, blocks):
        if before is not None:
            yield Run(_between(before, block))
        if isinstance(block, Details):
            yield from _opened(block)
        else:
            yield from _simple(block, quote=isinstance(block, Quote))
        before = block


def _opened(details: Details) -> Iterator[Run]:
    for before, block in pairwise([None, *filter(says_something, details.blocks)]):
        if before is not None and block is not None:
            yield Run(_between(before, block), quote=True)
        if block is not None:
            yield from _simple(block, quote=True)


def _between(before: Block, after: Block) -> str:
    """Return what parts two blocks: lists are close, and so is a title to what it stands over."""
    close = isinstance(before, Heading) or (isinstance(before, Item) and isinstance(after, Item))
    return "\n" if close else "\n\n"


def _simple(block: Simple, *, quote: bool) -> Iterator[Run]:
    if isinstance(block, Item):
        yield Run("• " if block.number is None else f"{block.number}. ", quote=quote)
    for span in block.spans:
        yield _run(span, bold=isinstance(block, Heading), quote=quote)


def _run(span: Span, *, bold: bool, quote: bool) -> Run:
    return Run(span.text, span.bold or bold, span.italic, span.link, quote)
