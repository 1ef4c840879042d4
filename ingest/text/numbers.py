"""Numbers in a text with their values: "5,000,000", "five million" and "5 Millionen" are equal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ingest.text import language as languages
from ingest.text.number_words import (
    CURRENCIES,
    FOREIGN,
    FRACTIONS,
    ORDINALS,
    PERCENT,
    SCALES,
    UNITS,
)


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number at `text[start:end]`.

    `value` is None for vague amounts ("dozens") and for what is not one number (a version, a
    time of day); `unit` then says which. Else `unit` is "%", a currency code of ISO 4217,
    "ordinal", or None.
    """

    start: int
    end: int
    value: Decimal | None
    unit: str | None


def _any(words: dict[str, int] | dict[str, Decimal] | dict[str, str]) -> str:
    """Return a regular expression for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SPACE = "[ \u00a0\u2009\u202f]"
_AFTER = (
    rf"(?:{_SPACE}?-?(?P<scale>{_any(SCALES)})\b\.?)?"
    rf"(?:{_SPACE}?-?(?:(?P<percent>{PERCENT})(?!\w)"
    rf"|(?:US{_SPACE}|U\.S\.{_SPACE})?(?P<money>{_any(CURRENCIES)})(?!\w)))?"
)
_DIGITS = re.compile(
    rf"(?<![^\W_])(?<![\d.,:]\b)(?:(?P<sign>US\$|R\$|A\$|C\$|[$€£¥₽₴₹₩₪]|(?:USD|EUR|GBP|CHF)\b){_SPACE}?)?"
    rf"(?:(?P<time>\d{{1,2}}:\d\d(?::\d\d)?)(?!\d)"
    rf"|(?P<version>\d+(?:\.\d+){{2,}})(?![\d,])"
    rf"|(?P<number>\d{{1,3}}(?P<sep>[,.'’٬ \u00a0\u2009\u202f])\d{{3}}(?:(?P=sep)\d{{3}})*(?!\d)(?:[.,٫]\d+)?"
    rf"|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)|\d+[.,٫]\d+|\d+)(?P<fraction>[½¼¾⅛⅓⅔])?|(?P<lone>[½¼¾⅛⅓⅔]))"
    rf"(?:(?P<ordinal>st|nd|rd|th|º|ª)\b|{_AFTER})",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:([.,'’٬\s])\d{3})(?:\1\d{3})*")
_WORD = rf"(?:{_any(UNITS)}|hundred|thousand|million|billion|trillion)"
_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<half>half\s(?:a|an)|a\shalf)\s(?P<of>hundred|thousand|million|billion|trillion|dozen)"
    rf"|(?P<dozen>a\sdozen)"
    rf"|(?:(?:a|an)\s(?=hundred|thousand|million|billion|trillion))?(?P<words>{_WORD}"
    rf"(?:(?:[\s-]|\sand\s){_WORD}\b)*)(?P<plushalf>\sand\sa\shalf(?:\s(?P<scaled>million|billion|trillion))?)?"
    rf"|(?P<foreign>{_any(FOREIGN)})"
    rf")(?:[\s-](?P<ordinal>{_any(ORDINALS)}))?(?!\w){_AFTER}"
    rf"|(?<![\w-])(?P<only>{_any(ORDINALS)})(?!\w)(?!\s(?:half|quarter|hand)\b)"
    r"|(?<!\w)(?P<vague>dozens|scores|hundreds|thousands|tens\sof\sthousands"
    r"|hundreds\sof\sthousands|millions|billions|trillions)(?=\sof\b)",
    re.IGNORECASE,
)
_JAPANESE = re.compile(
    r"(?<![\d.,])(?=\d[\d,.]*[兆億万])(?:(?P<t>\d[\d,.]*)兆)?(?:(?P<o>\d[\d,.]*)億)?(?:(?P<m>\d[\d,.]*)万)?"
    r"(?P<rest>\d{1,4}(?!\d))?(?:(?P<percent>%|％|パーセント)|(?P<money>円|ユーロ|元)|ドル)?"
)
_COMMA_DECIMAL = frozenset({"de", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk"})


def find(text: str) -> list[NumberMention]:
    """Return the numbers of `text` in order and without overlaps.

    Digits with the thousands separators of several countries, words (English in full, two to ten
    in the other interface languages), scales, percentages, money and ordinals. A range or a score
    ("24–10") is two numbers. Digits inside of names ("G7", "COVID-19") are not numbers, nor is
    the word "one" alone. Whether "1.234" and "1,234" have a decimal point is decided by the
    language of the text, English if that is unclear.
    """
    found = sorted(
        (*_japanese(text), *_digits(text), *_words(text)), key=lambda m: (m.start, -m.end)
    )
    kept: list[NumberMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _digits(text: str) -> Iterator[NumberMention]:
    """Yield what is written in digits."""
    comma: bool | None = None
    for match in _DIGITS.finditer(text):
        if _in_name(text, match.start()):
            continue
        if match["time"] or match["version"]:
            yield NumberMention(*match.span(), None, match["time"] or match["version"])
            continue
        if comma is None and match["sep"]:
            comma = languages.detect(text) in _COMMA_DECIMAL
        if match["sep"] == " " and not comma and not match["number"].endswith("000"):
            yield from _apart(match)
            continue
        value = (
            number(match["number"], comma_decimal=bool(comma)) if match["number"] else Decimal(0)
        )
        if value is None:
            continue
        value += FRACTIONS.get(match["fraction"] or match["lone"] or "", Decimal(0))
        yield NumberMention(*match.span(), value * _scale(match), _unit(match, match["sign"]))


def _apart(match: re.Match[str]) -> Iterator[NumberMention]:
    """Yield groups of digits with spaces between them as a number each: "Route 66 200 miles"."""
    for group in re.finditer(r"\d+", match["number"]):
        start = match.start("number") + group.start()
        yield NumberMention(start, start + len(group[0]), Decimal(group[0]), None)


def number(digits: str, *, comma_decimal: bool = False) -> Decimal | None:
    """Return the value of digits with separators, None when they are no number.

    `comma_decimal` tells how to read one comma or point before exactly three digits.
    """
    digits = "".join(str(int(c)) if c.isdecimal() else c for c in digits).replace("٫", ".")
    if grouped := _GROUPED.match(digits):
        single = grouped.end() == len(digits) and len(grouped[0]) <= 7
        is_decimal = single and grouped[1] == ("," if comma_decimal else ".")
        if not is_decimal:
            whole = re.sub(r"\D", "", grouped[0])
            digits = whole + digits[grouped.end() :]
    if digits.count(",") > 1:  # 1,00,000
        digits = digits.replace(",", "")
    try:
        return Decimal(digits.replace(",", "."))
    except InvalidOperation:
        return None


def _in_name(text: str, start: int) -> bool:
    """Tell whether digits belong to a name such as `COVID-19`, `F-16` or `file.2`."""
    return (
        start >= 2
        and text[start - 1] in "-‑_"
        and text[start - 2].isalpha()
        and (text[start - 2].isupper() or text[start - 1] == "_")
    )


def _scale(match: re.Match[str]) -> Decimal:
    """Return what the scale word after a number multiplies it with."""
    return SCALES[match["scale"].lower()] if match["scale"] else Decimal(1)


def _unit(match: re.Match[str], sign: str | None = None) -> str | None:
    """Return the unit of a number: percent, currency or ordinal."""
    if match["percent"]:
        return "%"
    if name := sign or match["money"]:
        return CURRENCIES.get(name.lower())
    return "ordinal" if "ordinal" in match.re.groupindex and match["ordinal"] else None


def _words(text: str) -> Iterator[NumberMention]:
    """Yield what is written in words."""
    for match in _WORDS.finditer(text):
        if match["vague"]:
            yield NumberMention(*match.span(), None, " ".join(match["vague"].lower().split()))
        elif match["only"]:
            yield NumberMention(*match.span(), Decimal(ORDINALS[match["only"].lower()]), "ordinal")
        elif (value := _spelled(match)) is not None:
            yield NumberMention(*match.span(), value * _scale(match), _unit(match))


def _spelled(match: re.Match[str]) -> Decimal | None:
    """Return the value of a number in words, None for "one" alone."""
    if match["half"]:
        scale = {"dozen": Decimal(12)}.get(match["of"].lower())
        return (scale or SCALES[match["of"].lower()]) / 2
    if match["dozen"]:
        return Decimal(12)
    if match["foreign"]:
        word = match["foreign"]
        return Decimal(FOREIGN[word.lower()]) if not word.isupper() else None
    value = Decimal(compose(re.split(r"[\s-]+", match["words"].lower())))
    if match["ordinal"]:
        value += ORDINALS[match["ordinal"].lower()]
    if match["plushalf"]:
        value += Decimal("0.5")
        value *= SCALES[match["scaled"].lower()] if match["scaled"] else 1
    counted = match["scale"] or match["percent"] or match["money"] or match["ordinal"]
    return value if value != 1 or counted else None


def compose(words: list[str]) -> int:
    """Return the number that English number words make together: two hundred and five."""
    total = current = 0
    for word in words:
        if word in UNITS:
            current += UNITS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total += (current or 1) * int(SCALES[word])
            current = 0
    return total + current


def _japanese(text: str) -> Iterator[NumberMention]:
    """Yield numbers with 万, 億 and 兆."""
    for match in _JAPANESE.finditer(text):
        parts = ((match["t"], 10**12), (match["o"], 10**8), (match["m"], 10**4), (match["rest"], 1))
        values = [(number(digits), scale) for digits, scale in parts if digits]
        if all(value is not None for value, _ in values):
            value = sum((v * s for v, s in values if v is not None), Decimal(0))
            yield NumberMention(*match.span(), value, _unit(match))
