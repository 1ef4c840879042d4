"""The vectors, in Chroma: the only module that imports it, and every call takes a library.

Chroma keeps ids, vectors and the library's name; no text. Libraries are spread over 64 collections
by hash: one collection for all makes a filtered search slow, one for each costs megabytes each.
"""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from ingest.embedding.embedder import Vectors
from ingest.errors import LibraryError
from ingest.library.blank import blank
from ingest.library.scrub import scrub
from ingest.values import LibraryId

if TYPE_CHECKING:
    import httpx
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from chromadb.config import Settings

SHARDS = 64
BATCH = 32
"""Records per write: Chroma holds the interpreter's lock for about 2 ms a record."""
PAGE = 1000
"""Records per read."""


class VectorStore:
    """Vectors by id within a library; may be used by many threads.

    In a folder, whoever needs a collection first makes Chroma open its index, which may begin its
    files anew, and blanks them before anything is written.
    """

    def __init__(self, client: "ClientAPI", folder: Path | None = None) -> None:
        self._client = client
        self._folder = folder
        self._open: dict[str, Collection] = {}
        """Collections in the folder whose index is open, and blanked since."""
        self._changing = threading.RLock()
        """Held while something is written to files, for some milliseconds each time."""

    @classmethod
    def in_folder(cls, folder: Path) -> "VectorStore":
        """Keep vectors in `folder`; the caller sees to it that nobody else does."""
        import chromadb  # noqa: PLC0415 # a second to import

        with _translated():
            blank(folder)
            client = chromadb.PersistentClient(path=str(folder), settings=_settings())
        return cls(client, folder)

    @classmethod
    def on_server(cls, url: str) -> "VectorStore":
        """Keep vectors on the Chroma server at `url`."""
        import chromadb  # noqa: PLC0415 # a second to import

        parts = urlsplit(url)
        ssl = parts.scheme == "https"
        with _translated():
            client = chromadb.HttpClient(
                host=parts.hostname or "127.0.0.1",
                port=parts.port or (443 if ssl else 8000),
                ssl=ssl,
                settings=_settings(),
            )
        return cls(client)

    def write(self, library: LibraryId, ids: Sequence[str], vectors: Vectors) -> None:
        """Store one vector under each id, replacing what was there."""
        with _translated():
            self._write(self._shard(library), ids, vectors, [{"library": library} for _ in ids])

    def read(self, library: LibraryId, ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of those of the `ids` that are there."""
        found: dict[str, NDArray[np.float32]] = {}
        with _translated():
            shard = self._shard(library)
            for page in _pages(ids, PAGE):
                got = shard.get(ids=list(page), where={"library": library}, include=["embeddings"])
                rows = np.asarray(got["embeddings"], dtype=np.float32)
                found.update(zip(got["ids"], rows, strict=True))
        return found

    def nearest(
        self, library: LibraryId, vector: NDArray[np.float32], k: int
    ) -> list[tuple[str, float]]:
        """Return the ids of the `k` vectors nearest to `vector` with their cosine, best first."""
        with _translated():
            got = self._shard(library).query(
                query_embeddings=vector[np.newaxis],
                n_results=k,
                where={"library": library},
                include=["distances"],
            )
        distances = (got["distances"] or [[]])[0]
        return [(id_, 1 - float(far)) for id_, far in zip(got["ids"][0], distances, strict=True)]

    def remove(self, library: LibraryId, ids: Sequence[str]) -> None:
        """Take out the `ids`; those that are not there do not matter. Bytes may stay: `erase`."""
        with _translated():
            shard = self._shard(library)
            for page in _pages(ids, BATCH):
                with self._changing:
                    shard.delete(ids=list(page), where={"library": library})
                _let_others_run()

    def erase(self, library: LibraryId) -> None:
        """Make the bytes of removed vectors go, by writing the library's collection anew.

        Not on a server: it would keep the files of the old collection, and what another process
        writes into that one meanwhile would be lost.
        """
        if self._folder is None:
            return
        with _translated():
            name = _name(library)
            old = self._shard(library)
            self._drop(f"new-{name}")
            new = self._collection(f"new-{name}")
            self._copy(old, new)
            with self._changing:
                for gone in (name, new.name):
                    self._open.pop(gone, None)
                self._client.delete_collection(name)
                new.modify(name=name)
        scrub(self._folder)

    def clear(self) -> None:
        """Remove every vector of every library."""
        with _translated(), self._changing:
            self._open.clear()
            for collection in self._client.list_collections():
                self._client.delete_collection(collection.name)
        if self._folder is not None:
            scrub(self._folder)

    def close(self) -> None:
        """Let go of the files or the connection."""
        sessions = list(_sessions(self._client))
        self._client.close()  # type: ignore[attr-defined] # the class has it, its interface not
        for session in sessions:
            session.close()

    def _shard(self, library: LibraryId) -> "Collection":
        name = _name(library)
        if self._folder is None:
            return self._collection(name)
        shard = self._open.get(name)
        if shard is None:
            with self._changing:
                shard = self._collection(name)
                if shard.count():  # which opens the index
                    self._blank(shard)
        return shard

    def _blank(self, shard: "Collection") -> None:
        """Blank the files of a collection whose index is open now, and keep it at hand."""
        if self._folder is not None:
            blank(self._folder)
            self._open[shard.name] = shard

    def _write(
        self, shard: "Collection", ids: Sequence[str], vectors: Vectors, owners: Sequence[Any]
    ) -> None:
        for first in range(0, len(ids), BATCH):
            part = slice(first, first + BATCH)
            with self._changing:
                shard.upsert(list(ids[part]), vectors[part], list(owners[part]))
                if shard.name not in self._open:  # its first vectors have begun the index
                    self._blank(shard)
            _let_others_run()

    def _copy(self, old: "Collection", new: "Collection") -> None:
        for first in range(0, old.count(), PAGE):
            got = old.get(limit=PAGE, offset=first, include=["embeddings", "metadatas"])
            vectors = np.asarray(got["embeddings"], dtype=np.float32)
            self._write(new, got["ids"], vectors, got["metadatas"] or [])

    def _collection(self, name: str) -> "Collection":
        return self._client.get_or_create_collection(
            name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    def _drop(self, name: str) -> None:
        self._open.pop(name, None)
        if name in {collection.name for collection in self._client.list_collections()}:
            self._client.delete_collection(name)

    def recover(self) -> None:
        """Finish or undo an `erase` that a killed process had begun."""
        if self._folder is None:
            return
        with _translated():
            names = {collection.name for collection in self._client.list_collections()}
            for unfinished in {name for name in names if name.startswith("new-")}:
                name = unfinished.removeprefix("new-")
                if name in names:
                    self._client.delete_collection(unfinished)
                else:
                    self._client.get_collection(unfinished, embedding_function=None).modify(name)


def _settings() -> "Settings":
    from chromadb.config import Settings  # noqa: PLC0415 # a second to import

    return Settings(anonymized_telemetry=False)


def _name(library: LibraryId) -> str:
    digest = hashlib.sha256(library.encode()).digest()
    return f"shard-{digest[0] % SHARDS:02d}"


def _pages(ids: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (ids[first : first + size] for first in range(0, len(ids), size))


def _let_others_run(pause: Callable[[float], None] = time.sleep) -> None:
    """Give the interpreter's lock to whoever waits for it, between two writes that hold it."""
    pause(0)


def _sessions(client: object) -> Iterator["httpx.Client"]:
    """Yield the HTTP connections of a client to a server, which closing it leaves open."""
    for owner in (client, getattr(client, "_admin_client", None)):
        session = getattr(getattr(owner, "_server", None), "_session", None)
        if session is not None:
            yield session


@contextmanager
def _translated() -> Iterator[None]:
    """Turn Chroma's errors into ours."""
    import httpx  # noqa: PLC0415 # what Chroma speaks to its server with
    from chromadb.errors import ChromaError  # noqa: PLC0415 # a second to import

    try:
        yield
    except (ChromaError, httpx.HTTPError, ValueError, OSError) as error:
        raise LibraryError(f"vectors: {type(error).__name__}") from error
