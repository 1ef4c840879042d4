"""Where sentences begin and end, for news text in the scripts of the interface languages."""

import re
from collections.abc import Iterator

from ingest.text.abbreviations import (
    ALWAYS,
    BEFORE_DIGITS,
    GERMAN_DAY_FOLLOWERS,
    OFTEN,
    STARTERS,
)
from ingest.values import Span

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CLOSERS = r"(?:['\"”’»“)\]}」』）】]|(?<=[.!?…])\s(?:''|[”’)\]](?=\s|$))|\[\d{1,3}\]){0,6}"
_CANDIDATE = re.compile(
    r"(?P<wide>[。！？｡]+(?:[」』）】”’\"]){0,4})"
    rf"|(?P<stop>[.!?…؟۔।]+)(?P<close>{_CLOSERS})(?=\s|$)"
    r"|(?P<glued>(?<=[a-z]{3})[.!?][\"”’)]{0,2})(?=(?P<next>[A-Z][a-z]{0,11})[\s,])"
)
_TOKEN = re.compile(r"[^\s\"“”„«»()\[\]'’‘`]+$")
_NEXT = re.compile(r"\s*[\"“”„«»‘'`(\[¿¡–—*•]{0,4}\s?(?P<word>[\w’'-]{0,24})")
_SPEECH = re.compile(
    r"\s*(?:(?:[A-Z][\w.’'-]*|the|a) ?){1,4} ?"
    r"(?:said|says|asked|asks|told|wrote|added|replied|cried|shouted|exclaimed|answered)\b"
)
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-zА-Яа-я]|[ivxIVX]{1,5})$")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·–—▪◦]|[(\[]?(?:\d{1,3}|[A-Za-z])[.)])\s")
_JAPANESE_QUOTATIVE = ("と", "って", "は", "が", "を", "の", "に", "、")


def split(text: str) -> list[Span]:
    """Return the sentences of `text` as trimmed, ordered, non-overlapping spans.

    Every character that is not white space lies in exactly one of them. Line breaks end a sentence,
    except inside hard-wrapped paragraphs (e-mail, old plain text). A mark such as `[1]` directly
    after a full stop belongs to the sentence before it. Time is linear in the length of the text.
    """
    spans = []
    for line in _lines(text):
        start = line.start
        for cut in _cuts(text, line):
            if span := _trimmed(text, start, cut):
                spans.append(span)
            start = cut
        if span := _trimmed(text, start, line.end):
            spans.append(span)
    return spans


def _lines(text: str) -> Iterator[Span]:
    """Yield the stretches that no sentence crosses: lines, or hard-wrapped paragraphs."""
    block: list[Span] = []
    start = 0
    for match in _LINE_END.finditer(text):
        yield from _extend(text, block, Span(start, match.start()))
        start = match.end()
    yield from _extend(text, block, Span(start, len(text)))
    yield from _joined(text, block)


def _extend(text: str, block: list[Span], line: Span) -> Iterator[Span]:
    """Add a line to the block; a blank line gives the block out and empties it."""
    if _trimmed(text, line.start, line.end):
        block.append(line)
    else:
        yield from _joined(text, block)
        block.clear()


def _joined(text: str, block: list[Span]) -> Iterator[Span]:
    """Yield the lines of a block, those that were only wrapped put together."""
    if not block:
        return
    wrapped = _is_wrapped(block)
    current = block[0]
    for line in block[1:]:
        if _continues(text, current, line, wrapped=wrapped):
            current = Span(current.start, line.end)
        else:
            yield current
            current = line
    yield current


def _is_wrapped(block: list[Span]) -> bool:
    """Tell whether all lines but the last have nearly the same length, as wrapped text has."""
    lengths = [line.end - line.start for line in block[:-1]]
    return len(lengths) > 1 and min(lengths) >= 45 and max(lengths) <= min(110, min(lengths) + 20)


def _continues(text: str, before: Span, line: Span, *, wrapped: bool) -> bool:
    """Tell whether `line` goes on with the sentence that the line before it left open."""
    if _LIST_ITEM.match(text, line.start, line.end):
        return False
    if wrapped:
        return True
    first = text[line.start : line.end].lstrip()[:1]
    last = text[max(before.start, before.end - 200) : before.end].rstrip()
    return first.islower() and len(last) >= 40 and (last[-1].isalnum() or last[-1] == ",")


def _cuts(text: str, line: Span) -> Iterator[int]:
    """Yield the offsets in a line after which a new sentence begins."""
    for match in _CANDIDATE.finditer(text, line.start, line.end):
        if match.end() < line.end and _ends(text, match, line):
            yield match.end()


def _ends(text: str, match: re.Match[str], line: Span) -> bool:
    """Tell whether a candidate is the end of a sentence."""
    if match["wide"]:
        quoted = match["wide"][-1] in '」』”’"'
        return not (quoted and text.startswith(_JAPANESE_QUOTATIVE, match.end()))
    if match["glued"]:
        return match["next"] in STARTERS
    upcoming = _NEXT.match(text, match.end(), line.end)
    word = upcoming["word"] if upcoming else ""
    if word[:1].islower():
        return False
    if match["stop"] != ".":
        spoken = match["close"] and _SPEECH.match(
            text, match.end(), min(line.end, match.end() + 80)
        )
        return not spoken
    return bool(match["close"].strip(")]}")) or _full_stop_ends(text, match, line, word)


def _full_stop_ends(text: str, match: re.Match[str], line: Span, word: str) -> bool:
    """Tell whether a single full stop ends a sentence, by the words around it."""
    stop = match.start("stop")
    before = text[max(line.start, stop - 40) : stop].rstrip()
    found = _TOKEN.search(before)
    token = found[0] if found else ""
    key = token.lower().lstrip("-–—")
    starts = word in STARTERS
    if stop - len(token) <= line.start + _indent(text, line) and _ENUMERATOR.match(token):
        return False
    if key in ALWAYS or (key in BEFORE_DIGITS and word[:1].isdigit()):
        return False
    if len(token) == 1 and len(word) == 1 and token.islower():
        return False  # "z. B.", "d. h.", "u. a."
    if _is_initial(token) or key in OFTEN or _is_acronym(token):
        return starts or not word
    if token.isdigit() and len(token) <= 2:
        return not GERMAN_DAY_FOLLOWERS.fullmatch(word)
    return True


def _indent(text: str, line: Span) -> int:
    """Return how many characters stand before the first word of a line (white space, a bullet)."""
    found = re.compile(r"[\s\-*•·–—(\[]{0,12}").match(text, line.start, line.end)
    return found.end() - line.start if found else 0


def _is_initial(token: str) -> bool:
    """Tell whether a token is one capital letter, or capitals joined as in `J.-C`."""
    return len(token) == 1 and token.isupper() and token.isalpha()


def _is_acronym(token: str) -> bool:
    """Tell whether a token is single letters with full stops between them, as in `U.S`."""
    parts = token.split(".")
    return len(parts) > 1 and all(len(part.strip("-")) == 1 for part in parts)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space at both ends, None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
