"""Deleting means gone: not only out of the answers, but out of the files."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ingest.library.store import Store
from ingest.library.vectors import VectorStore
from ingest.values import LibraryId
from tests.support.libraries import HERE, THERE, WordEmbedder, article, opened

CANARY = "zanzibarquokka"
SECRET = f"The {CANARY} sleeps under the harbour, and nobody else knows."


def holding(folder: Path, needle: bytes) -> list[str]:
    return [
        path.name for path in folder.rglob("*") if path.is_file() and needle in path.read_bytes()
    ]


def needles() -> Iterator[bytes]:
    yield CANARY.encode()
    yield WordEmbedder().embed([SECRET])[0].astype(np.float32).tobytes()


def filled(store: Store) -> None:
    """Enough around the secret that the index is written out, before and after it."""
    store.put_many(HERE, [])
    list(store.put_many(HERE, (article(f"b{i}", f"Harbour number {i} opens.") for i in range(60))))
    store.put(HERE, article("secret", SECRET, title=f"About the {CANARY}"))
    list(store.put_many(HERE, (article(f"c{i}", f"Museum number {i} shuts.") for i in range(60))))
    store.put(THERE, article("theirs", "Their own harbour opens."))


def assert_gone(folder: Path) -> None:
    assert [holding(folder, needle) for needle in needles()] == [[], []]


def test_the_search_for_bytes_finds_them_before(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        filled(store)

    assert all(holding(tmp_path, needle) for needle in needles())


@pytest.mark.parametrize("closing", [False, True], ids=["still open", "opened again"])
def test_nothing_of_a_deleted_article_is_left_in_any_file(tmp_path: Path, closing: bool) -> None:
    with opened(tmp_path) as store:
        filled(store)
        if not closing:
            store.delete(HERE, "secret")
            assert_gone(tmp_path)
    if closing:
        with opened(tmp_path) as store:
            store.delete(HERE, "secret")
    with opened(tmp_path) as store:
        assert_gone(tmp_path)
        assert len(store.articles(HERE)) == 120
        assert np.abs(store.snapshot(HERE).vectors).sum(axis=1).all()
        assert np.abs(store.snapshot(THERE).vectors).sum(axis=1).all()


def test_nothing_of_a_deleted_library_is_left_in_any_file(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        filled(store)
        store.delete_library(HERE)

        assert store.articles(HERE) == []
        assert_gone(tmp_path)
        assert holding(tmp_path, b"here\0") == []
        assert len(store.snapshot(THERE).vectors) == 1


def test_a_replaced_text_is_gone_with_the_next_deletion(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.put(HERE, article("a1", SECRET))
        store.put(HERE, article("a1", "The harbour is empty."))
        store.put(HERE, article("a2", "The museum is full."))
        store.delete(HERE, "a2")

        assert_gone(tmp_path)


def beside_the_vectors(folder: Path) -> bytes:
    """What index files hold behind the vectors that they count; here none is counted yet."""
    files = [*folder.rglob("data_level0.bin"), *folder.rglob("length.bin")]
    assert files
    return b"".join(path.read_bytes() for path in files)


def test_memory_that_the_process_had_let_go_of_gets_into_no_file(tmp_path: Path) -> None:
    """Chroma begins an index with files full of uncleared memory: also with deleted vectors."""
    with opened(tmp_path) as store:
        filled(store)
        store.delete(HERE, "secret")
        for number in range(20):
            store.put(LibraryId(f"other-{number}"), article("theirs", f"Harbour {number} opens."))

        assert not any(beside_the_vectors(tmp_path))
    with opened(tmp_path) as store:
        for number in range(20):  # opened again, each index begins its files anew
            store.snapshot(LibraryId(f"other-{number}"))
        store.snapshot(HERE)

        assert not any(beside_the_vectors(tmp_path))


def test_what_an_earlier_version_left_in_the_files_goes_at_the_next_start(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.put(HERE, article())
    for path in tmp_path.rglob("data_level0.bin"):
        path.write_bytes(SECRET.encode().ljust(path.stat().st_size))

    with opened(tmp_path) as store:
        assert_gone(tmp_path)
        assert len(store.snapshot(HERE).vectors) == 1


def test_vectors_that_are_in_the_files_stay_there(tmp_path: Path) -> None:
    """A thousand vectors are written out; blanking the rest must not touch them."""
    ids = [f"v{number}" for number in range(1100)]
    vectors = np.random.default_rng(5).normal(size=(len(ids), 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    store = VectorStore.in_folder(tmp_path)
    store.write(HERE, ids, vectors)
    store.close()
    (header,) = tmp_path.rglob("header.bin")
    assert int.from_bytes(header.read_bytes()[20:28], "little") >= 1000

    for other in (THERE, HERE):
        store = VectorStore.in_folder(tmp_path)
        store.write(other, ["more"], vectors[:1])
        found = store.read(HERE, ids)
        near = [store.nearest(HERE, vector, 1)[0][0] for vector in vectors[5:15]]
        store.close()

        assert np.allclose([found[id_] for id_ in ids], vectors, atol=1e-6)
        assert near == ids[5:15]
