"""Numbers in a text with their values: "5,000,000", "five million" and "5 Millionen" are equal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ingest.text import language as languages
from ingest.text.number_patterns import DIGITS, GROUPED, JAPANESE, WORDS
from ingest.text.number_words import CURRENCIES, FOREIGN, FRACTIONS, ORDINALS, SCALES, UNITS


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
    for match in DIGITS.finditer(text):
        if _in_name(text, match.start()):
            continue
        if match["time"] or match["version"]:
            yield NumberMention(*match.span(), None, match["time"] or match["version"])
            continue
        if comma is None and match["sep"]:
            comma = languages.detect(text) in _COMMA_DECIMAL
        if match["sep"] == " " and not comma and _may_be_two(match["number"]):
            yield from _apart(match)
            continue
        value = (
            number(match["number"], comma_decimal=bool(comma)) if match["number"] else Decimal(0)
        )
        if value is None:
            continue
        value += FRACTIONS.get(match["fraction"] or match["lone"] or "", Decimal(0))
        yield NumberMention(*match.span(), value * _scale(match), _unit(match, match["sign"]))


def _may_be_two(digits: str) -> bool:
    """Tell whether digits with one space are rather two numbers than one."""
    return digits.count(" ") == 1 and not digits.endswith("000")


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
    if grouped := GROUPED.match(digits):
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
    """Return what the scale word after a number multiplies it with; "$5m" is millions."""
    if "m" in match.re.groupindex and match["m"]:
        return Decimal(10**6)
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
    for match in WORDS.finditer(text):
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
    for match in JAPANESE.finditer(text):
        parts = ((match["t"], 10**12), (match["o"], 10**8), (match["m"], 10**4), (match["rest"], 1))
        values = [(number(digits), scale) for digits, scale in parts if digits]
        if all(value is not None for value, _ in values):
            value = sum((v * s for v, s in values if v is not None), Decimal(0))
            yield NumberMention(*match.span(), value, _unit(match))
