"""Summaries without a model: the few sentences that say most of an article, word for word."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.summaries import worth
from bot.values import Citation, Summary
from ingest.text import instructions, language, sentences, talk
from ingest.text.words import words
from ingest.values import Article, Span, SummaryStyle

NAME = "extractive-1"
"""For caches: another number when the same article gets another summary."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How long a summary may get: sentences, words for each of them, share of the article."""

    sentences: int
    words: int
    share: float
    sections: bool = False


_SHAPES: dict[SummaryStyle, _Shape] = {
    "tldr": _Shape(3, 20, 0.22),
    "bullets": _Shape(6, 20, 0.35),
    "detailed": _Shape(10, 25, 0.5, sections=True),
}
_LEAST = 15  # words that a summary may always have
_SECTION = 5  # sentences that make a section, at least


def summarize(
    article: Article, *, style: SummaryStyle = "tldr", sentences: int | None = None
) -> Summary:
    """Return a summary made of sentences of `article`, in their order.

    `sentences` is an upper bound: a short article is told in fewer. Sentences that give orders to a
    reader or a model are never among them; where nothing else is left the summary is empty. It is
    in the language of the article.
    """
    shape = _SHAPES[style]
    spans, names = _sentences(article)
    picked = _pick(article, spans, names, shape, sentences or shape.sentences)
    citations = tuple(
        Citation(number, article, spans[each.index].start, spans[each.index].end)
        for number, each in enumerate(picked, 1)
    )
    lines = [
        _line(citation.quote, names[each.index])
        for citation, each in zip(citations, picked, strict=True)
    ]
    text = _join(lines, [each.section for each in picked], style)
    return Summary(article.id, text, style, language_of(article), citations=citations)


def language_of(article: Article) -> str:
    """Return the language of an article, as known or as its words tell; English when neither."""
    return article.language or language.detect(article.text) or "en"


def _sentences(article: Article) -> tuple[list[Span], list[str | None]]:
    """Return the sentences of an article and who says each."""
    spans = sentences.split(article.text)
    return spans, talk.speakers(article.text, spans)


def _pick(
    article: Article,
    spans: Sequence[Span],
    names: Sequence[str | None],
    shape: _Shape,
    count: int,
) -> list[worth.Sentence]:
    """Return the sentences for the summary."""
    quotes = [span.of(article.text) for span in spans]
    banned = instructions.suspicious(article.text, spans)
    weighed = worth.weigh(
        quotes,
        speakers=names,
        sections=_sections(article.text, spans) if shape.sections else [0] * len(spans),
        title=article.title,
        language=language_of(article),
    )
    allowed = [each for each in weighed if each.index not in banned]
    whole = [each for each in allowed if worth.can_stand(quotes[each.index])]
    budget = min(shape.words * count, shape.share * len(words(article.text)))
    return worth.choose(whole or allowed, count=count, budget=max(_LEAST, budget))


def _sections(text: str, spans: Sequence[Span]) -> list[int]:
    """Return the number of the section of each sentence: paragraphs, small ones together."""
    numbers: list[int] = []
    section = size = end = 0
    for span in spans:
        if "\n" in text[end : span.start] and size >= _SECTION:
            section, size = section + 1, 0
        numbers.append(section)
        size, end = size + 1, span.end
    return numbers


def _line(quote: str, name: str | None) -> str:
    """Return a quote on one line, with its speaker."""
    line = " ".join(quote.split())
    return line if name is None or talk.starts_with(line, name) else f"{name}: {line}"


def _join(lines: Sequence[str], sections: Sequence[int], style: SummaryStyle) -> str:
    """Return the text of a summary in its style."""
    if style == "bullets":
        return "\n".join(f"• {line}" for line in lines)
    text = ""
    for i, line in enumerate(lines):
        new = i and sections[i] != sections[i - 1]
        text += ("\n\n" if new else " " if i else "") + line
    return text
