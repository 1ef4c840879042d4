"""Join rankings that cannot be compared by score."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

K = 60
"""Cormack, Clarke and Buettcher, "Reciprocal Rank Fusion outperforms Condorcet", SIGIR 2009."""

Scores = NDArray[np.float64]


def fuse(rankings: Sequence[tuple[Scores, float]], k: int = K) -> Scores:
    """Return the weighted sum of `1 / (k + rank)` over rankings of the same things.

    Each ranking is its scores, the higher the better, with its weight. Things that share a score
    share a rank.
    """
    total = np.zeros_like(rankings[0][0], dtype=np.float64)
    for scores, weight in rankings:
        total += weight / (k + ranks(scores))
    return total


def ranks(scores: Scores) -> Scores:
    """Return the rank of each score, from 1; equal scores share the mean of their ranks."""
    _, place, counts = np.unique(-scores, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[place], dtype=np.float64)
