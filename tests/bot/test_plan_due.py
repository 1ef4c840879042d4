"""When plans are due, over clock changes of every kind."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from bot.planning.due import due_since, last_due, next_due
from bot.planning.values import EVERY_DAY, WORKDAYS, Plan
from bot.planning.zones import tzinfo_of

ZONES = sorted(
    {zone for zones in get_global("territory_zones").values() for zone in zones}
    - {"Etc/Unknown", "Pacific/Apia", "Pacific/Fakaofo"}  # left out a day, see below
)

plans = st.builds(
    Plan,
    days=st.frozensets(st.integers(0, 6), min_size=1),
    times=st.times().map(lambda at: (at.replace(second=0, microsecond=0),)),
    zone=st.sampled_from([*ZONES, "UTC+05:30", "UTC-11:00"]),
)
moments = st.datetimes(datetime(2001, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants them naive


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def daily(at: str, zone: str) -> Plan:
    return Plan(EVERY_DAY, (time.fromisoformat(at),), zone)


@pytest.mark.parametrize(
    ("plan", "after", "due"),
    [
        pytest.param(
            daily("09:00", "Europe/London"), "2026-03-28T09:00", "2026-03-29T08:00", id="forward"
        ),
        pytest.param(
            daily("09:00", "Europe/London"), "2026-10-24T08:00", "2026-10-25T09:00", id="back"
        ),
        pytest.param(
            daily("01:30", "Europe/London"), "2026-03-28T01:30", "2026-03-29T01:00", id="gap"
        ),
        pytest.param(
            daily("01:30", "Europe/London"), "2026-10-24T12:00", "2026-10-25T00:30", id="twice"
        ),
        pytest.param(
            daily("01:30", "Europe/London"), "2026-10-25T00:30", "2026-10-26T01:30", id="only once"
        ),
        pytest.param(
            daily("02:15", "Australia/Lord_Howe"),
            "2026-10-03T12:00",
            "2026-10-03T15:30",
            id="half an hour",
        ),
        pytest.param(
            daily("00:30", "Africa/Cairo"), "2026-04-23T12:00", "2026-04-23T22:00", id="midnight"
        ),
        pytest.param(
            Plan(frozenset({4}), (time(9),), "Pacific/Apia"),
            "2011-12-24T00:00",
            "2012-01-05T19:00",
            id="a Friday that Samoa left out",
        ),
        pytest.param(
            Plan(WORKDAYS, (time(18, 30),), "Asia/Tokyo"),
            "2026-11-27T10:00",
            "2026-11-30T09:30",
            id="over the weekend",
        ),
        pytest.param(
            Plan(EVERY_DAY, (time(8), time(18)), "UTC+03:00"),
            "2026-11-27T05:00",
            "2026-11-27T15:00",
            id="twice a day",
        ),
    ],
)
def test_the_next_time(plan: Plan, after: str, due: str) -> None:
    assert next_due(plan, utc(after)) == utc(due)


@given(plans, moments)
def test_the_next_time_is_later_and_on_a_day_of_the_plan(plan: Plan, after: datetime) -> None:
    due = next_due(plan, after)

    local = due.astimezone(tzinfo_of(plan.zone))
    assert after < due < after + timedelta(days=9)
    assert due.second == due.microsecond == 0
    assert is_right(local, plan)


@given(plans, moments)
def test_times_ascend_and_no_local_day_has_two(plan: Plan, after: datetime) -> None:
    due, days = after, list[date]()
    for _ in range(20):
        later = next_due(plan, due)
        assert later > due
        due = later
        local = due.astimezone(tzinfo_of(plan.zone))
        if local.time() == plan.times[0]:  # one that a gap moved may come on the next day
            days.append(local.date())

    assert len(days) == len(set(days))
    assert len(days) >= 17


@given(plans, moments)
def test_the_last_time_and_the_next_have_none_between_them(plan: Plan, now: datetime) -> None:
    last = last_due(plan, now)

    assert last <= now
    assert next_due(plan, last) == next_due(plan, now)
    assert last_due(plan, next_due(plan, now)) == next_due(plan, now)


def test_of_many_missed_times_the_latest_counts() -> None:
    plan = daily("09:00", "Europe/London")

    assert due_since(plan, utc("2026-10-20T08:00"), utc("2026-10-27T10:00")) == utc(
        "2026-10-27T09:00"
    )
    assert due_since(plan, utc("2026-10-27T09:00"), utc("2026-10-27T10:00")) is None


@pytest.mark.parametrize(("days", "times"), [([], [time(9)]), ([1], []), ([7], [time(9)])])
def test_a_plan_that_is_never_due_cannot_be_made(days: list[int], times: list[time]) -> None:
    with pytest.raises(ValueError, match="days of the week"):
        Plan(frozenset(days), tuple(times), "UTC")


def is_right(local: datetime, plan: Plan) -> bool:
    """The plan's time on one of its days; or the end of a gap that holds it."""
    wanted = datetime.combine(local.date(), plan.times[0])
    if local.time() == plan.times[0] and local.weekday() in plan.days:
        return True
    before = (local.astimezone(UTC) - timedelta(minutes=1)).astimezone(local.tzinfo)
    end = local.replace(tzinfo=None)
    held = [wanted, wanted - timedelta(days=1)]
    return any(
        before.replace(tzinfo=None) < one < end for one in held if one.weekday() in plan.days
    )
