"""What a page puts around an article, told by its wording and its shape as lines of text."""

import re

from ingest.extract.wording import CALL, NEIGHBOUR, RELATED, RELATED_LINE, WIDGET

_LONGEST_HEADLINE = 200
_LONGEST_CALL = 300
_MOST_HEADLINES = 12
_SENTENCE_END = re.compile(r"[.!…。！:;,][\"'”’»)\]]*$")
_TRAIL = re.compile(
    r"^\W*(?:home(?:page)?|start(?:seite)?|accueil|inicio|início|главная)\s*[>»›/|→]\s*\S.{0,150}$"
    r"|^\W*(?:tags?|topics?|filed under|categor(?:y|ies)|schlagw[oö]rter|themen|étiquettes"
    r"|etiquetas|теги|метки)"
    r"\s*[:：]\s*\S.{0,200}$",
    re.IGNORECASE,
)


def clean_text(text: str) -> str:
    """Return pasted text without the lines that a page puts around an article.

    Widgets, share bars, sign-up boxes, notices, and neighbouring and related headlines go; every
    other line stays as it is. Only whole lines go, never one that reads as a sentence of the
    article: a related headline goes only below a label such as "Read also".
    """
    lines = text.splitlines()
    kept: list[str] = []
    owed = 0
    for index, raw in enumerate(lines):
        line = raw.strip()
        if not line:
            kept.append("")
        elif len(line) > _LONGEST_CALL:
            owed = 0
            kept.append(raw.rstrip())
        elif is_furniture(line):
            owed = 0
        elif NEIGHBOUR.match(line):
            owed = 1
        elif RELATED.match(line) and _announces(lines[index + 1 :]):
            owed = _MOST_HEADLINES
        elif owed and is_headline(line):
            owed -= 1
        else:
            owed = 0
            kept.append(raw.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page by its wording alone."""
    if WIDGET.match(line) or CALL.match(line):
        return True
    return is_headline(line) and bool(RELATED_LINE.match(line) or _TRAIL.match(line))


def is_headline(line: str) -> bool:
    """Whether a line has the shape of a headline: short, and not ended like a sentence."""
    return len(line) <= _LONGEST_HEADLINE and not _SENTENCE_END.search(line)


def _announces(following: list[str]) -> bool:
    """Whether a label stands before headlines, or at the end of everything."""
    first = next((line.strip() for line in following if line.strip()), "")
    return not first or is_headline(first)
