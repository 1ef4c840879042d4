"""Brings digests that are due to their chats, each once."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from bot.digests.making import Period
from bot.groups.digest_desk import reply_of, stories_of
from bot.groups.parts import GroupParts
from bot.models import tongue
from bot.state.plans import NO_TOPIC, Place, Planned
from bot.state.sent_digests import DigestRun
from bot.telegram.calls import Place as Destination
from bot.telegram.presenting import Presenter
from bot.telegram.sender import UndeliverableError
from bot.telegram.speaking import Manner
from bot.wording import say
from ingest.values import LibraryId

GONE = "gone"
"""The reason for a pause where Telegram takes no messages for a chat."""

_log = logging.getLogger(__name__)


class DigestCourier:
    """Makes a digest that is due, sends it, and remembers what was in it.

    A digest is claimed first, sent through the outbox under its own key, and finished last: after
    a crash at any moment it is taken up again, and what was sent is not sent again.
    """

    def __init__(
        self,
        *,
        parts: GroupParts,
        presenter: Presenter,
        manner: Manner,
        worker: str,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`worker` names this process among those that share the database."""
        self._parts = parts
        self._presenter = presenter
        self._manner = manner
        self._worker = worker
        self._now = now

    async def bring(self, key: str) -> None:
        """Make and send the digest of a key, unless it was or somebody else is about to."""
        sent = self._parts.sent
        if not await asyncio.to_thread(
            lambda: sent.claim(key, worker=self._worker, now=self._now())
        ):
            return
        run = await asyncio.to_thread(sent.find, key)
        if run is None:
            return
        planned = await asyncio.to_thread(self._parts.plans.get, run.library, run.topic)
        chat = planned.chat if planned else run.chat
        await self._speak(chat, planned)
        try:
            await self._send(run, chat, planned.plan.zone if planned else None)
        except UndeliverableError as error:
            _log.warning("digest not deliverable key=%s gone=%s", key, error.gone)
            await asyncio.to_thread(sent.finish, key, [])
            if error.gone:
                await self.gone(run.library)
        await self._presenter.close(key)

    async def _send(self, run: DigestRun, chat: int, zone: str | None) -> None:
        place = Place(run.library, chat, run.topic)
        period = Period(run.start, run.due)
        made = await self._parts.digests.make(place, period, language=tongue.fixed())
        if made.digest.empty:
            await asyncio.to_thread(self._parts.sent.finish, run.key, [])
            return
        await asyncio.to_thread(self._parts.sent.prepare, run.key, stories_of(made.digest))
        since = await self._parts.clocks.show(run.library, run.start, zone)
        reply = reply_of(made, say("digest-title", since=since), run.key, closes=True)
        target = _destination(place)
        if not await self._presenter.deliver(run.key, target, reply, library=run.library):
            await self._presenter.say(f"{run.key}:lost", target, say("digest-lost", since=since))
        await self._parts.digests.delivered(made)

    async def gone(self, library: LibraryId) -> None:
        """Pause the plans of a chat that takes no messages, and tell who set them, once."""
        plans = await asyncio.to_thread(self._parts.plans.list, library)
        if not await asyncio.to_thread(self._parts.plans.pause, library, GONE):
            return
        for person in dict.fromkeys(one.created_by for one in plans if one.created_by):
            try:
                await self._tell(person, library)
            except UndeliverableError:
                _log.info("nobody to tell of a paused plan library=%s", library)

    async def back(self, library: LibraryId) -> None:
        """Let the plans of a chat go on, and say so there."""
        plans = await asyncio.to_thread(self._parts.plans.list, library)
        if not any(one.paused == GONE for one in plans):
            return
        for planned in await asyncio.to_thread(self._parts.plans.resume, library, self._now()):
            due = await self._parts.clocks.show(library, planned.next_due, planned.plan.zone)
            place = _destination(Place(library, planned.chat, planned.topic))
            key = f"resumed:{planned.id}:{self._now():%Y%m%dT%H%M}"
            await self._presenter.say(key, place, say("plan-resumed", due=due))

    async def _tell(self, person: int, library: LibraryId) -> None:
        await self._speak(person, None)
        key = f"paused:{library}:{person}:{self._now():%Y%m%dT%H%M}"
        await self._presenter.say(key, Destination(person), say("plan-paused-told"))

    async def _speak(self, chat: int, planned: Planned | None) -> None:
        """Speak the language of a chat; where none was chosen that in which its plan was made."""
        await self._manner.take_on_for(chat, planned.language if planned else None)


def _destination(place: Place) -> Destination:
    topic = None if place.topic == NO_TOPIC else place.topic
    return Destination(place.chat, group=place.chat < 0, topic=topic)
