"""Regular expressions for numbers in digits, in English words, and with 万, 億, 兆."""

import re
from collections.abc import Iterable

from ingest.text.number_words import CURRENCIES, FOREIGN, ORDINALS, PERCENT, SCALES, UNITS


def _any(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SPACE = "[ \u00a0\u2009\u202f]"
_AFTER = (
    rf"(?:{_SPACE}?-?(?P<scale>{_any(SCALES)})\b\.?)?"
    rf"(?:{_SPACE}?-?(?:(?P<percent>{PERCENT})(?!\w)"
    rf"|(?:US{_SPACE}|U\.S\.{_SPACE})?(?P<money>{_any(CURRENCIES)})(?!\w)))?"
)
_SIGN = r"US\$|R\$|A\$|C\$|[$€£¥₽₴₹₩₪]|(?:USD|EUR|GBP|CHF)\b"
_TIME = r"(?P<time>\d{1,2}:\d\d(?::\d\d)?)(?!\d)"
_VERSION = r"(?P<version>(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+(?:\.\d+){2,})(?![\d,])"
_THOUSANDS = r"\d{1,3}(?P<sep>[,.'’٬ \u00a0\u2009\u202f])\d{3}(?:(?P=sep)\d{3})*(?!\d)(?:[.,٫]\d+)?"
_INDIAN = r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)"
_NUMBER = rf"(?P<number>{_THOUSANDS}|{_INDIAN}|\d+[.,٫]\d+|\d+)(?P<fraction>[½¼¾⅛⅓⅔])?"
DIGITS = re.compile(
    rf"(?<![^\W_])(?<![\d.,:]\b)(?:(?P<sign>{_SIGN}){_SPACE}?)?"
    rf"(?:{_TIME}|{_VERSION}|{_NUMBER}|(?P<lone>[½¼¾⅛⅓⅔]))"
    rf"(?:(?P<ordinal>st|nd|rd|th|º|ª)\b|(?(sign)(?P<m>m)\b|(?!))|{_AFTER})",
    re.IGNORECASE,
)
GROUPED = re.compile(r"\d{1,3}(?:([.,'’٬\s])\d{3})(?:\1\d{3})*")

_SCALE = "hundred|thousand|million|billion|trillion"
_WORD = rf"(?:{_any(UNITS)}|{_SCALE})"
_SPELLED = (
    rf"(?:(?:a|an)\s(?={_SCALE}))?(?P<words>{_WORD}(?:(?:[\s-]|\sand\s){_WORD}\b)*)"
    r"(?P<plushalf>\sand\sa\shalf(?:\s(?P<scaled>million|billion|trillion))?)?"
)
_VAGUE = (
    r"dozens|scores|(?:tens|hundreds)\sof\s(?:thousands|millions)|hundreds|thousands|millions"
    r"|billions|trillions"
)
WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<half>half\s(?:a|an)|a\shalf)\s(?P<of>{_SCALE}|dozen)|(?P<dozen>a\sdozen)"
    rf"|{_SPELLED}|(?P<foreign>{_any(FOREIGN)}))(?:[\s-](?P<ordinal>{_any(ORDINALS)}))?(?!\w){_AFTER}"
    rf"|(?<![\w-])(?P<only>{_any(ORDINALS)})(?!\w)(?!\s(?:half|quarter|hand)\b)"
    rf"|(?<!\w)(?P<vague>{_VAGUE})(?=\sof\b)",
    re.IGNORECASE,
)
_PLAIN = r"\d[\d,.]*"
JAPANESE = re.compile(
    r"(?<![\d.,])(?=\d[\d,.]*[兆億万])"
    rf"(?:(?P<t>{_PLAIN})兆)?(?:(?P<o>{_PLAIN})億)?(?:(?P<m>{_PLAIN})万)?(?P<rest>\d{{1,4}}(?!\d))?"
    r"(?:(?P<percent>%|％|パーセント)|(?P<money>円|ユーロ|元)|ドル)?"
)
