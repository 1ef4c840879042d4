"""One clean form of text, made once, so that offsets into it stay true."""

import re
import unicodedata

_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Characters that nobody sees: controls, soft hyphen, zero-width and direction marks, invisible
# operators, byte order marks, variation selectors of ideographs, and the tag characters, in which
# whole messages to a model can be hidden. A lone surrogate is half a character that no store takes.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0"
    r"\ufff0-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Joiners are spelling in Arabic and Indic scripts and glue in emoji; elsewhere they hide words.
_JOINER = re.compile(
    r"(?<![\u0600-\u08ff\u0900-\u109f\u1780-\u18af\ufb50-\ufdcf\ufe70-\ufefe"
    r"\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+"
)
_SELECTORS = re.compile(r"([\ufe00-\ufe0f])[\ufe00-\ufe0f]+")
_MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_PILED = re.compile(rf"([{_MARKS}]{{4}})[{_MARKS}]+")
_SPACES = re.compile(r" {2,}")
_LINE_EDGE = re.compile(r" ?\n ?")
_BLANK = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """Return `text` as it is stored: NFC, visible characters, plain spaces, tidy lines.

    Lines end in a line feed, at most one of them is blank in a row, none has spaces at its ends
    or two in a row. At most four accents stand on a letter. Doing it again changes nothing.
    """
    text = _paired(text)
    text = _SPACE.sub(" ", _LINE_END.sub("\n", text))
    text = _SELECTORS.sub(r"\1", _JOINER.sub("", _UNSEEN.sub("", text)))
    # Before NFC, which sorts a pile of accents in quadratic time; after it, since it adds some.
    text = _PILED.sub(r"\1", unicodedata.normalize("NFC", _PILED.sub(r"\1", text)))
    text = _BLANK.sub("\n\n", _LINE_EDGE.sub("\n", _SPACES.sub(" ", text)))
    return text.strip(" \n")


def clean_line(text: str | None, limit: int = 300) -> str:
    """Return `text` as one clean line of at most `limit` characters; `None` gives an empty one."""
    line = " ".join(clean((text or "")[: limit * 10]).split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _paired(text: str) -> str:
    """Put surrogate pairs together, which some JSON leaves as two halves."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
