from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text import numbers


def values(text: str) -> list[tuple[str, str | None]]:
    return [(f"{m.value:f}" if m.value is not None else "-", m.unit) for m in numbers.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "5 million",
        "5,000,000",
        "five million",
        "5.000.000",
        "5 000 000",
        "5\u202f000\u202f000",
        "5 Millionen",
        "cinco millones",
        "5 млн",
        "пять миллионов",
        "500万",
        "5 ملايين",
    ],
)
def test_the_same_number_has_one_value_in_every_form(text: str) -> None:
    (mention,) = numbers.find(text)
    assert mention.value == 5_000_000
    assert text[mention.start : mention.end] == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half a million", [("500000", None)]),
        ("6½", [("6.5", None)]),
        ("one and a half million", [("1500000.0", None)]),
        ("two hundred and five", [("205", None)]),
        ("twenty-one thousand", [("21000", None)]),
        ("a dozen", [("12", None)]),
        ("5%", [("5", "%")]),
        ("ten per cent", [("10", "%")]),
        ("3,5 Prozent", [("3.5", "%")]),
        ("$5 million", [("5000000", "USD")]),
        ("5 million yen", [("5000000", "JPY")]),
        ("$5m and a 5m pole", [("5000000", "USD"), ("5", None)]),
        ("€3.5bn", [("3500000000.0", "EUR")]),
        ("1億2000万円", [("120000000", "JPY")]),
        ("the 13th and the third", [("13", "ordinal"), ("3", "ordinal")]),
        ("won 24–10", [("24", None), ("10", None)]),
        ("10:30", [("-", "10:30")]),
        ("dozens of boats", [("-", "dozens")]),
        ("1,00,000", [("100000", None)]),
        ("Es kamen 1.500 Menschen und nicht mehr", [("1500", None)]),
        ("It is 1.500 and no more of it", [("1.500", None)]),
        ("Route 66 200 miles", [("66", None), ("200", None)]),
    ],
)
def test_numbers_come_with_value_and_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize("text", ["COVID-19", "the G7", "an F-16", "one of them", "no one"])
def test_digits_in_names_and_the_word_one_are_no_numbers(text: str) -> None:
    assert values(text) == []


@given(st.integers(0, 10**12), st.sampled_from([",", ".", " ", "\u00a0", "'"]))
def test_thousands_separators_do_not_change_a_value(number: int, separator: str) -> None:
    grouped = f"{number:,}".replace(",", separator)
    if 1000 <= number < 1_000_000 and separator in {".", " "}:
        return  # one point or space may mean something else
    assert [m.value for m in numbers.find(grouped)] == [Decimal(number)]


@given(
    st.text(
        alphabet=st.sampled_from("0123456789.,:½$€% \u00a0millionsix-万億thousandand"), max_size=60
    )
)
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for mention in numbers.find(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
