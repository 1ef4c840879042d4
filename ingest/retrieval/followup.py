"""Follow-ups: how much a question leans on what was said before, and which article that was about.

"Where?" says nothing by itself; the turns before it name the article. So the context votes for
articles, and less so the more the question says by itself.
"""

import re

import numpy as np

from ingest.retrieval.bm25 import Scores
from ingest.retrieval.index import Index
from ingest.text.words import stems

_REFERRING = re.compile(
    r"\b(?:he|she|it|they|him|her|his|hers|its|their|them|theirs|this|that|these|those|there|then"
    r"|ones?|else|another|others?|also|too|same"
    r"|er|sie|es|ihn|ihm|ihr|ihre|sein|seine|dies|diese[rsmn]?|dort|da|dann|auch"
    r"|il|elle|ils|elles|lui|leur|leurs|ce|cela|ça|cette|ces|y|là|aussi"
    r"|él|ella|ellos|ellas|su|sus|esto|eso|este|esta|allí|ahí|también"
    r"|ele|ela|eles|elas|seu|sua|isto|isso|ali|lá|também"
    r"|lui|lei|loro|suo|sua|questo|quello|anche|lì"
    r"|он|она|оно|они|его|её|ее|их|ему|ей|им|это|этот|эта|там|тогда|тоже"
    r"|він|вона|воно|вони|його|її|їх|йому|їй|це|цей|ця|там|тоді|також)\b",
    re.IGNORECASE,
)


RIVALS = 3
CLEAR_LEAD = 0.1
"""The article talked about should be ahead of the third after it by so much."""


def leaning(question: str, language: str = "en") -> float:
    """Return how much the question needs its context, from 0.1 (stands alone) to 1.

    Few content words, and words that point back, need it; five content words do not.
    """
    content = len(set(stems(question, language)))
    pointing = bool(_REFERRING.search(question))
    return float(np.clip(1.25 - 0.25 * content + 0.5 * pointing, 0.1, 1.0))


def votes(index: Index, terms: set[str], nearness: Scores) -> Scores:
    """Return for each chunk how likely its article is the one that was talked about, from 0 to 1.

    Half of it is the share of the `terms`, weighed by rarity, that the article has anywhere in it;
    the other half is its chunk nearest to the talk (`nearness`, cosine). Squared, because being
    twice as likely should count more than twice.
    """
    covered = np.zeros(index.group_count)
    total = 1e-9
    for term in terms:
        groups = np.unique(index.groups[index.bm25.where(term)])
        count = index.group_count - len(groups)
        weight = float(np.log(1 + (count + 0.5) / (len(groups) + 0.5)))
        total += weight
        covered[groups] += weight
    near = np.clip(index.best_of_group(nearness), 0, 1)
    likely = ((covered / total + near) / 2) ** 2
    return np.asarray((_telling(likely) * likely)[index.groups], dtype=np.float64)


def _telling(likely: Scores) -> float:
    """Return how far to trust the vote: little if the first few articles are equally likely."""
    first = np.sort(likely)[::-1]
    lead = float(first[0] - first[min(RIVALS, len(first) - 1)])
    return float(np.clip(lead / CLEAR_LEAD, 0.1, 1.0))
