"""A model that fails again and again is left alone, and tried again."""

import pytest

from bot.errors import (
    ModelError,
    ModelRateLimitError,
    ModelSlowError,
    ModelUnavailableError,
    ModelUnverifiedError,
)
from bot.models.breaker import Breaker
from bot.models.budget import ContextTooSmallError

DOWN = ModelUnavailableError("down")


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(failures=3, pause=60, clock=clock)


def fail(breaker: Breaker, times: int, error: ModelError = DOWN) -> None:
    for _ in range(times):
        breaker.failed(error)


def test_a_few_failures_do_not_open_it(breaker: Breaker) -> None:
    fail(breaker, 2)

    assert breaker.skips() is None


def test_failures_in_a_row_open_it_with_the_last_reason(breaker: Breaker) -> None:
    fail(breaker, 2)
    breaker.failed(ModelSlowError("slow"))

    assert breaker.skips() == "model_slow"


def test_a_success_in_between_counts_from_the_start(breaker: Breaker) -> None:
    fail(breaker, 2)
    breaker.succeeded()
    fail(breaker, 2)

    assert breaker.skips() is None


def test_after_the_pause_one_tries_and_the_others_wait(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 61

    assert [breaker.skips() for _ in range(3)] == [None, "model_down", "model_down"]


def test_when_the_try_goes_well_everybody_may_ask(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 61
    breaker.skips()
    breaker.succeeded()

    assert breaker.skips() is None


def test_when_the_try_fails_it_stays_open_for_another_pause(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 61
    breaker.skips()
    fail(breaker, 1)
    clock.now += 59

    assert breaker.skips() == "model_down"


def test_a_rate_limit_with_a_time_opens_it_at_once_for_that_time(
    breaker: Breaker, clock: Clock
) -> None:
    breaker.failed(ModelRateLimitError("429", retry_after=20))

    assert breaker.skips() == "rate_limited"
    clock.now += 21
    assert breaker.skips() is None


def test_nobody_waits_for_hours(breaker: Breaker, clock: Clock) -> None:
    breaker.failed(ModelRateLimitError("429", retry_after=86_400))
    clock.now += 601

    assert breaker.skips() is None


def test_a_model_that_answers_what_is_not_true_is_well(breaker: Breaker) -> None:
    fail(breaker, 2)
    fail(breaker, 5, ModelUnverifiedError("invented"))
    fail(breaker, 2)

    assert breaker.skips() is None


def test_what_was_not_asked_tells_nothing(breaker: Breaker) -> None:
    fail(breaker, 2)
    fail(breaker, 5, ContextTooSmallError("too long"))
    fail(breaker, 1)

    assert breaker.skips() == "model_down"
