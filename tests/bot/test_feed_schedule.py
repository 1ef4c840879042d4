"""When feeds are visited again, and when they are given up."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.groups.feed_schedule import (
    LONGEST,
    SHORTEST,
    death,
    first_minutes,
    minutes_until_next,
    wait_after_failure,
)
from ingest.errors import BadStatusError, EmptySourceError, FetchError, IngestError, NotAFeedError
from tests.support.feeds import NOW

URL = "https://post.example/feed"
DAY = timedelta(days=1)


def test_news_make_visits_frequent_and_silence_makes_them_rare() -> None:
    busy = quiet = first_minutes(None)
    for _ in range(10):
        busy = minutes_until_next(busy, new=True)
        quiet = minutes_until_next(quiet, new=False)

    assert (first_minutes(None), busy, quiet) == (30, SHORTEST, LONGEST)


@pytest.mark.parametrize(("asked", "minutes"), [(None, 15), (0, 15), (60, 60), (10**6, 24 * 60)])
def test_a_feed_may_ask_for_longer_pauses_up_to_a_day(asked: int | None, minutes: int) -> None:
    assert minutes_until_next(30, new=True, asked=asked) == minutes


def test_failures_double_the_pause_up_to_a_day() -> None:
    waits = [wait_after_failure(count, FetchError(URL)) for count in (1, 2, 3, 7, 1000)]

    assert [wait / timedelta(minutes=30) for wait in waits] == [1, 2, 4, 48, 48]


@pytest.mark.parametrize(
    ("asked", "wait"),
    [(10.0, timedelta(minutes=30)), (7200.0, timedelta(hours=2)), (1e9, DAY), (None, DAY / 48)],
)
def test_a_server_may_ask_for_patience_up_to_a_day(asked: float | None, wait: timedelta) -> None:
    assert wait_after_failure(1, BadStatusError(URL, 503, asked)) == wait


@pytest.mark.parametrize(
    ("failures", "days", "error", "reason"),
    [
        (1, 0, BadStatusError(URL, 410), "gone"),
        (5, 3, BadStatusError(URL, 404), "gone"),
        (5, 2, BadStatusError(URL, 404), None),
        (4, 9, BadStatusError(URL, 404), None),
        (10, 7, FetchError(URL), "unreachable"),
        (9, 7, FetchError(URL), None),
        (10, 6, BadStatusError(URL, 500), None),
        (10, 7, NotAFeedError(URL), "not_a_feed"),
        (10, 7, EmptySourceError(URL), "not_a_feed"),
    ],
)
def test_a_feed_is_given_up_after_failures_over_days(
    failures: int, days: int, error: IngestError, reason: str | None
) -> None:
    assert death(failures, NOW - days * DAY, NOW, error) == reason


@given(st.integers(0, 10_000), st.booleans(), st.none() | st.integers(0, 10**9))
def test_a_pause_is_never_shorter_than_ten_minutes_nor_longer_than_a_day(
    minutes: int, new: bool, asked: int | None
) -> None:
    assert SHORTEST <= minutes_until_next(minutes, new=new, asked=asked) <= 24 * 60
