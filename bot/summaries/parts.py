"""Cuts an article that is too long for a chat model into parts that are not."""

from collections.abc import Iterator

from ingest.text import sentences
from ingest.tokens import CountTokens


def split(text: str, tokens: int, count: CountTokens) -> list[str]:
    """Return parts of at most `tokens`, cut between paragraphs, else between sentences.

    A sentence that is too long alone is cut anywhere. All parts together have every word.
    """
    parts: list[str] = []
    used = 0
    for piece, glue in _pieces(text, tokens, count):
        cost = count(glue + piece)
        if parts and used + cost <= tokens:
            parts[-1] += glue + piece
            used += cost
        else:
            parts.append(piece)
            used = cost
    return parts


def _pieces(text: str, tokens: int, count: CountTokens) -> Iterator[tuple[str, str]]:
    """Yield pieces that fit, each with what joins it to the piece before."""
    for paragraph in text.split("\n\n"):
        if not paragraph.strip():
            continue
        if count("\n\n" + paragraph) <= tokens:
            yield paragraph.strip(), "\n\n"
            continue
        glue = "\n\n"
        for span in sentences.split(paragraph):
            for piece in _cut(span.of(paragraph), tokens, count):
                yield piece, glue
                glue = " "


def _cut(sentence: str, tokens: int, count: CountTokens) -> Iterator[str]:
    """Yield halves of halves until they fit."""
    if count("\n\n" + sentence) <= tokens or len(sentence) < 2:
        yield sentence
        return
    middle = len(sentence) // 2
    blank = sentence.rfind(" ", 1, middle + 1)
    at = blank if blank > 0 else middle
    yield from _cut(sentence[:at].rstrip(), tokens, count)
    yield from _cut(sentence[at:].lstrip(), tokens, count)
