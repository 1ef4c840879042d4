"""A library as files: JSON for machines, Markdown for people."""

import json
from collections.abc import Iterator, Mapping, Sequence

from bot.values import Turn
from ingest.values import Article

FILE_BYTES = 45_000_000
"""Telegram takes files of up to 50 MB from a bot."""


def as_json(
    articles: Sequence[Article], tags: Mapping[str, Sequence[str]], turns: Sequence[Turn]
) -> list[bytes]:
    """Return one or more JSON documents: articles with their tags, and what was said."""
    rows = [_row(article, tags.get(article.id, ())) for article in articles]
    said = [{"question": turn.question, "answer": turn.answer} for turn in turns]
    parts = list(_parts([json.dumps(row, ensure_ascii=False) for row in rows]))
    made = []
    for number, part in enumerate(parts or [[]]):
        talk = json.dumps(said if number == 0 else [], ensure_ascii=False)
        made.append(f'{{"articles": [{", ".join(part)}], "conversation": {talk}}}\n'.encode())
    return made


def as_markdown(
    articles: Sequence[Article], tags: Mapping[str, Sequence[str]], turns: Sequence[Turn]
) -> list[bytes]:
    """Return one or more Markdown documents."""
    pieces = ["\n".join(_lines(article, tags.get(article.id, ()))) for article in articles]
    pieces += [f"## {turn.question}\n\n{turn.answer}\n" for turn in turns]
    return ["\n".join(part).encode() for part in _parts(pieces)] or [b""]


def _row(article: Article, tags: Sequence[str]) -> dict[str, object]:
    row: dict[str, object] = {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "author": article.author,
        "source": article.site,
        "language": article.language,
        "published": str(article.published) if article.published else None,
        "url": article.url,
    }
    return row | {"tags": list(tags)}


def _lines(article: Article, tags: Sequence[str]) -> Iterator[str]:
    yield f"# {article.title}\n"
    facts = [article.site, article.author, str(article.published or "") or None, article.url]
    facts.append(" ".join(f"#{tag}" for tag in tags) or None)
    for fact in filter(None, facts):
        yield f"- {fact}"
    yield f"\n{article.text}\n"


def _parts(pieces: Sequence[str]) -> Iterator[list[str]]:
    """Put pieces together up to the size of a file."""
    part: list[str] = []
    size = 0
    for piece in pieces:
        length = len(piece.encode())
        if part and size + length > FILE_BYTES:
            yield part
            part, size = [], 0
        part.append(piece)
        size += length
    if part:
        yield part
