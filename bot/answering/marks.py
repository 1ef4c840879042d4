"""Citation marks such as `[1]`, `[2, 3]` and `[1][4]` in what a model wrote."""

import re

_MARK = (
    r"[\[【](?:\^|[Pp]assages?\s?|[Ss]ources?\s?|#)?\s?\d{1,3}(?:\s?[,;–-]\s?#?\d{1,3}){0,20}"
    r"\s?[\]】]"
)
_ANY = re.compile(rf"[ \t\u00a0]?{_MARK}")
_AFTER_STOP = re.compile(
    r"(?P<stop>[.!?…。！？؟]{1,3}(?:''|[\"”’»)）」』]{0,2}))"
    rf"(?P<marks>(?:[ \t\u00a0]?{_MARK}){{1,20}})\.?"
    r"(?=\s|$|[^\W\da-z])(?!\s[a-zа-яёіїєґ])"
)
_NUMBER = re.compile(r"(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?")
_STOP_AT_END = re.compile(r"(?:[.!?…。！？؟:;,]{1,3}[\"”’»)）」』]{0,2}|)$")


def inside(text: str) -> str:
    """Move marks that stand after a full stop before it, so that they stay in their sentence."""
    return _AFTER_STOP.sub(lambda m: m["marks"] + m["stop"], text)


def numbers(sentence: str) -> tuple[int, ...]:
    """Return the numbers in the marks of a sentence in order, each once; `[1-3]` is three."""
    found: list[int] = []
    for mark in _ANY.finditer(sentence):
        for match in _NUMBER.finditer(mark[0]):
            first = int(match[1])
            last = int(match[2]) if match[2] else first
            found += range(first, min(last, first + 20) + 1)
    return tuple(dict.fromkeys(found))


def without(sentence: str) -> str:
    """Return the sentence without its marks."""
    return _ANY.sub("", sentence).strip()


def within(sentence: str, given: tuple[int, ...]) -> str:
    """Return the sentence with marks for `given` before its last punctuation."""
    end = _STOP_AT_END.search(sentence)
    cut = end.start() if end else len(sentence)
    return f"{sentence[:cut]} {''.join(f'[{n}]' for n in given)}{sentence[cut:]}"
