"""How long reading takes."""

import math
import re

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction: Brysbaert (2019), meta-analysis of 190 studies."""
CHARACTERS_A_MINUTE = 500
"""Chinese and Japanese characters, where words are not parted by spaces."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def minutes(text: str) -> int:
    """Return the minutes that reading `text` takes, rounded, at least 1."""
    characters = len(_CJK.findall(text))
    words = len(_CJK.sub(" ", text).split())
    return max(1, math.ceil(words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE - 0.5))
