"""Plans for digests, in words: what is still open is asked, what is clear is confirmed."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from babel.dates import get_day_names

from bot.conversation.messages import Button, Incoming, Notice, Panel, Replies, Rows
from bot.groups.clocks import Clocks
from bot.planning.due import next_due
from bot.planning.parsing import parse_plan
from bot.planning.showing import describe, zone_name
from bot.planning.values import Off, Plan, PlanWish, Unsure
from bot.state import pending
from bot.state.pending import Pending, Waiting
from bot.state.plans import NO_TOPIC, Place, Planned, Plans
from bot.wording import say, spoken

PATIENCE = timedelta(hours=1)
"""How long a plan waits for its confirmation, or for what is still open."""
YES, NO, MORE, SHOW = "yes", "no", "+", "plan"
"""What buttons say after `/digest`; it can be typed as well."""
UNKNOWN = "?"
"""The zone of a plan where none was ever named."""
IN_A_ROW = 4
TIMES = ("08:00", "09:00", "18:00", "20:00")
ZONES = {
    "en": ("Europe/London", "America/New_York", "America/Los_Angeles"),
    "es": ("Europe/Madrid", "America/Mexico_City", "America/Argentina/Buenos_Aires"),
    "de": ("Europe/Berlin",),
    "fr": ("Europe/Paris",),
    "ru": ("Europe/Moscow",),
    "ja": ("Asia/Tokyo",),
    "uk": ("Europe/Kyiv",),
    "pt": ("America/Sao_Paulo", "Europe/Lisbon"),
    "ar": ("Africa/Cairo", "Asia/Riyadh", "Asia/Dubai"),
}
"""Zones that are offered where none is known, by language; any other can be typed."""


class PlanDesk:
    """Sets, shows and ends the plan of a place; in groups for administrators."""

    def __init__(
        self,
        *,
        plans: Plans,
        pending: Pending,
        clocks: Clocks,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._plans = plans
        self._pending = pending
        self._clocks = clocks
        self._now = now

    async def obey(self, incoming: Incoming, _name: str, words: str) -> Replies:
        """Do what is said about a plan; all but looking at it is for administrators."""
        place = place_of(incoming)
        if words.casefold() == SHOW:
            yield await self._shown(place)
        elif not await incoming.is_admin():
            yield Notice(say("admins_only"), "error")
        elif words.casefold() == YES:
            yield await self._confirmed(incoming, place)
        elif words.casefold() == NO:
            await asyncio.to_thread(self._pending.drop, _waiting(place))
            yield await self._shown(place)
        else:
            yield await self._wished(place, await self._joined(place, words))

    async def _joined(self, place: Place, words: str) -> str:
        """Return the words; those that add something come after what was said before."""
        if not words.startswith(MORE):
            return words
        before = await self._awaited(place)
        added = words.removeprefix(MORE).strip()
        return f"{before.text} {added}" if before else added

    async def _wished(self, place: Place, words: str) -> Panel | Notice:
        zone = await self._zone(place)
        wish = parse_plan(words, language=spoken(), default_zone=zone or UNKNOWN)
        if isinstance(wish, Off):
            return await self._ended(place)
        if wish is None:
            return await self._shown(place, say("plan-unclear"))
        await asyncio.to_thread(self._pending.put, _waiting(place), Waiting(words), self._now())
        if wish.plan is None or wish.zone == UNKNOWN:
            return _open(wish)
        return self._to_confirm(wish.plan)

    def _to_confirm(self, plan: Plan) -> Panel:
        rows = (
            (
                Button(say("plan-button-yes"), f"/digest {YES}"),
                Button(say("plan-button-no"), f"/digest {NO}"),
            ),
        )
        facts = _facts(plan, next_due(plan, self._now()))
        return Panel(say("plan-title"), say("plan-confirm", **facts), rows)

    async def _confirmed(self, incoming: Incoming, place: Place) -> Panel | Notice:
        """Set the plan that waits for it; pressed again there is none, and the plan is shown."""
        awaited, zone = await self._awaited(place), await self._zone(place)
        wish = None
        if awaited is not None:
            wish = parse_plan(awaited.text, language=spoken(), default_zone=zone or UNKNOWN)
        if not isinstance(wish, PlanWish) or wish.plan is None or wish.zone == UNKNOWN:
            return await self._shown(place)
        by = int(incoming.person) if incoming.person and incoming.person.isdecimal() else None
        planned = await asyncio.to_thread(
            lambda plan: self._plans.set(place, plan, by=by, language=spoken(), now=self._now()),
            wish.plan,
        )
        await self._clocks.choose(place.library, planned.plan.zone)
        await asyncio.to_thread(self._pending.drop, _waiting(place))
        told = "\n\n".join([_told(planned), *await deafness(incoming)])
        return Panel(say("plan-title"), told, _off_button())

    async def _ended(self, place: Place) -> Notice:
        await asyncio.to_thread(self._pending.drop, _waiting(place))
        had = await asyncio.to_thread(self._plans.remove, place.library, place.topic)
        return Notice(say("plan-off" if had else "plan-off-none"))

    async def _shown(self, place: Place, before: str = "") -> Panel:
        planned = await asyncio.to_thread(self._plans.get, place.library, place.topic)
        if planned is not None and not before:
            return _set(planned)
        how = say("plan-how")
        current = _told(planned) if planned else say("plan-none")
        text = "\n\n".join(filter(None, [before, current, how]))
        return Panel(say("plan-title"), text, _off_button() if planned else ())

    async def _zone(self, place: Place) -> str | None:
        """Return the zone to take where none is named: of the plan that there is, or the chat's."""
        planned = await asyncio.to_thread(self._plans.get, place.library, place.topic)
        return planned.plan.zone if planned else await self._clocks.zone(place.library)

    async def _awaited(self, place: Place) -> Waiting | None:
        return await asyncio.to_thread(
            lambda: self._pending.get(_waiting(place), self._now(), within=PATIENCE)
        )


