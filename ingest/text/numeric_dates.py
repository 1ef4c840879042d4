"""Dates in digits: "2023-01-13", "13.01.2023", "2023年1月13日", "Q3 2022", "the 1990s"."""

import re
from collections.abc import Iterator

from ingest.text.written_dates import Written

_FULL = re.compile(
    r"(?<![\w/.-])(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?![\d/-])"
    r"|(?<![\w/.-])(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})\6(?P<c>\d{4}|\d\d)(?![\w/-]|[.,]\d)"
)
_QUARTER = re.compile(
    r"\b(?:Q(?P<q>[1-4])|(?P<word>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter)"
    r"(?:,?\s(?:of\s)?(?:fiscal\s)?|['’])(?P<y>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_YEARS = re.compile(
    r"(?<![\w.,$€£#/:’'])(?P<y>1\d{3}|20\d\d)"
    r"(?:(?P<decade>['’]?s|er|-х|-ті|年代)(?!\w)|[-–—/](?P<y2>20\d\d|1\d{3}|\d\d))?"
    r"(?![\w%]|[.,:]\d)"
)
_CUE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|year|early|late|mid|between|before|after|through"
    r"|circa|ended|fiscal|FY|spring|summer|fall|autumn|winter|en|de|del|desde|hasta|año|im|jahr|seit"
    r"|bis|anno|depuis|année|em|ano|até|в|с|до|по|у|з|від|عام|سنة|and|or|to|the)|[(—–-])[\s-]{0,2}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s?(?:BCE?|B\.C)\b|\s(?:and\s)?(?:[a-z]+\s)?(?:people|men|women|children|percent|million|billion|kg|km|miles|feet|acres"
    r"|[a-z]{3,}(?:rs|es|ts|ns|ps|ds|ks|ls|ys|gs|ms))\b"
)
_CENTURY = re.compile(r"\b(?P<c>[1-9]|1\d|2[01])(?:st|nd|rd|th)[\s-]century\b", re.IGNORECASE)
_DAY = r"(?:3[01]|[12]\d|[1-9])"
_JAPANESE = re.compile(
    rf"(?<!\d)(?:(?P<y>[12]\d{{3}})年\s?)?(?P<m>1[0-2]|[1-9])月(?:\s?(?P<d>{_DAY})日?(?!\d)"
    rf"(?:\s?(?:から|[-–~〜～、・])\s?(?P<d2>{_DAY})日)?)?(?![\d月])"
    r"|(?<!\d)(?P<only>[12]\d{3})年(?!\s?\d|代)"
)


def find(text: str, language: str) -> Iterator[Written]:
    """Yield the dates in digits; they may overlap with each other."""
    for match in _FULL.finditer(text):
        yield _full(match, month_first=language == "en")
    for match in _JAPANESE.finditer(text):
        yield _japanese(match)
    for match in _QUARTER.finditer(text):
        quarter = int(match["q"] or _QUARTERS.get(match["word"].lower()) or match["word"][0])
        year, first = int(match["y"]), quarter * 3 - 2
        yield Written(match.start(), match.end(), year, first, last_month=first + 2)
    for match in _CENTURY.finditer(text):
        first = int(match["c"]) * 100 - 99
        yield Written(match.start(), match.end(), first, last_year=first + 99)
    yield from _years(text)


def _full(match: re.Match[str], *, month_first: bool) -> Written:
    """Return a full date; of 01/02/2023 English takes the month first, others the day."""
    if match["y"]:
        return Written(*match.span(), int(match["y"]), int(match["m"]), int(match["d"]))
    day, month, year = int(match["a"]), int(match["b"]), int(match["c"])
    if month > 12 or (month_first and match[6] != "." and day <= 12):
        day, month = month, day
    if year < 100:
        year += 2000 if year < 70 else 1900
    return Written(*match.span(), year, month, day)


def _japanese(match: re.Match[str]) -> Written:
    """Return a date with 年, 月, 日."""
    if match["only"]:
        return Written(*match.span(), int(match["only"]))
    return Written(
        *match.span(),
        int(match["y"]) if match["y"] else None,
        int(match["m"]),
        int(match["d"]) if match["d"] else None,
        last_day=int(match["d2"]) if match["d2"] else None,
    )


def _years(text: str) -> Iterator[Written]:
    """Yield years, ranges of years and decades."""
    for match in _YEARS.finditer(text):
        year = int(match["y"])
        if match["decade"]:
            if year % 10 == 0:
                span = 99 if year % 100 == 0 and year < 1900 else 9
                yield Written(*match.span(), year, last_year=year + span)
        elif _is_year(text, match):
            last = match["y2"] and int(match["y"][: 4 - len(match["y2"])] + match["y2"])
            if last and last <= year:
                last = None
            yield Written(*match.span(), year, last_year=last or None)


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Tell whether four digits are a year rather than a count, by their neighbours."""
    cued = _CUE.search(text[max(0, match.start() - 12) : match.start()])
    if match["y2"] and not cued and int(match["y"]) < 1700:
        return False
    counted = _COUNTED.match(text, match.end())
    return not counted and (bool(cued) or 1900 <= int(match["y"]) <= 2059)
