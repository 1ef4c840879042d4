"""The sentences of articles that were asked about, taken apart once and kept for a while."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeAlias

from bot.answering.leads import leads
from ingest.text import sentences, words
from ingest.text.instructions import suspicious
from ingest.values import Article, LibraryId, Passage

LONGEST = 1200
"""Characters; a longer "sentence" is a table or a list without stops, and no answer."""
MOST = 20_000
"""Sentences kept over all articles: about 30 MB."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be quoted, `article.text[start:end]`, with its stems in order.

    `leads` tells that it is a heading or a question put to be answered.
    """

    start: int
    end: int
    stems: tuple[str, ...]
    leads: bool


_Place: TypeAlias = tuple[int, int, str]
"""Where a passage begins and ends, and the language that it was read in."""


@dataclass(slots=True)
class _Read:
    """What is known of one text."""

    mark: str
    passages: dict[_Place, tuple[Sentence, ...]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return sum(len(found) for found in self.passages.values())


class SentenceMemory:
    """Splits passages into sentences, each passage once; may be used by many threads.

    It holds nothing that the article does not hold. Articles asked about longest ago go first when
    there are more than `most` sentences; a changed text takes the place of the old one.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._read: OrderedDict[str, _Read] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def sentences(self, passage: Passage, language: str) -> tuple[Sentence, ...]:
        """Return the quotable sentences of a passage, in order.

        Those that give orders to a reader or a model are left out. `language` is read where the
        article's own is not known.
        """
        code = passage.article.language or language
        key = (passage.start, passage.end, code)
        read = self._of(passage.article)
        found = read.passages.get(key)
        if found is None:
            found = tuple(_split(passage, code))
            self._keep(passage.article.id, read, key, found)
        return found

    def forget_article(self, library: LibraryId, article: str) -> None:  # noqa: ARG002
        """Lose the sentences of this article; another library that has it splits it again."""
        with self._lock:
            self._drop(article)

    def forget_library(self, library: LibraryId) -> None:  # noqa: ARG002
        """Lose all sentences, those of this library among them."""
        with self._lock:
            self._read.clear()
            self._size = 0

    def _of(self, article: Article) -> _Read:
        mark = article.content_hash
        with self._lock:
            read = self._read.get(article.id)
            if read is None or read.mark != mark:
                self._drop(article.id)
                read = self._read[article.id] = _Read(mark)
            self._read.move_to_end(article.id)
            return read

    def _keep(self, article: str, read: _Read, key: _Place, found: tuple[Sentence, ...]) -> None:
        with self._lock:
            if key in read.passages or self._read.get(article) is not read:
                return  # two threads split it, or it was forgotten meanwhile
            read.passages[key] = found
            self._size += len(found)
            while self._size > self._most and len(self._read) > 1:
                self._drop(next(iter(self._read)))

    def _drop(self, article: str) -> None:
        read = self._read.pop(article, None)
        self._size -= read.size if read else 0


def _split(passage: Passage, code: str) -> list[Sentence]:
    """Split one passage; its sentences know their place in the article."""
    whole, text = passage.article.text, passage.text
    spans = sentences.split(text)
    hidden = suspicious(text, spans)
    return [
        Sentence(
            passage.start + span.start,
            passage.start + span.end,
            tuple(words.stems(span.of(text), code)),
            leads(whole, passage.start + span.start, passage.start + span.end),
        )
        for place, span in enumerate(spans)
        if place not in hidden and span.end - span.start <= LONGEST
    ]
