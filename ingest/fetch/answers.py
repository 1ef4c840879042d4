"""What a server answered: a page or "not modified", its headers, and where it has moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from ingest.values import Page

_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer that is no error.

    `page` is None when the server says that nothing has changed (304). `headers` have lower-case
    names. `moved` is the new address when the old one redirects for good (301, 308).
    """

    page: Page | None
    headers: Mapping[str, str]
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address to go on to, and whether the old one is given up for it."""

    to: str
    permanent: bool = False

    @classmethod
    def by(cls, status: int, to: str) -> "Redirect":
        """Return the redirect that a status means."""
        return cls(to, status in _PERMANENT)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds that a `Retry-After` header asks to wait; None when it says nothing."""
    value = (value or "").strip()
    if value.isascii() and value.isdigit() and len(value) <= 10:
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    until = until.replace(tzinfo=until.tzinfo or UTC)
    return max(0.0, (until - now).total_seconds())
