"""Which sentences of a passage support a sentence best: what a citation quotes."""

from functools import lru_cache

from bot.answering import facts
from bot.answering.facts import Facts
from ingest.text import sentences
from ingest.values import Article, Passage, Span

_NUMBER, _DATE, _NAME, _WORD = 3.0, 3.0, 2.0, 1.0


def best(claim: Facts, passage: Passage) -> tuple[Span, float] | None:
    """Return the place in the article of one or two sentences that share most, and the share.

    Numbers and dates weigh most, then names, then words. A second sentence, the next one, is taken
    only when it shows a number, a date or a name of the claim that the first lacks. None when the
    passage shares nothing.
    """
    spans = _sentences(passage.text)
    if not spans:
        return None
    shared = [_shared(claim, passage.article, span.of(passage.text)) for span in spans]
    scores = [sum(found.values()) for found in shared]
    top = max(range(len(spans)), key=scores.__getitem__)
    if scores[top] == 0:
        return None
    first, last = top, top
    for other in (top + 1, top - 1):
        if 0 <= other < len(spans) and _adds(shared[top], shared[other]):
            first, last = min(top, other), max(top, other)
            break
    place = Span(passage.start + spans[first].start, passage.start + spans[last].end)
    return place, scores[top]


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a passage, remembered."""
    return tuple(sentences.split(text))


def _shared(claim: Facts, article: Article, sentence: str) -> dict[tuple[str, object], float]:
    """Return what a sentence of an article shares with the claim, with weights."""
    there = facts.of(sentence, facts.dateline(article), article.language or claim.language)
    shared: dict[tuple[str, object], float] = {}
    for number in claim.numbers:
        if facts.has_number(*number, there):
            shared["number", number] = _NUMBER
    for mention in claim.dates:
        if facts.has_date(mention, there):
            shared["date", mention[:2]] = _DATE
    absent = set(facts.missing_names(claim, there))
    for part in {part for name in claim.names for part in name} - absent:
        shared["name", part] = _NAME
    for stem in claim.stems & there.stems:
        shared["word", stem] = _WORD
    return shared


def _adds(first: dict[tuple[str, object], float], second: dict[tuple[str, object], float]) -> bool:
    """Tell whether a second sentence shows a fact that the first lacks."""
    return any(kind != "word" for kind, _ in second.keys() - first.keys())
