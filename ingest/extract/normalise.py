"""The one form in which article text leaves this package."""

import re
import unicodedata

_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0e\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")
_LIST_LINE = re.compile(r"^(?:[-*•]|\d{1,3}[.)]|\|)\s*\S")
_REPEAT = 80
"""Characters: shorter lines may come again in good faith."""


def clean_characters(text: str) -> str:
    """Return `text` in NFC without control, zero-width, direction and tag characters.

    Joiners (U+200C, U+200D) stay where they stand between letters or emoji, because Persian,
    Hindi and family emoji are spelt with them.
    """
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )
    text = _CONTROL.sub("", _INVISIBLE.sub("", text.replace("\u0085", "\n")))
    text = re.sub(r"(?<![^\s\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\s\x00-\x7f])", "", text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return `text` as a single clean line: a title, a name."""
    return " ".join(clean_characters(text).split())


def normalise(text: str, title: str = "") -> str:
    """Return paragraphs with a blank line between them, lists and tables as lines.

    Lines of one list or table follow each other. The title is not repeated as the first line, and
    a text that the page has twice comes once.
    """
    lines = [_SPACES.sub(" ", line).strip() for line in clean_characters(text).split("\n")]
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
