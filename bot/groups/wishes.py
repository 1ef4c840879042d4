"""What a person wants of a feed, in their own words: when its entries come, and which.

The words are in `wishes.toml`. What was understood is shown, so that it can be put right.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Manner = Literal["now", "digest"]

_QUOTED = re.compile(
    r"\"([^\"]+)\"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|「([^」]+)」|『([^』]+)』|(?<!\w)'([^']+)'(?!\w)"
)
_PARTING = r",،、，;；\n"
_EDGES = " \t\r\n.。:：!！?？-–—" + ",،、，;；"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said about a feed; `manner` is None where nothing was said of it."""

    manner: Manner | None = None
    words: tuple[str, ...] = ()


def understood(text: str) -> Said:
    """Return what the words beside the address of a feed want.

    "now" and its like count at the beginning, and at the end after a comma; what is in quotation
    marks is one phrase as it stands. "or", "and" and commas part the others: an entry with one of
    them is wanted.
    """
    quoted: list[str] = []

    def keep(found: re.Match[str]) -> str:
        quoted.append(next(filter(None, found.groups())).strip())
        return f" ,\0{len(quoted) - 1}\0, "

    manner, rest = _manner(_QUOTED.sub(keep, text).strip(_EDGES))
    words = []
    for piece in re.split(f"[{_PARTING}]", _bare(rest)):
        for part in _joined().split(piece):
            found = re.fullmatch(r"\0(\d+)\0", part.strip())
            words.append(quoted[int(found[1])] if found else part.strip(_EDGES))
    return Said(manner, tuple(dict.fromkeys(word for word in words if _says_something(word))))


def _manner(text: str) -> tuple[Manner | None, str]:
    """Take what says when entries come off either end of a text."""
    for name in ("now", "digest"):
        for phrase in _phrases(name):
            folded = text.casefold()
            if folded == phrase:
                return name, ""
            first = re.match(rf"{re.escape(phrase)}(?=[\s{_PARTING}.:\0])", folded)
            if first is not None and len(folded) == len(text):
                return name, text[first.end() :].strip(_EDGES)
            last = re.search(rf"[{_PARTING}]\s*{re.escape(phrase)}$", folded)
            if last is not None and len(folded) == len(text):
                return name, text[: last.start()].strip(_EDGES)
    return None, text


def _bare(text: str) -> str:
    """Take "only if it mentions" and its like away, before or after the words."""
    for phrase in _phrases("only"):
        text = re.sub(_bounded(phrase, r"^[\s,]*{}"), " ", text, flags=re.IGNORECASE)
    for phrase in _phrases("only_after"):
        text = re.sub(_bounded(phrase, r"{}[\s,。]*$"), " ", text, flags=re.IGNORECASE)
    return text


def _bounded(phrase: str, frame: str) -> str:
    """Return a pattern of a phrase; in Japanese, which has no spaces, words need no bounds."""
    bound = r"\b" if phrase[-1] < "\u3000" else ""
    after = bound if frame.startswith("^") else ""
    before = "" if frame.startswith("^") else bound
    return frame.format(before + re.escape(phrase).replace(r"\ ", r"\s+") + after)


@cache
def _joined() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _phrases("or")))
    return re.compile(rf"(?<!\S)(?:{words})(?!\S)", re.IGNORECASE)


def _says_something(word: str) -> bool:
    return any(character.isalnum() for character in word)


@cache
def _phrases(what: str) -> tuple[str, ...]:
    """Return the phrases of all languages, the longest first."""
    source = resources.files("bot.groups").joinpath("wishes.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))[what]
    found = {phrase.strip() for phrases in table.values() for phrase in phrases.split("|")}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))
