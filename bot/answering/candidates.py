"""The sentences that an answer can be quoted from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.remembered import SentenceMemory
from ingest.values import Article, Passage


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a passage.

    `rank` is the place of its passage among the passages, from 0; `before` and `after` are the
    places of the neighbouring sentences in the list of candidates, where they are in it. `lead` is
    the heading or the question that it stands under, and `leads` tells that it is one itself.
    """

    article: Article
    start: int
    end: int
    rank: int
    stems: tuple[str, ...]
    before: int | None = None
    after: int | None = None
    lead: "Candidate | None" = None
    leads: bool = False

    @property
    def known(self) -> frozenset[str]:
        """The stems of the sentence and of what it stands under."""
        return frozenset(self.stems if self.lead is None else (*self.lead.stems, *self.stems))

    @property
    def read(self) -> str:
        """The sentence as its meaning is read: the first after a lead is read with it."""
        if self.lead is None or self.article.text[self.lead.end : self.start].strip():
            return self.text
        return f"{self.lead.text} {self.text}"

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.article.text[self.start : self.end]


def gather(
    passages: Sequence[Passage], language: str, memory: SentenceMemory | None = None
) -> list[Candidate]:
    """Return the sentences of `passages`, each once, in the order of articles and text.

    Sentences that give orders to a reader or a model are left out. `language` is that of articles
    whose own is not known. `memory` knows the sentences of passages that were read before.
    """
    memory = memory or SentenceMemory()
    found: dict[tuple[str, int], Candidate] = {}
    for rank, passage in enumerate(passages):
        for one in memory.sentences(passage, language):
            key = (passage.article.id, one.start)
            if key not in found:
                found[key] = Candidate(
                    passage.article, one.start, one.end, rank, one.stems, leads=one.leads
                )
    first: dict[str, int] = {}
    for place, (id_, _) in enumerate(found):
        first.setdefault(id_, place)
    ordered = sorted(found.values(), key=lambda c: (first[c.article.id], c.start))
    linked = [_linked(ordered, place) for place in range(len(ordered))]
    return _led(linked)


def _linked(ordered: Sequence[Candidate], place: int) -> Candidate:
    """Return a candidate that knows its neighbours."""
    one = ordered[place]
    before = place - 1 if place and _adjacent(ordered[place - 1], one) else None
    after = place + 1 if place + 1 < len(ordered) and _adjacent(one, ordered[place + 1]) else None
    return replace(one, before=before, after=after)


def _led(ordered: Sequence[Candidate]) -> list[Candidate]:
    """Tell each sentence of a paragraph which heading or question leads it."""
    found: list[Candidate] = []
    lead: Candidate | None = None
    for one in ordered:
        if one.leads:
            lead = one
            found.append(lead)
            continue
        if lead is not None and not _under(lead, found[-1], one):
            lead = None
        found.append(one if lead is None else replace(one, lead=lead))
    return found


def _under(lead: Candidate, last: Candidate, one: Candidate) -> bool:
    """Whether a sentence goes on with the paragraph that a lead began."""
    return _adjacent(last, one) and (
        last is lead or "\n\n" not in one.article.text[last.end : one.start]
    )


def _adjacent(one: Candidate, other: Candidate) -> bool:
    """Whether nothing but white space lies between two sentences."""
    return one.article.id == other.article.id and (
        not one.article.text[one.end : other.start].strip()
    )
