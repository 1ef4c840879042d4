"""Documents as JSON and back, for those that are shown once more later. Pure."""

from dataclasses import asdict
from typing import Any

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
)

_SIMPLE: dict[str, type[Paragraph | Heading | Item | Quote]] = {
    one.__name__: one for one in (Paragraph, Heading, Item, Quote)
}


def to_json(document: Document) -> dict[str, Any]:
    """Return a document without its buttons, which belong to one message alone."""
    return {
        "blocks": [_kept(block) for block in document.blocks],
        "articles": list(document.articles),
        "preview": document.preview,
    }


def from_json(kept: dict[str, Any]) -> Document:
    """Return the document that `to_json` was given, without buttons."""
    blocks = [_block(one) for one in kept["blocks"]]
    return Document(blocks, articles=kept["articles"], preview=kept["preview"])


def _kept(block: Block) -> dict[str, Any]:
    if isinstance(block, Details):
        return {"summary": block.summary, "blocks": [_kept(one) for one in block.blocks]}
    return {"kind": type(block).__name__, **asdict(block)}


def _block(kept: dict[str, Any]) -> Block:
    if "summary" in kept:
        return Details(kept["summary"], [_simple(one) for one in kept["blocks"]])
    return _simple(kept)


def _simple(kept: dict[str, Any]) -> Simple:
    fields = {name: value for name, value in kept.items() if name not in {"kind", "spans"}}
    return _SIMPLE[kept["kind"]](spans=[Span(**span) for span in kept["spans"]], **fields)
