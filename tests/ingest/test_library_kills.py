"""A process killed while it stores: every article is there as a whole, or not at all."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingest.library.store import Store
from ingest.library.vectors import VectorStore
from tests.support.libraries import HERE, WordEmbedder, article, opened


def whole(store: Store) -> None:
    """Check that every chunk has exactly its vector, and no vector is left over."""
    embedder = WordEmbedder()
    for row in store.articles(HERE):
        pieces = [piece.text for piece in store.chunks(HERE, row.id)]
        vectors = store.snapshot(HERE, [row.id]).vectors
        np.testing.assert_allclose(vectors, embedder.embed(pieces), atol=1e-6)
    assert count_of(store._vectors) == store.size(HERE)
    assert store._catalogue.doomed() == []


def count_of(vectors: VectorStore) -> int:
    return vectors._shard(HERE).count()


@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 2, 3, 5, 8, 13])
def test_after_a_kill_every_article_is_whole_or_absent(tmp_path: Path, after: int) -> None:
    command = [sys.executable, "-m", "tests.support.library_victim", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as victim:
        assert victim.stdout is not None
        said = [victim.stdout.readline().strip() for _ in range(after)]
        victim.kill()

    with opened(tmp_path) as store:
        kept = {row.id for row in store.articles(HERE)}
        assert set(said) <= kept
        assert len(kept) <= after + 1
        whole(store)


class StoppedError(Exception):
    """What a test stops a write with."""


@pytest.mark.parametrize("step", ["doom", "write", "save", "remove", "spare"])
@pytest.mark.parametrize("before", [False, True], ids=["new", "changed"])
def test_a_write_that_stops_at_any_step_is_undone_or_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, before: bool
) -> None:
    with opened(tmp_path) as store:
        store.put(HERE, article("other", "Another boat."))
        if before:
            store.put(HERE, article("a1", "The first text. " * 90))
        owner = store._vectors if step in {"write", "remove"} else store._catalogue
        real = getattr(owner, step)

        def stopping(*args: object, **more: object) -> None:
            real(*args, **more)
            raise StoppedError

        with monkeypatch.context() as patch:
            patch.setattr(owner, step, stopping)
            try:
                store.put(HERE, article("a1", "The second text. " * 90))
            except StoppedError:
                pass
            else:
                assert step == "remove"
                assert not before

    with opened(tmp_path) as store:
        whole(store)
        texts = {row.id: store.get(HERE, row.id).text[:9] for row in store.articles(HERE)}
        assert texts["other"] == "Another b"
        written = step in {"save", "remove", "spare"}
        expected = "The secon" if written else ("The first" if before else None)
        assert texts.get("a1") == expected
