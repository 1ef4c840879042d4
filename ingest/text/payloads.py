"""Markup, code, encoded text, invisible characters: what no sentence is made of."""

import base64
import binascii
import re

_MARKUP = re.compile(
    r"<\s*/?\s*(?:a|applet|audio|base|body|button|div|embed|form|frame|html|iframe|img|input|link"
    r"|marquee|math|meta|object|script|style|svg|table|textarea|video|xss)\b"
    r"|<!--|-->|<!\[CDATA\["  # comments and sections
    r"|!\[[^\]]*\]\s*\(|\]\(\s*\w{2,10}script:|\]\(\s*data:"  # Markdown pictures and bad links
    r"|(?<![\w/])on[a-z]{3,20}\s*=\s*['\"\\\w]"  # event handlers
    r"|(?:java|vb|live)script\s*:\S|data:\s*\w+/[\w.+-]+[;,]"
    r"|&(?:lt|gt|#0*6[02]|#x0*3[ce]);?|%3c\s*/?\w"  # the same, escaped
    r"|\\x[0-9a-f]{2}|\\u00[0-9a-f]{2}",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?:alert|eval|exec|prompt|confirm|fetch|system|require|write|log|print)\([^)]*\)\s*;"
    r"|\b(?:alert|eval|exec|print|open|fetch|require)\([\w\"'“]"  # prose has a space there
    r"|\w\([\"'][^()]*[\"']\)"
    r"|\bdocument\.(?:cookie|location|write)|\bwindow\.\w+|\bString\.fromCharCode|\bos\.system\("
    r"|^\s*(?:def \w+\(.*\):|import [\w.]+$|from [\w.]+ import |#include\b|#!/|console\.log\()"
    r"|\{\{.*\}\}|\$\{[^}]*\}|\bexpression\s*\(|;\s*\}\s*$|`{3}",
    re.IGNORECASE,
)
_CODE_SIGNS = re.compile(r"[({`#;}]|^\s*(?:import|from) |\b(?:document|window)\.\w")
_CHAT_TOKENS = re.compile(
    r"<\|[\w ]{1,30}\|>|\[/?INST\]|<</?SYS>>|</?s>(?=\s|$|\[)"
    r"|</?(?:system|user|assistant|instructions?|prompt|untrusted|article|document|context)\b"
    r"|^\W{0,3}#{2,} ?(?:system|user|assistant|human|instructions?|response|input)\b",
    re.IGNORECASE,
)
_INVISIBLE = re.compile(
    # Tag characters (outside flags), bidirectional overrides, runs of zero-width characters.
    "(?<![\U0001f3f4\U000e0000-\U000e007f])[\U000e0000-\U000e007f]|[\u202d\u202e\u2066-\u2069]"
    "|[\u200b-\u200d\u2060\ufeff]{3,}"
)
_DIGITS = re.compile(
    r"(?:\b[01]{7,8}\b\s*){4,}|(?:\b[0-9a-f]{2}\b[\s:]*){10,}|\b[0-9a-f]{48,}\b"
    r"|(?:(?:^|\s)[.\-·−]{1,6}(?=\s|$|/)[\s/]*){6,}|[\u2801-\u28ff]{4,}",
    re.IGNORECASE,
)
_BASE64 = re.compile(r"(?<![\w/+.-])[A-Za-z0-9+/]{16,}={0,2}(?![\w/])")
_ADDRESS = re.compile(
    r"https?://|\bwww\.|\b[\w.+-]+@[\w-]+\.\w|\bt\.me/|\btg://"
    r"|\b[\w-]{2,}\."
    r"(?:app|biz|click|co|com|dev|info|io|link|net|online|org|ru|shop|site|top|xyz)\b",
    re.IGNORECASE,
)
_LONG = 60  # characters of base64 alphabet in a row; the longest words have about 45


def carries_payload(sentence: str) -> bool:
    """Tell whether there is markup, code, chat-model markup or encoded text in `sentence`.

    A plain web address is none of these.
    """
    if any(pattern.search(sentence) for pattern in (_MARKUP, _CHAT_TOKENS, _INVISIBLE, _DIGITS)):
        return True
    if _CODE_SIGNS.search(sentence) and _CODE.search(sentence):
        return True
    return any(_is_encoded(match[0]) for match in _BASE64.finditer(sentence))


def leads_elsewhere(sentence: str) -> bool:
    """Tell whether there is a web, mail or Telegram address in `sentence`."""
    return bool(_ADDRESS.search(sentence))


def _is_encoded(token: str) -> bool:
    """Whether a long token is base64 rather than a word, a name or a path."""
    if len(token) > _LONG and "/" not in token:
        return True
    if len(token) % 4 or not re.search(r"[a-z]", token) or not re.search(r"[A-Z0-9+]", token[1:]):
        return False
    try:
        decoded = base64.b64decode(token, validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return False
    return decoded.isprintable()
