"""A library, or a part of it, made ready for ranking."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cached_property
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from ingest.library.snapshot import Snapshot
from ingest.library.terms import header_stems
from ingest.retrieval.bm25 import BM25, Scores
from ingest.text.words import stems
from ingest.values import Article

HEADER_WEIGHT = 0.7
"""What a word of title, site, author or date counts against one of the text (tried: .5 to 1)."""
NARROWED = 4
"""Parts of a library that are kept ready: people stay with an article for some questions."""


class Index:
    """Chunks with their words, vectors and articles; row `i` of everything is chunk `i`.

    Articles of one title are one `group`: a long text is often kept in parts under its title.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._narrowed: dict[frozenset[str], Index] = {}
        self._lock = Lock()
        self.chunks = snapshot.chunks
        self.vectors = snapshot.vectors
        self.articles = [snapshot.headers[row.article_id] for row in snapshot.chunks]
        self.languages = sorted({article.language or "en" for article in snapshot.headers.values()})
        self.sites = {article.site for article in snapshot.headers.values() if article.site}
        self.groups = _codes([article.title or article.id for article in self.articles])
        self.group_count = int(self.groups.max()) + 1 if len(self.groups) else 0

    @property
    def size(self) -> int:
        """Chunks in it and in the parts of it that are kept."""
        return len(self.chunks) + sum(len(part.chunks) for part in list(self._narrowed.values()))

    @cached_property
    def bm25(self) -> BM25:
        """Word scores over text and header."""
        headers = {id_: header_stems(article) for id_, article in self.snapshot.headers.items()}
        return BM25(
            [
                ([row.stems.split() for row in self.chunks], 1.0),
                ([headers[row.article_id] for row in self.chunks], HEADER_WEIGHT),
            ]
        )

    def terms(self, text: str) -> set[str]:
        """Return the stems of `text`, in each language of the library."""
        return {term for language in self.languages for term in stems(text, language)}

    def cosine(self, vector: NDArray[np.float32]) -> Scores:
        """Return how near each chunk is to a vector."""
        return np.asarray(self.vectors @ vector, dtype=np.float64)

    def from_sites(self, sites: Collection[str]) -> NDArray[np.bool_]:
        """Return which chunks are from one of the sites."""
        return np.array([article.site in sites for article in self.articles], dtype=bool)

    def published_in(self, days: Collection[tuple[date, date]]) -> NDArray[np.bool_]:
        """Return which chunks were published on one of the days, given as first and last."""
        return np.array([_within(article, days) for article in self.articles], dtype=bool)

    def best_of_group(self, scores: Scores) -> Scores:
        """Return the best score in each group."""
        best = np.full(self.group_count, -np.inf)
        np.maximum.at(best, self.groups, scores)
        return best

    def narrowed(self, focus: Collection[str]) -> "Index":
        """Return the index of these articles only, with word counts of their own.

        It is itself where nothing else is in it; the last few others are kept.
        """
        wanted = frozenset(focus)
        if wanted >= self.snapshot.headers.keys():
            return self
        with self._lock:
            found = self._narrowed.pop(wanted, None) or self._narrow(wanted)
            self._narrowed[wanted] = found
            if len(self._narrowed) > NARROWED:
                del self._narrowed[next(iter(self._narrowed))]
            return found

    def _narrow(self, focus: Collection[str]) -> "Index":
        keep = [i for i, row in enumerate(self.chunks) if row.article_id in focus]
        rows = [self.chunks[i] for i in keep]
        headers = {id_: a for id_, a in self.snapshot.headers.items() if id_ in focus}
        return Index(Snapshot(self.snapshot.revision, rows, self.vectors[keep], headers))


def _codes(names: Sequence[str]) -> NDArray[np.int64]:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


def _within(article: Article, days: Collection[tuple[date, date]]) -> bool:
    when = article.published
    if when is None:
        return False
    day = when.date() if isinstance(when, datetime) else when
    return any(first <= day <= last for first, last in days)
