"""The one form in which article text leaves this package."""

import re

from ingest.parsing.clean import clean

_LIST_LINE = re.compile(r"^(?:[-*•]|\d{1,3}[.)]|\|)\s*\S")
_REPEAT = 80
"""Characters: shorter lines may come again in good faith."""


def normalise(text: str, title: str = "") -> str:
    """Return paragraphs with a blank line between them, lists and tables as lines.

    Lines of one list or table follow each other. The title is not repeated as the first line, and
    a text that the page has twice comes once.
    """
    lines = clean(text).split("\n")
    lines = _once(_without_title([line for line in lines if line], title))
    out: list[str] = []
    for line in lines:
        together = out and _LIST_LINE.match(line) and _LIST_LINE.match(out[-1].lstrip())
        out.append(("\n" if together else "\n\n") + line if out else line)
    return "".join(out)


def _once(lines: list[str]) -> list[str]:
    """Drop the second copy of a text: at least a third of its long paragraphs came before.

    Single repeated lines (a refrain, a recurring question, code) stay, unless side by side.
    """
    long = [line for line in lines if len(line) >= _REPEAT and not _LIST_LINE.match(line)]
    twice = len(long) >= 4 and (len(long) - len(set(long))) * 3 >= len(long)
    seen: set[str] = set()
    kept: list[str] = []
    for line in lines:
        if len(line) >= _REPEAT and ((twice and line in seen) or (kept and kept[-1] == line)):
            continue
        seen.add(line)
        kept.append(line)
    return kept


def _without_title(lines: list[str], title: str) -> list[str]:
    wanted = _letters(title)
    for index, line in enumerate(lines[:3]):
        if wanted and _letters(line) == wanted:
            return lines[:index] + lines[index + 1 :]
    return lines


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
