"""Cut an article into chunks: whole sentences, small enough to cite, large enough to find.

A chunk is what is embedded and ranked. Sentences of one paragraph stay together as far as they
fit; short paragraphs are joined, because a line of dialogue or a heading alone means little.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.text import sentences
from ingest.tokens import CountTokens, estimate
from ingest.values import Article, Chunk, Span

TARGET_TOKENS = 110
"""A chunk is closed when the next sentence would take it past this."""
MAX_TOKENS = 240
"""No chunk is longer: the embedding model reads 256, two of them marks."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one that is too long, with its length in tokens."""

    span: Span
    tokens: int
    new_paragraph: bool


def split(
    article: Article,
    *,
    count_tokens: CountTokens = estimate,
    target: int = TARGET_TOKENS,
    limit: int = MAX_TOKENS,
) -> list[Chunk]:
    """Return the article's chunks in order; every sentence is in exactly one.

    No sentence is cut, unless it alone has more than `limit` tokens; it is then cut between words,
    at the last clause mark that fits.
    """
    pieces = list(_pieces(article.text, count_tokens, limit))
    spans = [_cover(group) for group in _groups(pieces, target, limit)]
    return [
        Chunk(article.id, index, span.start, span.end, span.of(article.text))
        for index, span in enumerate(spans)
    ]


def _pieces(text: str, count_tokens: CountTokens, limit: int) -> Iterator[_Piece]:
    end = 0
    for sentence in sentences.split(text):
        new_paragraph = "\n" in text[end : sentence.start]
        end = sentence.end
        tokens = count_tokens(sentence.of(text))
        if tokens <= limit:
            yield _Piece(sentence, tokens, new_paragraph)
            continue
        for part in _cut(text, sentence, count_tokens, limit):
            yield _Piece(part, count_tokens(part.of(text)), new_paragraph)


def _groups(pieces: Sequence[_Piece], target: int, limit: int) -> Iterator[list[_Piece]]:
    """Close a chunk at its target length, and at a paragraph's end from half of that on."""
    group: list[_Piece] = []
    size = 0
    for piece in pieces:
        full = size + piece.tokens > target
        rounded = piece.new_paragraph and size >= target // 2
        if group and (full or rounded or size + piece.tokens > limit):
            yield group
            group, size = [], 0
        group.append(piece)
        size += piece.tokens
    if group:
        yield group


def _cover(group: Sequence[_Piece]) -> Span:
    return Span(group[0].span.start, group[-1].span.end)


def _cut(text: str, sentence: Span, count_tokens: CountTokens, limit: int) -> Iterator[Span]:
    """Cut a sentence that does not fit, so that each part does."""
    start = sentence.start
    while start < sentence.end:
        end = _fitting(text, Span(start, sentence.end), count_tokens, limit)
        yield Span(start, end)
        start = end
        while start < sentence.end and text[start].isspace():
            start += 1


def _fitting(text: str, rest: Span, count_tokens: CountTokens, limit: int) -> int:
    """Return the end of the longest beginning of `rest` that fits, by halving."""
    if count_tokens(rest.of(text)) <= limit:
        return rest.end
    low, high = rest.start + 1, rest.end
    while high - low > 1:
        middle = (low + high) // 2
        if count_tokens(text[rest.start : middle]) <= limit:
            low = middle
        else:
            high = middle
    return _boundary(text, rest.start, low)


def _boundary(text: str, start: int, end: int) -> int:
    """Move `end` back to a clause mark or a space, if there is one in the second half."""
    half = (start + end) // 2
    for marks in (";:—–,،、;；：，", " \t\n"):
        for at in range(end - 1, half, -1):
            if text[at] in marks and not text[at + 1 : at + 2].isdigit():
                return at if marks[0] == " " else at + 1
    return end
