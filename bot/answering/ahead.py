"""Read articles ahead, so that the first question about one finds everything ready.

Splitting an article and embedding its sentences is most of the work of a first answer. While the
program is awake this is done beside everything else, at low priority, after an article came in.
"""

import logging
import os
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeAlias

from bot.answering.candidates import gather
from bot.answering.remembered import SentenceMemory
from bot.answering.scoring import reads
from ingest.embedding.embedder import Embedder
from ingest.errors import ArticleBotError
from ingest.library.store import Store
from ingest.retrieval.retriever import Retriever
from ingest.values import Article, LibraryId, Passage, Query

WAITING = 500
"""Articles in the queue; the first one goes when there are more."""
CHUNKS = 40
"""Read of each article: about 4,000 words, and 13 MB for two hundred of them."""
LARGE = 1_000
"""Chunks of a library that takes too long to be made ready after each article."""
AT_ONCE = 8
"""Sentences embedded before it is asked whether to go on."""
NICE = 10

_Key: TypeAlias = tuple[LibraryId, str]
_log = logging.getLogger(__name__)


class Ahead:
    """Reads noted articles in a thread of its own; may be used by many threads.

    What it makes is kept by others, who have their bounds. `forget_article` must come before they
    forget: when it returns, nothing more of this article is made.
    """

    def __init__(
        self,
        *,
        store: Store,
        retriever: Retriever,
        memory: SentenceMemory,
        embedder: Embedder | None = None,
    ) -> None:
        """Without an `embedder` that costs nothing sentences are split and nothing else."""
        self._store = store
        self._retriever = retriever
        self._memory = memory
        self._embedder = embedder
        self._waiting: OrderedDict[_Key, None] = OrderedDict()
        self._reading: _Key | None = None
        self._dropped = False
        self._thread: threading.Thread | None = None
        self._awake = False
        self._changed = threading.Condition()

    @contextmanager
    def awake(self) -> Iterator[None]:
        """Read what is noted while the block runs; on leaving, what waits is dropped."""
        self._awake = True
        try:
            yield
        finally:
            with self._changed:
                self._awake = False
                self._drop(lambda _: True)
                thread, self._thread = self._thread, None
            if thread is not None:
                thread.join()

    def note(self, library: LibraryId, article: Article) -> None:
        """Have an article of this library read ahead soon."""
        with self._changed:
            if not self._awake:
                return
            self._waiting[library, article.id] = None
            self._waiting.move_to_end((library, article.id))
            if len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="ahead", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait(self) -> None:
        """Wait until all that was noted is read."""
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting and self._reading is None)

    def forget_article(self, library: LibraryId, article: str) -> None:
        """Leave this article alone from now on, also if it is being read just now."""
        with self._changed:
            self._drop(lambda key: key == (library, article))

    def forget_library(self, library: LibraryId) -> None:
        """Leave the articles of this library alone from now on."""
        with self._changed:
            self._drop(lambda key: key[0] == library)

    def _drop(self, gone: Callable[[_Key], bool]) -> None:
        for key in [key for key in self._waiting if gone(key)]:
            del self._waiting[key]
        if self._reading is not None and gone(self._reading):
            self._dropped = True
            self._changed.wait_for(lambda: self._reading is None)
        self._changed.notify_all()

    def _work(self) -> None:
        _be_nice()
        while (key := self._next()) is not None:
            try:
                self._read(*key)
            except ArticleBotError as error:
                _log.info("not read ahead error=%s", type(error).__name__)
            finally:
                with self._changed:
                    self._reading = None
                    self._changed.notify_all()

    def _next(self) -> _Key | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or not self._awake)
            if not self._awake:
                return None
            self._reading, _ = self._waiting.popitem(last=False)
            self._dropped = False
            return self._reading

    def _read(self, library: LibraryId, id_: str) -> None:
        for _ in self._steps(library, id_):
            if self._dropped:
                return

    def _steps(self, library: LibraryId, id_: str) -> Iterator[None]:
        """Read an article, and yield where it may be left alone."""
        article = self._store.get_many(library, [id_]).get(id_)
        if article is None:
            return
        if self._embedder is not None and self._store.size(library) <= LARGE:
            self._retriever.search(library, Query(article.title, focus=[id_]), 1)
            yield
        language = article.language or "en"
        chunks = self._store.chunks(library, id_)[:CHUNKS]
        passages = [Passage(article, chunk.start, chunk.end, 1.0) for chunk in chunks]
        for passage in passages:
            self._memory.sentences(passage, language)
            yield
        if self._embedder is None or not reads(self._embedder, {language}):
            return
        read = [one.read for one in gather(passages, language, self._memory) if not one.leads]
        rest = iter(dict.fromkeys(read))
        while batch := list(islice(rest, AT_ONCE)):
            self._embedder.embed(batch)
            yield


def _be_nice() -> None:
    """Let all other threads go first; only Linux has priorities for threads."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
