"""Summaries that were made, kept so that nobody waits or pays for one twice.

A row belongs to one library: a shared one would tell a chat, by coming at once, what another reads.
"""

import json
from dataclasses import asdict, dataclass

from sqlalchemy import Column, Engine, Integer, String, Table, Text, delete, insert, select

from bot.state.schema import metadata
from bot.summaries.summarizer import CacheKey
from bot.values import Citation, Summary
from ingest.values import Article, LibraryId, SummaryStyle

summaries = Table(
    "summary",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("library", String, nullable=False, index=True),
    Column("article", String, nullable=False),
    Column("key", String, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class KeptSummary:
    """A summary as it was shown."""

    style: SummaryStyle
    language: str
    text: str


class SummaryCache:
    """Keeps summaries in SQL; implements `bot.summaries.summarizer.Cache`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, key: CacheKey, article: Article) -> Summary | None:
        """Return the summary of `article` that was kept under this key."""
        wanted = select(summaries.c.body).where(summaries.c.key == _named(key))
        with self._engine.connect() as connection:
            body = connection.scalar(wanted)
        return None if body is None else _read(body, article)

    def put(self, key: CacheKey, summary: Summary) -> None:
        """Keep a summary; it takes the place of one under the same key."""
        row = {
            "library": key.library,
            "article": summary.article_id,
            "key": _named(key),
            "body": _written(summary),
        }
        with self._engine.begin() as connection:
            connection.execute(delete(summaries).where(summaries.c.key == row["key"]))
            connection.execute(insert(summaries).values(**row))

    def of_library(self, library: LibraryId) -> dict[str, list[KeptSummary]]:
        """Return the summaries of each article that has some, the oldest first."""
        wanted = select(summaries.c.article, summaries.c.body).where(summaries.c.library == library)
        found: dict[str, list[KeptSummary]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(wanted.order_by(summaries.c.id)):
                body = json.loads(row.body)
                kept = KeptSummary(body["style"], body["language"], body["text"])
                known = found.setdefault(row.article, [])
                if kept not in known:  # one sentence or three: both may be the whole text
                    known.append(kept)
        return found

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Lose every summary of an article of this library."""
        mine = (summaries.c.library == library) & (summaries.c.article == article)
        with self._engine.begin() as connection:
            connection.execute(delete(summaries).where(mine))

    def forget_library(self, library: LibraryId) -> None:
        """Lose every summary of this library."""
        with self._engine.begin() as connection:
            connection.execute(delete(summaries).where(summaries.c.library == library))


def _named(key: CacheKey) -> str:
    return json.dumps(asdict(key), sort_keys=True)


def _written(summary: Summary) -> str:
    """Citations go as offsets: the words themselves stay in one place, the catalogue."""
    spans = [(citation.start, citation.end) for citation in summary.citations]
    plain = {
        "text": summary.text,
        "style": summary.style,
        "language": summary.language,
        "reader": summary.reader,
        "spans": spans,
    }
    return json.dumps(plain, ensure_ascii=False)


def _read(body: str, article: Article) -> Summary:
    plain = json.loads(body)
    spans = enumerate(plain.pop("spans"), 1)
    citations = tuple(Citation(number, article, start, end) for number, (start, end) in spans)
    return Summary(article_id=article.id, citations=citations, **plain)
