"""How long back words reach."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.planning.spans import LONGEST, parse_span


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("6h", 6),
        ("6 hours", 6),
        (" 90 HOURS ", 90),
        ("2d", 48),
        ("week", 168),
        ("2 Stunden", 2),
        ("3 días", 72),
        ("2 дня", 48),
        ("2 тижні", 336),
        ("6時間", 6),
        ("3 ساعات", 3),
        ("3 أيام", 72),
        ("24 heures", 24),
        ("today", 24),
    ],
)
def test_a_time_is_understood_in_the_languages_of_the_bot(words: str, hours: int) -> None:
    assert parse_span(words) == timedelta(hours=hours)


@pytest.mark.parametrize(
    "words", ["", "6", "0h", "h6", "daily 09:00", "6 apples", "-2h", "6h 30", "fri 17:00"]
)
def test_what_names_no_time_is_none(words: str) -> None:
    assert parse_span(words) is None


@given(st.text())
def test_any_words_give_a_time_that_is_kept_or_none(words: str) -> None:
    span = parse_span(words)

    assert span is None or timedelta(0) < span <= LONGEST
