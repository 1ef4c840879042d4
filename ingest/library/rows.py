"""Articles to rows and back."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Row

from ingest.values import Article, Dateline

_COLUMNS = ("id", "title", "text", "author", "site", "language", "url")
_TIMES = ("published", "updated", "fetched")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A line of the list of articles. `words` is the length, `added` when it was stored."""

    id: str
    title: str
    site: str | None
    published: Dateline | None
    language: str | None
    words: int
    added: datetime


def storable(article: Article) -> Article:
    """Return the article with what no database takes replaced, character by character.

    Half a surrogate pair and NUL become one other character each, so that offsets stay true.
    """
    changed: dict[str, Any] = {
        name: _UNSTORABLE.sub(_REPLACEMENT, value)
        for name in _COLUMNS
        if (value := getattr(article, name)) is not None and _UNSTORABLE.search(value)
    }
    return replace(article, **changed) if changed else article


def to_row(article: Article) -> dict[str, Any]:
    """Return the columns that the article itself fills."""
    row = {name: getattr(article, name) for name in _COLUMNS}
    row |= {name: _written(getattr(article, name)) for name in _TIMES}
    return row | {"content_hash": article.content_hash, "words": len(article.text.split())}


def from_row(row: Row[Any]) -> Article:
    """Return the article that `to_row` was given."""
    values = {name: getattr(row, name) for name in _COLUMNS}
    fetched = read_time(row.fetched)
    return Article(
        **values,
        published=read_time(row.published),
        updated=read_time(row.updated),
        fetched=fetched if isinstance(fetched, datetime) else None,
    )


def read_time(text: str | None) -> Dateline | None:
    """Return what was written: a date stays a date."""
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def _written(when: Dateline | None) -> str | None:
    if isinstance(when, datetime):
        aware = when if when.tzinfo else when.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat()
    return when.isoformat() if when else None
