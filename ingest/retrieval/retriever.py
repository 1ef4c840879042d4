"""Find the passages of a library that speak to a question."""

from collections import Counter, OrderedDict
from threading import Lock

import numpy as np

from ingest.embedding.embedder import Embedder
from ingest.library.store import Store
from ingest.library.terms import header_stems
from ingest.retrieval.bm25 import BM25
from ingest.retrieval.fusion import fuse
from ingest.text.words import stems
from ingest.values import LibraryId, Passage, Query

CONTEXT_WEIGHT = 0.4
CACHED = 8


class Index:
    """A snapshot made ready for ranking."""

    def __init__(self, store: Store, library: LibraryId) -> None:
        self.snapshot = store.snapshot(library)
        chunks = self.snapshot.chunks
        headers = {id_: header_stems(article) for id_, article in self.snapshot.headers.items()}
        self.bm25 = BM25(
            [
                ([row.stems.split() for row in chunks], 1.0),
                ([headers.get(row.article_id, []) for row in chunks], 0.5),
            ]
        )
        self.languages = {a.language or "en" for a in self.snapshot.headers.values()} or {"en"}
        self.owners = np.array([row.article_id for row in chunks], dtype=object)


class Retriever:
    """Hybrid search: words and meaning, joined by rank."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._indexes: OrderedDict[LibraryId, Index] = OrderedDict()
        self._lock = Lock()

    def search(self, library: LibraryId, query: Query, k: int = 10) -> list[Passage]:
        """Return up to `k` passages, best first."""
        index = self._index(library)
        chunks = index.snapshot.chunks
        if not chunks or not query.question.strip():
            return []
        terms: Counter[str] = Counter()
        for text, weight in ((query.question, 1.0), (query.context, CONTEXT_WEIGHT)):
            for language in index.languages:
                for term in set(stems(text, language)):
                    terms[term] = max(terms[term], weight)  # type: ignore[assignment] # weights
        lexical = index.bm25.scores(terms)
        texts = [query.question] + ([f"{query.context}\n{query.question}"] if query.context else [])
        vectors = self._embedder.embed(texts)
        rankings = [(lexical, 1.0)]
        for vector in vectors:
            rankings.append(
                ((index.snapshot.vectors @ vector).astype(np.float64), 1.0 / len(vectors))
            )
        scores = fuse(rankings)
        if query.focus:
            scores[~np.isin(index.owners, list(query.focus))] = -1.0
        best = [int(i) for i in np.argsort(-scores, kind="stable")[:k] if scores[i] >= 0]
        articles = self._store.get_many(library, list({chunks[i].article_id for i in best}))
        return [
            Passage(
                articles[chunks[i].article_id], chunks[i].start, chunks[i].end, float(scores[i])
            )
            for i in best
            if chunks[i].article_id in articles
        ]

    def _index(self, library: LibraryId) -> Index:
        revision = self._store.revision(library)
        with self._lock:
            cached = self._indexes.get(library)
            if cached is not None and cached.snapshot.revision == revision:
                self._indexes.move_to_end(library)
                return cached
        index = Index(self._store, library)
        with self._lock:
            self._indexes[library] = index
            self._indexes.move_to_end(library)
            while len(self._indexes) > CACHED:
                self._indexes.popitem(last=False)
        return index
