"""Articles are read before anybody asks, and left alone once they are forgotten."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.answering.ahead import WAITING, Ahead
from bot.answering.extractive import ExtractiveReader
from bot.answering.remembered import SentenceMemory
from bot.values import Understood
from ingest.embedding.embedder import Vectors
from ingest.embedding.remembering import RememberingEmbedder
from ingest.library.store import Store
from ingest.retrieval.retriever import Retriever
from ingest.values import Article, LibraryId, Passage, Query
from tests.support.libraries import HERE, THERE, WordEmbedder, article, opened

TEXT = "The harbour opened in March. Ann Lee paid for it. It is painted blue."


class PausingEmbedder(WordEmbedder):
    """Waits in the middle of its work, where a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.stops_at: str | None = None
        self.begun, self.may_go_on = threading.Event(), threading.Event()

    def embed(self, texts: Sequence[str]) -> Vectors:
        if self.stops_at in texts:
            self.begun.set()
            assert self.may_go_on.wait(20)
        return super().embed(texts)


@dataclass
class World:
    """A library with what reads it ahead and what answers from it."""

    store: Store
    embedder: PausingEmbedder
    remembering: RememberingEmbedder
    memory: SentenceMemory
    retriever: Retriever
    ahead: Ahead

    def put(self, library: LibraryId, one: Article) -> None:
        self.store.put(library, one)
        self.ahead.note(library, one)

    def ask(self, library: LibraryId, question: str) -> list[str]:
        """Answer a question, and return what had to be embedded for it."""
        before = len(self.embedder.texts)
        passages: list[Passage] = self.retriever.search(library, Query(question))
        reader = ExtractiveReader(self.remembering, self.memory)
        reader.answer(Understood(question, question, Query(question)), passages)
        return self.embedder.texts[before:]

    def knows(self, one: Article) -> bool:
        return one.id in self.memory._read


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    embedder = PausingEmbedder()
    with opened(tmp_path, embedder) as store:
        remembering, memory = RememberingEmbedder(embedder), SentenceMemory()
        retriever = Retriever(store, remembering)
        ahead = Ahead(store=store, retriever=retriever, memory=memory, embedder=remembering)
        yield World(store, embedder, remembering, memory, retriever, ahead)


def test_the_first_question_finds_the_sentences_split_and_embedded(world: World) -> None:
    with world.ahead.awake():
        world.put(HERE, article("a1", TEXT))
        world.ahead.wait()
        ready = world.retriever.ready()
        embedded = world.ask(HERE, "When did the harbour open?")

    assert ready == [HERE]
    assert world.knows(article("a1", TEXT))
    assert embedded == ["When did the harbour open?"]


def test_nothing_is_read_by_a_program_that_only_adds(world: World) -> None:
    world.put(HERE, article("a1", TEXT))
    world.ahead.wait()

    assert not world.knows(article("a1", TEXT))


def test_without_a_free_embedder_nothing_is_embedded_before_a_question(world: World) -> None:
    saving = Ahead(store=world.store, retriever=world.retriever, memory=world.memory)
    world.store.put(HERE, article("a1", TEXT))
    before = list(world.embedder.texts)
    with saving.awake():
        saving.note(HERE, article("a1", TEXT))
        saving.wait()

    assert world.knows(article("a1", TEXT))
    assert world.embedder.texts == before


def test_an_article_that_is_forgotten_while_it_is_read_leaves_nothing(world: World) -> None:
    world.embedder.stops_at = "Ann Lee paid for it."
    one = article("a1", TEXT)
    with world.ahead.awake():
        world.put(HERE, one)
        assert world.embedder.begun.wait(20)
        forgetting = threading.Thread(target=world.ahead.forget_article, args=(HERE, "a1"))
        forgetting.start()
        forgetting.join(0.05)
        waits = forgetting.is_alive()
        world.embedder.may_go_on.set()
        forgetting.join(20)
        world.memory.forget_article(HERE, "a1")
        world.ahead.wait()

        assert waits  # else what is made after it would stay
        assert not world.knows(one)


def test_what_waits_is_left_alone_once_it_is_forgotten(world: World) -> None:
    world.embedder.stops_at = "Ann Lee paid for it."
    with world.ahead.awake():
        world.put(HERE, article("a1", TEXT))
        assert world.embedder.begun.wait(20)
        world.put(HERE, article("a2", "The museum shut in May."))
        world.put(THERE, article("a3", "The theatre burned down in June."))
        world.put(THERE, article("a4", "The station closed in July."))
        world.ahead.forget_article(HERE, "a2")
        world.ahead.forget_library(THERE)
        world.put(THERE, article("a4", "The station closed in July."))
        world.embedder.may_go_on.set()
        world.ahead.wait()

    assert [id_ for id_ in ("a1", "a2", "a3", "a4") if id_ in world.memory._read] == ["a1", "a4"]


def test_the_queue_is_bounded_and_the_last_ones_are_read(world: World) -> None:
    world.embedder.stops_at = "Ann Lee paid for it."
    world.store.put(HERE, article("early", "The museum shut in May."))
    world.store.put(HERE, article("late", "The theatre burned down in June."))
    with world.ahead.awake():
        world.put(HERE, article("a1", TEXT))
        assert world.embedder.begun.wait(20)
        world.ahead.note(HERE, article("early"))
        for number in range(WAITING - 1):
            world.ahead.note(HERE, article(f"gone-{number}"))
        world.ahead.note(HERE, article("late"))
        world.embedder.may_go_on.set()
        world.ahead.wait()

    assert world.knows(article("late"))
    assert not world.knows(article("early"))


def test_an_article_that_cannot_be_read_ahead_stops_nobody(world: World) -> None:
    with world.ahead.awake():
        world.ahead.note(HERE, article("not there"))
        world.put(HERE, article("a1", TEXT))
        world.ahead.wait()

    assert world.knows(article("a1", TEXT))
