"""Links that open an article at the words that were quoted.

Text fragments: https://wicg.github.io/scroll-to-text-fragment/ (`#:~:text=start,end`).
"""

import re
from urllib.parse import quote, urlsplit

EDGE_WORDS = 5
"""Words at either end that name a long quotation; its middle may be any text."""
WHOLE_CHARACTERS = 80
"""A quotation up to this length is named in full."""


def to_passage(url: str | None, words: str) -> str | None:
    """Return the address with a fragment that names the quoted words; None for no web address."""
    if not url or not is_web(url):
        return None
    start, end = _edges(words)
    if not start:
        return url
    fragment = _encode(start) + (f",{_encode(end)}" if end else "")
    mark = "" if "#" in url else "#"
    return f"{url}{mark}:~:text={fragment}"


def is_web(url: str) -> bool:
    """Tell whether an address leads to the web: Telegram refuses others, or links without a dot."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").strip(".")
    except ValueError:
        return False
    named = re.fullmatch(r"[^\s<>\"@]+\.[^\s<>\"@]+|[0-9a-f:]+:[0-9a-f:]*", host)
    return parts.scheme in ("http", "https") and named is not None and url.isprintable()


def _edges(words: str) -> tuple[str, str]:
    """Return the quotation, or its beginning and end. A browser looks within one line for each."""
    lines = [" ".join(line.split()) for line in words.strip().splitlines() if line.strip()]
    if not lines:
        return "", ""
    if len(lines) == 1 and len(lines[0]) <= WHOLE_CHARACTERS:
        return lines[0], ""
    return _few(lines[0], first=True), _few(lines[-1], first=False)


def _few(line: str, *, first: bool) -> str:
    parts = line.split(" ")
    if len(parts) > 2 * EDGE_WORDS:
        return " ".join(parts[:EDGE_WORDS] if first else parts[-EDGE_WORDS:])
    if len(line) <= WHOLE_CHARACTERS:
        return line
    half = WHOLE_CHARACTERS // 4
    return line[:half] if first else line[-half:]


def _encode(words: str) -> str:
    """Percent-encode; a dash would be read as the mark of a prefix or suffix."""
    return re.sub("-", "%2D", quote(words, safe="", errors="replace"))
