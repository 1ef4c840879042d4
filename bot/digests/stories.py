"""Which articles tell the same story.

Two articles are as near as their meaning (embeddings), their shared names, and what each headline
has of the other's text; each day between them and a common outlet take something off: an outlet
seldom reports an event twice, but brings its series ("markets today") again and again. The nearest
groups are joined until the average nearness between two groups falls under a threshold. Weights
and thresholds are measured by `tests.bench.stories`.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from bot.digests.profiles import Profile
from ingest.embedding.embedder import Vectors

THRESHOLD = 0.55
"""With embeddings."""
WORDS_THRESHOLD = 0.40
"""Without: where the embedding model fails."""
WINDOW = 10.0
"""Days between two articles of one story, at most."""

_NAMES, _HEADLINE, _HEADLINE_NAMES = 0.25, 0.25, 0.15
_DAY, _OUTLET = 0.02, 0.10
_APART = -1.0

Scores = NDArray[np.float64]


def cluster(profiles: Sequence[Profile], vectors: Vectors | None) -> list[list[int]]:
    """Return the stories as lists of indices, in the order of the first article of each."""
    threshold = WORDS_THRESHOLD if vectors is None else THRESHOLD
    return joined(nearness(profiles, vectors), threshold)


def nearness(profiles: Sequence[Profile], vectors: Vectors | None) -> Scores:
    """Return how near each two articles are; `_APART` where they cannot be one story."""
    meaning = None if vectors is None else vectors @ vectors.T
    near = np.full((len(profiles), len(profiles)), _APART)
    for i, j in combinations(range(len(profiles)), 2):
        one, other = profiles[i], profiles[j]
        days = abs(one.day - other.day) if one.day and other.day else 0.0
        if days > WINDOW:
            continue
        close = 0.0 if meaning is None else float(meaning[i, j])
        same_outlet = one.site is not None and one.site == other.site
        near[i, j] = near[j, i] = (
            close + words_shared(one, other, alone=meaning is None) - _DAY * days
        ) - _OUTLET * same_outlet
    return near


def words_shared(one: Profile, other: Profile, *, alone: bool = False) -> float:
    """Return what two articles share in names and headlines; names weigh more when `alone`."""
    headlines = min(_part(one.headline, other.stems), _part(other.headline, one.stems))
    named = _part(one.headline_names, other.names) + _part(other.headline_names, one.names)
    common = len(one.names & other.names)
    alike = common / (len(one.names) * len(other.names)) ** 0.5 if common else 0.0
    return (1.0 if alone else _NAMES) * alike + _HEADLINE * headlines + _HEADLINE_NAMES * named / 2


def joined(near: Scores, threshold: float) -> list[list[int]]:
    """Join the nearest groups, by the average nearness between them, down to a threshold."""
    average = near.copy()
    np.fill_diagonal(average, -np.inf)
    groups = {i: [i] for i in range(len(near))}
    while groups:
        i, j = (int(at) for at in np.unravel_index(average.argmax(), average.shape))
        if not average[i, j] >= threshold:
            break
        a, b = len(groups[i]), len(groups[j])
        average[i] = average[:, i] = (a * average[i] + b * average[j]) / (a + b)
        average[j] = average[:, j] = -np.inf
        average[i, i] = -np.inf
        groups[i] += groups.pop(j)
    return sorted(sorted(group) for group in groups.values())


def _part(wanted: frozenset[str], there: frozenset[str]) -> float:
    """Return the part of some words that are among others."""
    return len(wanted & there) / len(wanted) if wanted else 0.0
