"""Headings, and the questions of an interview or a list: what leads to an answer, and is none.

"How often is it emptied?" has every word of a question about that; the answer stands after it.
"""

import re
from typing import Final

LONGEST: Final = 80
"""Characters of a heading."""

_QUESTION: Final = re.compile(r"[?？؟]$")
_CLOSED: Final = re.compile(r"[.!?…:;,。！？、؟][\"'”’»)\]」』]*$")
_ITEM: Final = re.compile(r"(?:[-*•·–—▪◦]|\(?[a-z][.)])\s")
_FIELD: Final = re.compile(r":\s.*\d")


def leads(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence `text[start:end]` is a heading, or a question put to be answered.

    Either ends its line and has text after it. A question in quotation marks is somebody's words,
    and one in the middle of a paragraph is the writer's.
    """
    line, _, rest = text[end : end + 400].partition("\n")
    if line.strip() or not rest.strip():
        return False
    sentence = text[start:end]
    if _QUESTION.search(sentence):
        return True
    begins = not text[max(0, start - 1) : start].strip(" \t") or text[start - 1] == "\n"
    return begins and _is_heading(text, start, sentence, rest.strip())


def _is_heading(text: str, start: int, sentence: str, rest: str) -> bool:
    """Whether a line of its own is short, open at its end, and has sentences below it."""
    if text[:start].rstrip(" \t")[-1:] not in ("", "\n"):
        return False
    if len(sentence) > LONGEST or _CLOSED.search(sentence) or _ITEM.match(sentence):
        return False
    below = rest.partition("\n")[0]
    return not _FIELD.search(sentence) and bool(_CLOSED.search(below) or len(below) > LONGEST)
