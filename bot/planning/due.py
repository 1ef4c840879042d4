"""When a plan is due, with clock changes. Pure.

A local time that does not exist on a day, because the clock is put forward over it, becomes the
first minute after the gap. One that exists twice, because the clock is put back, counts once: the
first time.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.planning.values import Plan
from bot.planning.zones import tzinfo_of

_DAY = timedelta(days=1)
_AROUND = 9
"""Days to look at: a week, and one at either end for what moved over midnight."""
_FURTHER = 16
"""The same when the week's day did not exist: Samoa had no 30 December 2011."""


def next_due(plan: Plan, after: datetime) -> datetime:
    """Return the first time the plan is due strictly after an aware time, in UTC."""
    for reach in (_AROUND, _FURTHER):
        coming = [due for due in _occurrences(plan, after, -1, reach) if due > after]
        if coming:
            return min(coming)
    raise ValueError("the plan is never due")  # no zone skips the same weekday twice


def last_due(plan: Plan, now: datetime) -> datetime:
    """Return the last time the plan was due, `now` included, in UTC."""
    for reach in (_AROUND, _FURTHER):
        past = [due for due in _occurrences(plan, now, -reach, 1) if due <= now]
        if past:
            return max(past)
    raise ValueError("the plan was never due")


def due_since(plan: Plan, last: datetime, now: datetime) -> datetime | None:
    """Return the latest time the plan was due after `last` and not after `now`, in UTC.

    However many there were in between: after a long silence one digest is enough. None when there
    was none.
    """
    due = last_due(plan, now)
    return due if due > last else None


def _occurrences(plan: Plan, around: datetime, first: int, last: int) -> Iterator[datetime]:
    """All times that are due on the local days from `first` to `last`, counted from `around`."""
    zone = tzinfo_of(plan.zone)
    today = around.astimezone(zone).date()
    for offset in range(first, last + 1):
        day = today + offset * _DAY
        if day.weekday() in plan.days:
            for at in plan.times:
                due = _instant(day, at, zone)
                if due is not None:
                    yield due


def _instant(day: date, at: time, zone: tzinfo) -> datetime | None:
    """Return the instant of a local time, in UTC; None on a day that the calendar left out."""
    local = datetime.combine(day, at, zone)
    early = local.replace(fold=1).astimezone(UTC)
    late = local.astimezone(UTC)
    if early >= late:  # it exists; where it does twice, this is the first
        return late
    if late - early >= _DAY:
        return None
    return _end_of_gap(early, late, zone)


def _end_of_gap(early: datetime, late: datetime, zone: tzinfo) -> datetime:
    """Return the first whole minute after the clock was put forward, between two instants.

    In a gap the two readings of a local time enclose the moment of the change.
    """
    before = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        if middle.astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    return _whole_minute(late)


def _whole_minute(moment: datetime) -> datetime:
    """Round an instant near a change to the minute: changes are at whole ones, since 1972."""
    return (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)