def place_of(incoming: Incoming) -> Place:
    """Return where the digests of a conversation belong."""
    return Place(incoming.library, incoming.chat or 0, incoming.topic or NO_TOPIC)


async def deafness(incoming: Incoming) -> list[str]:
    """Return what to do where the bot cannot hear what a digest would tell; nothing elsewhere."""
    return [] if await incoming.hears_all() else [say("joined-privacy-mode")]


def _waiting(place: Place) -> pending.Place:
    """Any administrator of a place may go on with what another one began."""
    name = f"{place.library}:{place.topic}"
    return pending.Place(name, place.library, "plan")


def _open(wish: PlanWish) -> Panel:
    """Ask for the first thing that is still open."""
    if not wish.days:
        names = get_day_names("wide", locale=spoken())
        return _asked("plan-which-day", tuple(names[day] for day in range(7)))
    if not wish.times:
        return _asked("plan-which-time", TIMES)
    zones = wish.zone.candidates if isinstance(wish.zone, Unsure) else ()
    offered = zones or ZONES[spoken()]
    rows = tuple((Button(zone_name(one, spoken()), f"/digest {MORE} {one}"),) for one in offered)
    unknown = isinstance(wish.zone, Unsure) and not zones
    key = "plan-unknown-zone" if unknown else "plan-which-zone"
    said = wish.zone.said if isinstance(wish.zone, Unsure) else ""
    return Panel(say("plan-title"), say(key, said=said) if unknown else say(key), rows)


def _asked(key: str, offered: tuple[str, ...]) -> Panel:
    buttons = [Button(one, f"/digest {MORE} {one}") for one in offered]
    rows = (tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW))
    return Panel(say("plan-title"), say(key), tuple(rows))


def _set(planned: Planned) -> Panel:
    return Panel(say("plan-title"), _told(planned), _off_button())


def _told(planned: Planned) -> str:
    if planned.paused:
        return say("plan-paused")
    return say("plan-set", **_facts(planned.plan, planned.next_due))


def _off_button() -> Rows:
    return ((Button(say("plan-button-off"), "/digest off"),),)


def _facts(plan: Plan, due: datetime) -> dict[str, object]:
    facts = describe(plan, due, spoken())
    return {name: getattr(facts, name) for name in facts.__dataclass_fields__}
