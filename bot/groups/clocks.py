"""Moments as the people of a chat read them: in their zone and language."""

import asyncio
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfoNotFoundError

from babel.dates import format_skeleton, format_time

from bot.planning.zones import tzinfo_of
from bot.state.preferences import Preferences
from bot.wording import spoken
from ingest.values import LibraryId

ZONE = "zone"
"""Name of the preference that holds a chat's time zone."""
NO_ZONE = "UTC"


class Clocks:
    """Knows the time zones of chats."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    async def zone(self, library: LibraryId) -> str | None:
        """Return the zone of a chat, if somebody named it."""
        return await asyncio.to_thread(self._preferences.get, library, ZONE)

    async def choose(self, library: LibraryId, zone: str) -> None:
        """Remember the zone that a chat lives in."""
        await asyncio.to_thread(self._preferences.set, library, ZONE, zone)

    async def show(self, library: LibraryId, moment: datetime, zone: str | None = None) -> str:
        """Return a moment as day and time in the language that is spoken, in the chat's zone."""
        return shown(moment, _zone_or_utc(zone or await self.zone(library)))


def shown(moment: datetime, zone: tzinfo) -> str:
    """Return a moment as day and time; UTC says so."""
    here = moment.astimezone(zone)
    day = format_skeleton("MMMEd", here, locale=spoken(), fuzzy=True)
    time = format_time(here.time(), "short", locale=spoken())
    return f"{day}, {time}" + (" UTC" if zone is UTC else "")


def _zone_or_utc(zone: str | None) -> tzinfo:
    try:
        return UTC if zone in (None, NO_ZONE) else tzinfo_of(zone)
    except ZoneInfoNotFoundError:
        return UTC
