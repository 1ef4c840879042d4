"""Which story of a digest "tell me more about the second one" means."""

import re
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

# Ordinals from first to tenth, then words for the last one, in the bot's languages.
_ORDINALS: tuple[str, ...] = (
    (
        r"first|1st|primer[oa]?|erste[nrsm]?|premi(?:er|ère)|перв\w+|перш\w+|primeir[oa]|(?:ال)?أول\w*"
        r"|(?:ال)?اول\w*|一番目|最初|1番目|1つ目|一つ目"
    ),
    (
        r"second|2nd|segund[oa]|zweite[nrsm]?|deuxième|second[e]?|втор\w+|друг(?:а|у|ий|ої|ому|ого|е)"
        r"|(?:ال)?ثاني\w*|二番目|2番目|2つ目|二つ目"
    ),
    (
        r"third|3rd|tercer[oa]?|dritte[nrsm]?|troisième|трет\w+|terceir[oa]|(?:ال)?ثالث\w*"
        r"|三番目|3番目|3つ目|三つ目"
    ),
    (
        r"fourth|4th|cuart[oa]|vierte[nrsm]?|quatrième|четв[её]рт\w+|четверт\w+|quart[oa]|(?:ال)?رابع\w*"
        r"|四番目|4番目|4つ目|四つ目"
    ),
    (
        r"fifth|5th|quint[oa]|fünfte[nrsm]?|cinquième|пят(?:ый|ая|ую|ое|ой|ом)|п['’ʼ]ят\w+"
        r"|(?:ال)?خامس\w*|五番目|5番目|5つ目|五つ目"
    ),
    (
        r"sixth|6th|sext[oa]|sechste[nrsm]?|sixième|шест(?:ой|ая|ую|ое|ом)|шост\w+|(?:ال)?سادس\w*"
        r"|六番目|6番目|6つ目|六つ目"
    ),
    (
        r"seventh|7th|s[ée]ptim[oa]|siebte[nrsm]?|septième|седьм\w+|сьом\w+|sétim[oa]|(?:ال)?سابع\w*"
        r"|七番目|7番目|7つ目|七つ目"
    ),
    (
        r"eighth|8th|octav[oa]|achte[nrsm]?|huitième|восьм(?:ой|ая|ую|ое|ом)|восьм(?:ий|а|у|е|ої)"
        r"|oitav[oa]|(?:ال)?ثامن\w*|八番目|8番目|8つ目|八つ目"
    ),
    (
        r"ninth|9th|noven[oa]|neunte[nrsm]?|neuvième|девят(?:ый|ая|ую|ое|ой|ом)|дев['’ʼ]ят\w+|non[oa]"
        r"|(?:ال)?تاسع\w*|九番目|9番目|9つ目|九つ目"
    ),
    (
        r"tenth|10th|d[ée]cim[oa]|zehnte[nrsm]?|dixième|десят(?:ый|ая|ую|ое|ой|ом|ий|а|у|е)"
        r"|(?:ال)?عاشر\w*|十番目|10番目"
    ),
)
_LAST = (
    r"last|últim[oa]|letzte[nrsm]?|derni(?:er|ère)|последн\w+|останн\w+|(?:ال)?أخير\w*|(?:ال)?اخير\w*"
    r"|最後"
)
_NUMBER = (
    r"(?:number|story|item|nr|no|n[º°]|número|nummer|num[ée]ro|номер|новость|новина|history|№|#|رقم)"
    r"\s?[.:]?\s?(\d{1,2})\b|(\d{1,2})\s?(?:番目?|つ目|-?(?:я|й|ю|е|а|у)\b|\.(?=\s\w)|[ºª°]|(?:e|er|ère|ème)\b)"
    r"|^\s*#?(\d{1,2})[.!?]?\s*$"
)
_CJK = "番目最後つ一二三四五六七八九十"


def nth(words: str) -> int | None:
    """Return the number that some words name, from 1, or -1 for the last; None when none is named.

    "the second one", "Nummer 3", "2番目", "последнюю": the first one named counts. A number alone
    counts, one in passing ("10 people") does not.
    """
    found = [
        (match.start(), place)
        for place, pattern in enumerate(_ORDINALS, 1)
        if (match := _word(pattern, words))
    ]
    if match := _word(_LAST, words):
        found.append((match.start(), -1))
    if match := re.search(_NUMBER, words, re.IGNORECASE):
        number = int(next(group for group in match.groups() if group))
        found.append((match.start(), number))
    return min(found, default=(0, 0))[1] or None


def nth_story(order: Sequence[T], words: str) -> T | None:
    """Return the one of a digest's stories, in their order, that some words name.

    `order` may hold whatever was kept of the digest: stories, or the ids of their articles.
    """
    number = nth(words)
    if number is None or not order or number > len(order):
        return None
    return order[-1] if number == -1 else order[number - 1]


def _word(pattern: str, words: str) -> re.Match[str] | None:
    """Find whole words; scripts without spaces have none."""
    return re.search(
        rf"(?<!\w)(?:{pattern})(?!\w)|(?:{_without_spaces(pattern)})", words, re.IGNORECASE
    )


def _without_spaces(pattern: str) -> str:
    return "|".join(part for part in pattern.split("|") if part[-1] in _CJK) or r"(?!)"
