"""The vectors on a Chroma server of their own: the same class, the same promises."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest.errors import LibraryError
from ingest.library.entries import Entry, Version, vector_ids
from ingest.library.store import Store
from ingest.retrieval.retriever import Retriever
from ingest.values import LibraryId, Query
from tests.support.libraries import HERE, THERE, WordEmbedder, article, opened, settings

SECONDS = 30.0
LATE, LEFT, FORGETFUL = LibraryId("late"), LibraryId("left"), LibraryId("forgetful")


class StoppedError(Exception):
    """What a test stops a write with."""


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server on 127.0.0.1, or a reason why there is none."""
    program = Path(sys.executable).with_name("chroma")
    if not program.exists():
        pytest.skip("no chroma command in this environment")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("chroma")
    command = [
        str(program),
        "run",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--path",
        str(folder),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            if not answers(server, port):
                pytest.skip("chroma run does not start here")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


def answers(server: "subprocess.Popen[bytes]", port: int) -> bool:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            continue
        return True
    return False


def test_a_library_on_a_server_works_the_same(chroma: str, tmp_path: Path) -> None:
    with opened(tmp_path, chroma_url=chroma) as store:
        store.put(HERE, article("a1", "The mayor sold her boat."))
        store.put(HERE, article("a2", "The weather was fine."))
        store.put(THERE, article("a1", "Their mayor sold nothing."))
        search = Retriever(store, WordEmbedder())

        assert [p.article.id for p in search.search(HERE, Query("boat"), 1)] == ["a1"]
        store.delete(HERE, "a1")
        assert [p.article.id for p in search.search(HERE, Query("boat"), 9)] == ["a2"]
        assert abs(store.snapshot(THERE).vectors).sum() > 0
        assert not (tmp_path / "vectors").exists()


def test_a_start_leaves_the_write_of_another_process_alone(
    chroma: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path, chroma_url=chroma) as store:
        save = store._catalogue.save

        def save_late(library: LibraryId, entries: Sequence[Entry]) -> list[Version]:
            with opened(tmp_path, chroma_url=chroma):
                return save(library, entries)

        monkeypatch.setattr(store._catalogue, "save", save_late)
        store.put(LATE, article("a1", "The mayor sold her boat."))

        assert store._catalogue.doomed() == []
        assert abs(store.snapshot(LATE).vectors).sum() > 0


def test_forgetting_leaves_the_collection_that_others_write_to(chroma: str, tmp_path: Path) -> None:
    with opened(tmp_path, chroma_url=chroma) as store:
        store.put(FORGETFUL, article("a1", "The mayor sold her boat."))
        store.put(FORGETFUL, article("a2", "The weather was fine."))
        version = store._catalogue.version(FORGETFUL, "a1")
        before = store._vectors._shard(FORGETFUL).id
        store.delete(FORGETFUL, "a1")

        assert version is not None
        assert store._vectors._shard(FORGETFUL).id == before
        assert store._vectors.read(FORGETFUL, vector_ids(version)) == {}
        assert abs(store.snapshot(FORGETFUL).vectors).sum() > 0


def test_what_a_killed_process_left_is_removed_an_hour_later(
    chroma: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise StoppedError

    with opened(tmp_path, chroma_url=chroma) as store:
        monkeypatch.setattr(store._catalogue, "save", stop)
        with pytest.raises(StoppedError):
            store.put(LEFT, article("a1", "The mayor sold her boat."))
        (version,) = store._catalogue.doomed()
        left = store._vectors.read(LEFT, vector_ids(version))

    later = datetime.now(UTC) + timedelta(minutes=61)
    again = Store.open(settings(tmp_path, chroma_url=chroma), WordEmbedder(), now=lambda: later)
    removed = again._vectors.read(LEFT, vector_ids(version))
    doomed = again._catalogue.doomed()
    again.close()

    assert len(left) == 1
    assert (removed, doomed) == ({}, [])


def test_a_server_that_is_not_there_is_one_of_our_errors(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        Store.open(settings(tmp_path, chroma_url="http://127.0.0.1:9"), WordEmbedder())
