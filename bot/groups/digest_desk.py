"""Digests that somebody asks for: `/digest` for all, `/catchup` for one."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.conversation.limits import Limits
from bot.conversation.messages import Button, DigestReply, Incoming, Notice, Replies, Rows, Working
from bot.digests.making import Period
from bot.digests.values import Digest
from bot.groups.clocks import Clocks
from bot.groups.digesting import GroupDigests, Made
from bot.groups.plan_desk import PlanDesk, deafness, place_of
from bot.models import tongue
from bot.planning.parsing import is_plan_request
from bot.planning.spans import parse_span
from bot.state.plans import NO_TOPIC, Place
from bot.state.sent_digests import SentDigests
from bot.state.talk_log import TalkLog
from bot.wording import say, spoken

FIRST = timedelta(days=1)
"""How far back the first digest of a place reaches, and a catch-up of who never said a word."""
FURTHEST = timedelta(days=31)
"""How far back any digest reaches that names no time."""
NUMBERS = 5
"""Stories that have a button."""
MISSED = re.compile(
    r"\W*(?:(?:so,?\s+)?what(?:'s| is| has| did| have)? (?:did )?i miss(?:ed)?|catch me up|catch up"
    r"|qué me (?:he )?perd(?:í|ido)|ponme al día|was habe ich verpasst|was hab ich verpasst"
    r"|qu'est-ce que j'ai (?:raté|manqué)|qu'ai-je (?:raté|manqué)|что я пропустил\w*"
    r"|що я пропусти\w*|o que (?:eu )?perdi|ماذا فاتني|何を見逃した|見逃したことは)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Records:
    """What is kept of digests and of talk."""

    sent: SentDigests
    talk: TalkLog


class DigestDesk:
    """Makes digests at once, and hands the words about plans on."""

    def __init__(
        self,
        *,
        digests: GroupDigests,
        records: Records,
        plans: PlanDesk,
        limits: Limits,
        clocks: Clocks,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._digests = digests
        self._sent = records.sent
        self._talk = records.talk
        self._plans = plans
        self._limits = limits
        self._clocks = clocks
        self._now = now

    def obey(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Do what `/digest` and `/catchup` say: now, for a time, or on a plan."""
        words = arguments.strip()
        span = parse_span(words) if words else None
        if name == "catchup":
            return self._catch_up(incoming, span)
        if words and span is None:
            return self._plans.obey(incoming, name, words)
        return self._digest(incoming, span)

    async def interpret(self, incoming: Incoming, text: str) -> Replies | None:
        """Understand "a digest every day at nine, please" and "what did I miss?"."""
        if is_plan_request(text, language=spoken()):
            return self._plans.obey(incoming, "digest", text)
        if incoming.group and MISSED.fullmatch(text):
            return self._catch_up(incoming, None)
        return None

    async def _digest(self, incoming: Incoming, span: timedelta | None) -> Replies:
        """Tell what is new since the last digest; what is told for a named time stays new."""
        now, place = self._now(), place_of(incoming)
        start = now - span if span else await asyncio.to_thread(self._start, place, now)
        since = await self._clocks.show(place.library, start)
        async for reply in self._make(
            incoming, Period(start, now), say("digest-title", since=since), closes=span is None
        ):
            yield reply

    async def _catch_up(self, incoming: Incoming, span: timedelta | None) -> Replies:
        """Tell one person what was new since they last said something."""
        if not incoming.group:
            yield Notice(say("catchup-groups-only"))
            return
        now = self._now()
        start = now - span if span else await asyncio.to_thread(self._last_said, incoming, now)
        since = await self._clocks.show(incoming.library, start)
        title = say("catchup-title", since=since)
        async for reply in self._make(incoming, Period(start, now), title, closes=False):
            yield reply

    async def _make(
        self, incoming: Incoming, period: Period, title: str, *, closes: bool
    ) -> Replies:
        reserved = await self._limits.reserve(incoming, "summaries", "digest")
        if isinstance(reserved, Notice):
            yield reserved
            return
        yield Working("summarizing")
        place = place_of(incoming)
        made = await self._digests.make(place, period, language=tongue.fixed(), feeds=closes)
        if made.digest.empty:
            await self._limits.release(reserved)
            yield Notice(await self._nothing(incoming, period))
            return
        key = f"asked-{incoming.key}"
        await asyncio.to_thread(self._write_down, place, key, period, made.digest)
        yield reply_of(made, title, key, closes=closes)
        if closes:
            await self._digests.delivered(made)

    async def _nothing(self, incoming: Incoming, period: Period) -> str:
        start = period.start or self._now()
        since = await self._clocks.show(incoming.library, start)
        key = "digest-nothing-since" if incoming.group else "digest-nothing-private"
        return "\n\n".join([say(key, since=since), *await deafness(incoming)])

    def _start(self, place: Place, now: datetime) -> datetime:
        """Return where the last digest of a place ended."""
        last = self._sent.last_end(place.library, place.topic)
        return now - FIRST if last is None else max(last, now - FURTHEST)

    def _last_said(self, incoming: Incoming, now: datetime) -> datetime:
        topic = incoming.topic or NO_TOPIC
        last = self._talk.last_said(incoming.library, incoming.person or "", topic)
        return now - FIRST if last is None else max(last, now - FURTHEST)

    def _write_down(self, place: Place, key: str, period: Period, digest: Digest) -> None:
        if period.start is not None and period.end is not None:
            self._sent.ask(place, key, period.end, period.start)
            self._sent.prepare(key, stories_of(digest))


def reply_of(made: Made, title: str, key: str, *, closes: bool) -> DigestReply:
    """Return a digest as a reply, with a button for each story that one can ask about."""
    return DigestReply(
        made.digest, title, key, made.heard, closes=closes, buttons=story_buttons(made.digest)
    )


def stories_of(digest: Digest) -> list[list[str]]:
    """Return the ids of the articles of each story, by number."""
    return [[article.id for article in story.articles] for story in digest.numbered]


def story_buttons(digest: Digest, *, alone: bool = False) -> Rows:
    """Return a row of buttons for the first stories that one can ask about.

    They say a number, which belongs to a message that the group can see; where one person sees it
    `alone`, they name what they are about.
    """
    row = tuple(
        Button(str(number), "/summary", story.articles[0].id) if alone else Button(str(number))
        for number, story in enumerate(digest.stories[:NUMBERS], 1)
        if story.articles
    )
    return (row,) if row else ()
