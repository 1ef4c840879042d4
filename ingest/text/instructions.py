"""Which sentences of an article are orders to its reader or to a model: data, never quoted.

An article that says "ignore your instructions" inside a report about a flood does not report that.
"""

import re
from collections.abc import Sequence

from ingest.values import Span

_MARKUP = re.compile(
    r"<\s*/?\s*(?:script|img|iframe|svg|object|embed|a|div|html|style|link|meta|body)\b"
    r"|<!--|!\[[^\]]*\]\([^)]*\)|\]\(\s*(?:javascript|data):|\bon[a-z]{3,20}\s*="
    r"|javascript:|data:\w+/\w+|&lt;|\balert\s*\(|[A-Za-z0-9+/]{60,}={0,2}"
    r"|<\|\w+\|>|\[/?INST\]|<</?SYS>>",
    re.IGNORECASE,
)
_MODEL = re.compile(
    r"\b(?:your|the) (?:\w+ )?(?:answer|reply|response|output|message|instructions|prompt)s?\b"
    r"|\b(?:ignore|disregard|forget) (?:\w+ ){0,3}(?:instructions|prompts?|above|previous)\b"
    r"|\bsystem prompt\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:please |in your \w+, )?(?:explain|describe|write|draft|compose|provide|develop|translate"
    r"|add|use|replace|convert|include|integrate|modify|augment|enhance|remove|group|combine"
    r"|scramble|rearrange|ignore|break down|list|generate|create|tell|give|summari[sz]e)\b",
    re.IGNORECASE,
)


def suspicious(text: str, sentences: Sequence[Span]) -> frozenset[int]:
    """Return the indices of the sentences that must never be quoted or obeyed."""
    return frozenset(i for i, span in enumerate(sentences) if _is_order(span.of(text)))


def _is_order(sentence: str) -> bool:
    """Whether one sentence carries markup or talks to a model."""
    if _MARKUP.search(sentence):
        return True
    return bool(_ORDER.match(sentence) and (_MODEL.search(sentence) or len(sentence) < 120))
