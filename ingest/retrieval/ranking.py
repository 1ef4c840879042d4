"""Score every chunk of an index for a query."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ingest.embedding.embedder import Vectors
from ingest.retrieval import cues
from ingest.retrieval.bm25 import Scores
from ingest.retrieval.followup import leaning, votes
from ingest.retrieval.fusion import blend
from ingest.retrieval.index import Index
from ingest.values import Query

# A chunk that is first by words and first by meaning has 1 before what is added here. The values
# are rounded: halves of several public sets agreed on their neighbourhood, not on their digits.
CONTEXT_WEIGHT = 0.6
"""Of the context's words and vector, for a question that leans on it fully."""
VOTE_WEIGHT = 3.0
"""Of the context's vote for an article, which is a square and seldom above .3."""
SITE_BONUS = 0.3
DAY_BONUS = 0.15
"""For a chunk from a site or of a day that the question names."""
REST_WEIGHT = 0.5
"""Of the other words of the question, when a part of it is searched for."""
PART_WEIGHT = 1.5
"""Of being near the best for one part, against being good for the whole question."""
LEAD = 2.0
"""Of being the best for one part; times `PART_WEIGHT` it is more than all else in a score."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query with its parts, and the texts whose vectors are needed."""

    query: Query
    sites: frozenset[str]
    parts: tuple[cues.Part, ...]

    @property
    def texts(self) -> list[str]:
        """What to embed: the question, the question in context, each part."""
        asked = self.query.question
        return [asked, f"{self.query.context} {asked}".strip(), *(part.text for part in self.parts)]


def prepare(index: Index, query: Query) -> Prepared:
    """Find the sites that the question names, and cut it between them."""
    named = cues.mentions(query.question, index.sites)
    return Prepared(
        query,
        frozenset(mention.site for mention in named),
        tuple(cues.parts(query.question, named)),
    )


def rank(index: Index, prepared: Prepared, vectors: Vectors) -> Scores:
    """Return one score a chunk, the higher the better; `vectors` are those of `prepared.texts`."""
    query = prepared.query
    asked = index.terms(query.question)
    lean = leaning(query.question) if query.context else 0.0
    near, in_context = index.cosine(vectors[0]), index.cosine(vectors[1])
    weight = CONTEXT_WEIGHT * lean
    terms = dict.fromkeys(index.terms(query.context), weight) | dict.fromkeys(asked, 1.0)
    lexical = index.bm25.scores(terms)
    total = blend(lexical, (1 - weight) * near + weight * in_context)
    total += SITE_BONUS * index.from_sites(prepared.sites)
    total += DAY_BONUS * index.published_in(cues.days(query.question))
    if lean:
        total += VOTE_WEIGHT * lean * votes(index, set(terms), in_context)
    if prepared.parts:
        total += PART_WEIGHT * _parts(index, prepared, near, vectors[2:])
    return total


def _parts(index: Index, prepared: Prepared, near: Scores, vectors: Vectors) -> Scores:
    """Return for each chunk how near it comes to the best for one of the parts, from 0 to 1.

    The best of each part gets `LEAD` on top: a comparison wants one passage of each side before the
    second one of any.
    """
    rest = dict.fromkeys(index.terms(prepared.query.question), REST_WEIGHT)
    best = np.zeros(len(index.chunks))
    leading: list[int] = []
    for part, vector in zip(prepared.parts, vectors, strict=True):
        found = _part(index, part, rest, (near + index.cosine(vector)) / 2)
        best = np.maximum(best, found / max(float(found.max()), 1e-9))
        leading.append(int(found.argmax()))
    best[leading] += LEAD
    return best


def _part(index: Index, part: cues.Part, rest: dict[str, float], near: Scores) -> Scores:
    terms = rest | dict.fromkeys(index.terms(part.text), 1.0)
    found = blend(index.bm25.scores(terms), near)
    found += SITE_BONUS * index.from_sites({part.site})
    return found + DAY_BONUS * index.published_in(cues.days(part.text))


def best(scores: Scores, k: int) -> Sequence[int]:
    """Return the positions of the `k` best scores, best first; of equals the earlier."""
    return [int(i) for i in np.argsort(-scores, kind="stable")[:k]]
