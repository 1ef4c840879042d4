"""From bytes to text, whatever the bytes say about themselves."""

import codecs
import re

from charset_normalizer import from_bytes

from ingest.errors import DamagedFileError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that are no encodings of pages: they run code paths of their own, some in quadratic
# time, and UTF-7 hides markup.
_REFUSED = frozenset(
    {"idna", "punycode", "utf-7", "unicode_escape", "raw-unicode-escape", "unicode-escape"}
    | {"undefined", "mbcs", "oem", "utf_7"}
)
# What pages call Latin-1 or ASCII is Windows-1252 (WHATWG Encoding Standard, section 4.2).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_META = re.compile(rb"<meta[^<>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_SAMPLE = 10_000
_TOLERATED = 0.01


def decode(body: bytes, source: str, declared: str | None = None) -> str:
    """Return the text of `body`.

    A byte order mark counts first, then UTF-8 if the bytes are UTF-8, then the declared encoding
    (`declared`, or what markup says in its first kilobytes) if it is known and fits, then what the
    bytes look like.

    Raises:
        DamagedFileError: when no encoding makes text of them.
    """
    for bom, wide in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(wide, "replace")
    for name in ("utf-8", declared, _in_markup(body)):
        text = _attempt(body, name)
        if text is not None:
            return text
    return _guess(body, source)


def _in_markup(body: bytes) -> str | None:
    found = _XML.search(body[:1024]) or _META.search(body[:4096])
    return found[1].decode("ascii", "replace") if found else None


def _attempt(body: bytes, name: str | None) -> str | None:
    """Decode if the encoding exists and nearly every byte fits it."""
    codec = _known(name)
    if codec is None:
        return None
    try:
        text = body.decode(codec, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if text.count("\ufffd") <= _TOLERATED * len(text) else None


def _known(name: str | None) -> str | None:
    try:
        codec = codecs.lookup(name.strip()).name if name else None
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if codec in _REFUSED else _MEANT.get(codec or "", codec)


def _guess(body: bytes, source: str) -> str:
    """Ask charset-normalizer about both ends, as the whole of a long page takes seconds."""
    sample = body if len(body) <= _SAMPLE else body[: _SAMPLE // 2] + body[-_SAMPLE // 2 :]
    best = from_bytes(sample).best()
    text = _attempt(body, best.encoding if best else None)
    if text is None:
        raise DamagedFileError(source, "text")
    return text
