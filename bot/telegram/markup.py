"""Formatted text, and how it becomes messages that Telegram takes.

A message is at most 4,096 UTF-16 units and 100 entities (core.telegram.org/bots/api). Text is cut
where it hurts least, and formatting is carried across the cut.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

UNITS = 4096
"""UTF-16 code units in one message."""
CAPTION_UNITS = 1024
"""UTF-16 code units in the caption of a file."""
ENTITIES = 90
"""Formatted stretches in one message: 100 less some that Telegram finds itself, such as links."""
SOURCE_BYTES = 30_000
"""UTF-8 bytes of one message's HTML; the Bot API server refuses 32,768."""
TAG_BYTES = 15
"""At most what a pair of tags takes beside the inside of the first one."""
URL_CHARACTERS = 2_000
"""A longer address is left out, or a few of them would fill a message's HTML."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one format. All runs with `quote` that meet make one quotation."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    quote: bool = False

    @property
    def tags(self) -> tuple[str, ...]:
        """Opening tags, outermost first, without their brackets."""
        usable = self.link and len(self.link) <= URL_CHARACTERS and self.link.isprintable()
        link = self.link if usable else None
        found = (
            "blockquote expandable" if self.quote else "",
            f'a href="{html.escape(link)}"' if link else "",
            "b" if self.bold else "",
            "i" if self.italic else "",
        )
        return tuple(filter(None, found))


@dataclass(frozen=True, slots=True)
class Body:
    """The text of one message as HTML, and without any formatting."""

    html: str
    plain: str


def messages(runs: Iterable[Run], *, units: int = UNITS) -> list[Body]:
    """Return the bodies of one or more messages that hold all of the text.

    White space around a cut is dropped, and so is what no client can show. No text: no messages.
    """
    rest = [replace(run, text=clean(run.text)) for run in runs]
    bodies = []
    while rest:
        part, rest = _cut(rest, units)
        part = _strip(part)
        if any(is_visible(run.text) for run in part):
            bodies.append(Body(_to_html(part), "".join(run.text for run in part)))
    return bodies


def clean(text: str) -> str:
    """Return the text with plain line ends, without control characters and broken surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    text = re.sub(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]", "", text)
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)


def is_visible(text: str) -> bool:
    """Tell whether there is anything to see: Telegram refuses messages of nothing but blanks."""
    return any(unicodedata.category(one)[0] not in "ZC" for one in text)


def width(text: str) -> int:
    """Return the length in UTF-16 code units, the way Telegram counts."""
    return len(text) + sum(one > "\uffff" for one in text)


def shorten(text: str, units: int = UNITS) -> str:
    """Return the end of a text that is too long for one message: it grows there."""
    text = text.strip()
    while width(text) > units:
        text = "…" + text[1 + max(1, width(text) - units) :]
    return text


def _cut(runs: list[Run], units: int) -> tuple[list[Run], list[Run]]:
    """Split off what fits into one message."""
    room = _room(runs, units)
    text = "".join(run.text for run in runs)
    if room >= len(text):
        return runs, []
    at = _breaking_point(text, room)
    return _slice(runs, 0, at), _slice(runs, at, len(text))


def _room(runs: Sequence[Run], units: int) -> int:
    """Count the characters that fit within all three limits."""
    entities, size, count = 0, 0, 0
    for run in runs:
        entities += len(run.tags)
        size += sum(len(tag.encode()) + TAG_BYTES for tag in run.tags)
        if entities > ENTITIES or size > SOURCE_BYTES:
            return max(count, 1)
        for one in run.text:
            units -= 2 if one > "\uffff" else 1
            size += len(html.escape(one).encode())
            if units < 0 or size > SOURCE_BYTES:
                return max(count, 1)
            count += 1
    return count


_BREAKS = (r"\n\s*\n", r"\n", r"[.!?…。！？][\"'”’»)\]]*\s|[。！？]", r"\s")
"""Between paragraphs, lines, sentences, words: the first kind that is late enough is taken."""


def _breaking_point(text: str, room: int) -> int:
    """Return where to cut at most `room` characters off the text."""
    for kind in _BREAKS:
        ends = [found.end() for found in re.finditer(kind, text[: room + 1])]
        fitting = [end for end in ends if room // 2 < end <= room]
        if fitting:
            return fitting[-1]
    return _between_characters(text, room)


def _between_characters(text: str, room: int) -> int:
    """Cut no emoji or accented letter in two, unless it is all there is."""
    at = room
    while at > max(1, room - 50) and _joins(text[at - 1], text[at]):
        at -= 1
    return at if not _joins(text[at - 1], text[at]) else room


def _joins(before: str, after: str) -> bool:
    """Tell whether two characters are one on the screen."""
    joiner = "\u200d"
    return (
        joiner in (before, after)
        or unicodedata.combining(after) != 0
        or unicodedata.category(after) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # skin tones
        or ("\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff")
    )


def _slice(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    ends = list(accumulate(len(run.text) for run in runs))
    pieces = []
    for run, last in zip(runs, ends, strict=True):
        first = last - len(run.text)
        text = run.text[max(start - first, 0) : max(end - first, 0)]
        if text:
            pieces.append(replace(run, text=text))
    return pieces


def _strip(runs: Sequence[Run]) -> list[Run]:
    """Drop outer white space, as Telegram would."""
    text = "".join(run.text for run in runs)
    start = len(text) - len(text.lstrip())
    return _slice(runs, start, max(start, len(text.rstrip())))


def _to_html(runs: Sequence[Run]) -> str:
    return "".join(_tagged(runs))


def _tagged(runs: Sequence[Run]) -> Iterator[str]:
    """Yield text and tags; neighbours with the same outer tags share them."""
    opened: tuple[str, ...] = ()
    for run in (*runs, Run("")):
        kept = 0
        while kept < min(len(opened), len(run.tags)) and opened[kept] == run.tags[kept]:
            kept += 1
        yield from (f"</{tag.split()[0]}>" for tag in reversed(opened[kept:]))
        yield from (f"<{tag}>" for tag in run.tags[kept:])
        yield html.escape(run.text, quote=False)
        opened = run.tags
