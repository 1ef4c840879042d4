"""A story told without a model: the headline, and two sentences of what an article says."""

from collections.abc import Sequence
from dataclasses import replace

from bot.digests.values import Sentence, Shared
from bot.models.fence import quotable
from bot.summaries import extractive
from ingest.values import Article

SENTENCES = 2
HEADLINE = 160
"""Characters; the first sentence of a text without a title can be long."""


def headline(shared: Sequence[Shared]) -> str:
    """Return the headline of a story: the first one that gives no orders, else an address."""
    for each in shared:
        title = " ".join(quotable(each.title).split())
        if title:
            return title if len(title) <= HEADLINE else title[: HEADLINE - 1].rstrip() + "…"
    return shared[0].url


def sentences(articles: Sequence[Article]) -> tuple[Sentence, ...]:
    """Return the sentences that say most of the first article that says anything."""
    for article in articles:
        summary = extractive.summarize(article, sentences=SENTENCES)
        if summary.citations:
            return tuple(
                Sentence(" ".join(citation.quote.split()), (replace(citation, number=number),))
                for number, citation in enumerate(summary.citations, 1)
            )
    return ()
