"""The reader without a model: it quotes the sentences that answer."""

import asyncio
from collections.abc import Sequence

from bot.answering.candidates import gather
from bot.answering.features import Comparison
from bot.answering.scoring import Scored, Scorer
from bot.answering.sought import Sought
from bot.values import Answer, Citation, Reading, Understood
from ingest.embedding.embedder import Embedder
from ingest.values import Passage


class ExtractiveReader:
    """Answers with sentences of the passages, word for word."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._scorer = Scorer(embedder)

    async def read(self, understood: Understood, passages: Sequence[Passage]) -> Reading:
        """Yield the one answer."""
        yield await asyncio.to_thread(self.answer, understood, passages)

    def answer(self, understood: Understood, passages: Sequence[Passage]) -> Answer:
        """Quote the best sentences, or abstain with the nearest one."""
        sought = Sought(understood)
        candidates = gather(passages, understood.language)
        if not candidates:
            return Answer("", abstained=True)
        comparison = Comparison(sought, candidates, understood.language)
        ranked = self._scorer.rank(sought, comparison, understood.language)
        return _quoted(ranked[:1], confidence=ranked[0].features.share)


def _quoted(chosen: Sequence[Scored], confidence: float) -> Answer:
    citations = tuple(
        Citation(number, one.candidate.article, one.candidate.start, one.candidate.end)
        for number, one in enumerate(chosen, 1)
    )
    return Answer(
        " ".join(citation.quote for citation in citations),
        citations,
        abstained=confidence == 0.0,
        confidence=confidence,
    )
