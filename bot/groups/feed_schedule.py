"""How often a feed is visited, and when it is given up: decisions without clocks or networks."""

from datetime import datetime, timedelta

from bot.state.feed_values import Death
from ingest.errors import BadStatusError, EmptySourceError, IngestError, NotAFeedError

FIRST = 30
"""Minutes between visits to a feed that is not known better."""
SHORTEST = 10
LONGEST = 3 * 60
"""A quiet feed is still news when it speaks: nobody waits longer than three hours."""

_LONGEST_WISH = 24 * 60
_BACK_OFF = timedelta(minutes=FIRST)
_LONGEST_BACK_OFF = timedelta(hours=24)
_GONE = frozenset({404, 410})
_GONE_FOR_GOOD = 410
# A day or two without an answer is a repair; a week is the end. Not found is less often a repair.
_FAILURES, _DAYS = 10, timedelta(days=7)
_GONE_FAILURES, _GONE_DAYS = 5, timedelta(days=3)


def first_minutes(asked: int | None) -> int:
    """Return the pause after the visit by which a feed is begun to be followed."""
    return max(FIRST, min(asked or 0, _LONGEST_WISH))


def minutes_until_next(minutes: int, *, new: bool, asked: int | None = None) -> int:
    """Return the pause after a visit: shorter after news, longer without, as the feed asks.

    `minutes` is the pause before it; `asked` is what the feed says of itself (`ttl`).
    """
    pause = minutes // 2 if new else minutes + minutes // 2
    pause = min(max(pause, SHORTEST), LONGEST)
    return max(pause, min(asked or 0, _LONGEST_WISH))


def wait_after_failure(failures: int, error: IngestError) -> timedelta:
    """Return the pause after the `failures`-th failure in a row, doubled each time up to a day.

    What a server asks for counts, up to a day as well.
    """
    wait = min(_BACK_OFF * (1 << min(failures - 1, 10)), _LONGEST_BACK_OFF)
    asked = error.retry_after if isinstance(error, BadStatusError) else None
    return max(wait, min(timedelta(seconds=asked or 0.0), _LONGEST_BACK_OFF))


def death(failures: int, since: datetime, now: datetime, error: IngestError) -> Death | None:
    """Return why a feed is given up after its `failures`-th failure since a time, or None."""
    status = error.status if isinstance(error, BadStatusError) else None
    if status == _GONE_FOR_GOOD:
        return "gone"
    if status in _GONE:
        return "gone" if failures >= _GONE_FAILURES and now - since >= _GONE_DAYS else None
    if failures < _FAILURES or now - since < _DAYS:
        return None
    return "not_a_feed" if isinstance(error, NotAFeedError | EmptySourceError) else "unreachable"
