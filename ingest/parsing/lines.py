"""Paragraphs out of lines that were broken to fit a page."""

import itertools
import re
from collections.abc import Sequence

_WIDEST = 100
_FULL_SHARE = 0.7
_NEW_BLOCK = re.compile(
    r"\s*(?:[-*•·▪‣◦–—]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|#{1,6}\s|>|\|"
    r"|\d{1,2}(?:\.\d{1,2})+\.?\s+[^\W\d_])"
)
_HYPHEN = re.compile(r"[^\W\d_]{2,}[-\u2010\u00ad]$")


def unwrapped(text: str) -> str:
    """Join the lines of a text that was broken at a fixed width; any other comes back as it is."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = _width(lines)
    if width is None or _share_of_full(lines, width) < _FULL_SHARE:
        return text
    return "\n".join(joined(lines, width))


def _width(lines: Sequence[str]) -> int | None:
    """Return the width that lines were broken at, if they were."""
    lengths = sorted(len(line) for line in lines if len(line) > _WIDEST // 3)
    if len(lengths) < 3:
        return None
    width = lengths[int(len(lengths) * 0.95)]
    return width if width <= _WIDEST else None


def _share_of_full(lines: Sequence[str], width: int) -> float:
    """Return which share of the lines that another line follows could not hold its first word."""
    followed = [
        _is_full(line, after, width) for line, after in itertools.pairwise(lines) if line and after
    ]
    return sum(followed) / len(followed) if len(followed) > 1 else 0.0


def _is_full(line: str, after: str, width: int) -> bool:
    """Tell whether a line ended because the next word did not fit any more."""
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) > width - 3


def joined(lines: Sequence[str], width: int, slack: float = 0.0) -> list[str]:
    """Join each full line with the next one; blank lines and list items stay apart.

    `slack` is the share of `width` by which a full line may fall short, for type that is not
    of one width. A word broken by a hyphen is mended, if the halves are a word of the text.
    """
    known = {
        word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line)
    }
    out: list[str] = []
    last = ""
    for line in lines:
        full = bool(last and line) and _is_full(last, line, round(width * (1 - slack)))
        if full and out and not _NEW_BLOCK.match(line):
            out[-1] = _mended(out[-1], line.strip(), known)
        else:
            out.append(line)
        last = line
    return out


def _mended(before: str, after: str, known: set[str]) -> str:
    """Put two lines together; a hyphen stays if the hyphenated word is known, else it goes."""
    if not _HYPHEN.search(before) or not after[:1].islower():
        return f"{before} {after}"
    head = before.rsplit(maxsplit=1)[-1][:-1].strip("(\"'“‘").lower()
    tail = re.match(r"[^\W\d_]*", after)
    compound = f"{head}-{tail[0] if tail else ''}".lower()
    return before + after if compound in known else before[:-1] + after
