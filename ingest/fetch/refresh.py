"""`<meta http-equiv="refresh">`: a redirect that a page makes by itself."""

import html
import re

_WINDOW = 65_536
_SECONDS = 10.0

# Each skips to the end of the page when it is never closed, so that every byte is read once.
_SKIPPED = re.compile(
    r"<!--.*?(?:-->|\Z)|<(noscript|script|style)\b.*?(?:</\1|\Z)", re.DOTALL | re.IGNORECASE
)
_META = re.compile(r"<meta\b([^<>]{1,4096})>", re.IGNORECASE)
_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?refresh\b", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_TARGET = re.compile(r"\s*([\d.]*)\s*[;,]?\s*(?:url\s*=)?\s*[\"']?([^\"'\s]+)", re.IGNORECASE)


def target(body: bytes) -> str | None:
    """Return where the page sends its reader within ten seconds, as written, or `None`.

    What stands in `<noscript>` is for readers of the other kind of page and is not followed; nor
    is a later refresh, by which live pages load themselves again.
    """
    head = _SKIPPED.sub("", body[:_WINDOW].decode("latin-1"))
    for meta in _META.finditer(head):
        content = _CONTENT.search(meta[1])
        if content and _REFRESH.search(meta[1]):
            found = _TARGET.fullmatch(html.unescape(content[1] or content[2] or "").strip(" \"';"))
            if found and _delay(found[1]) <= _SECONDS and not found[2].replace(".", "").isdigit():
                return found[2]
    return None


def _delay(seconds: str) -> float:
    try:
        return float(seconds or 0)
    except ValueError:
        return float("inf")
