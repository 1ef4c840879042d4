"""What a chat model wrote, as plain text without anything to follow.

A model that obeys an order hidden in an article can write a link, a user name or a command. It is
nobody's business to decide which of them are good: a sentence with one is dropped.
"""

import re

from ingest.text import sentences

_THINKING = re.compile(r"\A\s*<(think|thinking)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(
    r"[a-z0-9+.-]://\S|mailto:\S|\b(?:javascript|data|tel|tg|vbscript):\S"
    r"|\bwww\.\S|\b(?:t|telegram)\.me\b"
    r"|\]\s?\("  # [text](address), whatever the address is
    r"|(?<!\w)@\w{3,}"
    r"|[\w.+-]@[\w-]+\.\w"
    r"|(?<![\w/.<])/[a-z]\w*(?!\w*/)",  # a command of a bot
    re.IGNORECASE,
)
_HOST = re.compile(
    r"(?<![\w.@-])(?:[^\W_][\w-]{0,62}\.)+(?:[a-z]{2,24}|xn--\w+)(?![\w-])(?P<path>/\S*)?",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z!][^<>]{0,500}>", re.IGNORECASE)
_STRONG = re.compile(
    r"(?<!\w)(\*\*\*|\*\*|__|~~|\|\||`{1,3})(?=\S)(.{1,500}?)(?<=\S)\1(?!\w)", re.DOTALL
)
_HEADING = re.compile(r"^[ \t]{0,3}(?:#{1,6}|>)[ \t]+", re.MULTILINE)


def spoken(text: str) -> str:
    """Return the text without the thoughts that some servers put before it."""
    return _THINKING.sub("", text)


def plain(text: str, known: str) -> str:
    """Return `text` without markup, and without the sentences that hold something to follow.

    Dropped are sentences with an address, a user name, an e-mail address or a command. A bare name
    such as "Booking.com" may stay when `known` (what the model was shown and asked) has it.
    """
    text = _HEADING.sub("", _STRONG.sub(r"\2", text))
    kept, end = [], 0
    for span in sentences.split(text):
        sentence = span.of(text)
        if not _leads_away(sentence, known.casefold()):
            kept.append(text[end : span.start] + _TAG.sub("", sentence))
        end = span.end
    return "".join(kept).strip()


def _leads_away(sentence: str, known: str) -> bool:
    if _LINK.search(sentence):
        return True
    hosts = _HOST.finditer(sentence)
    return any(host["path"] or host[0].casefold() not in known for host in hosts)
