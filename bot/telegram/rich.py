"""Documents as rich messages (Bot API 10.1, core.telegram.org/bots/api#rich-message-formatting).

A rich message has headings, lists, details that open, and numbers that lead to what they cite.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.telegram.document import (
    Block,
    Details,
    Document,
    Heading,
    Item,
    Paragraph,
    Quote,
    Simple,
    Span,
    Spans,
    says_something,
    simple_blocks,
)
from bot.telegram.links import is_web
from bot.telegram.markup import URL_CHARACTERS, clean

CHARACTERS = 32_000
"""Characters of a rich message with its tags; Telegram takes 32,768 of text."""
BLOCKS = 400
"""Blocks of a rich message; Telegram takes 500."""


@dataclass(frozen=True, slots=True)
class Rich:
    """A rich message: its HTML, and whether it reads from right to left."""

    html: str
    rtl: bool = False


def to_rich(document: Document) -> Rich | None:
    """Return the document as one rich message.

    None where that would gain nothing, hide the picture of a preview, or be too much for one.
    """
    if document.preview or not any(map(_gains, document.blocks)):
        return None
    source = "".join(_blocks(document.blocks))
    if len(source) > CHARACTERS or source.count("<p>") + source.count("<li") > BLOCKS:
        return None
    text = "".join(span.text for one in simple_blocks(document.blocks) for span in one.spans)
    return Rich(source, reads_from_right(text)) if source else None


def reads_from_right(text: str) -> bool:
    """Tell whether most of the letters are of a script that is written from right to left."""
    directions = [unicodedata.bidirectional(one) for one in text]
    return sum(one in ("R", "AL") for one in directions) > directions.count("L")


def _gains(block: Block) -> bool:
    return isinstance(block, Details | Heading | Item)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for kind, group in groupby(blocks, key=_kind_of_list):
        inside = "".join(map(_block, group))
        yield f"<{kind}>{inside}</{kind}>" if kind and inside else inside


def _kind_of_list(block: Block) -> str:
    if not isinstance(block, Item):
        return ""
    return "ul" if block.number is None else "ol"


def _block(block: Block) -> str:
    match block:
        case Details(summary, blocks):
            inside = "".join(_blocks(blocks))
            title = html.escape(clean(summary))
            return f"<details><summary>{title}</summary>{inside}</details>" if inside else ""
        case Paragraph(spans, name):
            return "".join(_paragraphs(spans, name))
        case _:
            return _one(block) if says_something(block) else ""


def _one(block: Simple) -> str:
    inside = _inline(block.spans)
    match block:
        case Heading(level=level):
            return f"<h{level}>{inside}</h{level}>"
        case Item(number=None):
            return f"<li>{inside}</li>"
        case Item(number=number):
            return f'<li value="{number}">{inside}</li>'
        case Quote():
            return f"<blockquote>{inside}</blockquote>"
        case _:
            return f"<p>{inside}</p>"


def _paragraphs(spans: Spans, name: str | None) -> Iterator[str]:
    """Yield a paragraph for each that blank lines make; all of what has a name stays together."""
    if name is not None:
        if says_something(Paragraph(spans)):
            yield f'<p><tg-reference name="{html.escape(name)}">{_inline(spans)}</tg-reference></p>'
        return
    for part in _at_blank_lines(spans):
        if says_something(Paragraph(part)):
            yield f"<p>{_inline(part)}</p>"


def _at_blank_lines(spans: Spans) -> Iterator[list[Span]]:
    part: list[Span] = []
    for span in spans:
        first, *others = re.split(r"\n\s*\n", clean(span.text))
        part.append(_with_text(span, first))
        for text in others:
            yield part
            part = [_with_text(span, text)]
    yield part


def _with_text(span: Span, text: str) -> Span:
    return Span(text, span.bold, span.italic, span.link, span.cites)


def _inline(spans: Spans) -> str:
    """Return the spans with their tags; line ends would count as blanks."""
    text = "".join(map(_tagged, spans)).strip()
    return text.replace("\n", "<br>\n")


def _tagged(span: Span) -> str:
    text = html.escape(clean(span.text))
    if span.italic:
        text = f"<i>{text}</i>"
    if span.bold:
        text = f"<b>{text}</b>"
    target = f"#{span.cites}" if span.cites else span.link
    if target and (span.cites or is_web(target)) and len(target) <= URL_CHARACTERS:
        text = f'<a href="{html.escape(target)}">{text}</a>'
    return text
