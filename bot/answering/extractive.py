"""The reader without a model: it quotes the sentence that answers."""

import asyncio
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.values import Answer, Citation, Reading, Understood
from ingest.embedding.embedder import Embedder
from ingest.text import sentences, words
from ingest.values import Article, Passage, Span


@dataclass(frozen=True, slots=True)
class _Sentence:
    article: Article
    span: Span
    stems: frozenset[str]


class ExtractiveReader:
    """Answers with sentences of the passages, word for word."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder

    async def read(self, understood: Understood, passages: Sequence[Passage]) -> Reading:
        """Yield the one answer."""
        yield await asyncio.to_thread(self.answer, understood, passages)

    def answer(self, understood: Understood, passages: Sequence[Passage]) -> Answer:
        """Quote the sentence that shares the rarest words with the question."""
        found = [s for passage in passages for s in _sentences(passage, understood.language)]
        if not found:
            return Answer("", abstained=True)
        wanted = frozenset(words.stems(understood.standalone, understood.language))
        weight = _rarity(found)
        total = sum(weight(stem) for stem in wanted) or 1.0
        best = max(found, key=lambda s: sum(weight(stem) for stem in wanted & s.stems))
        confidence = sum(weight(stem) for stem in wanted & best.stems) / total
        citation = Citation(1, best.article, best.span.start, best.span.end)
        return Answer(
            citation.quote, (citation,), abstained=confidence == 0.0, confidence=confidence
        )


def _sentences(passage: Passage, language: str) -> list[_Sentence]:
    """Return the sentences of a passage with their place in the article."""
    return [
        _Sentence(
            passage.article,
            Span(passage.start + span.start, passage.start + span.end),
            frozenset(words.stems(span.of(passage.text), language)),
        )
        for span in sentences.split(passage.text)
    ]


def _rarity(found: Sequence[_Sentence]) -> Callable[[str], float]:
    """Return the weight of a stem: high when few of the sentences have it."""
    counts = Counter(stem for sentence in found for stem in sentence.stems)
    return lambda stem: math.log(1 + len(found) / (1 + counts[stem]))
