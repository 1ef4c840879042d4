"""BM25 over the fields of a library's chunks, with the library's own word counts.

The counts must be the library's own: those of the whole store would let one chat notice what
another has added, by the order of its own results.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
K1 = 1.2
B = 0.75


class BM25:
    """Ranks documents of several weighted fields (BM25F: Robertson, Zaragoza, Taylor, 2004)."""

    def __init__(self, fields: Sequence[tuple[Sequence[Sequence[str]], float]]) -> None:
        self._count = len(fields[0][0])
        weights: dict[str, dict[int, float]] = {}
        for documents, weight in fields:
            _add(weights, documents, weight)
        self._postings = {
            term: (
                np.fromiter(row, dtype=np.int32, count=len(row)),
                np.fromiter(row.values(), dtype=np.float32, count=len(row)),
            )
            for term, row in weights.items()
        }

    def scores(self, query: Mapping[str, float]) -> Scores:
        """Return one score a document for weighted query terms."""
        total = np.zeros(self._count, dtype=np.float64)
        for term, weight in query.items():
            if term in self._postings:
                where, frequency = self._postings[term]
                saturated = frequency * (K1 + 1) / (frequency + K1)
                total[where] += weight * self.idf(term) * saturated
        return total

    def idf(self, term: str) -> float:
        """Return how telling a term is in this library."""
        found = len(self.where(term))
        return float(np.log(1 + (self._count - found + 0.5) / (found + 0.5)))

    def where(self, term: str) -> NDArray[np.int32]:
        """Return the documents that have the term in any field."""
        found = self._postings.get(term)
        return np.zeros(0, dtype=np.int32) if found is None else found[0]


def _add(
    weights: dict[str, dict[int, float]], documents: Sequence[Sequence[str]], weight: float
) -> None:
    """Add the term frequencies of a field, by its weight and each document's length in it."""
    lengths = np.array([len(document) for document in documents], dtype=np.float64)
    mean = max(float(lengths.mean()) if len(lengths) else 0.0, 1e-9)
    norms = 1 - B + B * lengths / mean
    for i, document in enumerate(documents):
        for term, times in Counter(document).items():
            row = weights.setdefault(term, {})
            row[i] = row.get(i, 0.0) + weight * times / float(norms[i])
