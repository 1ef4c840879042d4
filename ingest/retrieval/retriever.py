"""Find the passages of a library that speak to a question."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from ingest.embedding.embedder import Embedder
from ingest.library.store import Store
from ingest.retrieval.index import Index
from ingest.retrieval.ranking import best, prepare, rank
from ingest.values import LibraryId, Passage, Query

WHOLE = 10_000
"""A library of up to so many chunks is ranked exactly, in memory: 15 MB of vectors at most."""
CACHED_CHUNKS = 25_000
"""Chunks kept ready over all libraries: about 100 MB."""
CANDIDATES = 300
"""Of a larger library, so many chunks by words and as many by meaning are ranked."""


class Retriever:
    """Hybrid search: BM25 and embeddings together; may be used by many threads."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._ready: OrderedDict[LibraryId, Index] = OrderedDict()
        self._lock = Lock()

    def search(self, library: LibraryId, query: Query, k: int = 10) -> list[Passage]:
        """Return up to `k` passages of the library, best first.

        With a focus only those articles are searched. Scores order the passages of one search;
        those of two searches do not compare.

        Raises:
            EmbeddingError: the embedding model failed.
            LibraryError: the vectors could not be read.
        """
        if not query.question.strip():
            return []
        index = self._index(library, query)
        if not index.chunks:
            return []
        prepared = prepare(index, query)
        scores = rank(index, prepared, self._embedder.embed(prepared.texts))
        chosen = best(scores, k)
        return self._passages(library, index, [(i, float(scores[i])) for i in chosen])

    def _passages(
        self, library: LibraryId, index: Index, chosen: Sequence[tuple[int, float]]
    ) -> list[Passage]:
        rows = [(index.chunks[i], score) for i, score in chosen]
        articles = self._store.get_many(library, list({row.article_id for row, _ in rows}))
        return [
            Passage(articles[row.article_id], row.start, row.end, score)
            for row, score in rows
            if row.article_id in articles
        ]

    def ready(self) -> list[LibraryId]:
        """Return the libraries that are kept ready, the last asked one last."""
        with self._lock:
            return list(self._ready)

    def forget_article(self, library: LibraryId, article: str) -> None:  # noqa: ARG002
        """Lose what is kept ready of the library that the article is in."""
        self.forget_library(library)

    def forget_library(self, library: LibraryId) -> None:
        """Lose what is kept ready of this library."""
        with self._lock:
            self._ready.pop(library, None)

    def _index(self, library: LibraryId, query: Query) -> Index:
        """Return what is to be ranked: the library, the focus, or the candidates."""
        whole = self._whole(library)
        if whole is not None:
            return whole.narrowed(set(query.focus)) if query.focus else whole
        if query.focus:
            return Index(self._store.snapshot(library, articles=query.focus))
        text = f"{query.context} {query.question}".strip()
        vector = self._embedder.embed([text])[0]
        return Index(self._store.candidates(library, text, vector, CANDIDATES))

    def _whole(self, library: LibraryId) -> Index | None:
        """Return the whole library, None where it is too large for that."""
        revision = self._store.revision(library)
        with self._lock:
            cached = self._ready.get(library)
            if cached is not None and cached.snapshot.revision == revision:
                self._ready.move_to_end(library)
                return cached
        if self._store.size(library) > WHOLE:
            return None
        index = Index(self._store.snapshot(library))
        with self._lock:
            self._keep(library, index)
        return index

    def _keep(self, library: LibraryId, index: Index) -> None:
        self._ready[library] = index
        self._ready.move_to_end(library)
        while len(self._ready) > 1 and _size(self._ready) > CACHED_CHUNKS:
            self._ready.popitem(last=False)


def _size(ready: OrderedDict[LibraryId, Index]) -> int:
    return sum(index.size for index in ready.values())
