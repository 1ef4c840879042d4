"""Lines of printed pages: what is text, and what stands at the edge of every page."""

import re
from collections import Counter
from collections.abc import Sequence

_EDGE = 3
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|página)?\W*(?:\d{1,4}|[ivxlc]{1,6})(?:\W*(?:of|von|/|de|sur)\W*\d{1,4})?\W*",
    re.IGNORECASE,
)


def body_lines(pages: Sequence[Sequence[str]]) -> list[str]:
    """Put the pages together without what stands at the edge of most of them."""
    running = _running(pages)
    lines: list[str] = []
    for page in pages:
        foot = _edge(page[::-1], running)
        lines.extend(page[_edge(page, running) : len(page) - foot])
    if not any(lines):  # slides: what repeats is all there is
        lines = [line for page in pages for line in page]
    # Where blank lines stand between all lines they are no paragraphs.
    spaced = lines.count("") > 0.4 * len(lines)
    return [line for line in lines if line] if spaced else lines


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the shapes of running heads and feet.

    They stand on at least three pages, and on half of them unless they have a page's number.
    """
    seen: Counter[str] = Counter()
    for page in pages:
        filled = [line for line in page if line]
        seen.update({_shape(line) for line in filled[:_EDGE] + filled[-_EDGE:]})
    half = len(pages) / 2
    return {s for s, count in seen.items() if count >= 3 and (count >= half or "#" in s)}


def _edge(lines: Sequence[str], running: set[str]) -> int:
    """Return how many lines to leave out from the outside in: running ones, numbers and blanks."""
    filled = 0
    for position, line in enumerate(lines):
        filled += bool(line)
        edge = not line or _NUMBER.fullmatch(line) or _shape(line) in running
        if filled > _EDGE or not edge:
            return position
    return len(lines)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line).casefold()


def usual_width(lines: Sequence[str]) -> int:
    """Return the usual length of a full line, in characters."""
    lengths = sorted(len(line) for line in lines)
    return lengths[int(len(lengths) * 0.8)] if lengths else 0
