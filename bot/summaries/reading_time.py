"""How long reading takes."""

import math
import re

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction: Brysbaert (2019), meta-analysis of 190 studies."""
CHINESE_A_MINUTE = 255
JAPANESE_A_MINUTE = 357
"""Characters: Trauzettel-Klosinski and Dietz (2012), Standardized Assessment of Reading Performance
(IReST), Investigative Ophthalmology & Visual Science 53."""

_KANA = re.compile(r"[\u3040-\u30ff]")
_CHARACTER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def minutes(text: str) -> int:
    """Return the minutes that reading `text` takes, rounded, at least 1.

    Words are counted where they are parted by spaces (Korean too), else characters.
    """
    characters = len(_CHARACTER.findall(text))
    words = len(_CHARACTER.sub(" ", text).split())
    rate = JAPANESE_A_MINUTE if _KANA.search(text) else CHINESE_A_MINUTE
    return max(1, math.floor(words / WORDS_A_MINUTE + characters / rate + 0.5))
