"""Deleting means gone: not only out of the answers, but out of the files."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ingest.library.store import Store
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
