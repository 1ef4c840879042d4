"""Making words comparable: case, accents and widths do not count. Pure."""

import re
import unicodedata

KANA = re.compile(r"[\u3040-\u30ff]")
_ALIKE = {"’": "'", "ʼ": "'", "`": "'", "−": "-", "–": "-", "—": "-", "〜": "-", "~": "-"}
_TATWEEL = "\u0640"


def fold(text: str) -> str:
    """Return a text without case, accents and other marks; kana keep theirs, which matter."""
    return "".join(map(_folded, unicodedata.normalize("NFKC", text)))


def name_key(text: str) -> str:
    """Return what two spellings of a name have in common: folded words with one space between."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _folded(character: str) -> str:
    if KANA.match(character) or character in _ALIKE:
        return _ALIKE.get(character, character)
    apart = unicodedata.normalize("NFKD", character.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c) and c != _TATWEEL)
