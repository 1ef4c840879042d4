"""Summaries without a model: the sentences that the rest of the article leans on."""

import math
from collections import Counter
from collections.abc import Sequence

from bot.values import Citation, Summary
from ingest.text import instructions
from ingest.text import sentences as sentence_splitter
from ingest.text.words import stems
from ingest.values import Article, Span, SummaryStyle

_LENGTH: dict[SummaryStyle, int] = {"tldr": 3, "bullets": 5, "detailed": 10}


def summarize(
    article: Article, *, style: SummaryStyle = "tldr", sentences: int | None = None
) -> Summary:
    """Pick sentences of `article`, word for word and in their order."""
    spans = sentence_splitter.split(article.text)
    banned = instructions.suspicious(article.text, spans)
    allowed = [span for i, span in enumerate(spans) if i not in banned]
    picked = _pick(article, allowed, sentences or _LENGTH[style])
    citations = tuple(
        Citation(number, article, span.start, span.end) for number, span in enumerate(picked, 1)
    )
    mark, between = ("• ", "\n") if style == "bullets" else ("", " ")
    text = between.join(mark + " ".join(citation.quote.split()) for citation in citations)
    return Summary(article.id, text, style, article.language or "en", citations=citations)


def _pick(article: Article, spans: Sequence[Span], count: int) -> list[Span]:
    """Return the `count` best sentences in the order of the article."""
    bags = [Counter(stems(span.of(article.text), article.language or "en")) for span in spans]
    seen = Counter(stem for bag in bags for stem in bag)
    weight = {stem: math.log(1 + n) for stem, n in seen.items()}

    def worth(i: int) -> float:
        centre = sum(weight[stem] for stem in bags[i]) / (5 + len(bags[i]))
        return centre / (1 + i / 10)

    best = sorted(range(len(spans)), key=worth, reverse=True)[:count]
    return [spans[i] for i in sorted(best)]
