"""What a page puts around an article, told by its wording and its shape as lines of text."""

import re

_LABEL_END = r"[\s:.!?…»›>→–—-]*$"


def _lines(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"^[\W_]*(?:{'|'.join(alternatives)}){_LABEL_END}", re.IGNORECASE)


_WIDGET = _lines(
    r"no time to read",
    r"get (?:a|the) (?:quick )?summary",
    r"(?:- )?advertisement(?: -)?",
    r"share (?:this )?(?:article|story|post|page)?",
    r"sign up (?:for|to) our (?:\w+ )?newsletter",
    r"read more",
)
_NEIGHBOUR = _lines(r"(?:previous|next|prev) (?:article|post|story)")
_RELATED = _lines(
    r"related (?:articles?|posts?|stories|news|content)",
    r"you (?:may|might) also like",
    r"more from .{1,40}",
    r"recommended(?: for you)?",
)


def _is_headline(line: str) -> bool:
    """Whether a line has the shape of a headline: short, and no full stop at its end."""
    return len(line) <= 200 and not re.search(r"[.!:;…][\"'”’)]*$", line)


def clean_text(text: str) -> str:
    """Return pasted text without the lines that a page puts around an article.

    Widgets, neighbouring and related headlines go; every other line stays as it is. Only whole
    lines are taken, and never one that reads as a sentence.
    """
    kept: list[str] = []
    skip = 0
    for line in text.splitlines():
        words = line.strip()
        if not words:
            kept.append("")
        elif _WIDGET.match(words):
            skip = 0
        elif _NEIGHBOUR.match(words):
            skip = 1
        elif _RELATED.match(words):
            skip = 50
        elif skip and _is_headline(words):
            skip -= 1
        else:
            skip = 0
            kept.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
