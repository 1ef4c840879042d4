"""The library: catalogue, vectors and lexical index behind one door, and a library in every call.

An article is in it once its rows are in the catalogue, which happens last and at once; a process
that is killed before leaves vectors that nothing points to, and a later start removes them.
"""

import logging
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ingest import chunk
from ingest.database.engine import engine_for
from ingest.database.migrate import migrate
from ingest.embedding.embedder import Embedder
from ingest.errors import IndexMismatchError
from ingest.library import lexical
from ingest.library.catalogue import Catalogue
from ingest.library.entries import ChunkRow, Entry, Terms, Version, vector_ids
from ingest.library.lock import FolderLock
from ingest.library.rows import ArticleRow, storable
from ingest.library.snapshot import Snapshot, load
from ingest.library.terms import header_stems
from ingest.library.vectors import VectorStore
from ingest.migrations import FOLDER, VERSION_TABLE
from ingest.settings import IngestSettings
from ingest.text.words import stems
from ingest.tokens import CountTokens, estimate
from ingest.values import Article, Chunk, LibraryId

Outcome = Literal["new", "known", "updated"]
MADE_BY = "embedding model"
UNFINISHED = "an unfinished reindex"
GROUP = 64
"""Articles that are embedded and written together when many come at once."""
AT_WORK = timedelta(hours=1)
"""A write takes seconds; what was begun longer ago than this is no write in progress."""

_log = logging.getLogger(__name__)


