"""A library as files: JSON for machines, Markdown for people."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.state.summaries import KeptSummary
from bot.values import Turn
from ingest.values import Article

FILE_BYTES = 45_000_000
"""Telegram takes files of up to 50 MB from a bot."""


@dataclass(frozen=True, slots=True)
class Exported:
    """An article with everything that belongs to it."""

    article: Article
    tags: Sequence[str] = ()
    summaries: Sequence[KeptSummary] = ()


def as_json(
    articles: Sequence[Exported], turns: Sequence[Turn], *, most: int = FILE_BYTES
) -> list[bytes]:
    """Return one or more JSON documents, each complete: articles, and what was said.

    `most` is the size of a document in bytes; only a single article can be larger.
    """
    pieces = [("articles", _json(_row(one))) for one in articles]
    pieces += [
        ("conversation", _json({"question": turn.question, "answer": turn.answer}))
        for turn in turns
    ]
    return [_document(part) for part in _parts(pieces, most)] or [_document([])]


def as_markdown(
    articles: Sequence[Exported], turns: Sequence[Turn], *, most: int = FILE_BYTES
) -> list[bytes]:
    """Return one or more Markdown documents."""
    pieces = [("articles", "\n".join(_lines(one))) for one in articles]
    pieces += [("conversation", f"## {turn.question}\n\n{turn.answer}\n") for turn in turns]
    parts = _parts(pieces, most)
    return ["\n".join(text for _, text in part).encode() for part in parts] or [b""]


def _document(part: Sequence[tuple[str, str]]) -> bytes:
    lists = (
        f'"{kind}": [{", ".join(text for of, text in part if of == kind)}]'
        for kind in ("articles", "conversation")
    )
    return f"{{{', '.join(lists)}}}\n".encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _row(one: Exported) -> dict[str, object]:
    article = one.article
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "author": article.author,
        "source": article.site,
        "language": article.language,
        "published": str(article.published) if article.published else None,
        "url": article.url,
        "tags": list(one.tags),
        "summaries": [
            {"style": kept.style, "language": kept.language, "text": kept.text}
            for kept in one.summaries
        ],
    }


def _lines(one: Exported) -> Iterator[str]:
    article = one.article
    yield f"# {article.title}\n"
    facts = [article.site, article.author, str(article.published or "") or None, article.url]
    facts.append(" ".join(f"#{tag}" for tag in one.tags) or None)
    for fact in filter(None, facts):
        yield f"- {fact}"
    for kept in one.summaries:
        yield "\n" + "\n".join(f"> {line}" for line in kept.text.splitlines())
    yield f"\n{article.text}\n"


def _parts(pieces: Sequence[tuple[str, str]], most: int) -> Iterator[list[tuple[str, str]]]:
    """Put pieces together up to the size of a file; what joins and frames them counts too."""
    frame, between = 40, 2
    part: list[tuple[str, str]] = []
    size = frame
    for piece in pieces:
        length = len(piece[1].encode()) + between
        if part and size + length > most:
            yield part
            part, size = [], frame
        part.append(piece)
        size += length
    if part:
        yield part
