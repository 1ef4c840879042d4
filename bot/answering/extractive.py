"""The reader without a model: it quotes the sentences that answer."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.answering import length
from bot.answering.candidates import gather
from bot.answering.choosing import choose
from bot.answering.confidence import ENOUGH, confidence, signs
from bot.answering.datelines import notes
from bot.answering.features import Comparison
from bot.answering.remembered import SentenceMemory
from bot.answering.retelling import retell, retells, speaker
from bot.answering.scoring import Scored, Scorer
from bot.answering.sought import Sought
from bot.values import Answer, Citation, Reading, Understood
from ingest.embedding.embedder import Embedder
from ingest.text import sentences, talk
from ingest.text.instructions import suspicious
from ingest.text.words import stems
from ingest.values import Passage


class ExtractiveReader:
    """Answers with sentences of the passages, word for word.

    Without an embedder sentences are compared by their words alone. `memory` knows the sentences
    of articles that were asked about before.
    """

    def __init__(
        self, embedder: Embedder | None = None, memory: SentenceMemory | None = None
    ) -> None:
        self._scorer = Scorer(embedder)
        self._memory = memory or SentenceMemory()

    async def read(self, understood: Understood, passages: Sequence[Passage]) -> Reading:
        """Yield the one answer."""
        yield await asyncio.to_thread(self.answer, understood, passages)

    def answer(self, understood: Understood, passages: Sequence[Passage]) -> Answer:
        """Quote the best sentences, or abstain with the nearest one.

        The first citation is the best sentence; the text has the sentences in the order of the
        article. An order to the bot ("ignore your instructions…") is no question and never
        answered.
        """
        sought = Sought(understood)
        candidates = gather(passages, understood.language, self._memory)
        if not candidates:
            return Answer("", abstained=True)
        comparison = Comparison(sought, candidates, understood.language)
        ranked = _about(sought, self._scorer.rank(sought, comparison, understood.language))
        sure = (
            0.0
            if _is_order(understood.question)
            else confidence(signs(sought, comparison, ranked[0]))
        )
        if sure < ENOUGH:
            return _quoted(ranked[:1], sure, abstained=True)
        if length.wanted() == "short":
            return _quoted(choose(sought, ranked)[:1], sure)
        if retells(sought, ranked[0]) and (told := retell(sought, ranked)):
            return replace(_quoted(told, sure), text=_as_told(told))
        return _quoted(choose(sought, ranked), sure)


def _about(sought: Sought, ranked: list[Scored]) -> list[Scored]:
    """Put the sentences first that name what "and what about …?" asks about."""
    topic = frozenset(stems(sought.topic, sought.understood.language))
    return sorted(ranked, key=lambda one: not topic <= frozenset(one.candidate.stems))


def _is_order(question: str) -> bool:
    """Whether the question tells the bot what to be or to forget."""
    return bool(suspicious(question, sentences.split(question)))


def _quoted(chosen: Sequence[Scored], sure: float, *, abstained: bool = False) -> Answer:
    """Return the chosen sentences as an answer."""
    citations = tuple(
        Citation(number, one.candidate.article, one.candidate.start, one.candidate.end)
        for number, one in enumerate(chosen, 1)
    )
    in_order = sorted(chosen, key=lambda one: one.place)
    return Answer(
        " ".join(one.candidate.text for one in in_order),
        citations,
        abstained=abstained,
        confidence=sure,
        notes=tuple(
            dict.fromkeys(
                note for citation in citations for note in notes(citation.quote, citation.article)
            )
        ),
    )


def _as_told(chosen: Sequence[Scored]) -> str:
    """Return sentences of a talk in order, each after the name of who says it."""
    lines: list[str] = []
    last: str | None = None
    for one in sorted(chosen, key=lambda one: one.place):
        text, name = one.candidate.text, speaker(one)
        told_already = name in (None, last) or talk.starts_with(text, name)
        lines.append(text if told_already else f"{name}: {text}")
        last = name
    return " ".join(lines)