class Store:
    """Articles by library; may be used by many threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: VectorStore,
        embedder: Embedder,
        *,
        count_tokens: CountTokens = estimate,
        lock: FolderLock | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._vectors = vectors
        self._embedder = embedder
        self._count_tokens = count_tokens
        self._lock = lock
        self._writing = threading.RLock()

    @classmethod
    def open(
        cls,
        settings: IngestSettings,
        embedder: Embedder,
        *,
        reindexing: bool = False,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> "Store":
        """Open the library that the settings name and finish what a killed process left.

        Where others may be at work too, which is with `CHROMA_URL`, only what is older than
        `AT_WORK` counts as left. With `reindexing` an index by another model is accepted, because
        `reindex` comes next.

        Raises:
            LibraryLockedError: another process has it.
            IndexMismatchError: its vectors were made by another embedding model.
        """
        lock = None
        if settings.chroma_url is None:
            lock = FolderLock(settings.article_bot_data_dir)
            lock.acquire()
        try:
            catalogue = Catalogue(engine_for(settings), now=now)
            migrate(catalogue.engine, FOLDER, VERSION_TABLE)
            if settings.chroma_url is None:
                vectors = VectorStore.in_folder(settings.article_bot_data_dir / "vectors")
            else:
                vectors = VectorStore.on_server(settings.chroma_url)
            counter = getattr(embedder, "count_tokens", estimate)
            store = cls(catalogue, vectors, embedder, count_tokens=counter, lock=lock)
            if not reindexing:
                store._check_model()
            store._recover(None if lock is not None else now() - AT_WORK)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return store

    # ---------------------------------------------------------------- writing

    def put(self, library: LibraryId, article: Article) -> Outcome:
        """Store the article, all of it or nothing.

        The same content changes nothing; a changed article takes the old one's place.
        """
        with self._writing:
            article = storable(article)
            old = self._catalogue.get_many(library, [article.id]).get(article.id)
            if old is not None and _same(old, article):
                return "known"
            self._store(library, [article])
            return "new" if old is None else "updated"

    def put_many(
        self, library: LibraryId, articles: Iterable[Article]
    ) -> Iterator[tuple[str, int]]:
        """Store articles in groups, which is faster; yield each id with its number of chunks.

        Every group is stored as a whole or not at all.
        """
        rest = iter(articles)
        while group := list(islice(rest, GROUP)):
            with self._writing:
                counts = self._put_group(library, [storable(article) for article in group])
            yield from ((article.id, counts[article.id]) for article in group)

    def delete(self, library: LibraryId, article_id: str) -> None:
        """Remove the article and its bytes from catalogue, vectors and lexical index.

        Raises:
            UnknownArticleError: no such article in this library.
        """
        with self._writing:
            self._catalogue.get(library, article_id)
            version = self._catalogue.version(library, article_id)
            self._erase(library, [version] if version else [])

    def delete_library(self, library: LibraryId) -> None:
        """Remove everything that the library has, bytes included."""
        with self._writing:
            self._erase(library, self._catalogue.versions(library))
            self._catalogue.forget(library)
            self._catalogue.wipe()

    def reindex(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Make chunks, vectors and lexical index anew from the catalogue.

        `progress` is told how many articles of how many are done. A reindex that is killed has to
        be started again, and opening the store says so.
        """
        with self._writing:
            self._catalogue.note(MADE_BY, UNFINISHED)
            self._vectors.clear()
            self._catalogue.spare(self._catalogue.doomed())
            everything = self._catalogue.everything()
            for done, (library, article_id) in enumerate(everything, 1):
                self._store(library, [self._catalogue.get(library, article_id)])
                if progress is not None:
                    progress(done, len(everything))
            self._catalogue.note(MADE_BY, self._embedder.name)

    def close(self) -> None:
        """Close files and connections and let go of the lock."""
        self._vectors.close()
        self._catalogue.close()
        if self._lock is not None:
            self._lock.release()

    # ---------------------------------------------------------------- reading

    def get(self, library: LibraryId, article_id: str) -> Article:
        """Return the article.

        Raises:
            UnknownArticleError: no such article in this library.
        """
        return self._catalogue.get(library, article_id)

    def get_many(self, library: LibraryId, ids: Sequence[str]) -> dict[str, Article]:
        """Return those of the articles that are there, by id."""
        return self._catalogue.get_many(library, ids)

    def find(
        self, library: LibraryId, *, url: str | None = None, content_hash: str | None = None
    ) -> Article | None:
        """Return the article with this address, or else with this content."""
        return self._catalogue.find(library, url=url, content_hash=content_hash)

    def addresses(self, library: LibraryId) -> dict[str, str]:
        """Return the address of each article that has one, by the article's id, oldest first."""
        return self._catalogue.addresses(library)

    def articles(self, library: LibraryId) -> list[ArticleRow]:
        """Return a line for each article, the last added first."""
        return self._catalogue.listing(library)

    def chunks(self, library: LibraryId, article_id: str) -> list[Chunk]:
        """Return the article's chunks in order.

        Raises:
            UnknownArticleError: no such article in this library.
        """
        return self._catalogue.chunks(library, article_id)

    def revision(self, library: LibraryId) -> str:
        """Return a mark that changes with every write to the library."""
        return self._catalogue.revision(library)

    def size(self, library: LibraryId) -> int:
        """Return the number of chunks in the library."""
        return self._catalogue.size(library)

    def snapshot(self, library: LibraryId, articles: Sequence[str] | None = None) -> Snapshot:
        """Return all chunks of the library, or of some articles, with words and vectors."""
        revision = self.revision(library)  # before the rows: an old mark only costs a reading
        return self._load(library, revision, self._catalogue.rows(library, articles=articles))

    def candidates(
        self, library: LibraryId, text: str, vector: NDArray[np.float32], limit: int
    ) -> Snapshot:
        """Return the chunks nearest to `text`: up to `limit` by words, as many by meaning."""
        revision = self.revision(library)
        languages = self._catalogue.languages(library)
        terms = {term for language in languages for term in stems(text, language)}
        keys = set(lexical.candidates(self._catalogue.engine, library, terms, limit))
        near = [id_ for id_, _ in self._vectors.nearest(library, vector, limit)]
        keys.update(self._catalogue.keys(library, near))
        return self._load(library, revision, self._catalogue.rows(library, keys=keys))

    # ---------------------------------------------------------------- inside

    def _load(self, library: LibraryId, revision: str, rows: Sequence[ChunkRow]) -> Snapshot:
        return load(
            self._catalogue,
            self._vectors,
            library,
            rows,
            revision=revision,
            dimensions=self._embedder.dimensions,
        )

    def _check_model(self) -> None:
        made_by = self._catalogue.fact(MADE_BY)
        if made_by is None:
            self._catalogue.note(MADE_BY, self._embedder.name)
        elif made_by != self._embedder.name:
            raise IndexMismatchError(made_by, self._embedder.name)

    def _recover(self, before: datetime | None) -> None:
        self._vectors.recover()
        leftovers = self._catalogue.doomed(before)
        if leftovers:
            _log.info("removing leftovers versions=%d", len(leftovers))
        self._remove_vectors(leftovers)

    def _put_group(self, library: LibraryId, group: Sequence[Article]) -> dict[str, int]:
        old = self._catalogue.get_many(library, [article.id for article in group])
        latest = {article.id: article for article in group}
        changed = [
            article
            for article in latest.values()
            if article.id not in old or not _same(old[article.id], article)
        ]
        counts = self._store(library, changed)
        for article_id in latest.keys() - counts.keys():
            version = self._catalogue.version(library, article_id)
            counts[article_id] = version.chunks if version else 0
        return counts

    def _store(self, library: LibraryId, group: Sequence[Article]) -> dict[str, int]:
        """Write the articles: doom, vectors, rows. Return the number of chunks of each."""
        entries = [self._entry(library, article) for article in group]
        versions = [entry.version for entry in entries]
        vectors = self._embedder.embed([one.text for entry in entries for one in entry.chunks])
        ids = [id_ for version in versions for id_ in vector_ids(version)]
        self._catalogue.doom(versions)
        self._vectors.write(library, ids, vectors)
        self._remove_vectors(self._catalogue.save(library, entries))
        return {entry.article.id: len(entry.chunks) for entry in entries}

    def _entry(self, library: LibraryId, article: Article) -> Entry:
        pieces = chunk.split(article, count_tokens=self._count_tokens)
        language = article.language or "en"
        header = " ".join(header_stems(article))
        terms = [Terms(header, " ".join(stems(piece.text, language))) for piece in pieces]
        version = Version(library, article.id, secrets.token_hex(8), len(pieces))
        return Entry(article, version, pieces, terms)

    def _erase(self, library: LibraryId, versions: Sequence[Version]) -> None:
        self._catalogue.delete(library, versions)
        self._remove_vectors(versions)
        self._vectors.erase(library)
        self._catalogue.wipe()

    def _remove_vectors(self, versions: Sequence[Version]) -> None:
        for version in versions:
            self._vectors.remove(version.library, vector_ids(version))
        self._catalogue.spare(versions)


def _same(old: Article, new: Article) -> bool:
    """Whether `new` has nothing that `old` lacks; what a page no longer tells is kept."""
    facts = ("author", "site", "published", "language")
    return old.content_hash == new.content_hash and all(
        getattr(new, name) in {None, getattr(old, name)} for name in facts
    )
