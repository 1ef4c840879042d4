from pathlib import Path

import numpy as np
import pytest

from ingest.errors import IndexMismatchError, LibraryLockedError, UnknownArticleError
from ingest.library.store import Store
from tests.support.libraries import HERE, THERE, WordEmbedder, article, opened, settings

LONG = " ".join(
    f"Sentence number {i} says that the harbour opened in March again." for i in range(40)
)


def test_an_article_comes_back_as_it_was_put(tmp_path: Path) -> None:
    given = article(author="Ada", site="The Harbour Post", language="en", url="https://a.example/x")
    with opened(tmp_path) as store:
        assert store.put(HERE, given) == "new"

        assert store.get(HERE, "a1") == given
        assert store.find(HERE, url="https://a.example/x") == given
        assert store.find(HERE, content_hash=given.content_hash) == given
        assert [row.id for row in store.articles(HERE)] == ["a1"]


def test_the_same_article_again_changes_nothing(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    with opened(tmp_path, embedder) as store:
        store.put(HERE, article())
        before = store.revision(HERE), list(embedder.texts)

        assert store.put(HERE, article()) == "known"

        assert (store.revision(HERE), embedder.texts) == before


def test_a_changed_article_replaces_its_old_chunks(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.put(HERE, article(text=LONG))

        assert store.put(HERE, article(text="The museum is closed.")) == "updated"

        assert [piece.text for piece in store.chunks(HERE, "a1")] == ["The museum is closed."]
        assert len(store.snapshot(HERE).vectors) == 1


def test_many_articles_are_stored_in_groups_with_their_chunks_counted(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        counts = dict(store.put_many(HERE, [article(f"a{i}", f"Harbour {i}.") for i in range(70)]))

        assert counts == {f"a{i}": 1 for i in range(70)}
        assert len(store.articles(HERE)) == 70
        assert dict(store.put_many(HERE, [article("a3", "Harbour 3.")])) == {"a3": 1}


def test_every_chunk_has_the_vector_of_its_text(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    with opened(tmp_path, embedder) as store:
        store.put(HERE, article(text=LONG))
        texts = [piece.text for piece in store.chunks(HERE, "a1")]

        assert len(texts) > 2
        np.testing.assert_allclose(store.snapshot(HERE).vectors, embedder.embed(texts), atol=1e-6)


def test_text_that_no_database_takes_is_kept_with_its_length(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.put(HERE, article(text="Half a \ud83d pair and a \0 zero."))

        assert store.get(HERE, "a1").text == "Half a \ufffd pair and a \ufffd zero."


def test_an_article_of_one_library_is_in_no_other(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.put(HERE, article(url="https://a.example/x"))

        with pytest.raises(UnknownArticleError):
            store.get(THERE, "a1")
        with pytest.raises(UnknownArticleError):
            store.chunks(THERE, "a1")
        with pytest.raises(UnknownArticleError):
            store.delete(THERE, "a1")
        assert store.find(THERE, url="https://a.example/x") is None
        assert store.find(THERE, content_hash=article().content_hash) is None
        assert store.articles(THERE) == []
        assert store.size(THERE) == 0
        assert store.put(THERE, article()) == "new"
        store.delete(THERE, "a1")
        assert store.get(HERE, "a1").id == "a1"
        assert len(store.snapshot(HERE).vectors) == 1


def test_a_second_store_on_the_folder_is_refused_with_the_holder(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(LibraryLockedError) as refused:
        Store.open(settings(tmp_path), WordEmbedder())

    assert refused.value.holder is not None
    with opened(tmp_path):
        pass


def test_another_embedding_model_is_refused_until_the_index_is_made_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.put(HERE, article(text=LONG))
    other = WordEmbedder("words/32", 32)

    with pytest.raises(IndexMismatchError) as refused:
        Store.open(settings(tmp_path), other)
    assert (refused.value.made_by, refused.value.wanted) == ("words/64", "words/32")

    store = Store.open(settings(tmp_path), other, reindexing=True)
    told: list[tuple[int, int]] = []
    store.reindex(lambda done, of: told.append((done, of)))
    store.close()

    assert told == [(1, 1)]
    with opened(tmp_path, other) as again:
        assert again.snapshot(HERE).vectors.shape[1] == 32


def test_a_reindex_that_stops_half_way_has_to_be_done_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.put(HERE, article())
        store.put(HERE, article("a2"))

        def stop(_done: int, _of: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            store.reindex(stop)

    with pytest.raises(IndexMismatchError):
        Store.open(settings(tmp_path), WordEmbedder())
